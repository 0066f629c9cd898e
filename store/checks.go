package store

import (
	"time"

	"github.com/readback/readback/quiz"
)

// CheckAnswer locks the answer to a question for good, so that its learner may be shown the mark while the attempt
// goes on. An answer that is locked already stays so. The errors are ErrNotFound (for everybody but the learner),
// quiz.ErrFinished, quiz.ErrDeadline, and quiz.ErrNoAnswer where nothing was answered.
func (s *Store) CheckAnswer(attempt, person, question string, at time.Time) error {
	return s.write(func(tx *tx) error {
		a, err := lockAttempt(tx, attempt, person)
		if err != nil {
			return err
		}
		if err := a.MaySave(at); err != nil {
			return err
		}
		stored, err := storedAnswer(tx, attempt, question)
		if err != nil || !stored.CheckedAt.IsZero() {
			return err
		}
		if stored.Answer == nil {
			return quiz.ErrNoAnswer
		}
		return tx.execOne(`UPDATE answers SET checked_at = $1 WHERE attempt_id = $2 AND question_id = $3`,
			millis(at), attempt, question)
	})
}
