package views

import (
	"strconv"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/words"
)

type columnKind int

// How a field of a row is filled in.
const (
	asText columnKind = iota // several lines
	asNumber
	asTick
	asChoice
	asHidden
)

// formColumn is a field of a form, or of each row of a part; its name is what stands behind the row's.
type formColumn struct {
	name, label string
	kind        columnKind
	choices     []choice
}

// formPart is a list of rows, each with the same fields, and maybe lists of its own.
type formPart struct {
	name, legend, hint, row, add string
	least                        int // rows that are shown at least
	columns                      []formColumn
	folded                       []formColumn // seldom needed
	more                         string       // what those are
	parts                        []formPart
}

// solo tells whether a row has one text only, which its number says enough of.
func (part formPart) solo() bool {
	texts := 0
	for _, c := range part.columns {
		if c.kind != asHidden && c.kind != asTick {
			texts++
		}
	}
	return texts == 1
}

// typeParts are the lists that belong to the question's type.
func (p QuestionFormPage) typeParts() []formPart {
	w := p.W
	switch p.questionType() {
	case questions.SingleChoiceType, questions.MultipleResponseType:
		return []formPart{optionsPart(w, "options")}
	case questions.ShortTextType:
		return []formPart{acceptPart(w, "accept", 2, textColumns(w))}
	case questions.NumericType:
		return []formPart{acceptPart(w, "accept", 1, numberColumns(w))}
	case questions.MatchingType:
		return matchingParts(w)
	case questions.OrderingType:
		return []formPart{itemsPart(w, "items", w.T("questionform.items"), w.T("questionform.items-hint"), 3)}
	case questions.SelectSentenceType:
		return []formPart{{name: "correct", legend: w.T("questionform.right-sentences"), hint: w.T("questionform.pick-hint"), row: w.T("questionform.sentence"),
			add: w.T("questionform.add-sentence"), least: 1, columns: []formColumn{{name: "quote", label: w.T("questionform.quote")}}}}
	case questions.CompareSourcesType:
		return []formPart{p.claimsPart()}
	case questions.EssayType:
		return []formPart{rubricPart(w)}
	}
	return nil
}

func optionsPart(w words.Words, name string) formPart {
	return formPart{name: name, legend: w.T("questionform.options"), hint: w.T("questionform.empty-rows"), row: w.T("questionform.option"), add: w.T("questionform.add-option"), least: 4,
		columns: []formColumn{{name: "id", kind: asHidden}, {name: "text", label: w.T("questionform.text")}, {name: "correct", label: w.T("questionform.correct"), kind: asTick}},
		more:    w.T("questionform.option-more"), folded: []formColumn{{name: "feedback", label: w.T("questionform.feedback")}, {name: "weight", label: w.T("questionform.weight"), kind: asNumber},
			{name: "pinned", label: w.T("questionform.option-pinned"), kind: asTick}}}
}

func textColumns(w words.Words) []formColumn {
	return []formColumn{{name: "text", label: w.T("questionform.accepted-text")}}
}

func numberColumns(w words.Words) []formColumn {
	return []formColumn{{name: "value", label: w.T("questionform.value"), kind: asNumber}, {name: "tolerance", label: w.T("questionform.tolerance"), kind: asNumber},
		{name: "min", label: w.T("questionform.min"), kind: asNumber}, {name: "max", label: w.T("questionform.max"), kind: asNumber}}
}

func acceptPart(w words.Words, name string, least int, columns []formColumn) formPart {
	return formPart{name: name, legend: w.T("questionform.accepted"), hint: w.T("questionform.empty-rows"), row: w.T("questionform.answer"), add: w.T("questionform.add-answer"), least: least,
		columns: columns, more: w.T("questionform.answer-more"), folded: []formColumn{{name: "feedback", label: w.T("questionform.feedback")}, {name: "weight", label: w.T("questionform.weight"), kind: asNumber}}}
}

func itemsPart(w words.Words, name, legend, hint string, least int) formPart {
	return formPart{name: name, legend: legend, hint: hint, row: w.T("questionform.item"), add: w.T("questionform.add-item"), least: least,
		columns: []formColumn{{name: "id", kind: asHidden}, {name: "text", label: w.T("questionform.text")}}}
}

func matchingParts(w words.Words) []formPart {
	pairs := formPart{name: "pairs", legend: w.T("questionform.pairs"), hint: w.T("questionform.empty-rows"), row: w.T("questionform.pair"), add: w.T("questionform.add-pair"), least: 3,
		columns: []formColumn{{name: "id", kind: asHidden}, {name: "match_id", kind: asHidden},
			{name: "prompt", label: w.T("questionform.prompt")}, {name: "match", label: w.T("questionform.match")}}}
	return []formPart{pairs, itemsPart(w, "distractors", w.T("questionform.distractors"), w.T("questionform.distractors-hint"), 1)}
}

func (p QuestionFormPage) claimsPart() formPart {
	w := p.W
	part := formPart{name: "claims", legend: w.T("questionform.claims"), hint: w.T("questionform.claims-hint"), row: w.T("questionform.claim"), add: w.T("questionform.add-claim"), least: 2,
		columns: []formColumn{{name: "id", kind: asHidden}, {name: "text", label: w.T("questionform.text")}}}
	for _, id := range p.sourceIDs() {
		part.columns = append(part.columns, formColumn{name: "sources." + id, label: sourceTitle(p.Sources, id), kind: asChoice, choices: stanceChoices(w)})
	}
	evidence := p.evidencePart("evidence")
	evidence.hint = ""
	part.parts = []formPart{evidence}
	return part
}

