package handlers

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

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
	s := &questionSaving{visit: v, edited: e, old: old, formReader: formReader{
		form: form, lang: e.Set.Language, old: formOf(old), errors: map[string]string{},
	}}
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
	if err := s.store(); errors.Is(err, store.ErrDraftMoved) {
		return s.moved()
	} else if err != nil {
		return err
	}
	return s.goOn()
}

// store puts the question into the draft. What changed nothing isn't stored, whatever the form was made from.
func (s *questionSaving) store() error {
	adds := s.formReader.form.Get("go") == "new"
	if stateOf(s.edited.Set.Question(s.old.ID)) == stateOf(&s.made) && !adds {
		return nil
	}
	return s.changeQuestion(s.edited, s.old.ID, s.formReader.form.Get("base"), func(set *questions.Set) {
		putQuestion(set, s.old.ID, s.made)
		if adds {
			behind := slices.IndexFunc(set.Questions, func(q questions.Question) bool { return q.ID == s.old.ID }) + 1
			set.Questions = slices.Insert(set.Questions, behind, blankQuestion(set))
		}
	})
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
		p.Errors[name] = s.words.Say("questionform.bad-"+rule, s.wrongNumber(name))
	}
	edit(&p)
	return s.page(status, views.QuestionForm(p))
}

// moved shows how what was typed differs from what somebody else made of the question: saving again replaces that.
func (s *questionSaving) moved() error {
	e, err := s.visit.edited(s.edited.SetID)
	if err != nil {
		return err
	}
	s.edited = e
	current := e.Set.Question(s.old.ID)
	return s.again(http.StatusConflict, func(p *views.QuestionFormPage) {
		p.Moved, p.Base, p.Theirs = true, formState(current), s.theirs(e, current, s.made)
	})
}

// theirs is how a question that was typed differs from what somebody else made of it; nil when that is gone.
func (v *visit) theirs(e *edited, current *questions.Question, typed questions.Question) *views.RevisionDifference {
	if current == nil {
		return nil
	}
	d := views.DifferenceOf(v.words, 0, 0, onlyWith(e.Set, *current), onlyWith(e.Set, typed))
	d.Before, d.After = v.words.T("questionform.theirs"), v.words.T("questionform.yours")
	return &d
}

// onlyWith is a set with one question.
func onlyWith(set questions.Set, q questions.Question) *questions.Set {
	set.Questions = []questions.Question{q}
	return &set
}
