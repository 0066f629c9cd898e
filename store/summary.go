package store

import (
	"context"

	"github.com/readback/readback/reports"
)

// Summary is how the finished attempts went that a filter chooses. Errors are those of Analysis.
func (s *Store) Summary(ctx context.Context, f reports.Filter) (sum reports.Summary, err error) {
	quizzes, err := s.subjects(ctx, f)
	if err != nil {
		return sum, err
	}
	for _, about := range quizzes {
		for taker, err := range s.takers(ctx, about, nextFinished) {
			if err != nil {
				return sum, err
			}
			for _, a := range taker.attempts {
				sum.Add(a)
			}
		}
	}
	return sum, nil
}
