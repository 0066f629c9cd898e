package reports

// Plot is a picture of numbers: plain shapes, which pages draw as SVG and files as PDF, and the same numbers as a table.
type Plot struct {
	Title         string // what it shows
	Desc          string // what is to be seen, in words, for who can't see it
	Width, Height float64
	Shapes        []Shape // in the order in which they are drawn; within Width and Height, with y growing downwards
	Table         PlotTable
}

// PlotTable is the numbers of a plot: as many cells in each row as there are heads.
type PlotTable struct {
	Heads []string
	Rows  [][]string
}

// Shape is something drawn: a Bar, a Rule, a Dot or a Label.
type Shape interface{ isShape() }

// Ink says what a shape is for. Who draws it has a colour for each.
type Ink string

// The inks.
const (
	GridInk   Ink = "grid"   // lines to read values by
	AxisInk   Ink = "axis"   // lines that bear a plot
	LabelInk  Ink = "label"  // what is said of axes and values
	PlainInk  Ink = "plain"  // values
	ChosenInk Ink = "chosen" // the line or the value that others are compared with
	WeakInk   Ink = "weak"   // what to look at, since something may be wrong
	RightInk  Ink = "right"  // what earns marks
)

// Bar is a filled rectangle; X and Y are its upper left corner.
type Bar struct {
	X, Y, Width, Height float64
	Ink                 Ink
}

// Rule is a straight line.
type Rule struct {
	X1, Y1, X2, Y2 float64
	Ink            Ink
	Dashed         bool
}

// Dot is a circle around X, Y. A hollow one is drawn as a ring, so that inks needn't be told apart by colour.
type Dot struct {
	X, Y, Radius float64
	Ink          Ink
	Hollow       bool
}

// Label is a line of text. X is where it begins, where its middle is or where it ends, by its Anchor; Y is its baseline.
type Label struct {
	X, Y   float64
	Text   string
	Anchor Anchor
	Ink    Ink
}

// Anchor says which point of a text X is; the words are SVG's.
type Anchor string

// The anchors.
const (
	Start  Anchor = "start"
	Middle Anchor = "middle"
	End    Anchor = "end"
)

// LabelSize is the size of all text in a plot, in its units.
const LabelSize = 12

func (Bar) isShape()   {}
func (Rule) isShape()  {}
func (Dot) isShape()   {}
func (Label) isShape() {}
