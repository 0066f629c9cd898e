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
// transaction. ID is made here. Seen is the id of the correction on the same subject that held when this one was decided,
// empty for none: of two people at once, the second is told. What it does is what Effect has foretold, unless something
// came in between. The error is ErrConflict when another one holds; ErrNotFound when there is no such quiz, for a mark by
// hand no finished attempt at it that asks the question, or for a text no place in a revision of its attempts where text is
// typed; and those of quiz.Correction.Check.
func (s *Store) Correct(c quiz.Correction, seen string) (Effect, error) {
	var effect Effect
	c.ID = accounts.NewID()
	err := s.write(func(tx *tx) error {
		r, err := s.remark(tx, c)
		if err != nil {
			return err
		}
		if r.holding() != seen {
			return ErrConflict
		}
		if err := insertCorrection(tx, r.entry); err != nil {
			return err
		}
		for _, again := range r.attempts {
			if err := again.store(tx); err != nil {
				return err
			}
		}
		effect = r.effect()
		return nil
	})
	return effect, err
}

// Effect is what Correct would do, and its errors other than ErrConflict.
func (s *Store) Effect(ctx context.Context, c quiz.Correction) (Effect, error) {
	r, err := s.remark(s.reader(ctx), c)
	return r.effect(), err
}

// remarking is what a correction comes to.
type remarking struct {
	log      []quiz.Correction // before it
	entry    logged
	attempts []remarked // that it concerns
}

// holding is the id of the correction that the entry takes the place of; empty when there is none.
func (r remarking) holding() string {
	for _, c := range quiz.Standing(r.log) {
		if c.Subject() == r.entry.Subject() {
			return c.ID
		}
	}
	return ""
}

func (r remarking) effect() Effect {
	var e Effect
	for _, again := range r.attempts {
		change, changed := again.change(r.entry.Question)
		if changed && !again.attempt.TryIt {
			e.Marked++
			e.Changes = append(e.Changes, change)
		}
	}
	return e
}

// remark computes what a correction makes of the attempts that it concerns, and how it is logged.
func (s *Store) remark(q querier, c quiz.Correction) (remarking, error) {
	if err := c.Check(); err != nil {
		return remarking{}, err
	}
	about, err := one(q, scanQuiz, `SELECT `+quizColumns+` FROM quizzes q WHERE q.id = $1`, c.QuizID)
	if err != nil {
		return remarking{}, err
	}
	m := remarker{store: s, q: q, quiz: about}
	if c.Kind == quiz.MarkByHand {
		c.Gap, c.Text = "", ""
		return m.byHand(c)
	}
	c.Attempt, c.Text = "", questions.Fold(c.Text)
	return m.accept(c)
}

// byHand marks one attempt again. The marks of all others by hand aren't even read.
func (m remarker) byHand(c quiz.Correction) (remarking, error) {
	log, err := m.store.correctionsOf(m.q, c.QuizID, c.Attempt)
	if err != nil {
		return remarking{}, err
	}
	entry, err := entryOf(m.q, c)
	if err != nil {
		return remarking{}, err
	}
	m.ledger = newLedger(log).with(entry.Correction)
	again, err := m.all([]string{c.Attempt})
	if err == nil && !again[0].asks(c.Question) {
		err = ErrNotFound
	}
	return remarking{log, entry, again}, err
}

// accept marks those attempts again in which the text was given.
func (m remarker) accept(c quiz.Correction) (remarking, error) {
	if err := m.typed(c); err != nil {
		return remarking{}, err
	}
	log, err := m.store.correctionsIn(m.q, c.QuizID)
	if err != nil {
		return remarking{}, err
	}
	entry, err := entryOf(m.q, c)
	if err != nil {
		return remarking{}, err
	}
	before := newLedger(log)
	m.ledger = before.with(entry.Correction)
	concerned, err := m.store.concernedBy(m.q, c, before, m.ledger)
	if err != nil {
		return remarking{}, err
	}
	again, err := m.all(concerned)
	return remarking{log, entry, again}, err
}

// typed is ErrNotFound unless some attempt asks for text where the correction accepts one.
func (m remarker) typed(c quiz.Correction) error {
	pinned, err := pinnedRevisions(m.q, c.QuizID)
	if err != nil {
		return err
	}
	for _, id := range pinned {
		r, err := m.store.revisionIn(m.q, id)
		if err != nil {
			return err
		}
		if c.TypedIn(r.Revision) {
			return nil
		}
	}
	return ErrNotFound
}
