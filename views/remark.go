package views

import (
	"strconv"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// RemarkPath is where attempts are marked again by the keys of the newest revision.
func RemarkPath(quiz string) string { return StudioQuizPath(quiz) + "/remark" }

// RemarkPage offers the keys that were corrected since attempts were taken. Form fields: pick (any number of offers), why,
// and go, which is preview, or for one that holds withdraw-preview with its pick.
type RemarkPage struct {
	Frame
	Errors       Errors
	QuizID, Quiz string // id and title
	Newest       int    // number of the set's newest revision
	SeesSet      bool   // and so its later keys
	Offers       []RemarkOffer
	Held         []RemarkHeld // what holds
	Why          string
	Zone         *time.Location
}

// RemarkOffer is a question whose key isn't what it was on a revision that attempts were taken on.
type RemarkOffer struct {
	Pick           string // names it in the form
	Question, Stem string // id, and a line of text
	Revision       int    // number of the one that the attempts are on
	Finished, Open int    // how many attempts are on that
	Refused        string // why it can't be offered: a key.… of words; empty: it can
	Chosen         bool
	KeyedNow       int                    // number of the revision whose key it is marked by; 0: its own
	Parts          []questions.PartChange // what changed
	Difference     RevisionDifference     // what the two sides are called
}

// RemarkHeld is a re-marking that holds.
type RemarkHeld struct {
	Pick           string
	Question, Stem string
	Revision, Key  int // numbers of the revisions: of the attempts, and with the key
	Name           string
	Why            string
	At             time.Time
}

// RemarkPreviewPage is what marking again would do, before it is done. Form fields: those of RemarkPage, and seen, names and
// page; go is apply or preview, with withdraw- before it when a re-marking is taken back.
type RemarkPreviewPage struct {
	Frame
	Errors         Errors
	QuizID, Quiz   string
	Withdraw       bool
	About          []string // the questions, a line of text each
	Picks          []string
	Why, Seen      string
	Names          bool
	Effect         ShownEffect // with the changes of this page
	Up, Down, Same int         // attempts with a higher score, a lower one, and the one that they had
	Pages          Pages
}

// lede sums the effect up.
func (p RemarkPreviewPage) lede() []string {
	said := []string{p.W.T("remark.counts", "up", p.Up, "down", p.Down, "same", p.Same)}
	if p.Effect.Passing > 0 {
		said = append(said, p.W.T("unmatched.effect-pass", "count", p.Effect.Passing))
	}
	if p.Effect.Failing > 0 {
		said = append(said, p.W.T("unmatched.effect-fail", "count", p.Effect.Failing))
	}
	if p.Effect.Awaiting > 0 {
		said = append(said, p.W.T("unmatched.effect-await", "count", p.Effect.Awaiting))
	}
	return said
}

func (p RemarkPreviewPage) columns() []column {
	return []column{
		{text: p.W.T("unmatched.attempt")},
		{text: p.W.T("remark.points-before"), number: true, end: true},
		{text: p.W.T("remark.points-after"), number: true, end: true},
		{text: p.W.T("unmatched.score-before"), number: true, end: true},
		{text: p.W.T("unmatched.score-after"), number: true, end: true},
		{text: p.W.T("unmatched.passes")},
	}
}

func (p RemarkPreviewPage) title() string {
	if p.Withdraw {
		return p.W.T("remark.withdraw-title")
	}
	return p.W.T("remark.preview-title")
}

// act is the value of a button that does something with the form.
func (p RemarkPreviewPage) act(what string) string {
	if p.Withdraw {
		return "withdraw-" + what
	}
	return what
}

func remarkCounts(w words.Words, o RemarkOffer) string {
	said := w.T("remark.finished", "number", strconv.Itoa(o.Revision), "count", o.Finished)
	if o.Open > 0 {
		said += " " + w.T("remark.open", "count", o.Open)
	}
	return said
}

func scorePoints(w words.Words, s *quiz.Score) string {
	if s == nil {
		return w.T("unmatched.awaiting")
	}
	return points(w, s.Points, s.Max)
}

func scorePercent(w words.Words, s *quiz.Score) string {
	if s == nil {
		return w.T("unmatched.awaiting")
	}
	return w.Percent(s.Percent)
}

// turns tells that an attempt passes by it, or doesn't any more.
func (c ShownChange) turns() bool {
	passes := func(s *quiz.Score) bool { return s != nil && s.Passed != nil && *s.Passed }
	return passes(c.Before) != passes(c.After)
}

// remarkedText says in a review what a question's mark was before it was marked again.
func remarkedText(w words.Words, zone *time.Location, q quiz.Reviewed) string {
	said := w.T("review.again", "date", w.Date(q.Again.At, zone))
	if q.Again.Why != "" {
		said = w.T("review.again-why", "date", w.Date(q.Again.At, zone), "why", q.Again.Why)
	}
	if q.Mark.Points == q.Again.Before.Points {
		return said + " " + w.T("review.again-same", "points", points(w, q.Mark.Points, q.Mark.Max))
	}
	return said + " " + w.T("review.again-before", "before", points(w, q.Again.Before.Points, q.Again.Before.Max),
		"points", points(w, q.Mark.Points, q.Mark.Max))
}

// remarkLede says what the page is for, to who can use it so.
func remarkLede(p RemarkPage) string {
	if !p.SeesSet {
		return ""
	}
	return p.W.T("remark.lede", "number", strconv.Itoa(p.Newest))
}
