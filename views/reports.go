package views

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/words"
)

// The pages of a quiz's reports, as their paths name them.
const (
	OverviewReport  = ""
	FactsReport     = "facts"
	QuestionsReport = "questions"
	LearnersReport  = "learners"
)

// FileReport is the page that takes a report as a file: not one of a quiz's reports, but on chosen attempts as they are.
const FileReport = "file"

// QuizzesOfSet asks for all quizzes on the set of a quiz, of those whose scores the person may see.
const QuizzesOfSet = "set"

// ReportFilter is which attempts a report is on, as it was asked for, and what may be chosen.
type ReportFilter struct {
	Quizzes     string        // QuizzesOfSet, or empty: the quiz alone
	Seen        int           // quizzes on the same set whose scores the person may see, with the one that the page is of
	Attempts    reports.Which // empty: the usual ones
	Usual       reports.Which // that the page is on unless others are asked for
	Revision    string        // number; empty: the newest with finished attempts
	Group       string        // id; empty: everybody
	From, Until string        // days, 2006-01-02, in the quiz's zone; Until is the last one
	Revisions   []int         // to choose from
	Groups      []accounts.Group
	Errors      Errors
}

// attempts are those that the page is on.
func (f ReportFilter) attempts() reports.Which { return cmp.Or(f.Attempts, f.Usual) }

// query asks for the same attempts on another page.
func (f ReportFilter) query() string {
	asked := url.Values{}
	for name, value := range map[string]string{"quizzes": f.Quizzes, "attempts": string(f.Attempts), "revision": f.Revision, "group": f.Group, "from": f.From, "until": f.Until} {
		if value != "" {
			asked.Set(name, value)
		}
	}
	if len(asked) == 0 {
		return ""
	}
	return "?" + asked.Encode()
}

// ReportFrame is what every page of a quiz's reports is told.
type ReportFrame struct {
	Frame
	Quiz     quiz.Quiz
	Page     string // OverviewReport and so on
	Filter   ReportFilter
	N        int // attempts that the page is on
	Awaiting int // those of them that await marking
	Revision int // of the set, that they were taken on; 0: there are none
	Zone     *time.Location
}

// path is another page of the reports, on the same attempts.
func (p ReportFrame) path(page string) string { return ReportPath(p.Quiz.ID, page) + p.Filter.query() }

// questionPath is the page of one question, on the same attempts.
func (p ReportFrame) questionPath(id string) string {
	return QuestionReportPath(p.Quiz.ID, id) + p.Filter.query()
}

// filePath is where what the page shows is taken as a file, on the same attempts.
func (p ReportFrame) filePath() string {
	kind := map[string]string{OverviewReport: "attempts", LearnersReport: "learners"}[p.Page]
	return ExportReportPath(p.Quiz.ID, cmp.Or(kind, "items")) + p.Filter.query()
}

// failed tells whether the filter can't be understood, so that there is nothing to show.
func (p ReportFrame) failed() bool { return len(p.Filter.Errors) > 0 }

// reportTabs are the pages in their order.
func reportTabs() []string {
	return []string{OverviewReport, FactsReport, QuestionsReport, LearnersReport}
}

func reportName(w words.Words, page string) string {
	switch page {
	case FactsReport:
		return w.T("report.facts")
	case QuestionsReport:
		return w.T("report.questions")
	case LearnersReport:
		return w.T("report.learners")
	}
	return w.T("report.overview")
}

// sample says in a sentence which attempts a page is on, and how many they are.
func (p ReportFrame) sample() string {
	args := []any{"count", p.N, "revision", strconv.Itoa(p.Revision)}
	said := map[reports.Which]string{
		reports.LastAttempts: "report.sample-last", reports.BestAttempts: "report.sample-best", reports.AllAttempts: "report.sample-all",
	}[p.Filter.attempts()]
	if said == "" {
		said = "report.sample-first"
	}
	text := p.W.T(said, args...)
	if p.Filter.Quizzes == QuizzesOfSet {
		text += " " + p.W.T("report.sample-set", "count", p.Filter.Seen)
	}
	if group := p.groupName(); group != "" {
		text += " " + p.W.T("report.sample-group", "group", group)
	}
	if p.Filter.From != "" || p.Filter.Until != "" {
		text += " " + p.W.T("report.sample-dates", "from", dayOr(p.W, p.Filter.From, "report.since-ever"), "until", dayOr(p.W, p.Filter.Until, "report.until-now"))
	}
	return text
}

func (p ReportFrame) groupName() string {
	i := slices.IndexFunc(p.Filter.Groups, func(g accounts.Group) bool { return g.ID == p.Filter.Group })
	if i < 0 {
		return ""
	}
	return p.Filter.Groups[i].Name
}

// dayOr is a day as the language writes it, else what stands for none.
func dayOr(w words.Words, day, none string) string {
	if day == "" {
		return w.T(none)
	}
	return published(w, day)
}

// filtered tells whether attempts were chosen, rather than the usual ones.
func (p ReportFrame) filtered() bool { return p.Filter.query() != "" }

// n says from how many attempts a number is.
func n(w words.Words, count int) string { return w.T("report.of-n", "count", count) }

func whichChoices(w words.Words) []choice {
	return []choice{
		{Value: string(reports.FirstAttempts), Text: w.T("report.which-first")},
		{Value: string(reports.LastAttempts), Text: w.T("report.which-last")},
		{Value: string(reports.BestAttempts), Text: w.T("report.which-best")},
		{Value: string(reports.AllAttempts), Text: w.T("report.which-all")},
	}
}

func (f ReportFilter) quizChoices(w words.Words) []choice {
	return []choice{{Text: w.T("report.this-quiz")}, {Value: QuizzesOfSet, Text: w.T("report.quizzes-of-set", "count", f.Seen)}}
}

func (f ReportFilter) revisionChoices(w words.Words) []choice {
	choices := []choice{{Text: w.T("report.revision-newest")}}
	for _, number := range slices.Backward(f.Revisions) {
		choices = append(choices, choice{Value: strconv.Itoa(number), Text: w.T("set.revision", "number", strconv.Itoa(number))})
	}
	return choices
}

func (f ReportFilter) groupChoices(w words.Words) []choice {
	choices := []choice{{Text: w.T("report.everybody")}}
	for _, g := range f.Groups {
		choices = append(choices, choice{Value: g.ID, Text: g.Name})
	}
	return choices
}
