package quiz

import (
	"errors"
	"testing"
	"time"
)

func TestMayStart(t *testing.T) {
	rules := Rules{Attempts: 2, Opens: clock(8, 0), Closes: clock(20, 0)}
	tests := []struct {
		name  string
		rules Rules
		used  int
		now   time.Time
		want  error
	}{
		{"before it opens", rules, 0, clock(7, 59), ErrNotYetOpen},
		{"when it opens", rules, 0, clock(8, 0), nil},
		{"meanwhile", rules, 1, clock(12, 0), nil},
		{"none left", rules, 2, clock(12, 0), ErrNoneLeft},
		{"more used than there are", rules, 3, clock(12, 0), ErrNoneLeft},
		{"just before it closes", rules, 0, clock(20, 0).Add(-time.Nanosecond), nil},
		{"when it closes", rules, 0, clock(20, 0), ErrClosed},
		{"closed with none left", rules, 2, clock(21, 0), ErrClosed},
		{"no limits", Rules{}, 1000, clock(3, 0), nil},
		{"one attempt", DefaultRules(), 1, clock(3, 0), ErrNoneLeft},
		{"in another zone", rules, 0, clock(8, 0).In(time.FixedZone("", -5*60*60)), nil},
	}
	for _, test := range tests {
		if got := test.rules.MayStart(test.used, test.now); !errors.Is(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestDeadlineFrom(t *testing.T) {
	tests := []struct {
		name  string
		rules Rules
		want  time.Time
	}{
		{"no end", Rules{}, time.Time{}},
		{"limit", Rules{TimeLimit: time.Hour}, clock(13, 0)},
		{"closing", Rules{Closes: clock(20, 0)}, clock(20, 0)},
		{"limit before closing", Rules{TimeLimit: time.Hour, Closes: clock(20, 0)}, clock(13, 0)},
		{"closing before limit", Rules{TimeLimit: time.Hour, Closes: clock(12, 30)}, clock(12, 30)},
		{"both at once", Rules{TimeLimit: time.Hour, Closes: clock(13, 0)}, clock(13, 0)},
	}
	for _, test := range tests {
		if got := test.rules.DeadlineFrom(clock(12, 0)); !got.Equal(test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestMaySaveUntilDeadlineAndGrace(t *testing.T) {
	deadline := clock(13, 0)
	tests := []struct {
		name    string
		attempt Attempt
		now     time.Time
		want    error
	}{
		{"in time", Attempt{State: Open, Deadline: deadline}, clock(12, 0), nil},
		{"at the deadline", Attempt{State: Open, Deadline: deadline}, deadline, nil},
		{"at the end of the grace", Attempt{State: Open, Deadline: deadline}, deadline.Add(Grace), nil},
		{"behind the grace", Attempt{State: Open, Deadline: deadline}, deadline.Add(Grace + 1), ErrDeadline},
		{"no deadline", Attempt{State: Open}, clock(23, 0), nil},
		{"finished", Attempt{State: Finished, Deadline: deadline}, clock(12, 0), ErrFinished},
		{"finished early, now late", Attempt{State: Finished, Deadline: deadline, FinishedAt: clock(12, 0)}, clock(23, 0), ErrFinished},
		{"finished by the clock", Attempt{State: Finished, Deadline: deadline, FinishedAt: deadline}, clock(23, 0), ErrDeadline},
		{"finished without a deadline", Attempt{State: Finished, FinishedAt: clock(12, 0)}, clock(23, 0), ErrFinished},
	}
	for _, test := range tests {
		if got := test.attempt.MaySave(test.now); !errors.Is(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
		overdue := test.attempt.State == Open && test.want != nil // what the server has yet to finish
		if got := test.attempt.Overdue(test.now); got != overdue {
			t.Errorf("%s: overdue is %v", test.name, got)
		}
	}
}

func TestQuizIsOpenWithoutGroup(t *testing.T) {
	if !(&Quiz{}).Open() || (&Quiz{GroupID: "g"}).Open() {
		t.Error("a quiz is open exactly when it has no group")
	}
}
