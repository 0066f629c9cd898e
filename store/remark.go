package store

import (
	"cmp"
	"encoding/json"
	"errors"
	"math/big"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// acceptedFrom lists the finished attempts at a quiz in which an answer, or a try, earns something else by the ledger
// after a text was accepted than by the one before. Each text is looked at once, however many gave it.
func (s *Store) acceptedFrom(q querier, c quiz.Correction, before, after *ledger) ([]string, error) {
	type given struct{ attempt, revision, answer string }
	scan := func(row scanner) (g given, err error) { return g, row.Scan(&g.attempt, &g.revision, &g.answer) }
	all, err := all(q, scan, `SELECT n.attempt_id, a.revision_id, n.answer FROM attempts a JOIN answers n ON n.attempt_id = a.id
		WHERE a.quiz_id = $1 AND a.state = 'finished' AND n.question_id = $2
		UNION ALL SELECT n.attempt_id, a.revision_id, n.answer FROM attempts a JOIN tries n ON n.attempt_id = a.id
		WHERE a.quiz_id = $1 AND a.state = 'finished' AND n.question_id = $2`, c.QuizID, c.Question)
	if err != nil {
		return nil, err
	}
	type text struct{ revision, answer string }
	differs, concerned := map[text]bool{}, map[string]bool{}
	for _, g := range all {
		t := text{g.revision, g.answer}
		changed, known := differs[t]
		if !known {
			r, err := s.revisionIn(q, g.revision)
			if err != nil {
				return nil, err
			}
			if changed, err = differ(before.accepting(r), after.accepting(r), c.Question, answerOf(g.answer)); err != nil {
				return nil, err
			}
			differs[t] = changed
		}
		if changed {
			concerned[g.attempt] = true
		}
	}
	return keysOf(concerned), nil
}

// differ tells whether two revisions mark an answer differently. A question that they don't have is marked by neither.
func differ(before, after *questions.Revision, question string, answer json.RawMessage) (bool, error) {
	then, err := before.Mark(question, answer)
	if errors.Is(err, questions.ErrNoQuestion) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	now, err := after.Mark(question, answer)
	return !sameRat(then.Fraction, now.Fraction), err
}

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
	return remarked{a, stored, marks, quiz.ScoreOf(marks, m.quiz.Rules.PassMark)}, err
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
	var others []quiz.MarkOf
	for _, m := range r.marks {
		if stored, ok := r.stored[m.Question]; !ok || !sameRat(stored.fraction, m.Fraction) {
			others = append(others, m)
		}
	}
	if len(others) == 0 {
		return nil
	}
	return putMarks(tx, r.attempt.ID, others, r.score)
}

// sameRat compares two fractions that may be missing.
func sameRat(a, b *big.Rat) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(b) == 0
}

func keysOf(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for k := range set {
		keys = append(keys, k)
	}
	return keys
}
