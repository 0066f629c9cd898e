package store

import (
	"context"
	"math/big"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// Effect is what a correction does to the marks of learners. Tries are marked again with all others and are not in it.
type Effect struct {
	Marked  int      // how many attempts have another mark
	Changes []Change // those, in the order in which they were started
}

// Change is what a correction does to one attempt.
type Change struct {
	Attempt, PersonID             string
	Before, After                 *quiz.Score // nil while the attempt awaits marking
	FractionBefore, FractionAfter *big.Rat    // of the question that the correction is about; nil while it awaits marking
}

// Correct adds a correction to the log of its quiz, and marks again every finished attempt that it concerns, in the same
// transaction. ID is made here. What it does is what Effect has foretold, unless something came in between. The error is
// ErrNotFound when there is no such quiz, or for a mark by hand no finished attempt at it that asks the question.
func (s *Store) Correct(c quiz.Correction) (Effect, error) {
	var effect Effect
	c.ID = accounts.NewID()
	err := s.write(func(tx *tx) error {
		entry, remarked, err := s.remark(tx, c)
		if err != nil {
			return err
		}
		if err := insertCorrection(tx, entry); err != nil {
			return err
		}
		for _, r := range remarked {
			if err := r.store(tx); err != nil {
				return err
			}
		}
		effect = effectOf(remarked, c.Question)
		return nil
	})
	return effect, err
}

// Effect is what Correct would do, and its errors.
func (s *Store) Effect(ctx context.Context, c quiz.Correction) (Effect, error) {
	_, remarked, err := s.remark(s.reader(ctx), c)
	return effectOf(remarked, c.Question), err
}

func effectOf(remarked []remarked, question string) Effect {
	var e Effect
	for _, r := range remarked {
		change, changed := r.change(question)
		if changed && !r.attempt.TryIt {
			e.Marked++
			e.Changes = append(e.Changes, change)
		}
	}
	return e
}

// remark computes what a correction makes of the attempts that it concerns, and how it is logged.
func (s *Store) remark(q querier, c quiz.Correction) (logged, []remarked, error) {
	about, err := one(q, scanQuiz, `SELECT `+quizColumns+` FROM quizzes q WHERE q.id = $1`, c.QuizID)
	if err != nil {
		return logged{}, nil, err
	}
	m := remarker{store: s, q: q, quiz: about}
	if c.Kind == quiz.MarkByHand {
		return m.byHand(c)
	}
	c.Attempt, c.Text = "", questions.Fold(c.Text)
	return m.accept(c)
}

// byHand marks one attempt again. The marks of all others by hand aren't even read.
func (m remarker) byHand(c quiz.Correction) (logged, []remarked, error) {
	log, err := correctionsOf(m.q, c.QuizID, c.Attempt)
	if err != nil {
		return logged{}, nil, err
	}
	entry, err := entryOf(m.q, c)
	if err != nil {
		return logged{}, nil, err
	}
	m.ledger = newLedger(log).with(entry.Correction)
	again, err := m.all([]string{c.Attempt})
	if err == nil && !again[0].asks(c.Question) {
		err = ErrNotFound
	}
	return entry, again, err
}

// accept marks those attempts again in which the text was given.
func (m remarker) accept(c quiz.Correction) (logged, []remarked, error) {
	log, err := correctionsIn(m.q, c.QuizID)
	if err != nil {
		return logged{}, nil, err
	}
	entry, err := entryOf(m.q, c)
	if err != nil {
		return logged{}, nil, err
	}
	before := newLedger(log)
	m.ledger = before.with(entry.Correction)
	concerned, err := m.store.concernedBy(m.q, c, before, m.ledger)
	if err != nil {
		return logged{}, nil, err
	}
	again, err := m.all(concerned)
	return entry, again, err
}
