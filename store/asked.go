package store

import (
	"cmp"
	"context"

	"github.com/readback/readback/reports"
)

// Asked is the revision that a filter names, or the newest that finished attempts are on, or without any the one that the quiz
// has now; with its questions as they were asked. The error is ErrNotFound when there is no such quiz, set, revision or group.
func (s *Store) Asked(ctx context.Context, f reports.Filter) (reports.Asked, error) {
	quizzes, err := s.subjects(ctx, f)
	if err == nil && f.Revision == 0 {
		if f.Revision, err = s.newestTaken(ctx, quizzes); err == nil {
			quizzes, err = s.subjects(ctx, f)
		}
	}
	if err != nil || len(quizzes) == 0 {
		return reports.Asked{}, err
	}
	newest := quizzes[len(quizzes)-1]
	r, err := s.Revision(ctx, cmp.Or(newest.revision, newest.RevisionID))
	if err != nil {
		return reports.Asked{}, err
	}
	return reports.Asked{Number: r.Number, Set: &r.Set, Cuts: r.Cuts}, nil
}
