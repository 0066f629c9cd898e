package store

import (
	"context"
	"iter"
	"time"

	"github.com/readback/readback/reports"
)

// markedSheet is an attempt with its marks, and where it stands among the others.
type markedSheet struct {
	reports.Sheet
	startedAt time.Time
}

// Sheets reads what the finished attempts at a quiz earned, in the order in which they were started and without try-it
// attempts. An error is the last that it yields.
func (s *Store) Sheets(ctx context.Context, quizID string) iter.Seq2[reports.Sheet, error] {
	next := func(q querier, after markedSheet) ([]markedSheet, error) { return markedAfter(q, quizID, after) }
	return func(yield func(reports.Sheet, error) bool) {
		for sheet, err := range pages(ctx, s.read, next) {
			if !yield(sheet.Sheet, err) {
				return
			}
		}
	}
}

func markedAfter(q querier, quizID string, after markedSheet) ([]markedSheet, error) {
	scan := func(row scanner) (m markedSheet, err error) {
		m.Fractions = map[string]float64{}
		return m, row.Scan(&m.Attempt, &m.LearnerID, timeIn(&m.startedAt))
	}
	found, err := all(q, scan, `SELECT a.id, a.person_id, a.started_at FROM attempts a
		WHERE a.quiz_id = $1 AND NOT a.try_it AND a.state = 'finished' AND (a.started_at, a.id) > ($2, $3)
		ORDER BY a.started_at, a.id LIMIT $4`, quizID, millis(after.startedAt), after.Attempt, attemptPage)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	last, byID := found[len(found)-1], map[string]markedSheet{}
	for _, m := range found {
		byID[m.Attempt] = m
	}
	return found, each(q, func(row scanner) error {
		var attempt, question string
		var share float64
		err := row.Scan(&attempt, &question, &share)
		if m, ok := byID[attempt]; ok {
			m.Fractions[question] = share
		}
		return err
	}, `SELECT k.attempt_id, k.question_id, k.points / k.max FROM marks k JOIN attempts a ON a.id = k.attempt_id
		WHERE a.quiz_id = $1 AND NOT a.try_it AND a.state = 'finished' AND (a.started_at, a.id) > ($2, $3)
		AND (a.started_at, a.id) <= ($4, $5) AND k.fraction IS NOT NULL AND k.points IS NOT NULL AND k.max > 0`,
		quizID, millis(after.startedAt), after.Attempt, millis(last.startedAt), last.Attempt)
}
