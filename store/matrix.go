package store

import (
	"cmp"
	"context"
	"iter"

	"github.com/readback/readback/reports"
)

// Matrix is what the finished attempts earned that a filter chooses, within one revision: without one in the filter, the newest
// that finished attempts are pinned to. It comes with that revision as it marks by now. Without attempts it has the questions
// with no rows. Attempts that await marking are in it, with what is marked of them. Errors are those of Analysis.
func (s *Store) Matrix(ctx context.Context, f reports.Filter) (reports.Matrix, Revision, error) {
	f.Attempts = cmp.Or(f.Attempts, reports.AllAttempts)
	quizzes, err := s.subjects(ctx, f)
	if err == nil && f.Revision == 0 {
		if f.Revision, err = s.newestTaken(ctx, quizzes); err == nil {
			quizzes, err = s.subjects(ctx, f)
		}
	}
	if err != nil || len(quizzes) == 0 {
		return reports.Matrix{}, Revision{}, err
	}
	revision, err := s.Revision(ctx, cmp.Or(quizzes[0].revision, quizzes[0].RevisionID))
	if err != nil {
		return reports.Matrix{}, Revision{}, err
	}
	log, err := s.correctionsIn(s.reader(ctx), cmp.Or(f.Quiz, quizzes[0].ID))
	if err != nil {
		return reports.Matrix{}, Revision{}, err
	}
	b := newMatrixBuilder(newLedger(log).keyed(revision))
	for _, about := range quizzes {
		if err := b.fill(s.sheetsOf(ctx, about)); err != nil {
			return reports.Matrix{}, Revision{}, err
		}
	}
	return b.done(), revision, nil
}

// NewestTaken is the number of the newest revision that finished attempts are pinned to, of those that a filter lets through
// whichever of a learner's attempts it chooses; 0 when there are none. Statistics never mix revisions, since questions change
// between them. Errors are those of Analysis.
func (s *Store) NewestTaken(ctx context.Context, f reports.Filter) (int, error) {
	quizzes, err := s.subjects(ctx, f)
	if err != nil {
		return 0, err
	}
	return s.newestTaken(ctx, quizzes)
}

var newestTaken = onSheets(`SELECT coalesce(max(r.number), 0) FROM revisions r
	WHERE EXISTS (SELECT 1 FROM attempts a WHERE ` + chosenSince + ` AND a.revision_id = r.id)`)

func (s *Store) newestTaken(ctx context.Context, quizzes []subject) (int, error) {
	newest := 0
	for _, about := range quizzes {
		about.Attempts = reports.AllAttempts
		n, err := one(s.reader(ctx), scanInt, newestTaken, about.chosen()...)
		if err != nil {
			return 0, err
		}
		newest = max(newest, int(n))
	}
	return newest, nil
}

// matrixPage is how many learners' sheets are read at a time.
const matrixPage = 2000

// learnerSheets are the sheets of a learner's attempts, as a matrix reads them.
type learnerSheets struct{ learner, marks string }

var nextSheets = onSheets(`SELECT a.person_id, ` + together(`a.marks`) + ` FROM attempts a
	WHERE ` + chosenSince + ` AND a.person_id > $7 GROUP BY a.person_id ORDER BY a.person_id LIMIT $8`)

// sheetsOf reads the sheets of the finished attempts that a report is on.
func (s *Store) sheetsOf(ctx context.Context, about subject) iter.Seq2[learnerSheets, error] {
	scan := func(row scanner) (r learnerSheets, err error) { return r, row.Scan(&r.learner, &r.marks) }
	return pages(ctx, s.read, func(q querier, after learnerSheets) ([]learnerSheets, error) {
		return all(q, scan, nextSheets, append(about.chosen(), after.learner, matrixPage)...)
	})
}
