package reports

import (
	"cmp"
	"context"
	"iter"
	"slices"
)

// anonymousSource reads the same reports with pseudonyms in the place of learners and attempts, for what isn't made of columns.
// Nothing says who is a guest, and learners come in the order of their pseudonyms, since that of their names would tell who is
// who.
type anonymousSource struct {
	Source
	names *Pseudonyms
}

// AttemptRows implements Source.
func (s anonymousSource) AttemptRows(ctx context.Context, f Filter) iter.Seq2[AttemptRow, error] {
	return changed(s.Source.AttemptRows(ctx, f), func(r *AttemptRow) {
		r.Attempt, r.LearnerID = s.names.of("attempt-", r.Attempt), s.names.of("learner-", r.LearnerID)
		r.Learner, r.ExternalID, r.Guest = r.LearnerID, "", false
	})
}

// AnswerRows implements Source.
func (s anonymousSource) AnswerRows(ctx context.Context, f Filter) iter.Seq2[AnswerRow, error] {
	return changed(s.Source.AnswerRows(ctx, f), func(r *AnswerRow) {
		r.Attempt, r.LearnerID = s.names.of("attempt-", r.Attempt), s.names.of("learner-", r.LearnerID)
		r.Learner = r.LearnerID
	})
}

// LearnerRows implements Source.
func (s anonymousSource) LearnerRows(ctx context.Context, f Filter) iter.Seq2[LearnerRow, error] {
	return func(yield func(LearnerRow, error) bool) {
		var rows []LearnerRow
		for r, err := range s.Source.LearnerRows(ctx, f) {
			if err != nil {
				yield(r, err)
				return
			}
			r.LearnerID = s.names.of("learner-", r.LearnerID)
			r.Learner, r.ExternalID, r.Guest = r.LearnerID, "", false
			rows = append(rows, r)
		}
		slices.SortFunc(rows, func(a, b LearnerRow) int { return cmp.Compare(a.Learner, b.Learner) })
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func changed[R any](rows iter.Seq2[R, error], change func(*R)) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		for r, err := range rows {
			if err == nil {
				change(&r)
			}
			if !yield(r, err) {
				return
			}
		}
	}
}
