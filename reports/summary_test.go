package reports

import (
	"testing"
	"time"

	"github.com/readback/readback/quiz"
)

var monday = time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)

// tried are the attempts of two learners: Lea at three, one of them still open, Olu at two, one of which awaits marking.
func tried() []AttemptRow {
	row := func(id, learner string, day, revision int, percent float64) AttemptRow {
		at := monday.AddDate(0, 0, day)
		return AttemptRow{Attempt: id, Quiz: "q", LearnerID: learner, Revision: revision, State: quiz.Finished, StartedAt: at, FinishedAt: at.Add(10 * time.Minute), Score: &quiz.Score{Percent: percent, Passed: new(percent >= 50)}}
	}
	rows := []AttemptRow{row("lea-1", "lea", 0, 1, 50), row("olu-1", "olu", 1, 1, 40), row("lea-2", "lea", 2, 2, 90), row("olu-2", "olu", 3, 2, 0), row("lea-3", "lea", 4, 2, 90), row("lea-4", "lea", 5, 3, 0)}
	rows[3].State, rows[3].Score = AttemptAwaits, nil
	rows[5].State, rows[5].Score, rows[5].FinishedAt = quiz.Open, nil, time.Time{}
	return rows
}

func TestSummary(t *testing.T) {
	var s, none Summary
	for _, r := range tried() {
		s.Add(quiz.Attempt{State: r.State, StartedAt: r.StartedAt, FinishedAt: r.FinishedAt, Score: r.Score})
	}
	s.Add(quiz.Attempt{State: quiz.Finished, StartedAt: monday, FinishedAt: monday.Add(10 * time.Minute), Score: &quiz.Score{Percent: 70}}) // no pass mark
	if s.N != 6 || s.Awaiting != 1 || s.Passed != 3 || s.PassRate().Number != 75 || s.Judged != 4 || len(s.Percents) != 5 {
		t.Errorf("%+v", s)
	}
	if took, ok := s.MedianTime(); !ok || took != 10*time.Minute {
		t.Errorf("median time %v", took)
	}
	if none.PassRate().Blank == "" {
		t.Error("the pass rate of nobody isn't blank")
	}
	if _, ok := none.MedianTime(); ok {
		t.Error("nobody took some time")
	}
}
