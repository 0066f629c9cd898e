package handlers

import (
	"errors"
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/views"
)

// showQuiz is the page of a quiz's rules, with the learner's attempts so far.
func showQuiz(v *visit, q *quiz.Quiz) error {
	return v.quizPage(http.StatusOK, q, "", nil)
}

// quizPage shows the rules again after a start that was refused, with the name that was typed.
func (v *visit) quizPage(status int, q *quiz.Quiz, name string, problems views.Errors) error {
	bound := *q
	rules, err := v.rulesFor(q)
	if err != nil {
		return err
	}
	bound.Rules, q = rules, &bound
	var attempts []quiz.Attempt
	if v.person != nil {
		if attempts, err = v.Store.AttemptsOf(v.ctx(), v.person.ID, q.ID); err != nil {
			return err
		}
	}
	card, revision, err := v.card(q, attempts)
	if err != nil {
		return err
	}
	p := views.QuizPage{
		Frame: v.frame(q.Title), Card: card, Max: quiz.MaxOf(revision.Revision, q.Rules), Set: q.SetID,
		Past: v.past(q, attempts), Guest: v.person == nil, Name: name, Errors: problems,
	}
	if card.OpenAttempt == "" {
		p.Refusal = q.Rules.MayStart(len(attempts), v.now)
		if p.Refusal == nil && revision.AllHeldBack() {
			p.Refusal = quiz.ErrHeldBack
		}
	}
	relations, err := v.toQuiz(q)
	if err != nil {
		return err
	}
	p.NotGiven = !accounts.May(v.person, accounts.TakeQuiz, relations)
	return v.page(status, views.Quiz(p))
}

// postAttempt starts an attempt, or resumes the open one. On an open quiz nobody in particular becomes a guest first.
func postAttempt(v *visit, q *quiz.Quiz) error {
	if v.person == nil {
		if err := v.tries.Take(v.RealIP(), ""); err != nil {
			return err
		}
		if err := q.Rules.MayStart(0, v.now); err != nil {
			return v.quizPage(http.StatusConflict, q, v.FormValue("name"), nil)
		}
		problems, err := v.enrol(personForm{name: v.FormValue("name"), guest: true})
		if err != nil {
			return err
		}
		if len(problems) > 0 {
			return v.quizPage(http.StatusUnprocessableEntity, q, v.FormValue("name"), problems)
		}
	}
	attempt, err := v.startOrRetry(q, v.FormValue("retry"))
	if isRefusedStart(err) {
		return v.quizPage(http.StatusConflict, q, "", nil)
	}
	if err != nil {
		return err
	}
	return v.seeOther(views.AttemptPath(attempt.ID, 1))
}

// startOrRetry starts an attempt from the beginning, or from what was right in the one named.
func (v *visit) startOrRetry(q *quiz.Quiz, from string) (quiz.Attempt, error) {
	if from != "" {
		return v.startRetry(q, from)
	}
	return v.start(q, q.RevisionID, false)
}

// tryQuiz starts an instructor's try, which counts nowhere.
func tryQuiz(v *visit, q *quiz.Quiz) error {
	attempt, err := v.start(q, q.RevisionID, true)
	if err != nil {
		return err
	}
	return v.seeOther(views.AttemptPath(attempt.ID, 1))
}

// start makes an attempt with a plan of its own, which avoids what the learner has seen where it can.
func (v *visit) start(q *quiz.Quiz, revision string, try bool) (quiz.Attempt, error) {
	r, err := v.Store.Revision(v.ctx(), revision)
	if err != nil {
		return quiz.Attempt{}, err
	}
	if r.AllHeldBack() {
		return quiz.Attempt{}, quiz.ErrHeldBack
	}
	seen, err := v.Store.Seen(v.ctx(), v.person.ID, q.SetID)
	if err != nil {
		return quiz.Attempt{}, err
	}
	return v.begin(quiz.Attempt{
		QuizID: q.ID, RevisionID: revision, PersonID: v.person.ID, TryIt: try,
		Plan: quiz.NewPlan(r.Revision, q.Rules, v.Seed(), seen), StartedAt: v.now,
	}, nil)
}

// begin stores a new attempt, or resumes the open one. One whose time is up is finished first, so that it isn't resumed.
func (v *visit) begin(want quiz.Attempt, carried []quiz.Answer) (quiz.Attempt, error) {
	attempt, err := v.Store.StartWith(want, carried)
	if err != nil || !attempt.Overdue(v.now) {
		return attempt, err
	}
	if _, err := v.Store.FinishOverdue(attempt.ID, v.now); err != nil {
		return attempt, err
	}
	return v.Store.StartWith(want, carried)
}

func isRefusedStart(err error) bool {
	return errors.Is(err, quiz.ErrNotYetOpen) || errors.Is(err, quiz.ErrClosed) || errors.Is(err, quiz.ErrNoneLeft) || errors.Is(err, quiz.ErrHeldBack)
}
