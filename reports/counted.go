package reports

import (
	"context"
	"iter"
)

// Counted is a source that notes each attempt that is read, for whoever wants to know how far a report is. An attempt is noted
// once, also for a report that reads attempts and their answers beside each other. An error of note ends the report.
func Counted(from Source, note func() error) Source { return &counted{Source: from, note: note} }

type counted struct {
	Source
	note  func() error
	noted int
}

// AttemptRows implements Source.
func (c *counted) AttemptRows(ctx context.Context, f Filter) iter.Seq2[AttemptRow, error] {
	return noting(c, c.Source.AttemptRows(ctx, f), func(r AttemptRow) string { return r.Attempt })
}

// AnswerRows implements Source.
func (c *counted) AnswerRows(ctx context.Context, f Filter) iter.Seq2[AnswerRow, error] {
	return noting(c, c.Source.AnswerRows(ctx, f), func(r AnswerRow) string { return r.Attempt })
}

// noting counts attempts, whose rows stand together, and notes those beyond what others have counted.
func noting[R any](c *counted, rows iter.Seq2[R, error], attempt func(R) string) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		last, own := "", 0
		for r, err := range rows {
			if id := attempt(r); err == nil && id != last {
				last = id
				if own++; own > c.noted {
					c.noted, err = own, c.note()
				}
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}
