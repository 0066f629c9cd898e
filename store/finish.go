package store

import (
	"context"
	"time"

	"github.com/readback/readback/quiz"
)

// Finish ends an attempt, marks the answers that are stored and returns it as it is then. It happens once, with marks
// and score in the same transaction; an attempt that is finished already comes back as it is. There is no score while a
// mark awaits a person. What ends by its deadline was finished then, however late the server noticed. The error is
// ErrNotFound.
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
	err = s.write(func(tx *tx) error { return s.finishIn(tx, a, revision, at, end, more) })
	if err != nil {
		return a, err
	}
	s.tell(Committed{Quiz: a.QuizID})
	return s.Attempt(ctx, id)
}

func (s *Store) finishIn(tx *tx, a quiz.Attempt, r Revision, at time.Time, end string, more []any) error {
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
	answers, err := answersOf(tx, a.ID)
	if err != nil {
		return err
	}
	corrections, err := s.correctionsOf(tx, a.QuizID, a.ID)
	if err != nil {
		return err
	}
	marks, err := quiz.Marks(r.Revision, a.Plan, answers, corrections)
	if err != nil {
		return err
	}
	if err := putMarks(tx, a.ID, marks, quiz.ScoreOf(marks, q.Rules.PassMark)); err != nil {
		return err
	}
	return putSheet(tx, a.ID, sheetOf(r.Revision, a.Plan, marks, answers))
}
