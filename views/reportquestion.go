package views

import (
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// QuestionReportPage is how one question did.
type QuestionReportPage struct {
	ReportFrame
	Question    SetQuestion // with the key that marks now
	Corrected   bool        // that isn't the revision's
	Marks       reports.MarkCounts
	Analysis    reports.QuestionAnalysis
	Options     map[string]string // what the options say, by id
	Sources     []Source
	Flags       int                    // learners who flagged it, in whichever attempt
	OpenFlags   int                    // those that nobody has looked at
	MayMark     bool                   // and so look at flags
	Calibration []quiz.CalibrationLine // nil: the quiz doesn't ask how sure learners are
	Previous    string                 // id of the question before; empty: none
	Next        string                 // id of the question after; empty: none
}

// figures are the numbers that the page begins with.
func (p QuestionReportPage) figures() []figure {
	from := n(p.W, p.Marks.N)
	return []figure{
		{p.W.T("report.facility"), percentOr(p.W, p.Marks.Facility()), from},
		{p.W.T("report.full-marks"), percentOr(p.W, p.Marks.ShareOf(p.Marks.Full)), from},
		{p.W.T("report.no-marks"), percentOr(p.W, p.Marks.ShareOf(p.Marks.None)), from},
		{p.W.T("report.discrimination"), percentOr(p.W, p.Analysis.DiscriminationIndex), p.discriminationFrom()},
	}
}

// discriminationFrom is from how many attempts, or why it can't be told.
func (p QuestionReportPage) discriminationFrom() string {
	from := n(p.W, p.Analysis.N)
	if p.Analysis.DiscriminationIndex.Blank == "" {
		return from
	}
	return from + ", " + blankWord(p.W, p.Analysis.DiscriminationIndex)
}

func (p QuestionReportPage) optionColumns() []column {
	return []column{
		{text: p.W.T("report.option")}, {text: p.W.T("report.n"), number: true, end: true},
		{text: p.W.T("plot.share"), number: true, end: true}, {text: p.W.T("report.rest"), number: true, end: true},
	}
}

// evidencePath is where what was learned shows a passage, on the same attempts.
func (p QuestionReportPage) evidencePath(e quiz.KeyEvidence) string {
	return p.path(FactsReport) + "#" + e.Source + "-" + p.W.Number(e.Passage)
}
