package views

import (
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// StudioQuizLine is a quiz in its instructor's list.
type StudioQuizLine struct {
	ID       string
	Title    string
	SetTitle string
	Group    string         // name; empty: everyone
	Own      bool           // it is the reader's own
	Opens    time.Time      // zero: at once
	Closes   time.Time      // zero: never
	Zone     *time.Location // of Opens and Closes
	Started  int            // attempts, open ones too
	Finished int            // attempts
}

// StudioQuizzesPage lists quizzes for who runs them.
type StudioQuizzesPage struct {
	Frame
	Quizzes []StudioQuizLine
}

// StudioQuizPage is a quiz for who runs it: how learners get there, and its rules.
type StudioQuizPage struct {
	Frame
	Quiz           quiz.Quiz
	SetTitle       string
	Revision       int                    // number of the revision that new attempts are on
	LatestRevision int                    // number of the set's latest
	Group          *accounts.Group        // nil: everyone
	Link           string                 // absolute, to the quiz
	JoinLink       string                 // absolute, to join the group; empty without one
	HeldBack       int                    // questions of the revision that are stale
	MayRun         bool                   // change its rules
	MaySeeSet      bool                   // and its key
	MayMark        bool                   // answers by hand
	Waiting        WaitingMarks           // what waits for that
	Calibration    []quiz.CalibrationLine // nil: the quiz doesn't ask how sure learners are
	Zone           *time.Location
}

func studioQuizColumns(w words.Words) []column {
	return []column{
		{text: w.T("quizzes.quiz")},
		{text: w.T("quizzes.for")},
		{text: w.T("quizzes.open"), number: true},
		{text: w.T("quizzes.started"), number: true, end: true},
		{text: w.T("quizzes.finished"), number: true, end: true},
		{text: w.T("table.actions"), silent: true},
	}
}

// audience says who a quiz is for.
func audience(w words.Words, group string) string {
	if group == "" {
		return w.T("publish.everyone")
	}
	return group
}

// openTimes says from when to when a quiz may be taken, one sentence each.
func openTimes(w words.Words, opens, closes time.Time, zone *time.Location) []string {
	var times []string
	if !opens.IsZero() {
		times = append(times, w.T("quizzes.from", "time", w.Time(opens, zone)))
	}
	if !closes.IsZero() {
		times = append(times, w.T("quizzes.until", "time", w.Time(closes, zone)))
	}
	if len(times) == 0 {
		times = append(times, w.T("quizzes.always"))
	}
	return times
}
