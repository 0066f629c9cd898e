package reports

import (
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/readback/readback/words"
)

// bin is a range of values, and how many there are.
type bin struct {
	said  string // the range in words
	count int
}

// binned draws bins of the same width side by side, by what is counted in them; tick i stands at the edge before bin i, where there is one.
func binned(w words.Words, counted string, bins []bin, edges []string, title string) ([]Shape, plotFrame) {
	most := 0
	for _, b := range bins {
		most = max(most, b.count)
	}
	step := stepFor(float64(most), 4)
	f := plotFrame{left: 36, top: 34, right: plotWidth - 10, bottom: plotHeight - 44, xMax: float64(len(bins)), yMax: math.Max(step*math.Ceil(float64(most)/step), 1)}
	var counts, at []tick
	for n := 0.0; n <= f.yMax; n += step {
		counts = append(counts, tick{n, w.Number(n)})
	}
	for i, text := range edges {
		if text != "" {
			at = append(at, tick{float64(i), text})
		}
	}
	shapes := f.yAxis(counts, counted)
	for i, b := range bins {
		if b.count > 0 {
			x, y := f.x(float64(i)), f.y(float64(b.count))
			shapes = append(shapes, Bar{X: x + 1, Y: y, Width: f.x(float64(i+1)) - x - 2, Height: f.bottom - y, Ink: PlainInk})
		}
	}
	return append(shapes, f.xAxis(at, title)...), f
}

func binTable(w words.Words, counted, what string, bins []bin) PlotTable {
	t := PlotTable{Heads: []string{what, counted}}
	for _, b := range bins {
		t.Rows = append(t.Rows, []string{b.said, w.Number(b.count)})
	}
	return t
}

// ScorePlot is how many attempts have which score, in percent, with the pass mark where there is one.
func ScorePlot(w words.Words, percents []float64, pass *float64) Plot {
	return scorePlot(w, w.T("plot.attempts"), percents, pass)
}

// LearnerScorePlot is ScorePlot for learners, by the score that counts.
func LearnerScorePlot(w words.Words, percents []float64, pass *float64) Plot {
	return scorePlot(w, w.T("plot.learners"), percents, pass)
}

func scorePlot(w words.Words, counted string, percents []float64, pass *float64) Plot {
	bins, edges := make([]bin, 10), make([]string, 11)
	for i := range bins {
		said := "plot.score-under"
		if i == 9 {
			said = "plot.score-to"
		}
		bins[i].said = w.T(said, "from", w.Percent(float64(i)*10), "to", w.Percent(float64(i+1)*10))
	}
	for i := 0; i <= 10; i += 2 {
		edges[i] = w.Percent(float64(i) * 10)
	}
	for _, p := range percents {
		bins[min(max(int(p/10), 0), 9)].count++
	}
	shapes, f := binned(w, counted, bins, edges, w.T("plot.score"))
	if pass != nil {
		shapes = append(shapes, passRule(w, f, *pass)...)
	}
	return Plot{
		Title: w.T("plot.scores"), Desc: w.T("plot.scores-desc", "count", len(percents), "most", fullest(bins)),
		Width: plotWidth, Height: plotHeight, Shapes: shapes, Table: binTable(w, counted, w.T("plot.score"), bins),
	}
}

// passRule stands at the pass mark, with its words on the side that has room.
func passRule(w words.Words, f plotFrame, pass float64) []Shape {
	x, anchor, aside := f.x(pass/10), End, -5.0
	if pass < 50 {
		anchor, aside = Start, 5
	}
	return []Shape{
		Rule{X1: x, Y1: f.top - 20, X2: x, Y2: f.bottom, Ink: ChosenInk, Dashed: true},
		Label{X: x + aside, Y: f.top - 12, Text: w.T("plot.pass-mark", "percent", w.Percent(pass)), Anchor: anchor, Ink: ChosenInk},
	}
}

// fullest is the range that most fall into.
func fullest(bins []bin) string {
	return slices.MaxFunc(bins, func(a, b bin) int { return a.count - b.count }).said
}

// timeSteps are the widths that ranges of time may have.
var timeSteps = []time.Duration{
	15 * time.Second, 30 * time.Second, time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute, 30 * time.Minute,
	time.Hour, 2 * time.Hour, 4 * time.Hour, 12 * time.Hour, 24 * time.Hour,
}

// timeBins is how many ranges of time there are; the last takes whatever was longer.
const timeBins = 10

// TimePlot is how long attempts took from start to finish.
func TimePlot(w words.Words, took []time.Duration) Plot {
	step := timeStep(took)
	bins, edges := make([]bin, timeBins), make([]string, timeBins)
	for i := range bins {
		from := step * time.Duration(i)
		bins[i].said = w.T("plot.time-under", "from", w.Duration(from), "to", w.Duration(from+step))
		if i%3 == 0 && i > 0 {
			edges[i] = w.Duration(from)
		}
	}
	bins[timeBins-1].said = w.T("plot.time-longer", "from", w.Duration(step*(timeBins-1)))
	edges[0] = strconv.Itoa(0)
	for _, d := range took {
		bins[min(int(max(d, 0)/step), timeBins-1)].count++
	}
	shapes, _ := binned(w, w.T("plot.attempts"), bins, edges, w.T("plot.time"))
	return Plot{
		Title: w.T("plot.times"), Desc: w.T("plot.times-desc", "count", len(took), "most", fullest(bins)),
		Width: plotWidth, Height: plotHeight, Shapes: shapes, Table: binTable(w, w.T("plot.attempts"), w.T("plot.time"), bins),
	}
}

// timeStep is the least width with which nine in ten don't fall into the last range: single attempts that were left open
// for days would press all others into the first.
func timeStep(took []time.Duration) time.Duration {
	last := timeSteps[len(timeSteps)-1]
	if len(took) == 0 {
		return timeSteps[2]
	}
	sorted := slices.Sorted(slices.Values(took))
	most := sorted[(len(sorted)-1)*9/10]
	for _, step := range timeSteps {
		if most < step*(timeBins-1) {
			return step
		}
	}
	return last
}
