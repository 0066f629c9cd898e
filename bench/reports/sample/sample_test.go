package sample

import (
	"slices"
	"testing"

	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

func TestMakeWritesWhatTheStoreCanReadAndTheSameAgain(t *testing.T) {
	var made [2][]string
	for i := range made {
		dir := t.TempDir()
		q, err := Make(dir, 60, 7)
		if err != nil {
			t.Fatal(err)
		}
		s, err := store.Open(t.Context(), store.Options{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		report, err := s.Verify(t.Context())
		if err != nil || len(report.Problems) > 0 {
			t.Fatal(err, report.Problems)
		}
		if report.Rows["attempts"] != 60 || report.Rows["marks"] != 60*12 {
			t.Errorf("rows: %v", report.Rows)
		}
		for row, err := range s.AnswerRows(t.Context(), reports.Filter{Quiz: q.ID}) {
			if err != nil {
				t.Fatal(err)
			}
			if row.Points == nil {
				t.Fatalf("%s of %s has no mark", row.Question, row.Attempt)
			}
			made[i] = append(made[i], row.Attempt+row.Learner+row.Question+string(row.Answer))
		}
	}
	if len(made[0]) != 60*12 || !slices.Equal(made[0], made[1]) {
		t.Errorf("%d rows, and others from the same seed", len(made[0]))
	}
}
