package views

import (
	"strconv"
	"strings"
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/words"
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
	Group    string // name; empty: everyone
	Lines    []ScoreLine
	Zone     *time.Location
	Finished int         // learners with at least one finished attempt
	Awaiting int         // those of them whose score isn't known until a person has marked something
	MayMark  bool        // answers by hand
	Passed   int         // learners whose score passes
	Mean     *float64    // of the scores that count, in percent; nil: none
	Jobs     []ExportJob // long reports that the person asked for lately
}

// scoresKicker says whose scores they are.
func scoresKicker(p ScoresPage) string {
	if p.Group == "" && !p.Quiz.Open() {
		return p.W.T("scores.title")
	}
	return p.W.T("scores.of", "group", audience(p.W, p.Group))
}

// scoresEmpty says when somebody will stand in the table.
func scoresEmpty(p ScoresPage) string {
	if p.Quiz.Open() {
		return p.W.T("scores.empty-open")
	}
	return p.W.T("scores.empty-group")
}

// scoresLede sums the table up in words.
func scoresLede(p ScoresPage) string {
	if len(p.Lines) == 0 {
		return ""
	}
	said := []string{p.W.T("scores.finished", "count", p.Finished, "of", len(p.Lines))}
	if p.Quiz.Rules.PassMark != nil {
		said = append(said, p.W.T("scores.passed-count", "count", p.Passed, "percent", p.W.Percent(*p.Quiz.Rules.PassMark)))
	}
	if p.Awaiting > 0 {
		said = append(said, p.W.T("scores.awaiting", "count", p.Awaiting))
	}
	if p.Mean != nil {
		said = append(said, p.W.T("scores.mean", "percent", p.W.Percent(*p.Mean)))
	}
	return strings.Join(said, " ")
}

func scoreColumns(p ScoresPage) []column {
	columns := []column{
		{text: p.W.T("scores.learner")},
		{text: p.W.T("scores.standing")},
		{text: p.W.T("scores.attempts"), number: true, end: true},
		{text: p.W.T("scores.points"), number: true, end: true},
		{text: p.W.T("scores.percent"), number: true, end: true},
	}
	if p.Quiz.Rules.PassMark != nil {
		columns = append(columns, column{text: p.W.T("scores.passed")})
	}
	return append(columns, column{text: lastStarted(p), number: true}, column{text: p.W.T("table.actions"), silent: true})
}

// lastStarted heads the column of times, and says in which zone they are.
func lastStarted(p ScoresPage) string {
	return p.W.T("scores.last", "zone", zoneOf(p.Zone))
}

func zoneOf(zone *time.Location) string {
	if zone == nil {
		return time.UTC.String()
	}
	return strings.ReplaceAll(zone.String(), "_", " ")
}

func standingWord(w words.Words, s reports.Standing) string {
	switch s {
	case reports.InProgress:
		return w.T("standing.in-progress")
	case reports.LearnerAwaits:
		return w.T("standing.awaiting-marking")
	case reports.Done:
		return w.T("standing.finished")
	}
	return w.T("standing.never-started")
}

// noneClass is the class of a cell that may say nothing, which a card then leaves out.
func noneClass(none bool) string {
	if none {
		return "soft none"
	}
	return "soft"
}

// momentOf is a point in time in a table whose head names the zone.
func momentOf(w words.Words, t time.Time, zone *time.Location) string {
	if zone == nil {
		zone = time.UTC
	}
	return w.T("table.moment", "date", w.Date(t, zone), "time", t.In(zone).Format("15:04"))
}

// sortableNumber is a number as a script sorts it.
func sortableNumber(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
