package views

import (
	"strconv"
	"strings"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// MarkingPage is what there is to mark in a quiz, and what was changed so far.
type MarkingPage struct {
	Frame
	QuizID, Quiz string        // id and title
	ByHand       []MarkingLine // questions that people mark, or have marked
	Others       []MarkingLine // questions of which the answers are typed, and that rules mark
	Waiting      WaitingMarks
	Calibration  []quiz.CalibrationLine // nil: the quiz doesn't ask how sure learners are
	Log          []CorrectionLine       // latest first
	LogLength    int                    // of the whole log, which may be longer than Log
	Zone         *time.Location
}

// WaitingMarks counts what waits for a person in a quiz.
type WaitingMarks struct {
	Awaiting  int // answers without a mark
	Unmatched int // texts that match nothing and weren't accepted
	Flags     int // that nobody has looked at
}

// MarkingLine is a question, as far as it is marked by hand.
type MarkingLine struct {
	Question string // id
	Stem     string // Markdown; empty: a question that the quiz doesn't ask any more and nobody knows
	Type     questions.Type
	Awaiting int
	ByHand   int
}

// CorrectionLine is one entry in the list of what was changed.
type CorrectionLine struct {
	quiz.Correction
	Name      string  // who did it; empty: somebody since deleted
	Stem      string  // of the question, Markdown
	GapNumber int     // in the order of the stem, from 1; 0: none
	Max       float64 // points of the question
	Anonymous string  // the number that stands for the attempt of a mark by hand
	Given     int     // how many attempts have the text that was accepted
	Holds     bool    // nothing later took its place

	Revision, KeyRevision int // of a key: numbers of the revisions whose attempts it marks, and that has it
}

func markingColumns(w words.Words) []column {
	return []column{
		{text: w.T("marking.question")},
		{text: w.T("marking.awaits"), number: true, end: true},
		{text: w.T("marking.marked"), number: true, end: true},
		{text: w.T("table.actions"), silent: true},
	}
}

func logColumns(p MarkingPage) []column {
	return []column{
		{text: p.W.T("marking.log-when", "zone", zoneOf(p.Zone)), number: true},
		{text: p.W.T("marking.log-who")},
		{text: p.W.T("marking.log-what")},
		{text: p.W.T("marking.log-effect")},
		{text: p.W.T("marking.log-why")},
	}
}

// correctionWhat says what a correction was.
func correctionWhat(w words.Words, c CorrectionLine) string {
	switch {
	case c.Kind == quiz.MarkByKey && c.Fraction == nil:
		return w.T("remark.log-withdrew")
	case c.Kind == quiz.MarkByKey:
		return w.T("remark.log", "key", strconv.Itoa(c.KeyRevision))
	case c.Kind == quiz.MarkByHand && c.Fraction == nil:
		return w.T("marking.log-unmarked", "attempt", c.Anonymous)
	case c.Kind == quiz.MarkByHand:
		return w.T("marking.log-marked", "attempt", c.Anonymous)
	case c.Fraction == nil && c.GapNumber > 0:
		return w.T("marking.log-withdrew-gap", "text", c.Text, "gap", c.GapNumber)
	case c.Fraction == nil:
		return w.T("marking.log-withdrew", "text", c.Text)
	case c.GapNumber > 0:
		return w.T("marking.log-accepted-gap", "text", c.Text, "gap", c.GapNumber)
	}
	return w.T("marking.log-accepted", "text", c.Text)
}

// correctionEffect says what has come of it.
func correctionEffect(w words.Words, c CorrectionLine) string {
	switch {
	case c.Kind == quiz.MarkByKey:
		return w.T("remark.log-effect", "number", strconv.Itoa(c.Revision))
	case c.Kind == quiz.MarkByHand && c.Fraction == nil:
		return w.T("marking.log-by-rules")
	case c.Kind == quiz.MarkByHand:
		share, _ := c.Fraction.Float64()
		return points(w, share*c.Max, c.Max)
	case c.Fraction == nil:
		return w.T("marking.log-answers", "count", c.Given)
	}
	share, _ := c.Fraction.Float64()
	return w.T("marking.log-worth", "percent", w.Percent(100*share), "count", c.Given)
}

// stemWithGaps is a stem's Markdown in which gaps are numbers, the one that matters in bold.
func stemWithGaps(stem string, gap int) string {
	return gapMark.ReplaceAllStringFunc(stem, func(place string) string {
		number := strings.Trim(place, "[]")
		if number == strconv.Itoa(gap) {
			return `**\[` + number + `\]**`
		}
		return `\[` + number + `\]`
	})
}

// nameOr is a name, or what is said of somebody who isn't there any more.
func nameOr(w words.Words, name string) string {
	if name == "" {
		return w.T("marking.log-somebody")
	}
	return name
}
