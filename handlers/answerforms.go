package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// postAnswers saves all answers of a page that were sent as a form, and goes where the button says. What can't be
// saved stays on the page, with the reason.
func postAnswers(v *visit, sat *sitting) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	return v.saveFormAndGoOn(sat, form)
}

// saveFormAndGoOn saves a page's answers, does what its button asks for besides, and leads on, or shows the page again
// with what was refused.
func (v *visit) saveFormAndGoOn(sat *sitting, form url.Values) error {
	sh, over := v.saveForm(sat, form)
	if over != nil && !isOver(over) {
		return over
	}
	if err := v.press(sat, form, sh); isOver(err) {
		over = err
	} else if err != nil {
		return err
	}
	if over != nil || sat.attempt.State == quiz.Finished {
		return v.leadToReview(sat, form, sh, over)
	}
	page, _ := strconv.Atoi(form.Get("page"))
	if len(sh.problems) > 0 {
		return v.showAgain(sat, page, sh)
	}
	return v.seeOther(wayOn(sat, page, form.Get("go")))
}

// leadToReview leads away from an attempt that is over, and says that nothing was saved of what came too late.
func (v *visit) leadToReview(sat *sitting, form url.Values, sh *answerSheet, over error) error {
	var said []string
	if over != nil {
		_, name, _ := errorOf(over)
		said = append(said, v.words.T("error."+name))
	}
	for n := range sat.attempt.Plan.Questions {
		if problem := sh.problems[n+1]; problem != "" {
			said = append(said, problem)
		}
	}
	if len(said) > 0 {
		if err := v.notify(strings.Join(said, " ")); err != nil {
			return err
		}
	}
	return v.seeOther(views.ReviewPath(sat.attempt.ID) + fragment(form.Get("go")))
}

// wayOn is where a button of the quiz page leads: next, prev, save, check, page-K, and check-N, hint-N or flag-N back to
// their question.
func wayOn(sat *sitting, page int, button string) string {
	id := sat.attempt.ID
	switch button {
	case "check":
		return views.FinishPath(id)
	case "next":
		return views.AttemptPath(id, page+1)
	case "prev":
		return views.AttemptPath(id, page-1)
	}
	if to, err := strconv.Atoi(strings.TrimPrefix(button, "page-")); err == nil {
		return views.AttemptPath(id, to)
	}
	return views.AttemptPath(id, page) + fragment(button)
}

// fragment names the question that a button is about; empty when it is about none.
func fragment(button string) string {
	what, number, _ := strings.Cut(button, "-")
	if n, err := strconv.Atoi(number); err == nil && buttons[what] != nil {
		return "#q" + strconv.Itoa(n)
	}
	return ""
}

// saveForm saves what differs from what is stored. It returns the answers as the page shows them from now on, and
// what is wrong with those that weren't saved; also with quiz.ErrFinished and quiz.ErrDeadline.
func (v *visit) saveForm(sat *sitting, form url.Values) (*answerSheet, error) {
	sh, err := v.sheet(sat)
	if err != nil {
		return nil, err
	}
	for i := range sat.attempt.Plan.Questions {
		n := i + 1
		seq, err := strconv.ParseInt(form.Get(fmt.Sprint("seq.", n)), 10, 64)
		if err != nil || !sat.isAsked(n) {
			continue // the question wasn't on the page, or is none
		}
		answer, misfit := formAnswer(form, n, quiz.ShowQuestion(sat.revision, sat.attempt.Plan, n))
		sent := answerSent{Seq: seq, Answer: answer, Certainty: formCertainty(form, n)}
		if misfit == nil && untouched(sent, sh.given[n]) {
			continue
		}
		if err := v.saveFormAnswer(sat, sh, n, sent, misfit); err != nil {
			return sh, err
		}
	}
	return sh, nil
}

// formCertainty reads how sure a learner is of the answer to question n; what isn't one of the levels won't fit.
func formCertainty(form url.Values, n int) int {
	value := form.Get(fmt.Sprint("c.", n))
	if value == "" {
		return 0
	}
	level, err := strconv.Atoi(value)
	if err != nil {
		return -1
	}
	return level
}

// untouched tells that a form changes nothing about an answer: it says what is stored, or, on a page from before the
// first save, nothing at all.
func untouched(sent answerSent, stored quiz.Given) bool {
	same := string(orNull(sent.Answer)) == string(orNull(stored.Answer)) && sent.Certainty == stored.Certainty
	return same || sent.Seq <= 1 && sent.Answer == nil && sent.Certainty == 0
}

// saveFormAnswer saves one answer of a form, unless it is known already not to fit. A refused one comes back as it was
// sent, with the reason in words; one that meets a newer answer from another page is shown beside that, and may be sent
// once more to take its place; a locked one stays as it is.
func (v *visit) saveFormAnswer(sat *sitting, sh *answerSheet, n int, sent answerSent, misfit error) error {
	var saved store.Saved
	err := misfit
	if err == nil {
		saved, err = v.saveAnswer(sat, n, sent)
	}
	kept := quiz.Given{Seq: sent.Seq - 1, Answer: sent.Answer, Certainty: max(sent.Certainty, 0)}
	if problem, ok := v.misfit(err); ok {
		sh.given[n], sh.problems[n] = kept, problem
		return nil
	}
	locked := errors.Is(err, quiz.ErrChecked)
	if err != nil && !locked {
		return err
	}
	stored, err := sat.attempt.Plan.Find(n).Given(sat.revision, saved.Answer)
	sh.given[n] = stored
	switch {
	case locked:
		sh.problems[n] = v.words.T("error.checked")
	case !saved.Applied:
		kept.Seq = stored.Seq
		sh.given[n], sh.other[n], sh.problems[n] = kept, stored, v.words.T("conflict.form")
	}
	return err
}

// showAgain shows a page whose form was refused in part.
func (v *visit) showAgain(sat *sitting, page int, sh *answerSheet) error {
	var err error
	if sh.stored, err = v.Store.Answers(v.ctx(), sat.attempt.ID); err != nil {
		return err
	}
	return v.showQuestions(http.StatusUnprocessableEntity, sat, page, sh)
}
