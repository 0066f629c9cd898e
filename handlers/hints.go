package handlers

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// hintTold is what a script is told of a hint.
type hintTold struct {
	Hint      string  `json:"hint"`      // Markdown
	Deduction float64 `json:"deduction"` // percent of the question's points
}

// pressHint asks for the hint to a question of a form; the page shows it from then on.
func pressHint(v *visit, sat *sitting, n int, _ url.Values, sh *answerSheet) error {
	err := v.showHint(sat, n)
	if errors.Is(err, quiz.ErrChecked) {
		sh.problems[n] = v.words.T("error.checked")
		return nil
	}
	return err
}

// hintForScript asks for a hint.
func hintForScript(v *visit, sat *sitting, n int) error {
	if err := v.showHint(sat, n); err != nil {
		return err
	}
	hint := quiz.HintOf(sat.revision, sat.attempt.Plan, n)
	return v.JSON(http.StatusOK, hintTold{hint, sat.attempt.Plan.HintDeduction})
}

// showHint records that the learner asked for the hint to question n.
func (v *visit) showHint(sat *sitting, n int) error {
	if !sat.mayHint(n) {
		return store.ErrNotFound
	}
	return v.Store.ShowHint(sat.attempt.ID, v.person.ID, sat.question(n).ID, v.now)
}

// mayHint tells whether there is a hint to question n that the rules let learners ask for.
func (sat *sitting) mayHint(n int) bool {
	return sat.quiz.Rules.Hints && quiz.HintOf(sat.revision, sat.attempt.Plan, n) != ""
}
