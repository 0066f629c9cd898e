package views

import (
	"math/big"
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// UnmatchedPage is the typed answers in a quiz that match nothing, by question and gap.
type UnmatchedPage struct {
	Frame
	QuizID, Quiz string // id and title
	Places       []TypedPlace
	Zone         *time.Location
}

// TypedPlace is where something is typed: a short-text question, or a gap.
type TypedPlace struct {
	Question  string   // id
	Gap       string   // id; empty: the whole question
	GapNumber int      // in the order of the stem, from 1; 0: the whole question
	Stem      string   // Markdown
	Accepted  []string // what the author takes
	Texts     []TypedText
}

// TypedText is what was typed there and matches nothing.
type TypedText struct {
	Folded  string
	Example string           // as somebody typed it
	Count   int              // attempts in which it was given
	Since   *quiz.Correction // what it earns meanwhile; nil: nothing
	Name    string           // of who accepted it; empty: somebody since deleted
}

// AcceptPage is what it would do to accept a text, or not to accept it any more, before it is done.
type AcceptPage struct {
	Frame
	QuizID, Quiz string // id and title
	Place        TypedPlace
	Text         TypedText
	Withdraw     bool
	Percent, Why string       // as typed
	Names        bool         // learners' names are shown
	Effect       *ShownEffect // nil: what was typed is refused
	Errors       Errors
}

// ShownEffect is what a correction does to marks.
type ShownEffect struct {
	Marked           int // attempts with another mark
	Passing, Failing int // attempts that pass by it, or fail by it
	Awaiting         int // attempts that still await marking
	Changes          []ShownChange
}

// ShownChange is one attempt that gets another mark.
type ShownChange struct {
	Anonymous             string // the number that stands for the learner's name
	Learner               string // name; empty while names aren't shown
	Before, After         *quiz.Score
	MarkBefore, MarkAfter *big.Rat // of the question, as a share; nil while it awaits marking
}

func typedColumns(w words.Words) []column {
	return []column{
		{text: w.T("unmatched.text")},
		{text: w.T("unmatched.count"), number: true, end: true},
		{text: w.T("unmatched.standing")},
		{text: w.T("table.actions"), silent: true},
	}
}

func changeColumns(p AcceptPage) []column {
	columns := []column{
		{text: p.W.T("unmatched.attempt")},
		{text: p.W.T("unmatched.mark-before"), number: true, end: true},
		{text: p.W.T("unmatched.mark-after"), number: true, end: true},
		{text: p.W.T("unmatched.score-before"), number: true, end: true},
		{text: p.W.T("unmatched.score-after"), number: true, end: true},
	}
	if p.judges() {
		columns = append(columns, column{text: p.W.T("unmatched.passes")})
	}
	return columns
}

// judges tells whether the quiz has a pass mark, as far as the effect shows.
func (p AcceptPage) judges() bool {
	for _, c := range p.Effect.Changes {
		if c.After != nil && c.After.Passed != nil {
			return true
		}
	}
	return false
}

// sharePercent is a share of full marks in percent.
func sharePercent(share *big.Rat) float64 {
	f, _ := new(big.Rat).Mul(share, big.NewRat(100, 1)).Float64()
	return f
}

// passing says what becomes of passing.
func passing(w words.Words, c ShownChange) string {
	if c.After == nil || c.After.Passed == nil {
		return w.T("unmatched.awaiting")
	}
	before := c.Before != nil && c.Before.Passed != nil && *c.Before.Passed
	switch {
	case *c.After.Passed && before:
		return w.T("unmatched.passes-still")
	case *c.After.Passed:
		return w.T("unmatched.passes-now")
	case before:
		return w.T("unmatched.fails-now")
	}
	return w.T("unmatched.fails-still")
}

// effectInWords sums an effect up, before it is done.
func effectInWords(w words.Words, e ShownEffect) []string {
	if e.Marked == 0 {
		return []string{w.T("unmatched.effect-none")}
	}
	said := []string{w.T("unmatched.effect-marks", "count", e.Marked)}
	if e.Passing > 0 {
		said = append(said, w.T("unmatched.effect-pass", "count", e.Passing))
	}
	if e.Failing > 0 {
		said = append(said, w.T("unmatched.effect-fail", "count", e.Failing))
	}
	if e.Passing+e.Failing == 0 {
		said = append(said, w.T("unmatched.effect-same"))
	}
	if e.Awaiting > 0 {
		said = append(said, w.T("unmatched.effect-await", "count", e.Awaiting))
	}
	return said
}
