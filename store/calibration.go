package store

import (
	"context"

	"github.com/readback/readback/quiz"
)

// Calibration compares how sure learners were with how they did, over all answers in the finished attempts at a quiz,
// tries apart. What was taken back again and what awaits marking counts nowhere.
func (s *Store) Calibration(ctx context.Context, quizID string) ([]quiz.CalibrationLine, error) {
	scan := func(row scanner) (m quiz.CertainMark, err error) {
		return m, row.Scan(&m.Certainty, ratIn(&m.Fraction))
	}
	marks, err := all(s.reader(ctx), scan, `SELECT n.certainty, k.fraction FROM attempts a JOIN answers n ON n.attempt_id = a.id
		JOIN marks k ON k.attempt_id = n.attempt_id AND k.question_id = n.question_id
		WHERE a.quiz_id = $1 AND a.state = 'finished' AND NOT a.try_it AND n.certainty IS NOT NULL AND n.answer <> $2`,
		quizID, noAnswer)
	return quiz.Calibration(marks), err
}
