// Package quiz is one learner's run through a quiz: its rules, the order of things, the clock, the attempt, its
// score and what review may show. It does no I/O; seed and time are arguments.
package quiz

import "time"

// Quiz is a question set put before learners under rules.
type Quiz struct {
	ID         string
	Title      string
	SetID      string
	RevisionID string // the revision it was published with
	GroupID    string // empty: open to everyone who has the link
	OwnerID    string // empty: it came with the program
	Rules      Rules
	CreatedAt  time.Time
	DeletedAt  time.Time // since when it is in the bin; zero: it isn't
}

// Open tells whether anyone may take the quiz, guests included.
func (q *Quiz) Open() bool { return q.GroupID == "" }

// Rules are the conditions of a quiz. New ones begin with DefaultRules.
type Rules struct {
	TimeLimit        time.Duration `json:"time_limit,omitempty"` // nanoseconds; 0: none
	Attempts         int           `json:"attempts"`             // how many a learner has; 0: any number
	Counts           Counts        `json:"counts"`               // which of them counts
	Opens            time.Time     `json:"opens,omitzero"`       // zero: at once
	Closes           time.Time     `json:"closes,omitzero"`      // zero: never
	Zone             string        `json:"zone"`                 // IANA name in which Opens and Closes are entered and shown
	PerPage          int           `json:"per_page"`             // questions a page; 0: all
	ShuffleQuestions bool          `json:"shuffle_questions,omitempty"`
	ShuffleOptions   bool          `json:"shuffle_options,omitempty"`
	Draw             []Draw        `json:"draw,omitempty"` // empty: every question
	Briefing         BriefingMode  `json:"briefing"`
	Feedback         FeedbackMode  `json:"feedback"`
	PassMark         *float64      `json:"pass_mark,omitempty"`      // percent, 0–100; nil: nobody passes or fails
	Tries            int           `json:"tries,omitempty"`          // FeedbackEach: how often a question may be checked until it is right; 0: once
	TryDeduction     float64       `json:"try_deduction,omitempty"`  // percent of the question's points for each wrong try, 0–100
	Hints            bool          `json:"hints,omitempty"`          // whether a question's hint may be asked for
	HintDeduction    float64       `json:"hint_deduction,omitempty"` // percent of the question's points for a hint, 0–100
	Certainty        bool          `json:"certainty,omitempty"`      // asks how sure the learner is; never changes a mark
	Extra            time.Duration `json:"-"`                        // what With adds to a learner's deadline; never stored with the rules
	Longest          time.Duration `json:"-"`                        // the most extra time that anybody has; never stored with the rules
}

// Counts says which of a learner's attempts counts, for scores, passing and certificates.
type Counts string

// The ways to count.
const (
	CountsBest  Counts = "best"
	CountsFirst Counts = "first"
	CountsLast  Counts = "last"
	CountsMean  Counts = "mean"
)

// BriefingMode says when learners see the sources.
type BriefingMode string

// The briefing modes.
const (
	BriefingBeside BriefingMode = "beside" // beside the questions
	BriefingBefore BriefingMode = "before" // before the attempt only
	BriefingHidden BriefingMode = "hidden"
)

// FeedbackMode says when learners see how they did, and how much of it.
type FeedbackMode string

// The feedback modes.
const (
	FeedbackEach    FeedbackMode = "each"    // after each question, which is then locked
	FeedbackEnd     FeedbackMode = "end"     // when the attempt is finished
	FeedbackClosing FeedbackMode = "closing" // when the quiz has closed
	FeedbackMarks   FeedbackMode = "marks"   // marks only, never the key
	FeedbackNone    FeedbackMode = "none"
)

// DefaultRules are what a new quiz has before an instructor changes them.
func DefaultRules() Rules {
	return Rules{
		Attempts: 1, Counts: CountsBest, Zone: "UTC", PerPage: 1,
		ShuffleOptions: true, Briefing: BriefingBeside, Feedback: FeedbackEnd, Hints: true,
	}
}
