package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// answeredAttempt is an attempt with all of its answers and marks, as the answers report reads them. A finished one has no plan,
// since its marks say which questions it showed.
type answeredAttempt struct {
	quiz.Attempt
	learner              string
	marks, tries, hinted string // a line each
	saved                []byte // a line each
}

// AnswerRows reads the answers to a quiz, attempt by attempt as AttemptRows does, and within each in the order in
// which it showed the questions. Errors are as for AttemptRows.
func (s *Store) AnswerRows(ctx context.Context, f reports.Filter) iter.Seq2[reports.AnswerRow, error] {
	return reportOn(ctx, s, f, func(about subject) iter.Seq2[reports.AnswerRow, error] {
		attempts := pages(ctx, s.read, func(q querier, after answeredAttempt) ([]answeredAttempt, error) {
			return all(q, scanAnswered, answeredAfter, append(about.after(after.Attempt), answeredPage)...)
		})
		return func(yield func(reports.AnswerRow, error) bool) {
			r := answerReader{s, givenLines{place: map[string]int{}}, map[[2]string]*askedQuestion{}}
			for a, err := range attempts {
				if err == nil {
					err = r.each(ctx, a, yield)
				}
				if err == errEnough {
					return
				}
				if err != nil {
					yield(reports.AnswerRow{}, err)
					return
				}
			}
		}
	})
}

// answeredAfter has a row an attempt: going through the answers' own rows takes several times as long.
var answeredAfter = `SELECT a.id, a.revision_id, a.person_id, a.started_at, CASE WHEN s.marks IS NULL THEN a.plan ELSE '{}' END, p.name, coalesce(s.marks, ''),
	(SELECT ` + lines(`n.question_id`, `n.saved_at`, `coalesce(n.certainty, 0)`, `n.answer`) + ` FROM answers n WHERE n.attempt_id = a.id),
	(SELECT ` + lines(`n.question_id`) + ` FROM tries n WHERE n.attempt_id = a.id),
	(SELECT ` + lines(`n.question_id`) + ` FROM hints n WHERE n.attempt_id = a.id)
	FROM attempts a JOIN people p ON p.id = a.person_id
	LEFT JOIN sheets s ON s.quiz_id = a.quiz_id AND s.person_id = a.person_id AND s.try_it = a.try_it AND s.number = a.number
	WHERE ` + chosenAfter + ` ORDER BY a.started_at, a.id LIMIT $9`

func scanAnswered(row scanner) (a answeredAttempt, err error) {
	var plan string
	err = row.Scan(&a.ID, &a.RevisionID, &a.PersonID, timeIn(&a.StartedAt), &plan, &a.learner, &a.marks, &a.saved, textIn(&a.tries), textIn(&a.hinted))
	if err == nil && a.marks == "" {
		err = json.Unmarshal([]byte(plan), &a.Plan)
	}
	return a, err
}

// errEnough ends a report whose reader wants no more rows.
var errEnough = errors.New("enough")

// answerReader makes rows of attempts.
type answerReader struct {
	*Store
	given givenLines
	asked map[[2]string]*askedQuestion // by revision and question
}

// askedQuestion is a question and what marks of it are worth.
type askedQuestion struct {
	*questions.Question
	scale
	max float64
}

// each passes on all questions of a finished attempt that carry marks, and of an open one those that were saved.
func (r *answerReader) each(ctx context.Context, a answeredAttempt, yield func(reports.AnswerRow, error) bool) error {
	if err := r.given.read(a); err != nil {
		return fmt.Errorf("attempt %s: %w", a.ID, err)
	}
	for i := range r.given.lines {
		given := &r.given.lines[i]
		if !given.saved && !given.marked { // never saved; the hint alone may have been
			continue
		}
		q, err := r.question(ctx, a.RevisionID, given.question)
		if err != nil {
			return fmt.Errorf("attempt %s: %w", a.ID, err)
		}
		earned, err := q.earned(given.fraction)
		if err != nil {
			return fmt.Errorf("attempt %s, question %s: %w", a.ID, given.question, err)
		}
		row := reports.AnswerRow{Attempt: a.ID, LearnerID: a.PersonID, Learner: a.learner, Question: q.ID, Type: q.Type, Number: given.number,
			Answer: given.answer, SavedAt: given.savedAt, Certainty: given.certainty, Hint: given.hint, Tries: given.tries,
			Max: q.max, Fraction: earned.fraction, Points: earned.points}
		if !yield(row, nil) {
			return errEnough
		}
	}
	return nil
}

// question is a question of a revision, with what is looked up of it once.
func (r *answerReader) question(ctx context.Context, revision, id string) (*askedQuestion, error) {
	key := [2]string{revision, id}
	if q := r.asked[key]; q != nil {
		return q, nil
	}
	of, err := r.Revision(ctx, revision)
	if err != nil {
		return nil, err
	}
	q := of.Question(id)
	if q == nil {
		return nil, fmt.Errorf("revision %s has no question %s", revision, id)
	}
	asked := &askedQuestion{Question: q, scale: scaleOf(q)}
	asked.max, _ = asked.most.Float64()
	r.asked[key] = asked
	return asked, nil
}
