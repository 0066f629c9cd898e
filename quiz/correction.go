package quiz

import (
	"errors"
	"math/big"
	"time"

	"github.com/readback/readback/questions"
)

// CorrectionKind says what a correction changes.
type CorrectionKind string

// The kinds of corrections.
const (
	MarkByHand CorrectionKind = "mark"   // what one answer of one attempt earns
	AcceptText CorrectionKind = "accept" // a typed answer that earns something from now on, for everyone in the quiz
	MarkByKey  CorrectionKind = "key"    // a question's key in another revision, for everyone who was asked it on one revision
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
	Fraction *big.Rat // share of full marks, 0…1; nil: the correction is taken back; 1 for a key
	Criteria []string // MarkByHand: the points of each criterion of the rubric as decimals, in its order; empty without one
	Comment  string   // MarkByHand: what the learner is told
	Why      string   // for the log; MarkByKey: learners are told, too
	By       string   // a person's id
	At       time.Time

	Revision    string              // MarkByKey: id of the revision whose attempts are concerned
	KeyRevision string              // MarkByKey: id of the revision whose question has the key
	Key         *questions.Question // MarkByKey: that question
}

// ConcerningAttempt are those of a quiz's corrections that bear on one attempt on a revision: everything accepted, the
// keys for that revision, and the marks that its own answers were given by hand.
func ConcerningAttempt(corrections []Correction, attempt, revision string) []Correction {
	var concerning []Correction
	for _, c := range corrections {
		if c.Kind == AcceptText || c.Kind == MarkByKey && c.Revision == revision || c.Kind == MarkByHand && c.Attempt == attempt {
			concerning = append(concerning, c)
		}
	}
	return concerning
}

// The reasons why a correction can't be made.
var (
	ErrShare  = errors.New("a correction gives a share of full marks from 0 to 1")
	ErrNoText = errors.New("a correction accepts a text, and this one is empty")
)

// Check tells whether a correction can be made at all, whatever it is about. The error is ErrShare or ErrNoText.
func (c *Correction) Check() error {
	switch {
	case c.Fraction != nil && (c.Fraction.Sign() < 0 || c.Fraction.Cmp(fullMarks) > 0):
		return ErrShare
	case c.Kind == AcceptText && questions.Fold(c.Text) == "":
		return ErrNoText
	}
	return nil
}

// TypedIn tells whether a revision has the place where the correction accepts a text: one that is typed into.
func (c *Correction) TypedIn(r *questions.Revision) bool {
	q := r.Question(c.Question)
	if q == nil {
		return false
	}
	switch b := q.Body.(type) {
	case *questions.ShortText:
		return c.Gap == ""
	case *questions.GapFill:
		if gap, ok := b.Gaps[c.Gap]; ok {
			_, typed := gap.Body().(*questions.ShortText)
			return typed
		}
	}
	return false
}

// Subject is what a correction is about. A later one on the same takes the place of an earlier one.
type Subject struct {
	Kind                                   CorrectionKind
	Attempt, Question, Gap, Text, Revision string
}

// Subject is what the correction is about.
func (c *Correction) Subject() Subject {
	return Subject{c.Kind, c.Attempt, c.Question, c.Gap, c.Text, c.Revision}
}

// Standing are the corrections of a log (oldest first) that hold, in its order: the last on each subject, unless it takes
// the earlier ones back. Their place in the log decides, not the clock, which may be set back.
func Standing(log []Correction) []Correction {
	last := map[Subject]int{}
	for i := range log {
		last[log[i].Subject()] = i
	}
	var holding []Correction
	for i, c := range log {
		if last[c.Subject()] == i && c.Fraction != nil {
			holding = append(holding, c)
		}
	}
	return holding
}

// Accepting is a revision that marks by the keys and with the texts of the corrections, which are those that concern
// attempts on it.
func Accepting(r *questions.Revision, corrections []Correction) *questions.Revision {
	return Keyed(r, corrections).Accepting(acceptances(corrections))
}

func acceptances(corrections []Correction) []questions.Acceptance {
	var accepted []questions.Acceptance
	for _, c := range Standing(corrections) {
		if c.Kind == AcceptText {
			accepted = append(accepted, questions.Acceptance{Question: c.Question, Gap: c.Gap, Text: c.Text, Fraction: c.Fraction})
		}
	}
	return accepted
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
