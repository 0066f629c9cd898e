package store

import (
	"context"
	"time"

	"github.com/readback/readback/quiz"
)

// answersWhere reads answers together with the hints and the tries that belong to them, so that all are of one moment.
// The condition is on n, a row of any of the three tables.
func answersWhere(condition string) string {
	return `SELECT n.attempt_id, n.question_id, 'answer', n.seq, n.answer, n.saved_at, n.checked_at, n.certainty
		FROM answers n ` + condition + `
		UNION ALL SELECT n.attempt_id, n.question_id, 'try', n.number, n.answer, n.checked_at, NULL, NULL
		FROM tries n ` + condition + `
		UNION ALL SELECT n.attempt_id, n.question_id, 'hint', 0, '', n.shown_at, NULL, NULL
		FROM hints n ` + condition
}

var answersOfAttempt = answersWhere(`WHERE n.attempt_id = $1`)

// given are answers by attempt and question. A question whose hint was asked for is there without an answer too.
type given map[string]map[string]quiz.Answer

// readGiven reads what answersWhere selects.
func readGiven(q querier, text string, args ...any) (given, error) {
	g := given{}
	err := each(q, g.scan, text, args...)
	return g, err
}

func (g given) scan(row scanner) error {
	var attempt, question, what, text string
	var number int64
	var at, checkedAt time.Time
	var certainty int
	err := row.Scan(&attempt, &question, &what, &number, &text, timeIn(&at), timeIn(&checkedAt), countIn(&certainty))
	if err != nil {
		return err
	}
	if g[attempt] == nil {
		g[attempt] = map[string]quiz.Answer{}
	}
	a := g[attempt][question]
	a.Question = question
	switch what {
	case "answer":
		a.Seq, a.Answer, a.SavedAt, a.CheckedAt, a.Certainty = number, answerOf(text), at, checkedAt, certainty
	case "try":
		for int64(len(a.Tries)) < number { // they come in any order
			a.Tries = append(a.Tries, quiz.Try{})
		}
		a.Tries[number-1] = quiz.Try{Answer: answerOf(text), At: at}
	case "hint":
		a.HintAt = at
	}
	g[attempt][question] = a
	return nil
}

// Answers returns the stored answers of an attempt by question id, with certainty, hint and tries. A question whose hint
// was asked for is there before it is answered too, with a Seq of 0.
func (s *Store) Answers(ctx context.Context, attempt string) (map[string]quiz.Answer, error) {
	return answersOf(s.reader(ctx), attempt)
}

func answersOf(q querier, attempt string) (map[string]quiz.Answer, error) {
	g, err := readGiven(q, answersOfAttempt, attempt)
	if g[attempt] == nil {
		return map[string]quiz.Answer{}, err
	}
	return g[attempt], err
}
