// Package paper sets text on pages of A4 and writes them as PDF, with the fonts in it. Whatever fonts have is printed, or
// drawn where letters have to be put together; what no font has shows as a box and is listed by Missing.
package paper

import (
	"io"
	"slices"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// About is what a document says of itself.
type About struct {
	Title     string
	Language  string // BCP 47
	At        time.Time
	Landscape bool
}

// Ink is a colour, by red, green and blue from 0 to 255.
type Ink [3]int

// The colours, as on the pages in the light.
var (
	Black  = Ink{27, 26, 24}
	Soft   = Ink{92, 88, 80}
	Hair   = Ink{200, 195, 185}
	Accent = Ink{42, 67, 181}
)

// Style is how text is set.
type Style struct {
	Serif, Bold bool
	Size        float64 // in points
	Ink         Ink
}

// Sheet is a document in the making. All lengths are in millimetres, from the left and upper edges of the page. The first
// error stays, and Write returns it. It isn't for several goroutines.
type Sheet struct {
	*ruler
	pdf      *fpdf.Fpdf
	embedded map[*typeface]bool
}

// New begins a document without pages.
func New(about About) *Sheet {
	orientation := "P"
	if about.Landscape {
		orientation = "L"
	}
	pdf := fpdf.New(orientation, "mm", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(about.At)
	pdf.SetModificationDate(about.At)
	pdf.SetTitle(about.Title, true)
	pdf.SetCreator("Readback", true)
	pdf.SetLang(about.Language)
	return &Sheet{ruler: newRuler(), pdf: pdf, embedded: map[*typeface]bool{}}
}

// AddPage begins the next page.
func (s *Sheet) AddPage() { s.pdf.AddPage() }

// Pages is how many pages there are.
func (s *Sheet) Pages() int { return s.pdf.PageCount() }

// Page goes back to a page, from 1.
func (s *Sheet) Page(number int) { s.pdf.SetPage(number) }

// Size is a page's width and height.
func (s *Sheet) Size() (width, height float64) { return s.pdf.GetPageSize() }

// Text sets one line with its left end and its baseline at a point.
func (s *Sheet) Text(x, y float64, text string, style Style) {
	s.pdf.SetTextColor(style.Ink[0], style.Ink[1], style.Ink[2])
	for _, part := range s.parts(text, style) {
		if part.face == nil {
			s.draw(x, y, part.drawn, style)
			x += part.width
			continue
		}
		s.use(part.face, style.Size)
		s.pdf.Text(x, y, part.text)
		x += part.width
	}
}

// TextRight sets one line that ends at x.
func (s *Sheet) TextRight(x, y float64, text string, style Style) {
	s.Text(x-s.Width(text, style), y, text, style)
}

// TextCentre sets one line about x.
func (s *Sheet) TextCentre(x, y float64, text string, style Style) {
	s.Text(x-s.Width(text, style)/2, y, text, style)
}

// use makes a typeface the one that is written in. fpdf takes the whole font and keeps what was used of it.
func (s *Sheet) use(t *typeface, size float64) {
	if !s.embedded[t] {
		s.embedded[t] = true
		l, err := t.load()
		if err != nil {
			s.fail(err)
			return
		}
		s.pdf.AddUTF8FontFromBytes(t.name, "", slices.Clone(l.data))
	}
	s.pdf.SetFont(t.name, "", size)
}

// Line draws a straight line.
func (s *Sheet) Line(x1, y1, x2, y2, width float64, ink Ink) {
	s.pdf.SetLineWidth(width)
	s.pdf.SetDrawColor(ink[0], ink[1], ink[2])
	s.pdf.Line(x1, y1, x2, y2)
}

// Fill draws a filled rectangle.
func (s *Sheet) Fill(x, y, width, height float64, ink Ink) {
	s.pdf.SetFillColor(ink[0], ink[1], ink[2])
	s.pdf.Rect(x, y, width, height, "F")
}

// Link makes a rectangle of the page lead to an address.
func (s *Sheet) Link(x, y, width, height float64, address string) {
	s.pdf.LinkString(x, y, width, height, address)
}

// Write writes the document, which is then done with.
func (s *Sheet) Write(w io.Writer) error {
	if s.err != nil {
		return s.err
	}
	return s.pdf.Output(w)
}

// Dot draws a circle: filled, or as a ring.
func (s *Sheet) Dot(x, y, radius float64, ink Ink, hollow bool) {
	if hollow {
		s.pdf.SetLineWidth(0.3)
		s.pdf.SetDrawColor(ink[0], ink[1], ink[2])
		s.pdf.Circle(x, y, radius, "D")
		return
	}
	s.pdf.SetFillColor(ink[0], ink[1], ink[2])
	s.pdf.Circle(x, y, radius, "F")
}
