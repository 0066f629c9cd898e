package handlers

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showQuestionForm is the form of a question as it is in the draft.
func showQuestionForm(v *visit, e *edited) error {
	q := e.Set.Question(v.Param("question"))
	if q == nil {
		return store.ErrNotFound
	}
	p, err := v.questionFormPage(e, q, formOf(q))
	if err != nil {
		return err
	}
	return v.page(http.StatusOK, views.QuestionForm(p))
}

// questionFormPage is the page of a question, with the values of the form.
func (v *visit) questionFormPage(e *edited, q *questions.Question, values url.Values) (views.QuestionFormPage, error) {
	i := e.at(q.ID)
	number := i + 1
	if i < 0 {
		number = len(e.Set.Questions)
	}
	p := views.QuestionFormPage{
		Frame: v.frame(v.words.T("title.questionform", "number", number, "set", e.Set.Title)), SetID: e.SetID, Set: e.Set.Title, ID: q.ID,
		Number: number, Of: len(e.Set.Questions), Values: values, Base: stateOf(e.Set.Question(q.ID)), Edited: e.Version > 0, ByName: e.ByName,
	}
	if i > 0 {
		p.Previous = e.Set.Questions[i-1].ID
	}
	if i >= 0 && i+1 < len(e.Set.Questions) {
		p.Next = e.Set.Questions[i+1].ID
	}
	if err := v.asText(&p, e); err != nil {
		return p, err
	}
	return p, v.judge(&p, e, q)
}

// asText puts the question as the draft has it beside its form, as the text of set files.
func (v *visit) asText(p *views.QuestionFormPage, e *edited) (err error) {
	if q := e.Set.Question(p.ID); q != nil {
		p.Text, err = textOfQuestion(*q)
		p.TextState = stateOf(q)
	}
	return err
}

// judge fills in what is to be said of a question, and how learners would see it.
func (v *visit) judge(p *views.QuestionFormPage, e *edited, q *questions.Question) error {
	alone := e.Set
	alone.Questions = []questions.Question{*q}
	found := questions.CheckSince(&alone, e.before)
	found = slices.DeleteFunc(found, func(problem questions.Problem) bool { return !strings.HasPrefix(problem.Pointer, "/questions/0") })
	p.Problems = onceEach(v.problemLines(found))
	for _, a := range questions.Advise(&e.Set, q) {
		p.Advice = append(p.Advice, v.words.Say("advice."+a.Rule, a.Args))
	}
	if alone.TooLong() {
		alone.Briefing = nil
	}
	revision, err := questions.NewRevision(alone, nil)
	if err != nil {
		return err
	}
	p.Sources = views.SourcesOf(revision)
	for _, shown := range quiz.ShowAll(revision, quiz.WholePlan(&revision.Set)) {
		shown.CountFrom(0, p.Number-1, p.Of)
		p.Preview = append(p.Preview, *shown)
	}
	return nil
}

// onceEach leaves out what is said already: of three options without a text one line is enough.
func onceEach(lines []views.ProblemLine) (once []views.ProblemLine) {
	for _, line := range lines {
		if !slices.ContainsFunc(once, func(said views.ProblemLine) bool {
			return said.Message == line.Message && said.Suggestion == line.Suggestion
		}) {
			once = append(once, line)
		}
	}
	return once
}
