package store

import (
	"context"
	"math/big"

	"github.com/readback/readback/quiz"
)

// MarkingItem is an answer in the list of those to be marked by hand.
type MarkingItem struct {
	Attempt    string   // id
	RevisionID string   // the one that the attempt is pinned to
	Fraction   *big.Rat // its mark now, as a share of full marks; nil while it awaits marking
	ByHand     string   // id of the mark by hand that holds; empty: none
}

// MarkingAnswer is one of them, as whoever marks it needs it.
type MarkingAnswer struct {
	Learner string           // name: for who wants to know
	Answer  quiz.Answer      // without hint and tries
	ByHand  *quiz.Correction // the mark by hand that holds; nil: none
}

// ToMark lists the answers to a question in the finished attempts at a quiz, try-it attempts apart, in an order that says
// nothing about whose they are or when they were given. Questions that weren't answered are left out.
func (s *Store) ToMark(ctx context.Context, quizID, question string) ([]MarkingItem, error) {
	scan := func(row scanner) (m MarkingItem, err error) {
		return m, row.Scan(&m.Attempt, &m.RevisionID, ratIn(&m.Fraction))
	}
	items, err := all(s.reader(ctx), scan, `SELECT a.id, a.revision_id, k.fraction
		FROM attempts a JOIN marks k ON k.attempt_id = a.id
		JOIN answers n ON n.attempt_id = a.id AND n.question_id = k.question_id
		WHERE a.quiz_id = $1 AND a.state = 'finished' AND NOT a.try_it AND k.question_id = $2 AND n.answer <> $3
		ORDER BY a.id`, quizID, question, noAnswer)
	if err != nil {
		return nil, err
	}
	marks, err := handMarks(s.reader(ctx), quizID)
	if err != nil {
		return nil, err
	}
	byAttempt := map[string]string{}
	for _, c := range marks {
		if c.Question == question {
			byAttempt[c.Attempt] = c.ID
		}
	}
	for i := range items {
		items[i].ByHand = byAttempt[items[i].Attempt]
	}
	return items, nil
}

// AnswerToMark reads one of the answers that ToMark lists. The error is ErrNotFound where it would list none.
func (s *Store) AnswerToMark(ctx context.Context, quizID, question, attempt string) (MarkingAnswer, error) {
	m, err := one(s.reader(ctx), scanMarkingAnswer, `SELECT p.name, n.question_id, n.seq, n.answer, n.saved_at, n.checked_at, n.certainty
		FROM attempts a JOIN people p ON p.id = a.person_id
		JOIN marks k ON k.attempt_id = a.id JOIN answers n ON n.attempt_id = a.id AND n.question_id = k.question_id
		WHERE a.id = $1 AND a.quiz_id = $2 AND a.state = 'finished' AND NOT a.try_it AND k.question_id = $3 AND n.answer <> $4`,
		attempt, quizID, question, noAnswer)
	if err != nil {
		return m, err
	}
	log, err := s.correctionsOf(s.reader(ctx), quizID, attempt)
	for _, c := range quiz.Standing(log) {
		if c.Kind == quiz.MarkByHand && c.Question == question {
			m.ByHand = &c
		}
	}
	return m, err
}

func scanMarkingAnswer(row scanner) (m MarkingAnswer, err error) {
	var text string
	a := &m.Answer
	err = row.Scan(&m.Learner, &a.Question, &a.Seq, &text, timeIn(&a.SavedAt), timeIn(&a.CheckedAt), countIn(&a.Certainty))
	a.Answer = answerOf(text)
	return m, err
}

// handMarks are the marks by hand that hold in a quiz, without what was said of them; those of try-it attempts are left
// out.
func handMarks(q querier, quizID string) ([]quiz.Correction, error) {
	scan := func(row scanner) (c quiz.Correction, err error) {
		return c, row.Scan(&c.ID, &c.Kind, &c.Attempt, &c.Question, ratIn(&c.Fraction))
	}
	log, err := all(q, scan, `SELECT c.id, c.kind, c.attempt_id, c.question_id, c.fraction
		FROM corrections c JOIN attempts a ON a.id = c.attempt_id
		WHERE c.quiz_id = $1 AND c.kind = 'mark' AND NOT a.try_it ORDER BY c.number`, quizID)
	return quiz.Standing(log), err
}
