package paper

import "rsc.io/qr"

// QR draws a text as a QR code in a square with a side, black on the paper, whose white around it has to be the quiet zone.
// A text that is too long for one is an error of the sheet.
func (s *Sheet) QR(x, y, side float64, text string) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		s.fail(err)
		return
	}
	unit := side / float64(code.Size)
	for row := range code.Size {
		for column := 0; column < code.Size; column++ {
			from := column
			for code.Black(column, row) { // white outside
				column++
			}
			if column > from {
				s.outline(x+float64(from)*unit, y+float64(row)*unit, float64(column-from)*unit, unit)
			}
		}
	}
	s.pdf.SetFillColor(0, 0, 0)
	s.pdf.DrawPath("F") // all at once, so that no hair of white shows between rows
}

// outline adds a rectangle to the path that is drawn next.
func (s *Sheet) outline(x, y, width, height float64) {
	s.pdf.MoveTo(x, y)
	s.pdf.LineTo(x+width, y)
	s.pdf.LineTo(x+width, y+height)
	s.pdf.LineTo(x, y+height)
	s.pdf.ClosePath()
}
