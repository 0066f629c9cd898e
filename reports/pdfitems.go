package reports

import (
	"context"
	"io"
	"iter"

	"github.com/readback/readback/reports/paper"
)

// itemsPDF is the report on questions on paper.
type itemsPDF struct {
	*pdf
	analysis Analysis
	asked    Asked
	numbers  map[string]int // of the questions, as pages have them
	blanks   blanks
}

// writeItemsPDF writes how each question did as a report to hand in. It is as long as the quiz, however many took it.
func writeItemsPDF(ctx context.Context, w io.Writer, from Source, o Order) error {
	q, err := from.Quiz(ctx, o.Quiz)
	if err != nil {
		return err
	}
	p := itemsPDF{}
	if p.analysis, err = from.Analysis(ctx, o.Filter); err != nil {
		return err
	}
	if p.asked, err = from.Asked(ctx, o.Filter); err != nil {
		return err
	}
	o.Attempts, o.Revision = p.analysis.Attempts, p.asked.Number
	s, percents, err := surveyedScores(from.AttemptRows(ctx, o.Filter))
	if err != nil {
		return err
	}
	if p.pdf, err = newPDF(o, q); err != nil {
		return err
	}
	p.numbers = p.asked.numbers()
	p.cover(s)
	p.whole()
	if p.analysis.N > 0 {
		p.plot(QuestionPlot(p.w, p.analysis.Questions, p.plotted()))
		p.toLookAt()
		p.plot(ScorePlot(p.w, percents, q.Rules.PassMark))
	}
	p.statistics()
	p.chosen()
	return p.write(w)
}

// plotted are the numbers of the questions in the analysis.
func (p *itemsPDF) plotted() []int {
	numbers := make([]int, len(p.analysis.Questions))
	for i, q := range p.analysis.Questions {
		numbers[i] = p.numbers[q.Name]
	}
	return numbers
}

// whole are the numbers of the quiz as a whole.
func (p *itemsPDF) whole() {
	a := p.analysis
	p.Heading(p.w.T("report.whole"))
	facts := []paper.Fact{p.fact("report.n", p.w.Number(a.N))}
	for _, f := range []struct {
		term  string
		value Value
		plain bool // not in percent
	}{
		{"report.mean", a.Mean, false}, {"report.median", a.Median, false}, {"report.sd", a.SD, false}, {"report.skewness", a.Skewness, true},
		{"report.kurtosis", a.Kurtosis, true}, {"report.cic", a.CIC, false}, {"report.error-ratio", a.ErrorRatio, false},
		{"report.standard-error", a.StandardError, false},
	} {
		facts = append(facts, p.fact(f.term, p.said(f.value, f.plain)))
	}
	p.Facts(facts)
}

// said is a number, or why there is none.
func (p *itemsPDF) said(v Value, plain bool) string {
	switch {
	case v.Blank != "":
		return "– (" + p.w.T("report.blank-"+v.Blank) + ")"
	case plain:
		return p.w.Number(v.Number)
	}
	return p.w.Percent(v.Number)
}

// toLookAt says of the weak questions what they are weak in.
func (p *itemsPDF) toLookAt() {
	var facts []paper.Fact
	for _, q := range p.analysis.Questions {
		if v := q.Verdict(); v.Weak() {
			question := p.w.T("report.question", "number", p.w.Number(p.numbers[q.Name]))
			facts = append(facts, paper.Fact{Term: question, Says: []string{p.w.T("report.verdict-" + string(v)), p.asked.stem(q.Name)}})
		}
	}
	if len(facts) > 0 {
		p.Heading(p.w.T("paper.to-look-at"))
		p.Facts(facts)
	}
}

// surveyedScores is what the first page says of the attempts that have a score, and their scores in percent.
func surveyedScores(rows iter.Seq2[AttemptRow, error]) (s survey, percents []float64, err error) {
	s = surveyed(func(yield func(AttemptRow) bool) {
		for r, failed := range rows {
			if err = failed; err != nil {
				return
			}
			if r.Score == nil {
				continue
			}
			percents = append(percents, r.Score.Percent)
			if !yield(r) {
				return
			}
		}
	})
	return s, percents, err
}
