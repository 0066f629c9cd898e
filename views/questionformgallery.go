package views

import (
	"net/url"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// questionFormSpecimens are forms of questions of several types, a refused one, and one that somebody else changed.
func questionFormSpecimens() []Specimen {
	choice := specimenQuestionForm("single-choice", url.Values{
		"stem": {"Who said that a *hydraulic line* had burst?"}, "tags": {"cause"}, "explanation": {"The master of the harbour said so on Monday."},
		"options.0.id": {"a"}, "options.0.text": {"The harbour master, Dr. Ines Okafor"}, "options.0.correct": {"yes"}, "options.1.text": {"The pilot"}, "options.1.feedback": {"She was quoted on the ferry only."}, "options.2.text": {"All of the above"},
		"evidence.0.source": {"courier"}, "evidence.0.quote": {"The harbour master, Dr. Ines Okafor, said that a hydraulic line had burst."}, PickField: {"courier/1.1"},
	})
	choice.Advice = []string{choice.W.Say("advice.all-or-none", map[string]any{"text": "All of the above"}), choice.W.Say("advice.negative", map[string]any{"word": "not"})}
	refused := choice
	refused.Problems = []ProblemLine{{Severity: questions.Error, Rule: "evidence-missing", Message: choice.W.Say("problem.evidence-missing", nil), Suggestion: choice.W.Say("problem.evidence-missing.fix", nil)}}
	refused.Errors = Errors{"points": refused.W.T("questionform.bad-decimal"), "options.0.weight": refused.W.T("questionform.bad-decimal")}
	moved := choice
	moved.Moved, moved.Theirs = true, specimenOvertaken(choice.W)
	gone := choice
	gone.Moved = true
	gap := specimenQuestionForm("gap-fill", url.Values{"stem": {"The line burst at [[when]] on [[day]]."}, "gaps.0.name": {"when"}, "gaps.0.accept.0.value": {"10"}, "gaps.1.name": {"day"}})
	compare := specimenQuestionForm("compare-sources", url.Values{"stem": {"Who says what?"}, "claims.0.text": {"A line had burst."}, "claims.0.sources.courier": {"states"}})
	all := []Specimen{{"question-form", QuestionForm(choice)}, {"question-form-refused", QuestionForm(refused)}, {"question-form-moved", QuestionForm(moved)},
		{"question-form-gone", QuestionForm(gone)}, {"question-form-gap-fill", QuestionForm(gap)}, {"question-form-compare-sources", QuestionForm(compare)}}
	for _, kind := range []string{"true-false", "numeric", "matching", "ordering", "select-sentence", "essay"} {
		all = append(all, Specimen{"question-form-" + kind, QuestionForm(specimenQuestionForm(kind, url.Values{"stem": {"When did it happen?"}}))})
	}
	return all
}

func specimenQuestionForm(kind string, values url.Values) QuestionFormPage {
	r := specimenRevision()
	values.Set("type", kind)
	p := QuestionFormPage{
		Frame: studioFrame("Question 2", QuestionFormPath(r.Set.ID, "cause")), SetID: r.Set.ID, Set: r.Set.Title, ID: "cause", Number: 2, Of: 12,
		Previous: "when", Next: "ferry", Edited: true, ByName: "Ada Lindqvist", Values: values, Sources: SourcesOf(r), Base: "b",
		Text: "id: cause\ntype: " + kind + "\nstem: Who said that a *hydraulic line* had burst?\n", TextState: "b",
	}
	for _, q := range quiz.ShowAll(r, specimenPlan()) {
		if string(q.Type) == kind && len(p.Preview) == 0 {
			p.Preview = []quiz.Shown{*q}
		}
	}
	return p
}

// specimenOvertaken is how a question that was typed differs from what somebody else made of it.
func specimenOvertaken(w words.Words) *RevisionDifference {
	theirs, mine := specimenRevision().Set, specimenRevision().Set
	theirs.Questions, mine.Questions = slices.Clone(theirs.Questions[:1]), slices.Clone(mine.Questions[:1])
	theirs.Questions[0].Stem, mine.Questions[0].Stem = "Who spoke of a *hydraulic line*?", "Who said that a *hydraulic line* had burst?"
	d := DifferenceOf(w, 0, 0, &theirs, &mine)
	d.Before, d.After = w.T("questionform.theirs"), w.T("questionform.yours")
	return &d
}
