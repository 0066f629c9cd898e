package store

import (
	"context"
	"iter"
)

// pages reads a long result page by page: next returns the rows after the one given, at first the zero row, and none
// at the end. No read transaction outlives a page, since an open one keeps the write-ahead log growing.
func pages[T any](ctx context.Context, s *statements, next func(q querier, after T) ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var last T
		for {
			page, err := next(&queries{ctx: ctx, statements: s}, last)
			if err != nil {
				yield(last, err)
				return
			}
			if len(page) == 0 {
				return
			}
			for _, last = range page {
				if !yield(last, nil) {
					return
				}
			}
		}
	}
}
