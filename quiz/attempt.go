package quiz

import (
	"encoding/json"
	"errors"
	"time"
)

// State is where an attempt stands.
type State string

// The states of an attempt.
const (
	Open     State = "open"
	Finished State = "finished"
)

// Grace is how long after the deadline a save still counts, for the way over the network.
const Grace = 5 * time.Second

// Attempt is one learner's run through a quiz, pinned to one revision.
type Attempt struct {
	ID         string
	QuizID     string
	RevisionID string
	PersonID   string
	Number     int  // from 1, by learner and quiz; try-it attempts have their own numbers
	TryIt      bool // an instructor's own attempt (a try-it attempt), which never counts anywhere
	Plan       Plan
	State      State
	StartedAt  time.Time
	Deadline   time.Time // zero: none
	FinishedAt time.Time // zero while open
	Score      *Score    // nil while open, and while an answer awaits its mark
}

// Answer is what is stored of one answer of an attempt.
type Answer struct {
	Question string          // authored id
	Seq      int64           // counts the saves of this question, from 1
	Answer   json.RawMessage // canonical, with authored ids; nil is no answer
	SavedAt  time.Time
	// CheckedAt is since when the answer is locked, because the learner was shown its mark under FeedbackEach; zero
	// while it may change.
	CheckedAt time.Time
	Certainty int       // how sure the learner is, 1 (guessing) to 3 (certain); 0: not said
	HintAt    time.Time // when the hint was asked for; zero: never
	Tries     []Try     // what was checked, in that order
}

// Try is an answer that its learner had checked while the attempt went on.
type Try struct {
	Answer json.RawMessage // canonical, with authored ids
	At     time.Time
}

// The reasons why an attempt can't be started or an answer not be saved. Each is about one attempt and known before
// anything is changed.
var (
	ErrNotYetOpen = errors.New("the quiz hasn't opened yet")
	ErrClosed     = errors.New("the quiz has closed")
	ErrNoneLeft   = errors.New("no attempts are left")
	ErrHeldBack   = errors.New("all questions are held back")
	ErrFinished   = errors.New("the attempt is finished")
	ErrDeadline   = errors.New("the deadline has passed")
	ErrChecked    = errors.New("the answer was checked and is locked")
	ErrNoAnswer   = errors.New("there is no answer to check")
)

// MayStart tells whether a learner who has used a number of attempts may start another now. The error is
// ErrNotYetOpen, ErrClosed or ErrNoneLeft.
func (r Rules) MayStart(used int, now time.Time) error {
	switch {
	case !r.Opens.IsZero() && now.Before(r.Opens):
		return ErrNotYetOpen
	case !r.Closes.IsZero() && !now.Before(r.Closes):
		return ErrClosed
	case r.Attempts > 0 && used >= r.Attempts:
		return ErrNoneLeft
	}
	return nil
}

// DeadlineFrom is when an attempt that starts now ends: min(start + limit, closes), and what the learner has beyond that;
// zero when it has no end.
func (r Rules) DeadlineFrom(start time.Time) time.Time {
	deadline := r.Closes
	if r.TimeLimit > 0 {
		if limit := start.Add(r.TimeLimit); deadline.IsZero() || limit.Before(deadline) {
			deadline = limit
		}
	}
	if deadline.IsZero() {
		return deadline
	}
	return deadline.Add(r.Extra)
}

// Overdue tells whether the deadline and the grace have passed, so that the server finishes the attempt.
func (a *Attempt) Overdue(now time.Time) bool {
	return a.State == Open && !a.Deadline.IsZero() && now.After(a.Deadline.Add(Grace))
}

// MaySave tells whether a new answer may be stored now. The error is ErrFinished when the learner has finished the
// attempt, or ErrDeadline when its time is up, whether the server has noticed yet or not.
func (a *Attempt) MaySave(now time.Time) error {
	switch {
	case a.State == Open && !a.Overdue(now):
		return nil
	case a.State == Open || a.endedByTheClock():
		return ErrDeadline
	}
	return ErrFinished
}

// endedByTheClock tells whether a finished attempt ran until its deadline.
func (a *Attempt) endedByTheClock() bool {
	return !a.Deadline.IsZero() && !a.FinishedAt.Before(a.Deadline)
}

// TimeUp tells whether the attempt was, or is about to be, ended by the clock.
func (a *Attempt) TimeUp(now time.Time) bool {
	if a.State == Open {
		return !a.Deadline.IsZero() && now.After(a.Deadline)
	}
	return a.endedByTheClock()
}
