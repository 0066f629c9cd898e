package quiz

import (
	"testing"
	"time"
)

// run is finished attempts by their percentages; below 0 one awaits marking, above 100 one is open.
func run(passMark *float64, percents ...float64) []Attempt {
	var attempts []Attempt
	for i, percent := range percents {
		a := Attempt{ID: string(rune('a' + i)), State: Finished}
		if percent > 100 {
			a.State = Open
		} else if percent >= 0 {
			a.Score = &Score{Points: percent, Max: 100, Percent: percent}
			if passMark != nil {
				passed := percent >= *passMark
				a.Score.Passed = &passed
			}
		}
		attempts = append(attempts, a)
	}
	return attempts
}

const (
	awaits = -1.0
	open   = 101.0
)

func TestWhatAttemptsComeTo(t *testing.T) {
	pass := 60.0
	tests := []struct {
		counts   Counts
		percents []float64
		passed   bool
		attempt  string
	}{
		{CountsBest, nil, false, ""},
		{CountsBest, []float64{open}, false, ""},
		{CountsBest, []float64{50, 70, 60}, true, "b"},
		{CountsBest, []float64{70, awaits}, true, "a"},
		{CountsBest, []float64{awaits}, false, "a"},
		{CountsFirst, []float64{50, 70}, false, "a"},
		{CountsFirst, []float64{70, 50}, true, "a"},
		{CountsFirst, []float64{awaits, 70}, false, "a"},
		{CountsLast, []float64{70, 50, open}, false, "b"},
		{CountsLast, []float64{70, awaits}, false, "b"},
		{CountsLast, []float64{50, 60}, true, "b"},
		{CountsMean, []float64{50, 70}, true, "b"},
		{CountsMean, []float64{50, 69}, false, "b"},
		{CountsMean, []float64{100, awaits}, false, "b"},
	}
	for _, tt := range tests {
		r := DefaultRules()
		r.Counts, r.PassMark = tt.counts, &pass
		o := r.Outcome(run(&pass, tt.percents...))
		attempt := ""
		if o.Attempt != nil {
			attempt = o.Attempt.ID
		}
		if o.Passed() != tt.passed || attempt != tt.attempt {
			t.Errorf("%s of %v: passed %v by %q", tt.counts, tt.percents, o.Passed(), attempt)
		}
	}
}

func TestWhoGetsACertificate(t *testing.T) {
	pass := 60.0
	now := time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		name     string
		feedback FeedbackMode
		closes   time.Time
		passMark *float64
		percents []float64
		want     bool
	}{
		{"passed", FeedbackEnd, time.Time{}, &pass, []float64{60}, true},
		{"marks alone are told", FeedbackMarks, time.Time{}, &pass, []float64{60}, true},
		{"after each question", FeedbackEach, time.Time{}, &pass, []float64{60}, true},
		{"not passed", FeedbackEnd, time.Time{}, &pass, []float64{59}, false},
		{"nobody passes", FeedbackEnd, time.Time{}, nil, []float64{100}, false},
		{"never told", FeedbackNone, time.Time{}, &pass, []float64{100}, false},
		{"not told yet", FeedbackClosing, now.Add(1), &pass, []float64{100}, false},
		{"told by now", FeedbackClosing, now, &pass, []float64{100}, true},
		{"under way", FeedbackEnd, time.Time{}, &pass, []float64{open}, false},
		{"awaits marking", FeedbackEnd, time.Time{}, &pass, []float64{awaits}, false},
		{"nothing begun", FeedbackEnd, time.Time{}, &pass, nil, false},
	}
	for _, tt := range tests {
		r := DefaultRules()
		r.Feedback, r.Closes, r.PassMark = tt.feedback, tt.closes, tt.passMark
		if got := r.Certifies(run(tt.passMark, tt.percents...), now); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

func TestWhetherACertificateHolds(t *testing.T) {
	pass := 60.0
	c := Certificate{Score: Score{Points: 70, Max: 100, Percent: 70}}
	tests := []struct {
		counts   Counts
		passMark *float64
		percents []float64
		want     Validity
	}{
		{CountsBest, &pass, []float64{70}, Holds},
		{CountsBest, &pass, []float64{70, 90}, HoldsAnew},
		{CountsBest, &pass, []float64{70, awaits}, Holds},
		{CountsBest, &pass, []float64{50}, NotPassed},
		{CountsLast, &pass, []float64{70, 50}, NotPassed},
		{CountsLast, &pass, []float64{70, awaits}, AwaitsMarking},
		{CountsBest, &pass, nil, NotPassed},
		{CountsBest, nil, []float64{70}, NoPassMark},
	}
	for _, tt := range tests {
		r := DefaultRules()
		r.Counts, r.PassMark = tt.counts, tt.passMark
		if got := c.Validity(r, run(tt.passMark, tt.percents...)); got != tt.want {
			t.Errorf("%s of %v: %s, want %s", tt.counts, tt.percents, got, tt.want)
		}
	}
}
