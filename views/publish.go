package views

import (
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// PublishPage makes a quiz of a set, or changes the rules of one.
type PublishPage struct {
	Frame
	Errors Errors
	Set    SetLine
	Form   PublishForm
	Groups []accounts.Group // that the quiz can be given to
	Tags   []string         // of the set's questions, to draw by
	Quiz   string           // id of the quiz whose rules are changed; empty: a new one
	Taken  int              // attempts there already
}

// PublishForm is a quiz's rules as they were typed.
type PublishForm struct {
	Title            string
	Group            string // id; empty: everyone with the link
	TimeLimit        string // minutes
	Attempts         string // 0: any number
	Counts           string // a quiz.Counts
	Opens, Closes    string // 2006-01-02T15:04 in Zone
	Zone             string // IANA name
	PerPage          string // 0: all on one page
	Briefing         string // a quiz.BriefingMode
	Feedback         string // a quiz.FeedbackMode
	PassMark         string // percent
	ShuffleQuestions bool
	ShuffleOptions   bool
	Draw             []DrawForm
}

// DrawForm asks for a number of questions with a tag, as typed.
type DrawForm struct {
	Tag   string // empty: of any tag
	Count string
}

// StudioQuizLine is a quiz in its instructor's list.
type StudioQuizLine struct {
	ID       string
	Title    string
	SetTitle string
	Group    string         // name; empty: everyone with the link
	Own      bool           // false: it came with the program, or is somebody else's
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
	Revision       int             // number of the revision that it was published with
	LatestRevision int             // number of the set's latest
	Group          *accounts.Group // nil: everyone with the link
	Link           string          // absolute, to the quiz
	JoinLink       string          // absolute, to join the group; empty without one
	QR             string          // SVG of Link, or of JoinLink where there is one, made by the handler
	MayRun         bool            // change rules and see scores
	TriedAttempt   string          // id of an open try to go on with, or empty
	Zone           *time.Location
}
