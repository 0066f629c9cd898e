package e2e

import (
	"context"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// publishRunway puts the small set before everybody as a quiz, and returns the quiz's id.
func (p *program) publishRunway(change func(*quiz.Rules)) (id string) {
	p.t.Helper()
	return p.publish(runwaySet(p.t), change)
}

// publish puts a set before everybody as a quiz, and returns the quiz's id. change is applied to rules under which
// nothing is shuffled that may stay as it is and all questions stand on one page; it may ask for what the form doesn't
// offer, like a time limit of seconds.
func (p *program) publish(set *questions.Set, change func(*quiz.Rules)) (id string) {
	p.t.Helper()
	rules := quiz.DefaultRules()
	rules.ShuffleOptions, rules.PerPage, rules.Attempts = false, 0, 0
	if change != nil {
		change(&rules)
	}
	p.arrange(func(ctx context.Context, s *store.Store) error {
		saved, err := s.SaveSets(ctx, nil, time.Now(), *set)
		if err != nil {
			return err
		}
		q, err := s.AddQuiz(quiz.Quiz{
			Title: set.Title, SetID: set.ID, RevisionID: saved[0].ID, Rules: rules, CreatedAt: time.Now(),
		})
		id = q.ID
		return err
	})
	return id
}

// takesRunway opens the small set's quiz in a fresh profile, under a guest's name, and starts it.
func takesRunway(p *program, s screen, quiz, name string) *taker {
	p.t.Helper()
	l := &taker{newTab(p, s), runwaySet(p.t)}
	l.startAs(quiz, name)
	return l
}

// startAs opens a quiz, and starts it under a guest's name.
func (l *taker) startAs(quiz, name string) {
	l.t.Helper()
	l.open("/quizzes/" + quiz)
	l.fill(labelled(say("quiz.guest-name")), name)
	l.follow(button(say("quiz.start")))
}
