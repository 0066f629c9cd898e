package store

import (
	"database/sql"
	"math/big"

	"github.com/readback/readback/quiz"
)

// storedMark is a mark as it was stored when the attempt was finished, or corrected since.
type storedMark struct {
	fraction    *big.Rat // nil while it awaits a person
	points, max sql.NullFloat64
}

// marksOf are the stored marks of an attempt by question id.
func marksOf(q querier, attempt string) (map[string]storedMark, error) {
	marks := map[string]storedMark{}
	err := each(q, func(row scanner) error {
		var question string
		var m storedMark
		err := row.Scan(&question, ratIn(&m.fraction), &m.points, &m.max)
		marks[question] = m
		return err
	}, `SELECT question_id, fraction, points, max FROM marks WHERE attempt_id = $1`, attempt)
	return marks, err
}

// putMarks stores marks of an attempt, in the place of those that are there, and its score, which is nil while a mark is
// missing.
func putMarks(tx *tx, attempt string, marks []quiz.MarkOf, score *quiz.Score) error {
	for _, m := range marks {
		_, err := tx.exec(`INSERT INTO marks (attempt_id, question_id, fraction, points, max) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (attempt_id, question_id) DO UPDATE
			SET fraction = excluded.fraction, points = excluded.points, max = excluded.max`,
			attempt, m.Question, maybeRat(m.Fraction), maybeFloat(m.Points), maybeFloat(m.Max))
		if err != nil {
			return err
		}
	}
	if score == nil {
		_, err := tx.exec(`UPDATE attempts SET points = NULL, max = NULL, percent = NULL, passed = NULL WHERE id = $1`, attempt)
		return err
	}
	_, err := tx.exec(`UPDATE attempts SET points = $1, max = $2, percent = $3, passed = $4 WHERE id = $5`,
		score.Points, score.Max, score.Percent, score.Passed, attempt)
	return err
}

// maybeFloat is how an exact number that may be missing is stored.
func maybeFloat(r *big.Rat) sql.NullFloat64 {
	if r == nil {
		return sql.NullFloat64{}
	}
	f, _ := r.Float64()
	return sql.NullFloat64{Float64: f, Valid: true}
}
