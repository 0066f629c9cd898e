package store

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/readback/readback/quiz"
)

// remarker marks finished attempts at a quiz again.
type remarker struct {
	store  *Store
	q      querier
	quiz   quiz.Quiz
	ledger *ledger
}

// remarked is an attempt as it is stored, and its marks as they should be.
type remarked struct {
	attempt quiz.Attempt
	stored  map[string]storedMark
	marks   []quiz.MarkOf
	sheet   string // made of them
	score   *quiz.Score
}

// all marks the attempts with these ids, and returns them in the order in which they were started.
func (m remarker) all(ids []string) ([]remarked, error) {
	again := make([]remarked, 0, len(ids))
	for _, id := range ids {
		r, err := m.attempt(id)
		if err != nil {
			return nil, err
		}
		again = append(again, r)
	}
	slices.SortFunc(again, func(a, b remarked) int {
		return cmp.Or(a.attempt.StartedAt.Compare(b.attempt.StartedAt), cmp.Compare(a.attempt.ID, b.attempt.ID))
	})
	return again, nil
}

func (m remarker) attempt(id string) (remarked, error) {
	a, err := one(m.q, scanPlannedAttempt, `SELECT `+attemptColumns+`, a.plan FROM attempts a
		WHERE a.id = $1 AND a.quiz_id = $2 AND a.state = 'finished'`, id, m.quiz.ID)
	if err != nil {
		return remarked{}, err
	}
	stored, err := marksOf(m.q, id)
	if err != nil {
		return remarked{}, err
	}
	answers, err := answersOf(m.q, id)
	if err != nil {
		return remarked{}, err
	}
	revision, err := m.store.revisionIn(m.q, a.RevisionID)
	if err != nil {
		return remarked{}, err
	}
	// What was accepted is in the revision already, which then isn't prepared anew for each attempt.
	marks, err := quiz.Marks(m.ledger.accepting(revision), a.Plan, answers, m.ledger.byHand[id])
	return remarked{a, stored, marks, sheetOf(revision.Revision, a.Plan, marks, answers), quiz.ScoreOf(marks, m.quiz.Rules.PassMark)}, err
}

// asks tells whether the attempt has a mark for a question.
func (r remarked) asks(question string) bool {
	_, ok := r.stored[question]
	return ok
}

// change is what has become of the attempt, and whether the mark of the question is another.
func (r remarked) change(question string) (Change, bool) {
	c := Change{Attempt: r.attempt.ID, PersonID: r.attempt.PersonID, Before: r.attempt.Score, After: r.score}
	c.FractionBefore = r.stored[question].fraction
	for _, m := range r.marks {
		if m.Question == question {
			c.FractionAfter = m.Fraction
		}
	}
	return c, !sameRat(c.FractionBefore, c.FractionAfter)
}

// store writes the marks that are others than those stored, and the score.
func (r remarked) store(tx *tx) error {
	others := r.others()
	if len(others) == 0 {
		return nil
	}
	if err := putMarks(tx, r.attempt.ID, others, r.score); err != nil {
		return err
	}
	return putSheet(tx, r.attempt.ID, r.sheet)
}

// others are the marks that are others than those stored.
func (r remarked) others() []quiz.MarkOf {
	var others []quiz.MarkOf
	for _, m := range r.marks {
		if stored, ok := r.stored[m.Question]; !ok || !sameRat(stored.fraction, m.Fraction) {
			others = append(others, m)
		}
	}
	return others
}

// sameRat compares two fractions that may be missing.
func sameRat(a, b *big.Rat) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(b) == 0
}
