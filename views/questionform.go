package views

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// The fields of the sentences that are ticked in sources, and of the claim that they are evidence for.
const (
	PickField    = "pick"
	PickForField = "pick_for"
)

// QuestionFormPath is where one question of a set is edited.
func QuestionFormPath(set, question string) string {
	return SetPath(set) + "/edit/" + url.PathEscape(question)
}

// QuestionFormPage edits one question of a set's draft.
type QuestionFormPage struct {
	Frame
	Errors   Errors
	SetID    string
	Set      string // title
	ID       string // of the question
	Number   int    // from 1, in the order of the set
	Of       int
	Previous string // id of the question before; empty: none
	Next     string
	Edited   bool       // the set has a draft
	ByName   string     // who changed the draft last
	Base     string     // what the form was made from, so that another's change is noticed
	Values   url.Values // of the form's fields, as stored or as typed
	More     string     // the part that has a row more than there are
	Sources  []Source
	Problems []ProblemLine
	Advice   []string
	Preview  []quiz.Shown
	Moved    bool                // somebody else changed the question meanwhile
	Theirs   *RevisionDifference // what they made of it, and what was typed; nil: it is gone

	Text      string // the question as the draft has it, as a set file does
	TextState string // which state of the question that is; empty: it is gone
}

func (p QuestionFormPage) questionType() questions.Type { return questions.Type(p.value("type")) }

func (p QuestionFormPage) value(name string) string { return p.Values.Get(name) }

// unsaved tells whether the form has more than the draft.
func (p QuestionFormPage) unsaved() bool { return p.Moved || p.More != "" || len(p.Errors) > 0 }

func (p QuestionFormPage) path() string { return QuestionFormPath(p.SetID, p.ID) }

// rows is how many rows of a part are shown.
func (p QuestionFormPage) rows(part string, least int) int {
	n := 0
	for name := range p.Values {
		if rest, ok := strings.CutPrefix(name, part+"."); ok {
			number, _, _ := strings.Cut(rest, ".")
			if i, err := strconv.Atoi(number); err == nil && i >= n && i < 1000 {
				n = i + 1
			}
		}
	}
	if p.More == part {
		n++
	}
	return max(n, least)
}

// fills tells whether one of a row's fields has something in it.
func (p QuestionFormPage) fills(row string, columns []formColumn) bool {
	return slices.ContainsFunc(columns, func(c formColumn) bool { return p.value(row+c.name) != "" || p.Errors[row+c.name] != "" })
}

// reading is how the sources are shown: each sentence can be ticked.
func (p QuestionFormPage) reading() reading {
	ticked, _ := json.Marshal(p.ticked()) // strings always can
	bound := p.bound()
	r := reading{tabs: true}
	for _, s := range p.Sources {
		r.picks = append(r.picks, pick{source: s.ID, given: quiz.Given{Answer: ticked}, field: PickField, form: "question-form", bound: bound})
	}
	return r
}

func (p QuestionFormPage) sourceChoices() []choice {
	choices := []choice{{Text: p.W.T("questionform.no-source")}}
	for _, s := range p.Sources {
		choices = append(choices, choice{Value: s.ID, Text: s.Title})
	}
	return choices
}

// sourceIDs are the briefing's, and those that claims name though the briefing lacks them.
func (p QuestionFormPage) sourceIDs() (ids []string) {
	for _, s := range p.Sources {
		ids = append(ids, s.ID)
	}
	var others []string
	for name := range p.Values {
		if _, id, ok := strings.Cut(name, ".sources."); ok && !slices.Contains(ids, id) && !slices.Contains(others, id) {
			others = append(others, id)
		}
	}
	slices.Sort(others)
	return append(ids, others...)
}

// takesEvidence tells whether evidence of its own belongs to the question: others carry it in what is theirs.
func (p QuestionFormPage) takesEvidence() bool {
	switch p.questionType() {
	case questions.SelectSentenceType, questions.CompareSourcesType, questions.InformationType:
		return p.rows("evidence", 0) > 0
	}
	return true
}

// picksInto is the part that a ticked sentence goes into; the script puts the claim's number for the #.
func (p QuestionFormPage) picksInto() string {
	switch p.questionType() {
	case questions.SelectSentenceType:
		return "correct"
	case questions.CompareSourcesType:
		return "claims.#.evidence"
	}
	return "evidence"
}

func (p QuestionFormPage) wrong() []string {
	names := make([]string, 0, len(p.Errors))
	for name := range p.Errors {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (p QuestionFormPage) typeChoices() (choices []choice) {
	for _, t := range questions.Types() {
		choices = append(choices, choice{Value: string(t), Text: typeWord(p.W, t)})
	}
	return choices
}
