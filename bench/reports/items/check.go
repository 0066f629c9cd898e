package main

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"path/filepath"

	_ "github.com/mattn/go-sqlite3" // what the second way reads with

	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// check compares an analysis with the second way, and returns the largest relative difference.
func check(ctx context.Context, dir string, f reports.Filter, a reports.Analysis) (float64, error) {
	attempts, worth, err := marks(ctx, dir, f)
	if err != nil {
		return 0, err
	}
	if len(attempts) != a.N {
		return 0, fmt.Errorf("%d attempts, but there are %d", a.N, len(attempts))
	}
	largest := 0.0
	differ := func(number, second float64) { largest = max(largest, math.Abs(number-second)/max(1, math.Abs(second))) }
	for _, q := range a.Questions {
		var own, rest []float64
		for _, points := range attempts {
			own = append(own, points[q.Name])
			rest = append(rest, sum(points)-points[q.Name])
		}
		differ(q.Facility.Number, 100*average(own)/worth[q.Name])
		differ(q.SD.Number, 100*math.Sqrt(covariance(own, own))/worth[q.Name])
		differ(q.DiscriminationIndex.Number, 100*covariance(own, rest)/math.Sqrt(covariance(own, own)*covariance(rest, rest)))
	}
	return largest, nil
}

// marks are what chosen attempts earned by question, and what each question is worth.
func marks(ctx context.Context, dir string, f reports.Filter) (map[string]map[string]float64, map[string]float64, error) {
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, store.FileName)+"?mode=ro")
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, `SELECT k.attempt_id, k.question_id, k.points, k.max FROM marks k JOIN attempts a ON a.id = k.attempt_id
		WHERE a.quiz_id = ? AND a.state = 'finished' AND a.points IS NOT NULL AND (? = 'all' OR a.number = 1)`, f.Quiz, f.Attempts)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	attempts, worth := map[string]map[string]float64{}, map[string]float64{}
	for rows.Next() {
		var attempt, question string
		var points, max float64
		if err := rows.Scan(&attempt, &question, &points, &max); err != nil {
			return nil, nil, err
		}
		if attempts[attempt] == nil {
			attempts[attempt] = map[string]float64{}
		}
		attempts[attempt][question], worth[question] = points, max
	}
	return attempts, worth, rows.Err()
}

func sum(points map[string]float64) (total float64) {
	for _, p := range points {
		total += p
	}
	return total
}

func average(values []float64) (mean float64) {
	for _, v := range values {
		mean += v / float64(len(values))
	}
	return mean
}

// covariance is of a sample.
func covariance(a, b []float64) (c float64) {
	meanA, meanB := average(a), average(b)
	for i := range a {
		c += (a[i] - meanA) * (b[i] - meanB) / float64(len(a)-1)
	}
	return c
}
