package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// goneState is the state that a form is made from when its question is gone.
const goneState = "gone"

// stateOf tells one state of a question from another; that of none is empty.
func stateOf(q *questions.Question) string {
	if q == nil {
		return ""
	}
	data, err := json.Marshal(q)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12])
}

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
	return p, v.judge(&p, e, q)
}

// judge fills in what is to be said of a question, and how learners would see it.
func (v *visit) judge(p *views.QuestionFormPage, e *edited, q *questions.Question) error {
	alone := e.Set
	alone.Questions = []questions.Question{*q}
	found := questions.Check(&alone)
	found = slices.DeleteFunc(found, func(problem questions.Problem) bool { return !strings.HasPrefix(problem.Pointer, "/questions/0") })
	p.Problems = v.problemLines(found)
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
	for _, shown := range quiz.ShowAll(revision, quiz.NewPlan(&revision.Set, quiz.Rules{}, 0, nil)) {
		shown.CountFrom(0, p.Number-1, p.Of)
		p.Preview = append(p.Preview, *shown)
	}
	return nil
}

// postQuestionForm saves a question to the draft, or shows the form again with another row.
func postQuestionForm(v *visit, e *edited) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	id := v.Param("question")
	old := e.Set.Question(id)
	if old == nil && form.Get("base") == "" {
		return store.ErrNotFound
	}
	if old == nil { // removed while the form was open
		old = &questions.Question{QuestionHead: questions.QuestionHead{ID: id, Type: questions.Type(form.Get("type"))}, Body: &questions.Information{}}
	}
	s := &questionSaving{visit: v, edited: e, old: old, formReader: formReader{form: form, errors: map[string]string{}}}
	return s.save()
}

// questionSaving is a form of a question on its way into the draft.
type questionSaving struct {
	*visit
	formReader
	edited *edited
	old    *questions.Question
	made   questions.Question // as the form has it
}

func (s *questionSaving) save() error {
	s.made = s.question(s.old)
	if part, ok := strings.CutPrefix(s.formReader.form.Get("go"), "add:"); ok {
		return s.again(http.StatusOK, func(p *views.QuestionFormPage) { p.More = part })
	}
	s.picked(&s.made, questions.CutBriefing(s.edited.Set.Briefing))
	if len(s.errors) > 0 {
		return s.again(http.StatusUnprocessableEntity, func(p *views.QuestionFormPage) {})
	}
	current := s.edited.Set.Question(s.old.ID)
	if base := s.formReader.form.Get("base"); base != stateOf(current) && (current != nil || base != goneState) && stateOf(&s.made) != stateOf(current) {
		return s.moved()
	}
	if err := s.store(); errors.Is(err, store.ErrDraftMoved) {
		return s.moved()
	} else if err != nil {
		return err
	}
	return s.goOn()
}

// store puts the question into the draft, which begins with its first change. What changed nothing isn't stored.
func (s *questionSaving) store() error {
	adds := s.formReader.form.Get("go") == "new"
	if stateOf(s.edited.Set.Question(s.old.ID)) == stateOf(&s.made) && !adds {
		return nil
	}
	before := stateOf(s.edited.Set.Question(s.old.ID))
	if err := s.beginDraft(s.edited); err != nil {
		return err
	}
	if stateOf(s.edited.Set.Question(s.old.ID)) != before {
		return store.ErrDraftMoved
	}
	set := s.edited.Set
	set.Questions = slices.Clone(set.Questions)
	i := slices.IndexFunc(set.Questions, func(q questions.Question) bool { return q.ID == s.old.ID })
	if i < 0 {
		i = len(set.Questions)
		set.Questions = append(set.Questions, s.made)
	}
	set.Questions[i] = s.made
	if adds {
		set.Questions = slices.Insert(set.Questions, i+1, blankQuestion(&set))
	}
	return s.changeDraft(s.edited, set)
}

// blankQuestion is an empty question under an id of its own.
func blankQuestion(set *questions.Set) questions.Question {
	for n := len(set.Questions) + 1; ; n++ {
		id := "question-" + strconv.Itoa(n)
		if set.Question(id) == nil {
			return questions.Question{QuestionHead: questions.QuestionHead{ID: id, Type: questions.SingleChoiceType}, Body: &questions.SingleChoice{}}
		}
	}
}

// goOn leads back to the question, or to the one behind it.
func (s *questionSaving) goOn() error {
	to := s.old.ID
	behind := slices.Contains([]string{"next", "new"}, s.formReader.form.Get("go"))
	if i := s.edited.at(to); behind && i+1 < len(s.edited.Set.Questions) {
		to = s.edited.Set.Questions[i+1].ID
	}
	return s.seeOther(views.QuestionFormPath(s.edited.SetID, to))
}

// again shows the form as it was sent.
func (s *questionSaving) again(status int, edit func(*views.QuestionFormPage)) error {
	p, err := s.questionFormPage(s.edited, &s.made, s.formReader.form)
	if err != nil {
		return err
	}
	p.Base = s.formReader.form.Get("base")
	p.Errors = views.Errors{}
	for name, rule := range s.errors {
		p.Errors[name] = s.words.Say("questionform.bad-"+rule, nil)
	}
	edit(&p)
	return s.page(status, views.QuestionForm(p))
}

// moved shows what somebody else made of the question, beside what was typed: saving again replaces it.
func (s *questionSaving) moved() error {
	e, err := s.visit.edited(s.edited.SetID)
	if err != nil {
		return err
	}
	s.edited = e
	current := e.Set.Question(s.old.ID)
	return s.again(http.StatusConflict, func(p *views.QuestionFormPage) {
		p.Moved, p.Base = true, stateOf(current)
		if p.Base == "" {
			p.Base = goneState
		}
		if current != nil {
			p.Theirs = &quiz.Shown{Stem: current.Stem, Options: theirOptions(current)}
		}
	})
}

// theirOptions are the texts that are offered to choose from.
func theirOptions(q *questions.Question) (parts []quiz.ShownPart) {
	var options questions.Options
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		options = b.Options
	case *questions.MultipleResponse:
		options = b.Options
	}
	for _, o := range options {
		parts = append(parts, quiz.ShownPart{ID: o.ID, Text: o.Text})
	}
	return parts
}
