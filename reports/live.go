package reports

import (
	"time"

	"github.com/readback/readback/quiz"
)

// LiveState says where a learner stands while a quiz is being taken.
type LiveState string

// The states of learners on a live board.
const (
	LiveNotStarted LiveState = "not-started"
	LiveAnswering  LiveState = "answering"
	LiveAway       LiveState = "away" // the learner's page said that it was closed or went out of sight
	LiveLost       LiveState = "lost" // the learner's page gave signs, and gives none any more
	LiveFinished   LiveState = "finished"
	LiveTimeUp     LiveState = "time-up"
)

// LiveStates lists the states in the order in which they are counted.
func LiveStates() []LiveState {
	return []LiveState{LiveAnswering, LiveAway, LiveLost, LiveNotStarted, LiveFinished, LiveTimeUp}
}

// Sign is the last that was heard of the page on which an attempt is answered. Pages without JavaScript give none: theirs
// is the zero value.
type Sign struct {
	At   time.Time
	Away bool // the page said that it was being closed or went out of sight
}

// How long a sign is waited for.
const (
	LostAfter = time.Minute
	AwayAfter = 5 * time.Second // so that going from page to page isn't leaving
)

// LiveStateOf is where a learner stands at a moment whose latest attempt is a; nil is none.
func LiveStateOf(a *quiz.Attempt, s Sign, now time.Time) LiveState {
	silent := now.Sub(s.At)
	switch {
	case a == nil:
		return LiveNotStarted
	case a.TimeUp(now):
		return LiveTimeUp
	case a.State == quiz.Finished:
		return LiveFinished
	case s.Away && silent > AwayAfter:
		return LiveAway
	case !s.Away && !s.At.IsZero() && silent > LostAfter:
		return LiveLost
	}
	return LiveAnswering
}

// LiveLearner is one row of a live board. Two are the same when nothing has changed. Times are Unix milliseconds, 0 for
// none.
type LiveLearner struct {
	ID       string    `json:"id"`
	Number   int       `json:"number"` // stands for the name where names are hidden, from 1
	Name     string    `json:"name"`
	Guest    bool      `json:"guest"`
	State    LiveState `json:"state"`
	Answered int       `json:"answered"`
	Of       int       `json:"of"`       // questions of the attempt that take an answer; 0 without one
	Saved    int64     `json:"saved"`    // when the last answer was stored
	Deadline int64     `json:"deadline"` // of an open attempt, with the extra time
	Extra    int64     `json:"extra"`    // minutes beyond the rules
}

// LiveQuestion is one question of a live board, with what learners have answered in their latest attempts.
type LiveQuestion struct {
	ID       string       `json:"id"`
	Number   int          `json:"number"` // among the set's questions that take an answer, from 1
	Stem     string       `json:"stem"`   // its first words, plain
	Asked    int          `json:"asked"`  // attempts that it is in
	Answered int          `json:"answered"`
	Right    *int         `json:"right"` // of the answered, those with full marks; nil: people mark it
	Choices  []LiveChoice `json:"choices"`
	Others   int          `json:"others"` // typed answers that aren't among the choices
	// Statement says that the choices are "true" and "false", whose words are the reader's.
	Statement bool `json:"statement"`
}

// LiveChoice is an option, or what several have typed alike, and how many have it in their answer.
type LiveChoice struct {
	Text  string `json:"text"`
	Count int    `json:"count"`
	Right bool   `json:"right"`
}

// LiveCounts are how many learners are in each state.
func LiveCounts(learners []LiveLearner) map[LiveState]int {
	counts := map[LiveState]int{}
	for _, l := range learners {
		counts[l.State]++
	}
	return counts
}
