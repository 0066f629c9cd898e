package reports

import (
	"strconv"

	"github.com/readback/readback/words"
)

// The bounds of what a question's numbers say, in percent, as Moodle's documentation of its quiz statistics gives them.
const (
	WeakDiscrimination = 20.0 // below, a question hardly tells those who know from those who don't
	TooEasy            = 95.0 // above, it tells nobody from anybody
	TooHard            = 5.0  // below, too
	judged             = 10   // the least n from which words of judgement are said
)

// Judged tells whether n is enough for words of judgement.
func Judged(n int) bool { return n >= judged }

// Verdict is what a question's numbers say of it.
type Verdict string

// The verdicts, worst first.
const (
	Backwards Verdict = "backwards" // those who do well in the rest do worse in it: its key may be wrong
	Vague     Verdict = "vague"     // it hardly tells those who know from those who don't
	Easy      Verdict = "easy"
	Hard      Verdict = "hard"
	Sound     Verdict = "sound"
	Unjudged  Verdict = "unjudged" // too few were asked it, or a number is missing
)

// Verdict judges a question, from n = 10. At its edges no question can tell learners from one another: there, that is said.
func (q QuestionAnalysis) Verdict() Verdict {
	d, f := q.DiscriminationIndex, q.Facility
	switch {
	case !Judged(q.N) || f.Blank != "":
		return Unjudged
	case d.Blank == "" && d.Number < 0:
		return Backwards
	case f.Number > TooEasy:
		return Easy
	case f.Number < TooHard:
		return Hard
	case d.Blank != "":
		return Unjudged
	case d.Number < WeakDiscrimination:
		return Vague
	}
	return Sound
}

// Weak tells whether a question should be looked at.
func (v Verdict) Weak() bool { return v == Backwards || v == Vague || v == Hard }

const scatterHeight = 330

// QuestionPlot is how easy questions are against how well they tell learners apart. Numbers say which question is weak;
// numbers[i] is what the page calls question i.
func QuestionPlot(w words.Words, analysed []QuestionAnalysis, numbers []int) Plot {
	f := plotFrame{left: 44, top: 34, right: plotWidth - 14, bottom: scatterHeight - 44, xMax: 100, yMin: -100, yMax: 100}
	p := Plot{
		Title: w.T("plot.questions"), Width: plotWidth, Height: scatterHeight,
		Table: PlotTable{Heads: []string{w.T("plot.question"), w.T("report.n"), w.T("report.facility"), w.T("report.discrimination")}},
	}
	f.yMin = lowest(analysed)
	p.Shapes = f.yAxis(percentTicks(w, f.yMin, 50), w.T("report.discrimination"))
	var dots []questionDot
	for i, q := range analysed {
		p.Table.Rows = append(p.Table.Rows, []string{strconv.Itoa(numbers[i]), strconv.Itoa(q.N), valueText(w, q.Facility), valueText(w, q.DiscriminationIndex)})
		if q.Facility.Blank == "" && q.DiscriminationIndex.Blank == "" {
			dots = append(dots, f.questionDot(q, numbers[i]))
		}
	}
	shapes, weak := f.named(dots, w.T("plot.weak-below"))
	p.Shapes = append(append(p.Shapes, shapes...), f.xAxis(percentTicks(w, 0, 25), w.T("report.facility"))...)
	p.Desc = w.T("plot.questions-desc", "count", len(dots), "weak", w.Number(weak))
	return p
}

// named are the dots, with the names of those that are weak, and the line below which questions hardly tell learners apart.
func (f plotFrame) named(dots []questionDot, below string) (shapes []Shape, weak int) {
	line := Rule{X1: f.left, Y1: f.y(WeakDiscrimination), X2: f.right, Y2: f.y(WeakDiscrimination), Ink: ChosenInk, Dashed: true}
	shapes = append(shapes, line)
	var taken takenAreas
	for _, d := range dots {
		shapes, taken = append(shapes, d.Dot), append(taken, d.area())
	}
	for _, d := range dots {
		if d.name != "" {
			weak++
			shapes = append(shapes, taken.place(f.beside(d.Dot, d.name)...))
		}
	}
	var places []Label
	for _, y := range []float64{line.Y1 - 4, line.Y1 + 4 + letterHeight} {
		places = append(places, Label{X: f.left + 4, Y: y, Text: below, Anchor: Start, Ink: ChosenInk}, Label{X: f.right, Y: y, Text: below, Anchor: End, Ink: ChosenInk})
	}
	return append(shapes, taken.place(places...)), weak
}

// lowest is where the axis of discrimination begins: at 0 unless a question is below.
func lowest(analysed []QuestionAnalysis) float64 {
	low := 0.0
	for _, q := range analysed {
		switch d := q.DiscriminationIndex; {
		case d.Blank != "":
		case d.Number < -50:
			return -100
		case d.Number < 0:
			low = -50
		}
	}
	return low
}

func percentTicks(w words.Words, from, step float64) []tick {
	var ticks []tick
	for at := from; at <= 100; at += step {
		ticks = append(ticks, tick{at, w.Percent(at)})
	}
	return ticks
}

// questionDot is filled and named where the question is weak, else a ring.
type questionDot struct {
	Dot
	name string // empty: it isn't weak
}

// questionDot is where a question stands; one in which more was deducted than earned, at the edge.
func (f plotFrame) questionDot(q QuestionAnalysis, number int) questionDot {
	x, y := f.x(max(q.Facility.Number, 0)), f.y(q.DiscriminationIndex.Number)
	if !q.Verdict().Weak() {
		return questionDot{Dot: Dot{X: x, Y: y, Radius: 4, Ink: PlainInk, Hollow: true}}
	}
	return questionDot{Dot{X: x, Y: y, Radius: 5, Ink: WeakInk}, strconv.Itoa(number)}
}

// valueText is a statistic in percent; a dash where it is blank.
func valueText(w words.Words, v Value) string {
	if v.Blank != "" {
		return "–"
	}
	return w.Share(v.Number)
}
