package reports

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/quiz"
)

var monday = time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)

// tried are the attempts of two learners: Lea at three, one of them still open, Olu at two, one of which awaits marking.
func tried() []AttemptRow {
	row := func(id, learner string, day, revision int, percent float64) AttemptRow {
		at := monday.AddDate(0, 0, day)
		return AttemptRow{Attempt: id, Quiz: "q", LearnerID: learner, Revision: revision, State: quiz.Finished, StartedAt: at, FinishedAt: at.Add(10 * time.Minute), Score: &quiz.Score{Percent: percent}}
	}
	rows := []AttemptRow{row("lea-1", "lea", 0, 1, 50), row("olu-1", "olu", 1, 1, 40), row("lea-2", "lea", 2, 2, 90), row("olu-2", "olu", 3, 2, 0), row("lea-3", "lea", 4, 2, 90), row("lea-4", "lea", 5, 3, 0)}
	rows[3].State, rows[3].Score = AttemptAwaits, nil
	rows[5].State, rows[5].Score, rows[5].FinishedAt = quiz.Open, nil, time.Time{}
	return rows
}

func TestChoose(t *testing.T) {
	for name, c := range map[string]struct {
		filter Filter
		want   []string
	}{
		"first":               {Filter{Attempts: FirstAttempts}, []string{"lea-1", "olu-1"}},
		"last":                {Filter{Attempts: LastAttempts}, []string{"lea-3", "olu-2"}},
		"best, the earliest":  {Filter{Attempts: BestAttempts}, []string{"lea-2", "olu-1"}},
		"all":                 {Filter{Attempts: AllAttempts}, []string{"lea-1", "olu-1", "lea-2", "olu-2", "lea-3"}},
		"first of a revision": {Filter{Attempts: FirstAttempts, Revision: 2}, []string{"lea-2", "olu-2"}},
		"dates":               {Filter{From: monday.AddDate(0, 0, 1), Until: monday.AddDate(0, 0, 3)}, []string{"olu-1", "lea-2"}},
		"nothing":             {Filter{Revision: 7}, nil},
	} {
		var got []string
		chosen := Choose(tried(), c.filter)
		for _, r := range chosen {
			got = append(got, r.Attempt)
		}
		if !cmp.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
		if again := Choose(chosen, c.filter); !cmp.Equal(again, chosen) {
			t.Errorf("%s: choosing again changes it", name)
		}
	}
	if got := NewestRevision(tried(), Filter{}); got != 2 {
		t.Errorf("the newest revision with a finished attempt is %d", got)
	}
}

func TestSummary(t *testing.T) {
	pass := 50.0
	s := Summarise(Choose(tried(), Filter{}), &pass)
	if s.N != 5 || s.Awaiting != 1 || s.Passed != 3 || s.PassRate().Number != 75 || s.Mean().Number != 67.5 || s.Median().Number != 70 {
		t.Errorf("%+v, mean %v, median %v", s, s.Mean(), s.Median())
	}
	if took, ok := s.MedianTime(); !ok || took != 10*time.Minute {
		t.Errorf("median time %v", took)
	}
	none := Summarise(nil, nil)
	if none.PassRate().Blank == "" || none.Mean().Blank == "" || none.Median().Blank == "" {
		t.Error("numbers of nothing aren't blank")
	}
	if _, ok := none.MedianTime(); ok {
		t.Error("nobody took some time")
	}
}
