package quiz

import (
	"testing"
	"time"
)

func TestAnAllowanceGoesOnTopOfTheDeadline(t *testing.T) {
	start := time.Date(2025, 2, 3, 9, 0, 0, 0, time.UTC)
	at := func(minutes int) time.Time { return start.Add(time.Duration(minutes) * time.Minute) }
	tests := []struct {
		what  string
		rules Rules
		extra time.Duration
		want  time.Time
	}{
		{"the limit", Rules{TimeLimit: 20 * time.Minute}, 5 * time.Minute, at(25)},
		{"the closing, which is sooner than the limit", Rules{TimeLimit: 20 * time.Minute, Closes: at(10)}, 5 * time.Minute, at(15)},
		{"the limit, beyond the closing", Rules{TimeLimit: 20 * time.Minute, Closes: at(22)}, 5 * time.Minute, at(25)},
		{"the closing alone", Rules{Closes: at(10)}, 5 * time.Minute, at(15)},
		{"no end", Rules{}, 5 * time.Minute, time.Time{}},
		{"nothing", Rules{TimeLimit: 20 * time.Minute}, 0, at(20)},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			if got := tt.rules.With(Allowance{Time: tt.extra}).DeadlineFrom(start); !got.Equal(tt.want) {
				t.Errorf("the deadline is %v, want %v", got, tt.want)
			}
		})
	}
}

func TestAnAllowanceOfAttempts(t *testing.T) {
	now := time.Now()
	once := Rules{Attempts: 1}
	if err := once.With(Allowance{Attempts: 1}).MayStart(1, now); err != nil {
		t.Error("the second attempt:", err)
	}
	if err := once.With(Allowance{Attempts: 1}).MayStart(2, now); err != ErrNoneLeft {
		t.Error("the third attempt:", err)
	}
	if got := (Rules{}).With(Allowance{Attempts: 1}).Attempts; got != 0 {
		t.Errorf("any number became %d", got)
	}
	closed := Rules{Attempts: 1, Closes: now.Add(-time.Minute)}
	if err := closed.With(Allowance{Time: time.Hour, Attempts: 1}).MayStart(1, now); err != ErrClosed {
		t.Error("after the closing:", err)
	}
}
