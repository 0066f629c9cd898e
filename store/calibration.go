package store

import (
	"context"
	"encoding/json"
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// Calibration compares how sure learners were with how right they were, over the answers to a quiz, or to one question of it
// (empty: all), in those finished attempts that a filter chooses. An answer counts for what it earns before hints and tries are
// deducted, which certainty says nothing of. What was taken back again and what awaits marking counts nowhere. Errors are those
// of Analysis.
func (s *Store) Calibration(ctx context.Context, f reports.Filter, question string) ([]quiz.CalibrationLine, error) {
	quizzes, err := s.subjects(ctx, f)
	if err != nil {
		return nil, err
	}
	var marks []quiz.CertainMark
	for _, about := range quizzes {
		log, err := s.correctionsIn(s.reader(ctx), about.ID)
		if err != nil {
			return nil, err
		}
		ledger := newLedger(log)
		next := func(q querier, after certainAnswer) ([]certainAnswer, error) {
			return certainAnswersAfter(q, about, question, after)
		}
		for a, err := range pages(ctx, s.read, next) {
			if err != nil {
				return nil, err
			}
			mark, err := s.certainMark(ctx, ledger, a)
			if err != nil {
				return nil, err
			}
			marks = append(marks, mark)
		}
	}
	return quiz.Calibration(marks), nil
}

// certainAnswer is an answer whose learner said how sure they were.
type certainAnswer struct {
	attempt, revision, question string
	startedAt                   time.Time
	answer                      json.RawMessage
	certainty                   int
}

func scanCertainAnswer(row scanner) (a certainAnswer, err error) {
	var text string
	err = row.Scan(&a.attempt, &a.revision, timeIn(&a.startedAt), &a.question, &text, &a.certainty)
	a.answer = answerOf(text)
	return a, err
}

func certainAnswersAfter(q querier, about subject, question string, after certainAnswer) ([]certainAnswer, error) {
	return all(q, scanCertainAnswer, `SELECT a.id, a.revision_id, a.started_at, n.question_id, n.answer, n.certainty
		FROM attempts a JOIN answers n ON n.attempt_id = a.id
		WHERE `+chosenSince+` AND a.state = 'finished' AND (a.started_at, a.id, n.question_id) > ($7, $8, $9)
		AND n.certainty IS NOT NULL AND n.answer <> $10 AND ($11 = '' OR n.question_id = $11)
		ORDER BY a.started_at, a.id, n.question_id LIMIT $12`,
		append(about.chosen(), millis(after.startedAt), after.attempt, after.question, noAnswer, question, answerPage)...)
}

// certainMark marks an answer by a plan in which nothing is deducted.
func (s *Store) certainMark(ctx context.Context, l *ledger, a certainAnswer) (quiz.CertainMark, error) {
	r, err := s.Revision(ctx, a.revision)
	if err != nil {
		return quiz.CertainMark{}, err
	}
	plan := quiz.Plan{Questions: []quiz.Planned{{ID: a.question}}}
	answers := map[string]quiz.Answer{a.question: {Question: a.question, Answer: a.answer}}
	// As when attempts are marked again, what was accepted is in the revision already.
	marks, err := quiz.Marks(l.accepting(r), plan, answers, l.byHand[a.attempt])
	if err != nil || len(marks) == 0 {
		return quiz.CertainMark{}, err
	}
	return quiz.CertainMark{Certainty: a.certainty, Fraction: marks[0].Fraction}, nil
}
