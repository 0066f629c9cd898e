package store

import (
	"slices"
	"testing"

	"github.com/readback/readback/accounts"
)

func TestColumnsAreRememberedByPersonAndReport(t *testing.T) {
	s := openTest(t)
	ada, ben := s.testPerson(t, "Ada", accounts.Instructor), s.testPerson(t, "Ben", accounts.Instructor)
	try(t, s.RememberColumns(ada.ID, "attempts", []string{"learner", "percent"}))
	try(t, s.RememberColumns(ada.ID, "attempts", []string{"percent", "learner"}))
	try(t, s.RememberColumns(ben.ID, "answers", []string{"answer"}))
	want := func(person, report string, names ...string) {
		t.Helper()
		if got := must[[]string](t)(s.ReportColumns(t.Context(), person, report)); !slices.Equal(got, names) {
			t.Errorf("%s: %q, want %q", report, got, names)
		}
	}
	want(ada.ID, "attempts", "percent", "learner")
	want(ada.ID, "answers")
	want(ben.ID, "answers", "answer")
	try(t, s.RememberColumns(ada.ID, "attempts", nil))
	want(ada.ID, "attempts")
}
