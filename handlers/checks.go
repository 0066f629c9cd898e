package handlers

import (
	"errors"
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

// pressCheck checks the answer to a question of a form, unless it couldn't be saved.
func pressCheck(v *visit, sat *sitting, n int, _ url.Values, sh *answerSheet) error {
	if sh.problems[n] != "" {
		return nil
	}
	_, err := v.checkAnswer(sat, n)
	if errors.Is(err, quiz.ErrNoAnswer) {
		sh.problems[n] = v.words.T("error.no-answer")
		return nil
	}
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
	}
	check, err := v.checkAnswer(sat, n)
	if err != nil {
		return err
	}
	return v.JSON(http.StatusOK, checkTold{check.Verdict, check.Left, check.Locked})
}

// mayCheck tells whether the rules let learners see how they did question by question, and there is anything to see.
func (sat *sitting) mayCheck(n int) bool {
	return sat.quiz.Rules.Feedback == quiz.FeedbackEach && sat.isAsked(n)
}

// checkAnswer checks what is stored. Once no try is left, or it is right, it is locked, so that its mark may be shown.
func (v *visit) checkAnswer(sat *sitting, n int) (quiz.Check, error) {
	if !sat.mayCheck(n) {
		return quiz.Check{}, store.ErrNotFound
	}
	most := sat.quiz.Rules.MostTries()
	answer, err := v.Store.CheckAnswer(sat.attempt.ID, v.person.ID, sat.question(n).ID, most, v.now)
	if err != nil {
		return quiz.Check{}, err
	}
	corrections, err := v.correctionsOf(sat)
	if err != nil {
		return quiz.Check{}, err
	}
	return quiz.CheckOf(quiz.Accepting(sat.revision, corrections), answer, most)
}

// correctionsOf are the corrections that bear on an attempt.
func (v *visit) correctionsOf(sat *sitting) ([]quiz.Correction, error) {
	return v.Store.CorrectionsOf(v.ctx(), sat.quiz.ID, sat.attempt.ID)
}
