package store

import (
	"context"
	"iter"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// How much a report reads at a time.
const (
	attemptPage  = 500
	answeredPage = 200 // attempts with all of their answers
	learnerPage  = 200
)

// AttemptRows reads the attempts at a quiz, without try-it attempts, in the order in which they were started; those at the
// quizzes of a set quiz after quiz. An error is the last that it yields; it is ErrNotFound when there is no such quiz, set,
// revision or group. Like all reports it reads page by page, so that others may go on writing for as long as it takes.
func (s *Store) AttemptRows(ctx context.Context, f reports.Filter) iter.Seq2[reports.AttemptRow, error] {
	return reportOn(ctx, s, f, func(about subject) iter.Seq2[reports.AttemptRow, error] {
		scan := func(row scanner) (reports.AttemptRow, error) { return scanAttemptRow(row, about) }
		return pages(ctx, s.read, func(q querier, after reports.AttemptRow) ([]reports.AttemptRow, error) {
			args := about.after(quiz.Attempt{ID: after.Attempt, StartedAt: after.StartedAt})
			return all(q, scan, `SELECT `+attemptColumns+`, r.number, p.name, p.guest, p.external_id
				FROM attempts a JOIN people p ON p.id = a.person_id JOIN revisions r ON r.id = a.revision_id
				WHERE `+chosenAfter+` ORDER BY a.started_at, a.id LIMIT $9`, append(args, attemptPage)...)
		})
	})
}

func scanAttemptRow(row scanner, about subject) (reports.AttemptRow, error) {
	var a quiz.Attempt
	var s storedScore
	r := reports.AttemptRow{Quiz: about.ID, Set: about.SetID, Group: about.group}
	err := row.Scan(append(attemptFields(&a, &s), &r.Revision, &r.Learner, &r.Guest, textIn(&r.ExternalID))...)
	r.Attempt, r.LearnerID, r.State, r.Number = a.ID, a.PersonID, a.State, a.Number
	r.StartedAt, r.FinishedAt, r.Score = a.StartedAt, a.FinishedAt, s.score()
	if a.State == quiz.Finished && r.Score == nil {
		r.State = reports.AttemptAwaits
	}
	return r, err
}
