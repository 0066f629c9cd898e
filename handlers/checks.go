package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// checkTold is what a script is told of a check: never the key, which the page shows once the answer is locked.
type checkTold struct {
	Verdict   quiz.Verdict `json:"verdict"`
	TriesLeft int          `json:"tries_left"`
	Locked    bool         `json:"locked"`
}

// pressCheck checks the answer to a question of a form, unless it couldn't be saved. One that another page has saved is
// shown beside the page's own, and not checked.
func pressCheck(v *visit, sat *sitting, n int, form url.Values, sh *answerSheet) error {
	if sh.problems[n] != "" {
		return nil
	}
	if sat.unseen(n, form, sh.given[n]) {
		other := sh.given[n]
		sh.given[n], sh.other[n], sh.problems[n] = quiz.Given{Seq: other.Seq}, other, v.words.T("conflict.form")
		return nil
	}
	_, stored, err := v.checkAnswer(sat, n, sh.given[n].Seq)
	switch {
	case errors.Is(err, quiz.ErrNoAnswer):
		sh.problems[n] = v.words.T("error.no-answer")
		return nil
	case errors.Is(err, errConflict):
		return v.showOther(sat, n, stored, sh)
	}
	return err
}

// unseen tells that a form has the question as it was before anything was saved, and nothing in it, while another page has
// saved an answer since.
func (sat *sitting) unseen(n int, form url.Values, stored quiz.Given) bool {
	if form.Get(fmt.Sprint("seq.", n)) != "1" || stored.Empty() {
		return false
	}
	answer, err := formAnswer(form, n, quiz.ShowQuestion(sat.revision, sat.attempt.Plan, n))
	return err == nil && answer == nil
}

// showOther shows what another page has saved of an answer beside what this page has, which may be sent once more to take
// its place.
func (v *visit) showOther(sat *sitting, n int, stored quiz.Answer, sh *answerSheet) error {
	other, err := sat.attempt.Plan.Find(n).Given(sat.revision, stored)
	own := sh.given[n]
	own.Seq = other.Seq
	sh.given[n], sh.other[n], sh.problems[n] = own, other, v.words.T("conflict.form")
	return err
}

// checkForScript checks an answer. The body may bring it along, to be saved before; then what can't be saved is told as
// for a save, and a conflict is 409, since nobody asked for the other answer to be checked.
func checkForScript(v *visit, sat *sitting, n int) error {
	if !sat.mayCheck(n) {
		return store.ErrNotFound
	}
	var sent answerSent
	if ok, err := v.readJSON(&sent); err != nil {
		return err
	} else if !ok || sent.Seq < 0 || sent.Seq == 0 && sent.Answer != nil {
		return v.problemJSON(v.words.T("error.bad-request"))
	}
	if sent.Seq > 0 {
		saved, err := v.saveAnswer(sat, n, sent)
		if err == nil && !saved.Applied {
			err = errConflict
		}
		if err != nil {
			return v.answerAnswer(sat, n, saved, err)
		}
		sent.Seq = saved.Seq
	}
	check, stored, err := v.checkAnswer(sat, n, sent.Seq)
	if errors.Is(err, errConflict) {
		return v.answerAnswer(sat, n, store.Saved{Answer: stored}, err)
	}
	if err != nil {
		return err
	}
	return v.JSON(http.StatusOK, checkTold{check.Verdict, check.Left, check.Locked})
}

// mayCheck tells whether the rules let learners see how they did question by question, and there is anything to see.
func (sat *sitting) mayCheck(n int) bool {
	return sat.quiz.Rules.Feedback == quiz.FeedbackEach && sat.isAsked(n)
}

// checkAnswer checks what is stored, if it is the save that the page has seen (seq; 0: whatever it is), and returns it. Once
// no try is left, or it is right, it is locked, so that its mark may be shown. What another page has saved meanwhile is
// errConflict.
func (v *visit) checkAnswer(sat *sitting, n int, seq int64) (quiz.Check, quiz.Answer, error) {
	if !sat.mayCheck(n) {
		return quiz.Check{}, quiz.Answer{}, store.ErrNotFound
	}
	most := sat.quiz.Rules.MostTries()
	answer, err := v.Store.CheckAnswer(sat.attempt.ID, v.person.ID, sat.question(n).ID, seq, most, v.now)
	if errors.Is(err, store.ErrConflict) {
		err = errConflict
	}
	if err != nil {
		return quiz.Check{}, answer, err
	}
	corrections, err := v.correctionsOf(sat)
	if err != nil {
		return quiz.Check{}, answer, err
	}
	check, err := quiz.CheckOf(quiz.Accepting(sat.revision, corrections), answer, most)
	return check, answer, err
}

// correctionsOf are the corrections that bear on an attempt.
func (v *visit) correctionsOf(sat *sitting) ([]quiz.Correction, error) {
	return v.Store.CorrectionsOf(v.ctx(), sat.quiz.ID, sat.attempt.ID)
}
