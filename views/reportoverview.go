package views

import (
	"math"
	"strconv"

	"github.com/readback/readback/reports"
	"github.com/readback/readback/words"
)

// ReportOverviewPage is how a quiz was taken, as a whole.
type ReportOverviewPage struct {
	ReportFrame
	Summary   reports.Summary
	PassMark  *float64 // in percent; nil: there is none, or the quizzes have different ones
	Analysis  reports.Analysis
	Standings map[reports.Standing]int // learners, of those that the quiz is for or who took it; whatever attempts were chosen
}

// coordinate is a number as SVG reads it.
func coordinate(at float64) string {
	return strconv.FormatFloat(math.Round(at*10)/10, 'f', -1, 64)
}

// figure is one number of an overview, what it is, and from how many.
type figure struct{ name, value, from string }

// figures are the numbers that the overview begins with.
func (p ReportOverviewPage) figures() []figure {
	w, s := p.W, p.Summary
	scored := n(w, p.Analysis.N)
	list := []figure{
		{w.T("report.mean"), percentOr(w, p.Analysis.Mean), scored},
		{w.T("report.median"), percentOr(w, p.Analysis.Median), scored},
	}
	switch {
	case p.PassMark != nil:
		list = append(list, figure{w.T("report.pass-rate", "percent", w.Percent(*p.PassMark)), percentOr(w, s.PassRate()), n(w, s.Judged)})
	case s.Judged > 0:
		list = append(list, figure{w.T("report.pass-rate-each"), percentOr(w, s.PassRate()), n(w, s.Judged)})
	}
	if took, ok := s.MedianTime(); ok {
		list = append(list, figure{w.T("report.median-time"), w.Duration(took), n(w, s.N)})
	}
	return append(list, p.completion())
}

// completion is the share of learners who have finished an attempt.
func (p ReportOverviewPage) completion() figure {
	done, all := 0, 0
	for standing, count := range p.Standings {
		all += count
		if standing == reports.Done || standing == reports.LearnerAwaits {
			done += count
		}
	}
	if all == 0 {
		return figure{p.W.T("report.completion"), "–", n(p.W, 0)}
	}
	return figure{p.W.T("report.completion"), p.W.Percent(100 * float64(done) / float64(all)), p.W.T("report.of-learners", "count", all)}
}

// percentOr is a statistic in percent; a dash where it is blank.
func percentOr(w words.Words, v reports.Value) string { return valueOr(v, w.Percent) }

// shareOr is percentOr for a column.
func shareOr(w words.Words, v reports.Value) string { return valueOr(v, w.Share) }

func valueOr(v reports.Value, written func(float64) string) string {
	if v.Blank != "" {
		return "–"
	}
	return written(v.Number)
}

// plots are the pictures of the overview: those that there is something to draw of.
func (p ReportOverviewPage) plots() []reports.Plot {
	var plots []reports.Plot
	if len(p.Summary.Percents) > 0 {
		plots = append(plots, reports.ScorePlot(p.W, p.Summary.Percents, p.PassMark))
	}
	plots = append(plots, reports.TimePlot(p.W, p.Summary.Took))
	if len(p.Standings) > 0 {
		plots = append(plots, reports.StandingPlot(p.W, p.Standings))
	}
	return plots
}
