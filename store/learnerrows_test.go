package store

import (
	"fmt"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// TestWhatAwaitsMarkingHasNoScore takes a quiz several times; "?" awaits marking, a number is the percentage.
func TestWhatAwaitsMarkingHasNoScore(t *testing.T) {
	scored := func(percent string) quiz.Attempt {
		a := quiz.Attempt{ID: percent, PersonID: "p", State: quiz.Finished, Score: &quiz.Score{}}
		if _, err := fmt.Sscan(percent, &a.Score.Percent); err != nil {
			a.Score = nil
		}
		return a
	}
	open := quiz.Attempt{ID: "open", PersonID: "p", State: quiz.Open}
	for _, c := range []struct {
		counts   quiz.Counts
		attempts []quiz.Attempt
		want     string
	}{
		{quiz.CountsBest, []quiz.Attempt{scored("?")}, "awaiting marking - ?"},
		{quiz.CountsBest, []quiz.Attempt{scored("20"), scored("?"), scored("10")}, "awaiting marking 20 20"},
		{quiz.CountsFirst, []quiz.Attempt{scored("?"), scored("10")}, "awaiting marking - ?"},
		{quiz.CountsFirst, []quiz.Attempt{scored("10"), scored("?")}, "finished 10 10"},
		{quiz.CountsLast, []quiz.Attempt{scored("10"), scored("?")}, "awaiting marking - ?"},
		{quiz.CountsLast, []quiz.Attempt{scored("?"), scored("10"), open}, "finished 10 10"},
		{quiz.CountsMean, []quiz.Attempt{scored("10"), scored("?")}, "awaiting marking - ?"},
		{quiz.CountsMean, []quiz.Attempt{scored("10"), scored("20")}, "finished 15 20"},
		{quiz.CountsBest, []quiz.Attempt{open}, "in progress - "},
		{quiz.CountsFirst, nil, "never started - "},
	} {
		rows := standing([]reports.LearnerRow{{LearnerID: "p", Standing: reports.NeverStarted}}, c.attempts, quiz.Rules{Counts: c.counts})
		percent := "-"
		if rows[0].Score != nil {
			percent = fmt.Sprint(rows[0].Score.Percent)
		}
		if got := fmt.Sprint(rows[0].Standing, " ", percent, " ", rows[0].Attempt); got != c.want || rows[0].Attempts != len(c.attempts) {
			t.Errorf("%s of %v: %q, want %q", c.counts, c.attempts, got, c.want)
		}
	}
}

func TestReportsOnWhatAwaitsMarking(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.beginAs(t, m.testPerson(t, "Ada", accounts.Learner), false, "when", `"midday"`)
	must[quiz.Answer](t)(m.CheckAnswer(a.ID, a.PersonID, "when", 0, 3, noon))
	must[Saved](t)(m.SaveAnswer(Save{Attempt: a.ID, Person: a.PersonID, Question: "why", Seq: 1, Answer: []byte(`"So."`), Certainty: 2, At: noon}))
	must[quiz.Attempt](t)(m.Finish(a.ID, noon.Add(time.Minute)))
	f := reports.Filter{Quiz: m.quiz.ID}
	report := func() string {
		attempt := collected(t, m.AttemptRows(t.Context(), f))[0]
		learner := collected(t, m.LearnerRows(t.Context(), f))[0]
		text := fmt.Sprint(attempt.State, " ", attempt.Score != nil, " ", learner.Standing, " ", learner.Score != nil)
		for _, r := range collected(t, m.AnswerRows(t.Context(), f)) {
			fraction := "-"
			if r.Fraction != nil && r.Points != nil {
				fraction = fmt.Sprint(*r.Fraction)
			}
			text += fmt.Sprint("; ", r.Number, " ", r.Question, " ", fraction, " ", r.Max, " ", r.Certainty, " ", r.Hint, " ", r.Tries)
		}
		return text
	}
	rows := "; 2 when 0 2 0 false 1; 3 who 0 2 0 false 0; 4 why %s 4 2 false 0"
	if got, want := report(), "awaiting marking false awaiting marking false"+fmt.Sprintf(rows, "-"); got != want {
		t.Errorf("reported %q, want %q", got, want)
	}
	m.correct(t, m.byHand(a, "1/2"))
	if got, want := report(), "finished true finished true"+fmt.Sprintf(rows, "0.5"); got != want {
		t.Errorf("reported %q, want %q", got, want)
	}
}
