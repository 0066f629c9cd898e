package handlers

import (
	"errors"
	"net/http"
	"slices"
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
	var text strings.Builder
	if err := native.WriteQuestion(&text, *q); err != nil {
		return err
	}
	_, _, problems := native.ReadQuestion(text.String(), e.Set)
	return v.questionText(http.StatusOK, e, text.String(), problems, nil)
}

func (v *visit) questionText(status int, e *edited, text string, problems questions.Problems, errs views.Errors) error {
	return v.page(status, views.QuestionText(views.QuestionTextPage{
		Frame: v.frame(v.words.T("title.questiontext", "question", v.Param("question"))), Draft: v.draftNote(e), Errors: errs,
		Question: v.Param("question"), Text: text, Lines: strings.Count(text, "\n"), Problems: v.problemLines(problems),
	}))
}

// postQuestionText saves what can be read into the draft, right or wrong; what can't be read stays in the form.
func postQuestionText(v *visit, e *edited) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	at := e.at(v.Param("question"))
	if at < 0 {
		return store.ErrNotFound
	}
	text := strings.ReplaceAll(form.Get("text"), "\r\n", "\n")
	q, readable, problems := native.ReadQuestion(text, e.Set)
	switch {
	case !readable:
		return v.questionText(http.StatusUnprocessableEntity, e, text, problems, views.Errors{"text": v.words.T("questiontext.unreadable")})
	case !questions.IsSlug(q.ID) || q.ID != v.Param("question") && e.Set.Question(q.ID) != nil:
		return v.questionText(http.StatusUnprocessableEntity, e, text, problems, views.Errors{"text": v.words.T("questiontext.id", "id", q.ID)})
	}
	to := e.Set
	to.Questions = slices.Clone(to.Questions)
	to.Questions[at] = q
	err = v.saveDraft(e, form, to)
	if errors.Is(err, store.ErrDraftMoved) {
		if e, err = v.edited(e.SetID); err != nil {
			return err
		}
		return v.questionText(http.StatusConflict, e, text, problems, views.Errors{"text": v.movedWords(e) + " " + v.words.T("questiontext.moved")})
	}
	if err != nil {
		return err
	}
	if err := v.notify(v.words.T("questiontext.saved")); err != nil {
		return err
	}
	return v.seeOther(views.QuestionTextPath(e.SetID, q.ID))
}
