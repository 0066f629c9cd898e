package store

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/readback/readback/quiz"
)

// taker is a learner with the finished attempts that a report is on, as far as summaries need them.
type taker struct {
	learner  string
	attempts []quiz.Attempt // without ids, plans and points, in the order in which they were started
}

// takersPage is how many learners are read at a time.
const takersPage = 2000

// Which of a learner's attempts are chosen is read from their sheets, which are small and stand together.
var (
	nextFinished = onSheets(`SELECT a.person_id, ` + lines(`a.number`, `coalesce(a.percent, '')`, `coalesce(t.passed, '')`, `t.started_at`, `t.finished_at`) + `
		FROM attempts a JOIN attempts t ON t.quiz_id = a.quiz_id AND t.person_id = a.person_id AND t.try_it = a.try_it AND t.number = a.number
		WHERE ` + chosenSince + ` AND a.person_id > $7 GROUP BY a.person_id ORDER BY a.person_id LIMIT $8`)
	nextScores = onSheets(`SELECT a.person_id, ` + lines(`a.number`, `coalesce(a.percent, '')`) + ` FROM attempts a
		WHERE ` + chosenSince + ` AND a.person_id > $7 GROUP BY a.person_id ORDER BY a.person_id LIMIT $8`)
)

// takers reads learners with their attempts, many at a time.
func (s *Store) takers(ctx context.Context, about subject, query string) iter.Seq2[taker, error] {
	return pages(ctx, s.read, func(q querier, after taker) ([]taker, error) {
		return all(q, scanTaker, query, append(about.chosen(), after.learner, takersPage)...)
	})
}

func scanTaker(row scanner) (t taker, err error) {
	var text string
	if err := row.Scan(&t.learner, &text); err != nil {
		return t, err
	}
	for line := range textLines(text) {
		a, err := takenAttempt(line)
		if err != nil {
			return t, err
		}
		t.attempts = append(t.attempts, a)
	}
	slices.SortFunc(t.attempts, func(a, b quiz.Attempt) int { return cmp.Compare(a.Number, b.Number) })
	return t, nil
}

// takenAttempt reads a line of nextFinished or nextScores.
func takenAttempt(line string) (a quiz.Attempt, err error) {
	fields := strings.Split(line, "\t")
	number := func(text string) float64 {
		n, wrong := strconv.ParseFloat(text, 64)
		err = cmp.Or(err, wrong)
		return n
	}
	a.State, a.Number = quiz.Finished, int(number(fields[0]))
	if fields[1] != "" {
		a.Score = &quiz.Score{Percent: number(fields[1])}
	}
	if len(fields) == 2 {
		return a, err
	}
	if a.Score != nil && fields[2] != "" {
		a.Score.Passed = new(number(fields[2]) != 0)
	}
	a.StartedAt, a.FinishedAt = time.UnixMilli(int64(number(fields[3]))), time.UnixMilli(int64(number(fields[4])))
	return a, err
}
