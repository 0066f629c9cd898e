package paper

// Margins of a page, and the room that the foot has within the lower one.
const (
	Margin     = 20.0
	footMargin = 12.0
	ruleWidth  = 0.15
)

// The sizes of text in points, and how far apart lines are, as a multiple of them.
const (
	textSize  = 9.0
	smallSize = 7.5
	leading   = 1.45
)

// Flow fills pages from top to bottom, and begins the next one where there is no room.
type Flow struct {
	*Sheet
	y    float64 // where the next thing begins
	low  float64 // where there is no more room
	head func()  // repeated on top of each page; nil: nothing
}

// NewFlow begins a document's first page.
func NewFlow(s *Sheet) *Flow {
	f := &Flow{Sheet: s}
	f.NextPage()
	return f
}

// NextPage begins the next page.
func (f *Flow) NextPage() {
	f.AddPage()
	_, height := f.Size()
	f.y, f.low = Margin, height-Margin
	if f.head != nil {
		f.head()
	}
}

// Feet sets what stands at the foot of each page, at its left and at its right, once all pages are there.
func (f *Flow) Feet(foot func(page, pages int) (left, right string)) {
	width, height := f.Size()
	style := Style{Size: smallSize, Ink: Soft}
	for page := 1; page <= f.Pages(); page++ {
		f.Page(page)
		left, right := foot(page, f.Pages())
		f.Text(Margin, height-footMargin, left, style)
		f.TextRight(width-Margin, height-footMargin, right, style)
	}
}

// Room sees to it that there is room of a height, on the next page if need be.
func (f *Flow) Room(height float64) {
	if f.y+height > f.low {
		f.NextPage()
	}
}

// Skip leaves room.
func (f *Flow) Skip(height float64) { f.y += height }

// Y is where the next thing begins.
func (f *Flow) Y() float64 { return f.y }

// Wide is how wide the text is.
func (f *Flow) Wide() float64 {
	width, _ := f.Size()
	return width - 2*Margin
}

// Paragraph sets text in as many lines as it takes.
func (f *Flow) Paragraph(text string, style Style) {
	height := lineHeight(style)
	for _, line := range f.Lines(text, f.Wide(), style) {
		f.Room(height)
		f.Text(Margin, f.y+style.Size*millimetresPerPoint, line, style)
		f.y += height
	}
}

// Heading sets the heading of what follows, on the page on which that begins.
func (f *Flow) Heading(text string) {
	f.Skip(7)
	f.Room(30)
	f.Paragraph(text, Style{Serif: true, Bold: true, Size: 14, Ink: Black})
	f.Skip(2)
}

// Fact is a line of a list: what it is about, and what is to be said of it, a paragraph each.
type Fact struct {
	Term string
	Says []string
}

// Facts sets a list of facts, their terms at the left.
func (f *Flow) Facts(facts []Fact) {
	const terms = 42.0
	style, term := Style{Size: textSize, Ink: Black}, Style{Size: textSize, Ink: Soft}
	for _, fact := range facts {
		f.Room(lineHeight(style) + 2)
		f.Line(Margin, f.y, Margin+f.Wide(), f.y, ruleWidth, Hair)
		f.y += 1.4
		f.Text(Margin, f.y+textSize*millimetresPerPoint, fact.Term, term)
		for _, says := range fact.Says {
			for _, line := range f.Lines(says, f.Wide()-terms, style) {
				f.Room(lineHeight(style))
				f.Text(Margin+terms, f.y+textSize*millimetresPerPoint, line, style)
				f.y += lineHeight(style)
			}
		}
		f.y += 0.8
	}
}

func lineHeight(style Style) float64 { return style.Size * leading * millimetresPerPoint }

// Left is how much room is left on the page.
func (f *Flow) Left() float64 { return f.low - f.y }
