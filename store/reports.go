package store

import (
	"cmp"
	"context"
	"iter"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// How much a report reads at a time.
const (
	attemptPage = 500
	sheetPage   = 100 // attempts with all of their answers
	learnerPage = 200
)

// subject is the quiz that a report is on, and whom it shows.
type subject struct {
	quiz.Quiz
	within string // Filter.Group
	group  string // the name of that group, else of the one that the quiz is given to
}

func (s *Store) subject(ctx context.Context, f reports.Filter) (subject, error) {
	q, err := one(s.reader(ctx), scanQuiz, `SELECT `+quizColumns+` FROM quizzes q WHERE q.id = $1`, f.Quiz)
	about := subject{Quiz: q, within: f.Group}
	group := cmp.Or(f.Group, q.GroupID)
	if err != nil || group == "" {
		return about, err
	}
	g, err := s.Group(ctx, group)
	about.group = g.Name
	return about, err
}

// reportOn looks up what a report is on, and then yields its rows.
func reportOn[R any](ctx context.Context, s *Store, f reports.Filter, rows func(subject) iter.Seq2[R, error]) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		about, err := s.subject(ctx, f)
		if err != nil {
			var none R
			yield(none, err)
			return
		}
		rows(about)(yield)
	}
}

// AttemptRows reads the attempts at a quiz, without try-it attempts, in the order in which they were started. An error is the
// last that it yields; it is ErrNotFound when there is no such quiz or group. Like all reports it reads page by page,
// so that others may go on writing for as long as it takes.
func (s *Store) AttemptRows(ctx context.Context, f reports.Filter) iter.Seq2[reports.AttemptRow, error] {
	return reportOn(ctx, s, f, func(about subject) iter.Seq2[reports.AttemptRow, error] {
		scan := func(row scanner) (reports.AttemptRow, error) { return scanAttemptRow(row, about) }
		return pages(ctx, s.read, func(q querier, after reports.AttemptRow) ([]reports.AttemptRow, error) {
			return all(q, scan, `SELECT `+attemptColumns+`, r.number, p.name, p.guest, p.external_id
				FROM attempts a JOIN people p ON p.id = a.person_id JOIN revisions r ON r.id = a.revision_id
				WHERE a.quiz_id = $1 AND NOT a.try_it AND (a.started_at, a.id) > ($2, $3)
				AND ($4 = '' OR a.person_id IN (SELECT m.person_id FROM group_members m WHERE m.group_id = $4))
				ORDER BY a.started_at, a.id LIMIT $5`,
				about.ID, millis(after.StartedAt), after.Attempt, about.within, attemptPage)
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
