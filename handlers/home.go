package handlers

import (
	"net/http"
	"slices"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/views"
)

// recentScores is how many finished attempts the front page shows.
const recentScores = 8

// showHome is the front page: what one may begin or resume, and recent scores; for nobody in particular the open
// quizzes and the ways in.
func showHome(v *visit) error {
	quizzes, err := v.quizzesToTake()
	if err != nil {
		return err
	}
	attempts, err := v.attemptsByQuiz()
	if err != nil {
		return err
	}
	p := views.HomePage{Frame: v.frame(v.words.T("title.home"))}
	if v.person != nil {
		p.Title = v.words.T("title.my-home")
	}
	for i := range quizzes {
		q := &quizzes[i]
		if q.Rules, err = v.rulesFor(q); err != nil {
			return err
		}
		p.Recent = append(p.Recent, v.past(q, attempts[q.ID])...)
		card, _, err := v.card(q, attempts[q.ID])
		if err != nil {
			return err
		}
		if card.OpenAttempt != "" || q.Rules.MayStart(len(attempts[q.ID]), v.now) == nil || v.opensLater(q) {
			p.Quizzes = append(p.Quizzes, card)
		}
	}
	pressing(p.Quizzes)
	slices.SortStableFunc(p.Recent, func(a, b views.PastAttempt) int { return b.FinishedAt.Compare(a.FinishedAt) })
	p.Recent = p.Recent[:min(len(p.Recent), recentScores)]
	return v.page(http.StatusOK, views.Home(p))
}

// opensLater tells that a quiz is yet to come, which learners want to know about.
func (v *visit) opensLater(q *quiz.Quiz) bool { return v.now.Before(q.Rules.Opens) }

// quizzesToTake lists what is given to the person, and then the open quizzes.
func (v *visit) quizzesToTake() ([]quiz.Quiz, error) {
	open, err := v.Store.OpenQuizzes(v.ctx())
	if err != nil || v.person == nil {
		return open, err
	}
	mine, err := v.Store.QuizzesFor(v.ctx(), v.person.ID)
	if err != nil {
		return nil, err
	}
	for _, q := range open {
		if !slices.ContainsFunc(mine, func(m quiz.Quiz) bool { return m.ID == q.ID }) {
			mine = append(mine, q)
		}
	}
	return mine, nil
}

// attemptsByQuiz is all that the person has begun, by quiz, in the order in which it was begun.
func (v *visit) attemptsByQuiz() (map[string][]quiz.Attempt, error) {
	byQuiz := map[string][]quiz.Attempt{}
	if v.person == nil {
		return byQuiz, nil
	}
	attempts, err := v.Store.AttemptsBy(v.ctx(), v.person.ID)
	for _, a := range slices.Backward(attempts) { // they come newest first
		byQuiz[a.QuizID] = append(byQuiz[a.QuizID], a)
	}
	return byQuiz, err
}
