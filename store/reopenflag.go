package store

// ReopenFlag takes it back that somebody has looked at a flag. One that is open stays so. The error is ErrNotFound when
// there is no such flag in the quiz.
func (s *Store) ReopenFlag(quizID, attempt, question string) error {
	return s.write(func(tx *tx) error {
		return tx.execOne(`UPDATE flags SET resolved_at = NULL, resolved_by = NULL WHERE attempt_id = $1 AND question_id = $2
			AND attempt_id IN (SELECT a.id FROM attempts a WHERE a.quiz_id = $3)`, attempt, question, quizID)
	})
}
