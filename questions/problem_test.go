package questions

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestProblemsSort(t *testing.T) {
	at := func(file string, line, column int, rule string) Problem {
		return Problem{File: file, Line: line, Column: column, Rule: rule}
	}
	got := Problems{at("b", 1, 1, "e"), at("a", 2, 1, "c"), at("a", 10, 1, "d"), at("a", 1, 2, "a"), at("a", 1, 2, "b"), at("a", 0, 0, "first")}
	got.Sort()
	want := Problems{at("a", 0, 0, "first"), at("a", 1, 2, "a"), at("a", 1, 2, "b"), at("a", 2, 1, "c"), at("a", 10, 1, "d"), at("b", 1, 1, "e")}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestProblemsCount(t *testing.T) {
	warning, failure := Problem{Severity: Warning}, Problem{Severity: Error}
	tests := []struct {
		problems         Problems
		errors, warnings int
	}{
		{nil, 0, 0},
		{Problems{warning}, 0, 1},
		{Problems{warning, failure, warning}, 1, 2},
	}
	for _, test := range tests {
		if test.problems.Count(Error) != test.errors || test.problems.Count(Warning) != test.warnings || test.problems.Failed() != (test.errors > 0) {
			t.Errorf("%v are counted as %d errors and %d warnings", test.problems, test.problems.Count(Error), test.problems.Count(Warning))
		}
	}
}
