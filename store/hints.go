package store

import (
	"time"

	"github.com/readback/readback/quiz"
)

// ShowHint records that a learner asked for the hint of a question, before the learner sees it. Asking again changes
// nothing, whatever has become of the attempt meanwhile. The errors are ErrNotFound (for everybody but the learner), and
// for a hint that wasn't asked for in time quiz.ErrFinished, quiz.ErrDeadline and quiz.ErrChecked.
func (s *Store) ShowHint(attempt, person, question string, at time.Time) error {
	return s.write(func(tx *tx) error {
		a, err := lockAttempt(tx, attempt, person)
		if err != nil {
			return err
		}
		answers, err := answersOf(tx, attempt)
		if err != nil || !answers[question].HintAt.IsZero() {
			return err
		}
		if err := a.MaySave(at); err != nil {
			return err
		}
		if !answers[question].CheckedAt.IsZero() { // it would cost something and help with nothing
			return quiz.ErrChecked
		}
		_, err = tx.exec(`INSERT INTO hints (attempt_id, question_id, shown_at) VALUES ($1, $2, $3)`, attempt, question, millis(at))
		return err
	})
}
