package store

import (
	"cmp"
	"context"

	"github.com/readback/readback/reports"
)

// Analysis computes how a quiz, or all quizzes of a set, and each question did. Unless the filter says otherwise it is on the
// first finished attempt of each learner, and on the newest revision that finished attempts are pinned to; the result says
// which. Attempts that await marking are not among them. Without attempts it lists the questions with an n of 0. The error is
// ErrNotFound when there is no such quiz, set, revision or group.
func (s *Store) Analysis(ctx context.Context, f reports.Filter) (reports.Analysis, error) {
	f.Attempts = cmp.Or(f.Attempts, reports.FirstAttempts)
	matrix, revision, err := s.Matrix(ctx, f)
	if err != nil {
		return reports.Analysis{}, err
	}
	a := reports.Analyse(matrix)
	a.Attempts = f.Attempts
	if a.N > 0 {
		a.Revision = revision.Number
	}
	return a, nil
}
