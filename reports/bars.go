package reports

import (
	"strconv"

	"github.com/readback/readback/words"
)

// line is one bar of a plot whose bars lie, with what it stands for.
type line struct {
	name, said string
	share      float64 // of the width, 0 to 1
	ink        Ink
}

// lineHeight is the room for a name and the bar below it.
const lineHeight = 44

// lying draws bars one below the other, each under its name: names are long, and plots narrow.
func lying(lines []line) (shapes []Shape, height float64) {
	for i, l := range lines {
		y := float64(i)*lineHeight + LabelSize + 2
		shapes = append(shapes,
			Label{X: 0, Y: y, Text: l.name, Anchor: Start, Ink: LabelInk},
			Label{X: plotWidth, Y: y, Text: l.said, Anchor: End, Ink: LabelInk},
			Rule{X1: 0, Y1: y + 17, X2: plotWidth, Y2: y + 17, Ink: GridInk})
		if l.share > 0 {
			shapes = append(shapes, Bar{X: 0, Y: y + 7, Width: l.share * plotWidth, Height: 10, Ink: l.ink})
		}
	}
	return shapes, float64(len(lines)) * lineHeight
}

// StandingPlot is how far learners have come.
func StandingPlot(w words.Words, standings map[Standing]int) Plot {
	all := 0
	for _, count := range standings {
		all += count
	}
	p := Plot{Title: w.T("plot.standings"), Width: plotWidth, Table: PlotTable{Heads: []string{w.T("scores.standing"), w.T("plot.learners"), w.T("plot.share")}}}
	var lines []line
	for _, s := range []struct {
		Standing
		name string
		ink  Ink
	}{
		{Done, w.T("standing.finished"), PlainInk}, {LearnerAwaits, w.T("standing.awaiting-marking"), PlainInk},
		{InProgress, w.T("standing.in-progress"), PlainInk}, {NeverStarted, w.T("standing.never-started"), AxisInk},
	} {
		count := standings[s.Standing]
		if count == 0 && s.Standing != Done && s.Standing != NeverStarted {
			continue
		}
		share := float64(count) / float64(max(all, 1))
		lines = append(lines, line{s.name, w.T("plot.count-share", "number", w.Number(count), "percent", w.Percent(100*share)), share, s.ink})
		p.Table.Rows = append(p.Table.Rows, []string{s.name, strconv.Itoa(count), w.Share(100 * share)})
	}
	p.Shapes, p.Height = lying(lines)
	p.Desc = w.T("plot.standings-desc", "count", all, "finished", w.Number(standings[Done]+standings[LearnerAwaits]))
	return p
}
