package views

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/readback/readback/reports"
)

// ReportLearnersPage is how learners did over their attempts, and where each is weakest.
type ReportLearnersPage struct {
	ReportFrame
	Learners []reports.Progress // of this page
	Pages    Pages
	Drawn    *reports.Plot // progress of all learners; nil: nobody has more than one score
}

// weakestShown is how many tags are named of a learner.
const weakestShown = 2

func (p ReportLearnersPage) columns() []column {
	w := p.W
	return []column{
		{text: w.T("scores.learner")}, {text: w.T("report.finished"), number: true, end: true},
		{text: w.T("report.progress")}, {text: w.T("report.latest"), number: true, end: true},
		{text: w.T("report.weakest")}, {text: w.T("table.actions"), silent: true},
	}
}

// pagePath is another page of the list, on the same attempts.
func (p ReportLearnersPage) pagePath(page int) string {
	path := p.path(LearnersReport)
	join := "?"
	if strings.Contains(path, "?") {
		join = "&"
	}
	return path + join + url.Values{"page": {strconv.Itoa(page)}}.Encode()
}

// progressText is a learner's scores one after the other; of many, the first and the latest ones.
func (p ReportLearnersPage) progressText(percents []float64) string {
	var said []string
	for i, percent := range percents {
		switch hidden := len(percents) - 5; {
		case hidden > 0 && i == 1:
			said = append(said, "…")
		case hidden > 0 && i > 1 && i <= hidden:
		default:
			said = append(said, p.W.Percent(percent))
		}
	}
	return strings.Join(said, " → ")
}

// sparkline are the points of a line through scores, in a box of 100 by 24.
func sparkline(percents []float64) string {
	var points []string
	for i, percent := range percents {
		x := 2 + 96*float64(i)/float64(len(percents)-1)
		points = append(points, coordinate(x)+","+coordinate(22-20*min(max(percent, 0), 100)/100))
	}
	return strings.Join(points, " ")
}
