package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"math/big"
	"time"

	"github.com/readback/readback/quiz"
)

// Finish ends an attempt, marks the answers that are stored and returns it as it is then. It happens once, with marks
// and score in the same transaction; an attempt that is finished already comes back as it is. What ends by its
// deadline was finished then, however late the server noticed. The error is ErrNotFound.
func (s *Store) Finish(id string, at time.Time) (quiz.Attempt, error) {
	return s.finish(id, at, `UPDATE attempts SET state = 'finished', finished_at = $1 WHERE id = $2 AND state = 'open'`)
}

// FinishOverdue is Finish for an attempt whose deadline and grace have passed; one that was given more time meanwhile
// stays open.
func (s *Store) FinishOverdue(id string, now time.Time) (quiz.Attempt, error) {
	return s.finish(id, now, `UPDATE attempts SET state = 'finished', finished_at = $1 WHERE id = $2 AND state = 'open'
		AND deadline_at < $3`, millis(now.Add(-quiz.Grace)))
}

// finish ends an attempt by a conditional update, which takes the time and the id and then more.
func (s *Store) finish(id string, at time.Time, end string, more ...any) (quiz.Attempt, error) {
	ctx := context.Background()
	a, err := s.Attempt(ctx, id)
	if err != nil || a.State == quiz.Finished {
		return a, err
	}
	revision, err := s.Revision(ctx, a.RevisionID)
	if err != nil {
		return a, err
	}
	err = s.write(func(tx *tx) error { return finish(tx, a, revision, at, end, more) })
	if err != nil {
		return a, err
	}
	return s.Attempt(ctx, id)
}

func finish(tx *tx, a quiz.Attempt, r Revision, at time.Time, end string, more []any) error {
	if !a.Deadline.IsZero() && at.After(a.Deadline) {
		at = a.Deadline
	}
	ended, err := tx.exec(end, append([]any{millis(at), a.ID}, more...)...)
	if err != nil || ended == 0 { // somebody else was first
		return err
	}
	q, err := quizOf(tx, a.ID)
	if err != nil {
		return err
	}
	given, err := given(tx, a.ID)
	if err != nil {
		return err
	}
	marks, err := quiz.Marks(r.Revision, a.Plan, given)
	if err != nil {
		return err
	}
	if err := insertMarks(tx, a.ID, marks); err != nil {
		return err
	}
	score := quiz.ScoreOf(marks, q.Rules.PassMark)
	_, err = tx.exec(`UPDATE attempts SET points = $1, max = $2, percent = $3, passed = $4 WHERE id = $5`,
		score.Points, score.Max, score.Percent, score.Passed, a.ID)
	return err
}

// given is what the questions of an attempt were answered with.
func given(tx *tx, attempt string) (map[string]json.RawMessage, error) {
	stored, err := all(tx, scanAnswer, answersOf, attempt)
	given := map[string]json.RawMessage{}
	for _, a := range stored {
		given[a.Question] = a.Answer
	}
	return given, err
}

func insertMarks(tx *tx, attempt string, marks []quiz.MarkOf) error {
	for _, m := range marks {
		var fraction sql.NullString
		if m.Fraction != nil {
			fraction = sql.NullString{String: m.Fraction.RatString(), Valid: true}
		}
		_, err := tx.exec(`INSERT INTO marks (attempt_id, question_id, fraction, points, max) VALUES ($1, $2, $3, $4, $5)`,
			attempt, m.Question, fraction, maybeFloat(m.Points), maybeFloat(m.Max))
		if err != nil {
			return err
		}
	}
	return nil
}

// maybeFloat is how an exact number that may be missing is stored.
func maybeFloat(r *big.Rat) sql.NullFloat64 {
	if r == nil {
		return sql.NullFloat64{}
	}
	f, _ := r.Float64()
	return sql.NullFloat64{Float64: f, Valid: true}
}
