package store

import (
	"context"
	"encoding/json"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

const correctionColumns = `c.number, c.id, c.kind, c.quiz_id, c.attempt_id, c.question_id, c.gap_id, c.text, c.fraction, c.criteria,
	c.comment, c.why, c.by_person, c.at`

func scanCorrection(row scanner) (c quiz.Correction, err error) {
	var number int64 // its place in the log, by which the rows are ordered
	var criteria string
	err = row.Scan(&number, &c.ID, &c.Kind, &c.QuizID, textIn(&c.Attempt), &c.Question, textIn(&c.Gap), textIn(&c.Text),
		ratIn(&c.Fraction), textIn(&criteria), textIn(&c.Comment), textIn(&c.Why), textIn(&c.By), timeIn(&c.At))
	if err == nil && criteria != "" {
		err = json.Unmarshal([]byte(criteria), &c.Criteria)
	}
	return c, err
}

// Corrections is the log of a quiz's corrections, oldest first.
func (s *Store) Corrections(ctx context.Context, quizID string) ([]quiz.Correction, error) {
	return correctionsIn(s.reader(ctx), quizID)
}

// CorrectionsOf are those that concern one attempt at a quiz, as quiz.Marks takes them, oldest first.
func (s *Store) CorrectionsOf(ctx context.Context, quizID, attempt string) ([]quiz.Correction, error) {
	return correctionsOf(s.reader(ctx), quizID, attempt)
}

func correctionsIn(q querier, quizID string) ([]quiz.Correction, error) {
	return all(q, scanCorrection, `SELECT `+correctionColumns+` FROM corrections c WHERE c.quiz_id = $1 ORDER BY c.number`, quizID)
}

// correctionsOf asks for the two kinds apart, so that the marks of other attempts aren't read.
func correctionsOf(q querier, quizID, attempt string) ([]quiz.Correction, error) {
	return all(q, scanCorrection, `SELECT `+correctionColumns+` FROM corrections c WHERE c.attempt_id IS NULL AND c.quiz_id = $1
		UNION ALL SELECT `+correctionColumns+` FROM corrections c WHERE c.attempt_id = $2 AND c.quiz_id = $1 ORDER BY 1`, quizID, attempt)
}

// logged is a correction and its place in its quiz's log.
type logged struct {
	quiz.Correction
	number int64
}

// entryOf is a correction as it is logged: after the last one. Its number decides which holds, not the clock, which may
// have been set back. The number of a last one that went with its learner is given again, which changes no order.
func entryOf(q querier, c quiz.Correction) (logged, error) {
	c.At = storedAs(c.At)
	last, err := one(q, scanInt, `SELECT coalesce(max(number), 0) FROM corrections WHERE quiz_id = $1`, c.QuizID)
	return logged{c, last + 1}, err
}

func insertCorrection(tx *tx, c logged) error {
	var criteria string
	if len(c.Criteria) > 0 {
		text, err := json.Marshal(c.Criteria)
		if err != nil {
			return err
		}
		criteria = string(text)
	}
	_, err := tx.exec(`INSERT INTO corrections (number, id, kind, quiz_id, attempt_id, question_id, gap_id, text, fraction, criteria,
		comment, why, by_person, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		c.number, c.ID, c.Kind, c.QuizID, maybeText(c.Attempt), c.Question, maybeText(c.Gap), maybeText(c.Text),
		maybeRat(c.Fraction), maybeText(criteria), maybeText(c.Comment), maybeText(c.Why), maybeText(c.By), millis(c.At))
	return err
}

// ledger is what a quiz's corrections come to, arranged for marking many attempts.
type ledger struct {
	log      []quiz.Correction
	accepted []quiz.Correction
	byHand   map[string][]quiz.Correction   // by attempt
	accepts  map[string]*questions.Revision // by revision id
}

func newLedger(log []quiz.Correction) *ledger {
	l := &ledger{log: log, byHand: map[string][]quiz.Correction{}, accepts: map[string]*questions.Revision{}}
	for _, c := range log {
		if c.Kind == quiz.MarkByHand {
			l.byHand[c.Attempt] = append(l.byHand[c.Attempt], c)
		} else {
			l.accepted = append(l.accepted, c)
		}
	}
	return l
}

// with is the ledger after one more correction.
func (l *ledger) with(c quiz.Correction) *ledger {
	return newLedger(append(l.log[:len(l.log):len(l.log)], c))
}

// accepting is a revision as it marks with all that was accepted, made once.
func (l *ledger) accepting(r Revision) *questions.Revision {
	if l.accepts[r.ID] == nil {
		l.accepts[r.ID] = quiz.Accepting(r.Revision, l.accepted)
	}
	return l.accepts[r.ID]
}
