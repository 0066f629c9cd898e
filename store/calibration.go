package store

import (
	"context"
	"encoding/json"
	"time"

	"github.com/readback/readback/quiz"
)

// CertainIn says which answers a calibration is on: those to a quiz, or to one of its questions.
type CertainIn struct{ Quiz, Question string }

// Calibration compares how sure learners were with how right they were, over all such answers in finished attempts, try-it
// attempts apart. An answer counts for what it earns before hints and tries are deducted, which certainty says
// nothing of. What was taken back again and what awaits marking counts nowhere.
func (s *Store) Calibration(ctx context.Context, in CertainIn) ([]quiz.CalibrationLine, error) {
	log, err := s.correctionsIn(s.reader(ctx), in.Quiz)
	if err != nil {
		return nil, err
	}
	ledger := newLedger(log)
	next := func(q querier, after certainAnswer) ([]certainAnswer, error) {
		return certainAnswersAfter(q, in, after)
	}
	var marks []quiz.CertainMark
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

func certainAnswersAfter(q querier, in CertainIn, after certainAnswer) ([]certainAnswer, error) {
	return all(q, scanCertainAnswer, `SELECT a.id, a.revision_id, a.started_at, n.question_id, n.answer, n.certainty
		FROM attempts a JOIN answers n ON n.attempt_id = a.id
		WHERE a.quiz_id = $1 AND (a.started_at, a.id, n.question_id) > ($2, $3, $4) AND a.state = 'finished' AND NOT a.try_it
		AND n.certainty IS NOT NULL AND n.answer <> $5 AND ($6 = '' OR n.question_id = $6)
		ORDER BY a.started_at, a.id, n.question_id LIMIT $7`,
		in.Quiz, millis(after.startedAt), after.attempt, after.question, noAnswer, in.Question, answerPage)
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
