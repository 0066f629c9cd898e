package reports

import (
	"io"
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports/paper"
	"github.com/readback/readback/words"
)

// Where things stand on a certificate, in millimetres.
const (
	certificateMargin = 26.0
	certificateFoot   = 142.0 // where the facts begin
	certificateQR     = 34.0
	certificateColumn = 58.0
	pointsToMM        = 25.4 / 72
)

// Printed is a certificate as it goes onto paper: what was certified, where that can be checked (the address with the code
// in it, for the QR code; and without, to be typed), and in whose words.
type Printed struct {
	quiz.Certificate
	Link, Address string
	Words         words.Words
}

// CertifiedFact is one thing that a certificate says besides name and quiz.
type CertifiedFact struct{ Term, Value, Note string }

// CertifiedFacts are the score, the day and what was asked, as paper and page say them.
func CertifiedFacts(w words.Words, c quiz.Certificate) []CertifiedFact {
	zone, err := time.LoadLocation(c.Zone)
	if err != nil {
		zone = time.UTC
	}
	points := w.T("score.points", "count", c.Score.Max, "points", w.Number(c.Score.Points), "max", w.Number(c.Score.Max))
	return []CertifiedFact{
		{w.T("certificate.score"), w.Percent(c.Score.Percent), points},
		{w.T("certificate.passed-on"), w.Date(c.PassedAt, zone), ""},
		{w.T("certificate.set"), w.T("certificate.revision", "number", w.Number(c.Revision)), c.SetID},
	}
}

// certificate is one in the making.
type certificate struct {
	*paper.Sheet
	Printed
	width float64 // of the page
}

// WriteCertificate writes a certificate as a PDF of one page.
func WriteCertificate(w io.Writer, p Printed) error {
	title := p.Words.T("certificate.document", "name", p.Name, "quiz", p.Quiz)
	c := certificate{Printed: p, Sheet: paper.New(paper.About{Title: title, Language: p.Words.Language(), At: p.IssuedAt, Landscape: true})}
	c.AddPage()
	c.width, _ = c.Size()
	c.says()
	c.facts()
	c.checked()
	return c.Write(w)
}

// says is who has passed what.
func (c *certificate) says() {
	soft := paper.Style{Size: 13, Ink: paper.Soft}
	c.Text(certificateMargin, 32, c.Words.T("certificate.kicker"), paper.Style{Size: 12, Bold: true, Ink: paper.Accent})
	c.TextRight(c.width-certificateMargin, 32, "Readback", paper.Style{Serif: true, Bold: true, Size: 13, Ink: paper.Black})
	c.Line(certificateMargin, 37, c.width-certificateMargin, 37, 0.5, paper.Black)
	c.Text(certificateMargin, 57, c.Words.T("certificate.that"), soft)
	y := c.fitted(64, c.Name, paper.Style{Serif: true, Bold: true, Size: 38, Ink: paper.Black}, 18)
	c.Text(certificateMargin, y+11, c.Words.T("certificate.has-passed"), soft)
	c.fitted(y+16, c.Quiz, paper.Style{Serif: true, Size: 24, Ink: paper.Black}, 13)
}

// mostLines is how many lines a name or a title has.
const mostLines = 2

// fitted sets text below y in two lines at most, as large as that allows down to a smallest size, and cuts what has no room
// even then. It returns where the text ends.
func (c *certificate) fitted(y float64, text string, style paper.Style, smallest float64) float64 {
	wide := c.width - 2*certificateMargin
	lines := c.Lines(text, wide, style)
	for ; len(lines) > 1 && style.Size > smallest && (len(lines) > mostLines || style.Size > smallest*1.5); lines = c.Lines(text, wide, style) {
		style.Size--
	}
	if len(lines) > mostLines {
		lines = lines[:mostLines]
		last := []rune(lines[mostLines-1])
		lines[mostLines-1] = string(last[:len(last)-1]) + "…"
	}
	for _, line := range lines {
		y += style.Size * 1.25 * pointsToMM
		c.Text(certificateMargin, y, line, style)
	}
	return y
}

// facts are the score, the day and what was asked.
func (c *certificate) facts() {
	soft := paper.Style{Size: 9, Ink: paper.Soft}
	c.Line(certificateMargin, certificateFoot-9, c.width-certificateMargin, certificateFoot-9, 0.15, paper.Hair)
	for i, fact := range CertifiedFacts(c.Words, c.Certificate) {
		x, y := certificateMargin+float64(i)*certificateColumn, certificateFoot
		c.Text(x, y, fact.Term, soft)
		c.Text(x, y+8, fact.Value, paper.Style{Serif: true, Bold: true, Size: 16, Ink: paper.Black})
		y += 14.5
		for _, line := range c.Lines(fact.Note, certificateColumn-4, soft) {
			c.Text(x, y, line, soft)
			y += 4.5
		}
	}
}

// checked is how somebody else finds out whether the certificate is what it seems.
func (c *certificate) checked() {
	x, y := c.width-certificateMargin-certificateQR, certificateFoot-3
	c.QR(x, y, certificateQR, c.Printed.Link)
	c.Sheet.Link(x, y, certificateQR, certificateQR, c.Printed.Link)
	c.Text(certificateMargin, 178, c.Words.T("certificate.check", "address", c.Address), paper.Style{Size: 9, Ink: paper.Soft})
	c.Text(certificateMargin, 185, c.Code, paper.Style{Size: 14, Bold: true, Ink: paper.Black})
	if len(c.Missing()) > 0 {
		c.Text(certificateMargin, 192, c.Words.T("certificate.missing"), paper.Style{Size: 8, Ink: paper.Soft})
	}
}
