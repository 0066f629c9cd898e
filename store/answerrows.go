package store

import (
	"context"
	"fmt"
	"iter"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// answeredAttempt is an attempt with all of its answers and marks, as the answers report reads them: a line a question, see
// givenIn and sheetOf.
type answeredAttempt struct {
	quiz.Attempt
	learner                     string
	marks, saved, tries, hinted string
}

// AnswerRows reads the answers to a quiz, attempt by attempt as AttemptRows does, and within each in the order in
// which it showed the questions. Errors are as for AttemptRows.
func (s *Store) AnswerRows(ctx context.Context, f reports.Filter) iter.Seq2[reports.AnswerRow, error] {
	return reportOn(ctx, s, f, func(about subject) iter.Seq2[reports.AnswerRow, error] {
		attempts := pages(ctx, s.read, func(q querier, after answeredAttempt) ([]answeredAttempt, error) {
			return all(q, scanAnswered, answeredAfter, append(about.after(after.Attempt), answeredPage)...)
		})
		return func(yield func(reports.AnswerRow, error) bool) {
			sheets := answerSheets{}
			for a, err := range attempts {
				if err == nil {
					err = s.eachAnswer(ctx, sheets, a, yield)
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
var answeredAfter = `SELECT a.id, a.revision_id, a.person_id, a.started_at, a.plan, p.name, coalesce(s.marks, ''),
	(SELECT ` + lines(`n.question_id`, `n.saved_at`, `coalesce(n.certainty, 0)`, `n.answer`) + ` FROM answers n WHERE n.attempt_id = a.id),
	(SELECT ` + lines(`n.question_id`) + ` FROM tries n WHERE n.attempt_id = a.id),
	(SELECT ` + lines(`n.question_id`) + ` FROM hints n WHERE n.attempt_id = a.id)
	FROM attempts a JOIN people p ON p.id = a.person_id
	LEFT JOIN sheets s ON s.quiz_id = a.quiz_id AND s.person_id = a.person_id AND s.try_it = a.try_it AND s.number = a.number
	WHERE ` + chosenAfter + ` ORDER BY a.started_at, a.id LIMIT $9`

func scanAnswered(row scanner) (a answeredAttempt, err error) {
	return a, row.Scan(&a.ID, &a.RevisionID, &a.PersonID, timeIn(&a.StartedAt), jsonIn(&a.Plan), &a.learner, &a.marks,
		textIn(&a.saved), textIn(&a.tries), textIn(&a.hinted))
}

// answerSheets are what is known of questions, by revision.
type answerSheets map[string]*answerSheet

type answerSheet struct {
	questions map[string]*askedQuestion
	given     map[string]*givenLine // of the attempt that is gone through
}

// askedQuestion is a question and what marks of it are worth.
type askedQuestion struct {
	*questions.Question
	scale
	max float64
}

// of are the sheets of a revision.
func (all answerSheets) of(id string) *answerSheet {
	if all[id] == nil {
		all[id] = &answerSheet{questions: map[string]*askedQuestion{}, given: map[string]*givenLine{}}
	}
	return all[id]
}

// eachAnswer passes on all questions of a finished attempt that carry marks, and of an open one those that were saved.
func (s *Store) eachAnswer(ctx context.Context, all answerSheets, a answeredAttempt, yield func(reports.AnswerRow, error) bool) error {
	sheet := all.of(a.RevisionID)
	if err := sheet.read(a); err != nil {
		return fmt.Errorf("attempt %s: %w", a.ID, err)
	}
	for i, planned := range a.Plan.Questions {
		given := sheet.given[planned.ID]
		if given == nil || !given.saved && !given.marked { // never saved; the hint alone may have been
			continue
		}
		q, err := s.asked(ctx, sheet, a.Attempt, planned.ID)
		if err != nil {
			return err
		}
		earned, err := q.earned(given.fraction)
		if err != nil {
			return fmt.Errorf("attempt %s, question %s: %w", a.ID, planned.ID, err)
		}
		row := reports.AnswerRow{Attempt: a.ID, LearnerID: a.PersonID, Learner: a.learner, Question: planned.ID, Type: q.Type, Number: i + 1,
			Answer: given.answer, SavedAt: given.savedAt, Certainty: given.certainty, Hint: given.hint, Tries: given.tries,
			Max: q.max, Fraction: earned.fraction, Points: earned.points}
		if !yield(row, nil) {
			return errEnough
		}
	}
	return nil
}

// asked is a question of an attempt.
func (s *Store) asked(ctx context.Context, sheet *answerSheet, a quiz.Attempt, id string) (*askedQuestion, error) {
	if q := sheet.questions[id]; q != nil {
		return q, nil
	}
	revision, err := s.Revision(ctx, a.RevisionID)
	if err != nil {
		return nil, err
	}
	q := revision.Question(id)
	if q == nil {
		return nil, fmt.Errorf("attempt %s: revision %s has no question %s", a.ID, revision.ID, id)
	}
	asked := &askedQuestion{Question: q, scale: scaleOf(q)}
	asked.max, _ = asked.most.Float64()
	sheet.questions[id] = asked
	return asked, nil
}
