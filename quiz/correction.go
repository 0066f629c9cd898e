package quiz

import (
	"math/big"
	"time"
)

// CorrectionKind says what a correction changes.
type CorrectionKind string

// The kinds of corrections.
const (
	MarkByHand CorrectionKind = "mark"   // what one answer of one attempt earns
	AcceptText CorrectionKind = "accept" // a typed answer that earns something from now on, for everyone in the quiz
)

// Correction changes marks after the fact. Corrections are only ever added, and a later one takes the place of an
// earlier one on the same thing: a score is a function of revision, plan, answers and corrections.
type Correction struct {
	ID       string
	Kind     CorrectionKind
	QuizID   string
	Attempt  string   // MarkByHand: the attempt's id
	Question string   // authored id
	Gap      string   // AcceptText: authored id of the gap; empty for a short-text question
	Text     string   // AcceptText: the answer, as questions.Fold makes it
	Fraction *big.Rat // share of full marks, 0…1; nil: the correction is taken back
	Criteria []string // MarkByHand: the points of each criterion of the rubric as decimals, in its order; empty without one
	Comment  string   // MarkByHand: what the learner is told
	Why      string   // for the log
	By       string   // a person's id
	At       time.Time
}

// FlagKind says what a learner finds about a question.
type FlagKind string

// The kinds of flags.
const (
	FlagUnclear FlagKind = "unclear"
	FlagWrong   FlagKind = "wrong"
)

// MaxFlagNote is the longest word why, in runes.
const MaxFlagNote = 500

// Flag is a learner's word that a question is unclear or wrong.
type Flag struct {
	Attempt    string
	Question   string // authored id
	Kind       FlagKind
	Note       string // why; may be empty
	At         time.Time
	ResolvedAt time.Time // zero while nobody has looked at it
}
