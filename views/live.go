package views

import (
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/words"
)

// LivePage is a quiz while it is being taken.
type LivePage struct {
	Frame
	Quiz      quiz.Quiz
	Group     string // name; empty: everyone
	Now       time.Time
	Zone      *time.Location
	Learners  []reports.LiveLearner // by name, or by number where names are hidden
	Questions []reports.LiveQuestion
	MayRun    bool // and so give time
	HideNames bool
	ShowRight bool
	Events    string // the path of the stream; empty: the page stays as it is
	Gifts     LiveGifts
}

// LiveGifts is what became of the last gift, and those that can be taken back, the last one first.
type LiveGifts struct {
	Said  string // empty where a gift says it
	Given []LiveGift
}

// LiveGift is time that was given, and can be taken back.
type LiveGift struct {
	ID   string
	To   string // the learner's id; empty: everyone
	Said string
}

// LiveGiftsPart shows what was given without the page around it, for the script.
func LiveGiftsPart(w words.Words, g LiveGifts) templ.Component { return liveGifts(w, g) }

// LiveSwitches are how somebody wants to see the board; both are off at first, and stay in the address.
type LiveSwitches struct{ HideNames, ShowRight bool }

// Query is the switches as the address has them.
func (s LiveSwitches) Query() string {
	q := url.Values{}
	if s.HideNames {
		q.Set("names", "hidden")
	}
	if s.ShowRight {
		q.Set("right", "shown")
	}
	return q.Encode()
}

// LiveSwitchesOf reads what Query wrote.
func LiveSwitchesOf(q url.Values) LiveSwitches {
	return LiveSwitches{HideNames: q.Get("names") == "hidden", ShowRight: q.Get("right") == "shown"}
}

func (p LivePage) switches() LiveSwitches { return LiveSwitches{p.HideNames, p.ShowRight} }

// timed tells whether attempts end by the clock.
func (p LivePage) timed() bool {
	return p.Quiz.Rules.TimeLimit > 0 || !p.Quiz.Rules.Closes.IsZero()
}

func (p LivePage) gives() bool { return p.MayRun && p.timed() }

// LiveName is what a learner is called on the board.
func LiveName(w words.Words, l reports.LiveLearner, hidden bool) string {
	if hidden {
		return w.T("live.anonymous", "number", strconv.Itoa(l.Number))
	}
	return l.Name
}

func (p LivePage) name(l reports.LiveLearner) string { return LiveName(p.W, l, p.HideNames) }

func liveLede(p LivePage) string {
	if p.Quiz.Open() {
		return p.W.T("live.lede-open")
	}
	return p.W.T("live.lede-group", "group", p.Group)
}

func liveEmpty(p LivePage) string {
	if p.Quiz.Open() {
		return p.W.T("live.empty-open")
	}
	return p.W.T("live.empty-group")
}

func liveStateWord(w words.Words, s reports.LiveState) string { return w.T("live.state-" + string(s)) }

// liveCount is how many are in a state, as its place in the line of counts has it.
func liveCount(p LivePage, s reports.LiveState) int { return reports.LiveCounts(p.Learners)[s] }

// running tells whether a learner's time can be made longer.
func running(l reports.LiveLearner) bool { return l.Deadline > 0 && l.State != reports.LiveTimeUp }

func liveColumns(p LivePage) []column {
	columns := []column{
		{text: p.W.T("scores.learner")},
		{text: p.W.T("live.state")},
		{text: p.W.T("live.answered"), number: true, end: true},
		{text: p.W.T("live.saved", "zone", zoneOf(p.Zone)), number: true},
	}
	if p.timed() {
		columns = append(columns, column{text: p.W.T("live.left"), number: true})
	}
	if p.gives() {
		columns = append(columns, column{text: p.W.T("table.actions"), silent: true})
	}
	return columns
}

func (p LivePage) answered(l reports.LiveLearner) string {
	if l.Of == 0 {
		return "–"
	}
	return p.W.T("live.answered-of", "number", l.Answered, "of", l.Of)
}

// ago is how long something is past, without seconds, which would never stand still.
func (p LivePage) ago(at int64) string {
	switch past := p.Now.Sub(time.UnixMilli(at)); {
	case past < time.Minute:
		return p.W.T("live.just-now")
	case past < time.Hour:
		return p.W.T("live.minutes-ago", "number", int(past.Minutes()))
	default:
		return p.W.T("live.hours-ago", "number", int(past.Hours()))
	}
}

func (p LivePage) clock(at int64) string {
	zone := p.Zone
	if zone == nil {
		zone = time.UTC
	}
	return time.UnixMilli(at).In(zone).Format("15:04:05")
}

// left is how much time there is, without seconds.
func (p LivePage) left(l reports.LiveLearner) string {
	if !running(l) {
		return "–"
	}
	switch left := time.UnixMilli(l.Deadline).Sub(p.Now); {
	case left < time.Minute:
		return p.W.T("live.seconds")
	case left < 10*time.Hour:
		return p.W.T("live.minutes", "number", int(left.Minutes()))
	default:
		return p.W.T("live.hours", "number", int(left.Hours()))
	}
}

// liveSwitch is a button that turns one of the switches, with a form that leaves the other as it is.
type liveSwitch struct {
	name, on, label string // of the field, its value when on, and what it does
	pressed         bool
	other, otherOn  string // the other field, and its value; empty when that is off
}

func (p LivePage) namesSwitch() liveSwitch {
	s := liveSwitch{name: "names", on: "hidden", label: p.W.T("live.hide-names"), pressed: p.HideNames, other: "right"}
	if p.ShowRight {
		s.otherOn = "shown"
	}
	return s
}

func (p LivePage) rightSwitch() liveSwitch {
	s := liveSwitch{name: "right", on: "shown", label: p.W.T("live.show-right"), pressed: p.ShowRight, other: "names"}
	if p.HideNames {
		s.otherOn = "hidden"
	}
	return s
}

// turned is the value that the field gets by pressing the button.
func (s liveSwitch) turned() string {
	if s.pressed {
		return ""
	}
	return s.on
}

// shareWidth is the width of a bar in hundredths.
func shareWidth(count, of int) string {
	if of == 0 {
		return "0"
	}
	return fmt.Sprint(100 * count / of)
}

func liveAnswered(p LivePage, q reports.LiveQuestion) string {
	return p.W.T("live.answered-count", "number", q.Answered, "of", q.Asked)
}

// choiceText is a choice in words.
func choiceText(w words.Words, q reports.LiveQuestion, c reports.LiveChoice) string {
	switch {
	case q.Statement && c.Text == "true":
		return w.T("question.true")
	case q.Statement:
		return w.T("question.false")
	}
	return c.Text
}

// rightCount is how many answered rightly; empty where that isn't known yet.
func rightCount(w words.Words, q reports.LiveQuestion) string {
	if q.Right == nil {
		return ""
	}
	return w.T("live.right", "number", *q.Right)
}
