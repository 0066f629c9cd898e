package handlers

import (
	"errors"
	"net/http"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showQuestionText is one question of a draft as the set file has it.
func showQuestionText(v *visit, e *edited) error {
	q := e.Set.Question(v.Param("question"))
	if q == nil {
		return store.ErrNotFound
	}
	text, err := textOfQuestion(*q)
	if err != nil {
		return err
	}
	_, _, problems := native.ReadQuestion(text, e.Set, e.before)
	return v.questionText(http.StatusOK, e, views.QuestionTextPage{Text: text, State: stateOf(q), Problems: v.problemLines(problems)})
}

func textOfQuestion(q questions.Question) (string, error) {
	var text strings.Builder
	err := native.WriteQuestion(&text, q)
	return text.String(), err
}

func (v *visit) questionText(status int, e *edited, p views.QuestionTextPage) error {
	p.Frame, p.Draft = v.frame(v.words.T("title.questiontext", "question", v.Param("question"))), v.draftNote(e)
	p.Question, p.Lines = v.Param("question"), strings.Count(p.Text, "\n")
	return v.page(status, views.QuestionText(p))
}

// postQuestionText saves what can be read into the draft, right or wrong; what can't be read stays in the form.
func postQuestionText(v *visit, e *edited) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	id := v.Param("question")
	if e.at(id) < 0 && form.Get("state") == "" {
		return store.ErrNotFound
	}
	text := strings.ReplaceAll(form.Get("text"), "\r\n", "\n")
	q, readable, problems := native.ReadQuestion(text, e.Set, e.before)
	page := views.QuestionTextPage{Text: text, State: form.Get("state"), Problems: v.problemLines(problems)}
	switch {
	case !readable:
		page.Errors = views.Errors{"text": v.words.T("questiontext.unreadable")}
	case !questions.IsSlug(q.ID) || q.ID != id && e.Set.Question(q.ID) != nil:
		page.Errors = views.Errors{"text": v.words.T("questiontext.id", "id", q.ID)}
	}
	if len(page.Errors) > 0 {
		return v.questionText(http.StatusUnprocessableEntity, e, page)
	}
	err = v.changeQuestion(e, id, page.State, func(set *questions.Set) { putQuestion(set, id, q) })
	if errors.Is(err, store.ErrDraftMoved) {
		return v.textMoved(e.SetID, page, q)
	}
	if err != nil {
		return err
	}
	return v.textSaved(e, q.ID, form.Get("back"))
}

// putQuestion puts a question in the place of the one with an id, or at the end where there is none any more.
func putQuestion(set *questions.Set, id string, q questions.Question) {
	for i := range set.Questions {
		if set.Questions[i].ID == id {
			set.Questions[i] = q
			return
		}
	}
	set.Questions = append(set.Questions, q)
}

// textMoved shows how the text differs from what somebody else made of the question; saving again replaces that.
func (v *visit) textMoved(set string, page views.QuestionTextPage, typed questions.Question) error {
	e, err := v.edited(set)
	if err != nil {
		return err
	}
	current := e.Set.Question(v.Param("question"))
	page.State, page.Errors = formState(current), views.Errors{"text": v.movedWords(e) + " " + v.words.T("questiontext.moved")}
	page.Theirs = v.theirs(e, current, typed)
	return v.questionText(http.StatusConflict, e, page)
}

// textSaved goes back to where the text stands beside the question's form, or to the text alone.
func (v *visit) textSaved(e *edited, id, back string) error {
	if err := v.notify(v.words.T("questiontext.saved")); err != nil {
		return err
	}
	if back == "form" {
		return v.seeOther(views.QuestionFormPath(e.SetID, id) + "#text")
	}
	return v.seeOther(views.QuestionTextPath(e.SetID, id))
}
