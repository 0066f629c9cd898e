package views

import (
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// ScoreLine is one learner and how they stand in a quiz.
type ScoreLine struct {
	PersonID   string
	Name       string
	Guest      bool
	ExternalID string
	Standing   reports.Standing
	Attempts   int         // started
	Score      *quiz.Score // the one that counts; nil: none yet
	LastAt     time.Time   // when the last attempt was started; zero: never
	Review     string      // id of the latest finished attempt; empty: none
}

// ScoresPage is everybody who is given a quiz, those who never started too.
type ScoresPage struct {
	Frame
	Quiz     quiz.Quiz
	Group    string // name; empty: everyone with the link
	Lines    []ScoreLine
	Zone     *time.Location
	Finished int      // learners with at least one finished attempt
	Passed   int      // learners whose score passes
	Mean     *float64 // of the scores that count, in percent; nil: none
}
