package reports

import (
	"context"
	"iter"
	"time"
)

// wideRows reads attempts, and beside them their answers.
func wideRows(ordered time.Time) func(Source, context.Context, Filter) iter.Seq2[WideRow, error] {
	return func(from Source, ctx context.Context, f Filter) iter.Seq2[WideRow, error] {
		f = f.before(ordered)
		return func(yield func(WideRow, error) bool) {
			next, stop := iter.Pull2(from.AnswerRows(ctx, f))
			defer stop()
			answers := &answersOf{next: next}
			for a, err := range from.AttemptRows(ctx, f) {
				row := WideRow{AttemptRow: a}
				if err == nil {
					row.Answers, err = answers.byQuestion(a.Attempt)
				}
				if !yield(row, err) || err != nil {
					return
				}
			}
			if err := answers.end(); err != nil {
				yield(WideRow{}, err)
			}
		}
	}
}

// byQuestion are the answers of an attempt.
func (s *answersOf) byQuestion(attempt string) (map[string]AnswerRow, error) {
	given, err := s.of(attempt)
	answers := make(map[string]AnswerRow, len(given))
	for _, r := range given {
		answers[r.Question] = r
	}
	return answers, err
}
