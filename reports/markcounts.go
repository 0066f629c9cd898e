package reports

import (
	"math"
	"strconv"

	"github.com/readback/readback/words"
)

// MarkCounts is what attempts earned in one question.
type MarkCounts struct {
	N          int // attempts that were asked it and have its mark
	Full, None int // those with full marks, and with none or less
	sum        float64
}

// CountMarks goes through what attempts earned in a question; as in an analysis, those that await marking aren't counted.
func CountMarks(question string, m Matrix) MarkCounts {
	var c MarkCounts
	m = m.scored()
	q := m.question(question)
	if q == nil || q.Max <= 0 {
		return c
	}
	for _, points := range q.Points {
		if math.IsNaN(points) {
			continue
		}
		fraction := points / q.Max
		c.N++
		c.sum += fraction
		switch {
		case fraction >= 1:
			c.Full++
		case fraction <= 0:
			c.None++
		}
	}
	return c
}

// Facility is the mean share of full marks, in percent.
func (c MarkCounts) Facility() Value {
	if c.N == 0 {
		return blank(BlankFew)
	}
	return Value{Number: 100 * c.sum / float64(c.N)}
}

// ShareOf is how many of all attempts these are, in percent.
func (c MarkCounts) ShareOf(count int) Value {
	if c.N == 0 {
		return blank(BlankFew)
	}
	return Value{Number: 100 * float64(count) / float64(c.N)}
}

// Plot draws how many earned all, some and none of the points.
func (c MarkCounts) Plot(w words.Words) Plot {
	p := Plot{Title: w.T("plot.marks"), Width: plotWidth, Table: PlotTable{Heads: []string{w.T("plot.mark"), w.T("plot.attempts"), w.T("plot.share")}}}
	var lines []line
	for _, s := range []struct {
		name  string
		count int
		ink   Ink
	}{
		{w.T("plot.marks-full"), c.Full, RightInk}, {w.T("plot.marks-some"), c.N - c.Full - c.None, PlainInk}, {w.T("plot.marks-none"), c.None, WeakInk},
	} {
		share := c.ShareOf(s.count)
		lines = append(lines, line{s.name, w.T("plot.count-share", "number", w.Number(s.count), "percent", w.Percent(share.Number)), share.Number / 100, s.ink})
		p.Table.Rows = append(p.Table.Rows, []string{s.name, strconv.Itoa(s.count), w.Share(share.Number)})
	}
	p.Shapes, p.Height = lying(lines)
	p.Desc = w.T("plot.marks-desc", "count", c.N, "full", w.Number(c.Full), "none", w.Number(c.None))
	return p
}
