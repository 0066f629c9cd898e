package store

import (
	"fmt"
	"testing"

	"github.com/readback/readback/reports"
)

func TestSheetsAreWhatFinishedAttemptsEarned(t *testing.T) {
	c := newClassroom(t)
	var got []string
	for sheet, err := range c.Sheets(t.Context(), c.quiz.ID) {
		if err != nil {
			t.Fatal(err)
		}
		for name, id := range c.ids {
			if id == sheet.LearnerID {
				got = append(got, fmt.Sprint(name, " ", sheet.Fractions["q1"], " ", sheet.Fractions["q2"], " of ", len(sheet.Fractions)))
			}
		}
	}
	if want := []string{"Ann 1 1 of 2", "Ann 0 0 of 2", "Dan 0 0 of 2"}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%q", got)
	}
}

func TestSheetsComePageByPage(t *testing.T) {
	c := newClassroom(t)
	for i := range attemptPage + 3 {
		c.take(t, "Ann", 10+i, true, "q1", `"a"`)
	}
	seen := map[string]reports.Sheet{}
	for sheet, err := range c.Sheets(t.Context(), c.quiz.ID) {
		if err != nil {
			t.Fatal(err)
		}
		seen[sheet.Attempt] = sheet
	}
	if len(seen) != attemptPage+6 {
		t.Errorf("%d sheets", len(seen))
	}
	for id, sheet := range seen {
		if len(sheet.Fractions) != 2 {
			t.Errorf("%s has %d marks", id, len(sheet.Fractions))
		}
	}
}
