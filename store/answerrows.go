package store

import (
	"context"
	"fmt"
	"iter"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// sheet is an attempt with all of its answers and marks, as the answers report reads them.
type sheet struct {
	quiz.Attempt
	learner string
	answers map[string]quiz.Answer
	marks   map[string]storedMark
}

// AnswerRows reads the answers to a quiz, attempt by attempt as AttemptRows does, and within each in the order in
// which it showed the questions. Errors are as for AttemptRows.
func (s *Store) AnswerRows(ctx context.Context, f reports.Filter) iter.Seq2[reports.AnswerRow, error] {
	return reportOn(ctx, s, f, func(about subject) iter.Seq2[reports.AnswerRow, error] {
		sheets := pages(ctx, s.read, func(q querier, after sheet) ([]sheet, error) { return sheetsAfter(q, about, after) })
		return func(yield func(reports.AnswerRow, error) bool) {
			for sh, err := range sheets {
				var rows []reports.AnswerRow
				if err == nil {
					rows, err = s.answerRows(ctx, sh)
				}
				if err != nil {
					yield(reports.AnswerRow{}, err)
					return
				}
				for _, r := range rows {
					if !yield(r, nil) {
						return
					}
				}
			}
		}
	})
}

func sheetsAfter(q querier, about subject, after sheet) ([]sheet, error) {
	scan := func(row scanner) (sh sheet, err error) {
		var s storedScore
		sh.marks = map[string]storedMark{}
		return sh, row.Scan(append(attemptFields(&sh.Attempt, &s), jsonIn(&sh.Plan), &sh.learner)...)
	}
	sheets, err := all(q, scan, `SELECT `+attemptColumns+`, a.plan, p.name FROM attempts a JOIN people p ON p.id = a.person_id
		WHERE `+chosenAfter+` ORDER BY a.started_at, a.id LIMIT $9`, append(about.after(after.Attempt), sheetPage)...)
	if err != nil || len(sheets) == 0 {
		return nil, err
	}
	byID := map[string]*sheet{}
	for i := range sheets {
		byID[sheets[i].ID] = &sheets[i]
	}
	last := sheets[len(sheets)-1]
	return sheets, fill(q, byID, append(about.after(after.Attempt), millis(last.StartedAt), last.ID))
}

var answersInRange = answersWhere(`JOIN attempts a ON a.id = n.attempt_id
	WHERE ` + chosenAfter + ` AND (a.started_at, a.id) <= ($9, $10)`)

// fill adds answers and marks to the sheets, which are those of a report within bounds of start and id.
func fill(q querier, sheets map[string]*sheet, bounds []any) error {
	answers, err := readGiven(q, answersInRange, bounds...)
	if err != nil {
		return err
	}
	for id, sh := range sheets {
		sh.answers = answers[id]
	}
	return each(q, func(row scanner) error {
		var attempt, question string
		var m storedMark
		err := row.Scan(&attempt, &question, ratIn(&m.fraction), &m.points, &m.max)
		if sh := sheets[attempt]; sh != nil {
			sh.marks[question] = m
		}
		return err
	}, `SELECT k.attempt_id, k.question_id, k.fraction, k.points, k.max FROM marks k JOIN attempts a ON a.id = k.attempt_id
		WHERE `+chosenAfter+` AND (a.started_at, a.id) <= ($9, $10)`, bounds...)
}

// answerRows are all questions of a finished attempt that carry marks, and of an open one those that were saved.
func (s *Store) answerRows(ctx context.Context, sh sheet) ([]reports.AnswerRow, error) {
	revision, err := s.Revision(ctx, sh.RevisionID)
	if err != nil {
		return nil, err
	}
	var rows []reports.AnswerRow
	for i, p := range sh.Plan.Questions {
		answer := sh.answers[p.ID]
		mark, marked := sh.marks[p.ID]
		if answer.Seq == 0 && !marked { // never saved; the hint alone may have been
			continue
		}
		q := revision.Question(p.ID)
		if q == nil {
			return nil, fmt.Errorf("attempt %s: revision %s has no question %s", sh.ID, revision.ID, p.ID)
		}
		r := reports.AnswerRow{Attempt: sh.ID, LearnerID: sh.PersonID, Learner: sh.learner, Question: p.ID, Type: q.Type,
			Answer: answer.Answer, SavedAt: answer.SavedAt, Number: i + 1,
			Certainty: answer.Certainty, Hint: !answer.HintAt.IsZero(), Tries: len(answer.Tries)}
		r.Max, _ = q.Max().Float64()
		if marked {
			r.Fraction, r.Points = mark.shown()
		}
		rows = append(rows, r)
	}
	return rows, nil
}
