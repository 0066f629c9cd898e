package store

import (
	"context"
	"iter"
)

// pages reads a long result page by page: next returns the rows after the one given, at first the zero row, and none
// at the end. No read transaction outlives a page, since an open one keeps the write-ahead log growing. While one page is
// handled the one after it is read.
func pages[T any](ctx context.Context, s *statements, next func(q querier, after T) ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		read, enough := make(chan page[T]), make(chan struct{})
		go readPages(read, enough, func(after T) ([]T, error) { return next(&queries{ctx: ctx, statements: s}, after) })
		defer func() { // nothing is read any more once this returns
			close(enough)
			cancel()
			for range read {
			}
		}()
		for p := range read {
			for _, row := range p.rows {
				if !yield(row, nil) {
					return
				}
			}
			if p.err != nil {
				var none T
				yield(none, p.err)
				return
			}
		}
	}
}

type page[T any] struct {
	rows []T
	err  error
}

// readPages reads one page after the other, until there are no more, one fails, or the reader has enough.
func readPages[T any](into chan<- page[T], enough <-chan struct{}, next func(after T) ([]T, error)) {
	defer close(into)
	var last T
	for {
		rows, err := next(last)
		if len(rows) == 0 && err == nil {
			return
		}
		select {
		case into <- page[T]{rows, err}:
		case <-enough:
			return
		}
		if err != nil {
			return
		}
		last = rows[len(rows)-1]
	}
}
