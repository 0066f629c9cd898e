package reports

import "math"

// The size of plots with axes. Their text is legible where they are as narrow as a phone.
const (
	plotWidth  = 400
	plotHeight = 250
)

// plotFrame is the area of a plot that values are drawn in, with what stands at its edges.
type plotFrame struct {
	left, top, right, bottom float64
	xMin, xMax, yMin, yMax   float64
}

func (f plotFrame) x(value float64) float64 {
	return f.left + (value-f.xMin)/(f.xMax-f.xMin)*(f.right-f.left)
}

func (f plotFrame) y(value float64) float64 {
	return f.bottom - (value-f.yMin)/(f.yMax-f.yMin)*(f.bottom-f.top)
}

// tick is a value that an axis names.
type tick struct {
	at   float64
	text string
}

// xAxis is the line at the bottom, its ticks, and what it measures.
func (f plotFrame) xAxis(ticks []tick, title string) []Shape {
	shapes := []Shape{Rule{X1: f.left, Y1: f.bottom, X2: f.right, Y2: f.bottom, Ink: AxisInk}}
	for _, t := range ticks {
		shapes = append(shapes, Label{X: f.x(t.at), Y: f.bottom + 16, Text: t.text, Anchor: Middle, Ink: LabelInk})
	}
	return append(shapes, Label{X: f.right, Y: f.bottom + 34, Text: title, Anchor: End, Ink: LabelInk})
}

// yAxis is a line of the grid for each tick, and above them what they measure.
func (f plotFrame) yAxis(ticks []tick, title string) []Shape {
	shapes := []Shape{Label{X: 0, Y: f.top - 14, Text: title, Anchor: Start, Ink: LabelInk}}
	for _, t := range ticks {
		y := f.y(t.at)
		if t.at != f.yMin {
			shapes = append(shapes, Rule{X1: f.left, Y1: y, X2: f.right, Y2: y, Ink: GridInk})
		}
		shapes = append(shapes, Label{X: f.left - 6, Y: y + 4, Text: t.text, Anchor: End, Ink: LabelInk})
	}
	return shapes
}

// stepFor is a round number of which few make up the most: 1, 2 or 5 times a power of ten.
func stepFor(most float64, few int) float64 {
	least := math.Max(most/float64(few), 1)
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, of := range []float64{1, 2, 5} {
		if of*power >= least {
			return of * power
		}
	}
	return 10 * power
}