func stanceChoices(w words.Words) []choice {
	return []choice{{Text: w.T("questionform.not-compared")}, {Value: string(questions.States), Text: w.T("questionform.states")},
		{Value: string(questions.Silent), Text: w.T("questionform.silent")}, {Value: string(questions.Contradicts), Text: w.T("questionform.contradicts")}}
}

func rubricPart(w words.Words) formPart {
	levels := formPart{name: "levels", legend: w.T("questionform.levels"), row: w.T("questionform.level"), add: w.T("questionform.add-level"), least: 1,
		columns: []formColumn{{name: "text", label: w.T("questionform.text")}, {name: "points", label: w.T("questionform.points"), kind: asNumber}}}
	return formPart{name: "rubric", legend: w.T("questionform.rubric"), hint: w.T("questionform.empty-rows"), row: w.T("questionform.criterion"), add: w.T("questionform.add-criterion"), least: 1,
		columns: []formColumn{{name: "criterion", label: w.T("questionform.text")}, {name: "points", label: w.T("questionform.points"), kind: asNumber}}, parts: []formPart{levels}}
}

func (p QuestionFormPage) evidencePart(name string) formPart {
	w := p.W
	return formPart{name: name, legend: w.T("questionform.evidence"), hint: w.T("questionform.pick-hint"), row: w.T("questionform.evidence-row"), add: w.T("questionform.add-evidence"), least: 1,
		columns: []formColumn{{name: "quote", label: w.T("questionform.quote")}, {name: "source", label: w.T("questionform.source"), kind: asChoice, choices: p.sourceChoices()}},
		more:    w.T("questionform.evidence-more"), folded: []formColumn{{name: "passage", label: w.T("questionform.passage"), kind: asNumber}, {name: "absent", label: w.T("questionform.absent")}}}
}

// gapParts are the lists of one gap: what it accepts, or what it offers; both while it has neither.
func (p QuestionFormPage) gapParts(row string) []formPart {
	options := optionsPart(p.W, row+"options")
	options.least = 2
	hasOptions, hasAccept := p.rows(row+"options", 0) > 0, p.rows(row+"accept", 0) > 0
	accept := acceptPart(p.W, row+"accept", 1, append(textColumns(p.W), numberColumns(p.W)...))
	switch {
	case hasOptions && !hasAccept:
		return []formPart{options}
	case hasAccept && !hasOptions:
		return []formPart{accept}
	}
	return []formPart{accept, options}
}

// gapColumns are the fields of one gap beside its lists.
func gapColumns(w words.Words) []formColumn {
	return []formColumn{{name: "unit", label: w.T("questionform.unit"), kind: asNumber}, {name: "weight", label: w.T("questionform.gap-weight"), kind: asNumber},
		{name: "mode", label: w.T("questionform.mode"), kind: asChoice, choices: matchChoices(w)}, {name: "typos", label: w.T("questionform.typos"), kind: asNumber},
		{name: "keep", label: w.T("questionform.keep-order"), kind: asTick}}
}

func matchChoices(w words.Words) []choice {
	return []choice{{Text: w.T("questionform.mode-default")}, {Value: string(questions.MatchFold), Text: w.T("questionform.mode-fold")}, {Value: string(questions.MatchExact), Text: w.T("questionform.mode-exact")}}
}

// typeColumns are the fields beside the lists of the question's type.
func (p QuestionFormPage) typeColumns() []formColumn {
	w := p.W
	keep := formColumn{name: "keep", label: w.T("questionform.keep-order"), kind: asTick}
	switch p.questionType() {
	case questions.SingleChoiceType:
		return []formColumn{keep}
	case questions.MultipleResponseType:
		return []formColumn{{name: "marking", label: w.T("questionform.marking"), kind: asChoice, choices: markingChoices(w, questions.MultipleMarkings())}, keep}
	case questions.TrueFalseType:
		return []formColumn{{name: "answer", label: w.T("questionform.right-answer"), kind: asChoice, choices: []choice{{Text: w.T("questionform.not-chosen")},
			{Value: "true", Text: w.T("question.true")}, {Value: "false", Text: w.T("question.false")}}},
			{name: "feedback.true", label: w.T("questionform.feedback-true")}, {name: "feedback.false", label: w.T("questionform.feedback-false")}}
	case questions.ShortTextType:
		return []formColumn{{name: "match", label: w.T("questionform.mode"), kind: asChoice, choices: matchChoices(w)}, {name: "typos", label: w.T("questionform.typos"), kind: asNumber}}
	case questions.NumericType:
		return []formColumn{{name: "unit", label: w.T("questionform.unit"), kind: asNumber}}
	case questions.OrderingType:
		return []formColumn{{name: "marking", label: w.T("questionform.marking"), kind: asChoice, choices: markingChoices(w, questions.OrderMarkings())}}
	case questions.SelectSentenceType:
		return []formColumn{{name: "source", label: w.T("questionform.source"), kind: asChoice, choices: p.sourceChoices()}, {name: "choose", label: w.T("questionform.choose"), kind: asNumber}}
	case questions.EssayType:
		return []formColumn{{name: "words.min", label: w.T("questionform.words-min"), kind: asNumber}, {name: "words.max", label: w.T("questionform.words-max"), kind: asNumber}}
	}
	return nil
}

// markingChoices offers rules of marking; the first of them is meant where nothing is chosen, which stays so.
func markingChoices[M ~string](w words.Words, markings []M) []choice {
	choices := []choice{{Text: w.T("questionform.marking-default")}}
	for _, m := range markings {
		choices = append(choices, choice{Value: string(m), Text: w.T("questionform.marking-" + string(m))})
	}
	return choices
}

func rowNumber(n int) string { return strconv.Itoa(n + 1) }
