package store

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// concernedBy lists the finished attempts at a quiz in which an answer, or a try, earns something else by the ledger
// after a text was accepted than by the one before.
func (s *Store) concernedBy(q querier, c quiz.Correction, before, after *ledger) ([]string, error) {
	type typed struct{ attempt, revision, answer string }
	scan := func(row scanner) (t typed, err error) { return t, row.Scan(&t.attempt, &t.revision, &t.answer) }
	given, err := all(q, scan, `SELECT n.attempt_id, a.revision_id, n.answer FROM attempts a JOIN answers n ON n.attempt_id = a.id
		WHERE a.quiz_id = $1 AND a.state = 'finished' AND n.question_id = $2
		UNION ALL SELECT n.attempt_id, a.revision_id, n.answer FROM attempts a JOIN tries n ON n.attempt_id = a.id
		WHERE a.quiz_id = $1 AND a.state = 'finished' AND n.question_id = $2`, c.QuizID, c.Question)
	if err != nil {
		return nil, err
	}
	differs := comparison{store: s, q: q, before: before, after: after, known: map[comparedText]bool{}}
	concerned := map[string]bool{}
	for _, t := range given {
		other, err := differs.of(comparedText{t.revision, c.Question, t.answer})
		if err != nil {
			return nil, err
		}
		if other {
			concerned[t.attempt] = true
		}
	}
	return slices.Collect(maps.Keys(concerned)), nil
}

// comparison tells which answers two ledgers mark differently, and looks at each once, however many gave it.
type comparison struct {
	store         *Store
	q             querier
	before, after *ledger
	known         map[comparedText]bool
}

type comparedText struct{ revision, question, answer string }

func (c comparison) of(t comparedText) (bool, error) {
	if other, known := c.known[t]; known {
		return other, nil
	}
	r, err := c.store.revisionIn(c.q, t.revision)
	if err != nil {
		return false, err
	}
	other, err := markDiffers(c.before.accepting(r), c.after.accepting(r), t.question, answerOf(t.answer))
	c.known[t] = other
	return other, err
}

// markDiffers tells whether two revisions mark an answer differently. A question that they don't have is marked by
// neither.
func markDiffers(before, after *questions.Revision, question string, answer json.RawMessage) (bool, error) {
	then, err := quiz.MarkStored(before, question, answer)
	if errors.Is(err, questions.ErrNoQuestion) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	now, err := quiz.MarkStored(after, question, answer)
	return !sameRat(then.Fraction, now.Fraction), err
}
