package main

import (
	"testing"

	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

func TestABarCountsTheAttemptsOfAQuizOrASet(t *testing.T) {
	data := t.TempDir()
	quiz := taken(t, data)
	s, err := store.Open(t.Context(), store.Options{Dir: data})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, f := range []reports.Filter{{Quiz: quiz}, {Set: "flight"}} {
		if n, err := attemptsOf(t.Context(), s, f); err != nil || n != 1 {
			t.Errorf("%+v: %d attempts, %v", f, n, err)
		}
	}
	if n, err := attemptsOf(t.Context(), s, reports.Filter{Quiz: "none"}); err != nil || n != 0 {
		t.Errorf("%d attempts, %v", n, err)
	}
	var none *progress
	if none.noted(s) != reports.Source(s) {
		t.Error("without a bar something counts")
	}
}
