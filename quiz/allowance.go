package quiz

import "time"

// Allowance is what a learner has in a quiz beyond its rules.
type Allowance struct {
	Time     time.Duration // on top of the deadline, whether that is the time limit or the closing
	Attempts int
}

// The most that anybody is given, in all.
const (
	MostExtraTime     = 30 * 24 * time.Hour
	MostExtraAttempts = 100
)

// None tells that there is nothing beyond the rules.
func (a Allowance) None() bool { return a == Allowance{} }

// With are the rules as they bind a learner who has an allowance. Where attempts aren't counted, none are added.
func (r Rules) With(a Allowance) Rules {
	r.Extra = a.Time
	if r.Attempts > 0 {
		r.Attempts += a.Attempts
	}
	return r
}
