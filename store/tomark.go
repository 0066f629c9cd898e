package store

import (
	"context"
	"math/big"
	"slices"
	"time"

	"github.com/readback/readback/quiz"
)

// MarkingItem is an answer as whoever marks it by hand needs it.
type MarkingItem struct {
	Attempt    string // id
	PersonID   string
	Learner    string // name: for who wants to know
	RevisionID string // the one that the attempt is pinned to
	FinishedAt time.Time
	Answer     quiz.Answer      // without hint and tries
	Fraction   *big.Rat         // its mark now, as a share of full marks; nil while it awaits marking
	ByHand     *quiz.Correction // the latest by hand, unless it took the mark back; nil: none
}

// ToMark lists the answers to a question in the finished attempts at a quiz, tries apart, in an order that says nothing
// about whose they are or when they were given. Questions that weren't answered are left out.
func (s *Store) ToMark(ctx context.Context, quizID, question string) ([]MarkingItem, error) {
	items, err := all(s.reader(ctx), scanMarkingItem, `SELECT a.id, a.revision_id, a.finished_at, p.id, p.name, k.fraction,
		n.question_id, n.seq, n.answer, n.saved_at, n.checked_at, n.certainty
		FROM attempts a JOIN people p ON p.id = a.person_id
		JOIN marks k ON k.attempt_id = a.id JOIN answers n ON n.attempt_id = a.id AND n.question_id = k.question_id
		WHERE a.quiz_id = $1 AND a.state = 'finished' AND NOT a.try_it AND k.question_id = $2 AND n.answer <> $3
		ORDER BY a.id`, quizID, question, noAnswer)
	if err != nil {
		return nil, err
	}
	log, err := correctionsIn(s.reader(ctx), quizID)
	if err != nil {
		return nil, err
	}
	ledger := newLedger(log)
	for i := range items {
		items[i].ByHand = handMarkOf(ledger.byHand[items[i].Attempt], question)
	}
	return items, nil
}

func scanMarkingItem(row scanner) (m MarkingItem, err error) {
	var text string
	a := &m.Answer
	err = row.Scan(&m.Attempt, &m.RevisionID, timeIn(&m.FinishedAt), &m.PersonID, &m.Learner, ratIn(&m.Fraction),
		&a.Question, &a.Seq, &text, timeIn(&a.SavedAt), timeIn(&a.CheckedAt), countIn(&a.Certainty))
	a.Answer = answerOf(text)
	return m, err
}

// handMarkOf is the mark by hand that holds for a question among those of its attempt, oldest first; nil without one.
func handMarkOf(byHand []quiz.Correction, question string) *quiz.Correction {
	for _, c := range slices.Backward(byHand) {
		if c.Question == question {
			if c.Fraction == nil {
				return nil
			}
			return &c
		}
	}
	return nil
}
