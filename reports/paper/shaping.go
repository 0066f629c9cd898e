package paper

import (
	"bytes"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// script is a writing system whose letters are put together by rules that its font has. PDFs name characters, not shapes, so
// what it sets is drawn as outlines.
type script struct {
	letters *unicode.RangeTable
	name    language.Script
	font    func() (*font.Font, error)
}

func newScript(letters *unicode.RangeTable, name language.Script, file string) script {
	return script{letters, name, sync.OnceValues(func() (*font.Font, error) {
		packed, err := files.ReadFile("fonts/shaped/" + file + ".ttf.gz")
		if err != nil {
			return nil, err
		}
		data, err := unpacked(packed)
		if err != nil {
			return nil, err
		}
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		return face.Font, nil
	})}
}

var scripts = []script{
	newScript(unicode.Devanagari, language.Devanagari, "noto-sans-devanagari"),
	newScript(unicode.Bengali, language.Bengali, "noto-sans-bengali"),
	newScript(unicode.Tamil, language.Tamil, "noto-sans-tamil"),
	newScript(unicode.Telugu, language.Telugu, "noto-sans-telugu"),
	newScript(unicode.Kannada, language.Kannada, "noto-sans-kannada"),
	newScript(unicode.Malayalam, language.Malayalam, "noto-sans-malayalam"),
	newScript(unicode.Gujarati, language.Gujarati, "noto-sans-gujarati"),
	newScript(unicode.Gurmukhi, language.Gurmukhi, "noto-sans-gurmukhi"),
	newScript(unicode.Oriya, language.Oriya, "noto-sans-oriya"),
	newScript(unicode.Sinhala, language.Sinhala, "noto-sans-sinhala"),
	newScript(unicode.Khmer, language.Khmer, "noto-sans-khmer"),
	newScript(unicode.Myanmar, language.Myanmar, "noto-sans-myanmar"),
	newScript(unicode.Tibetan, language.Tibetan, "noto-serif-tibetan"),
}

// scriptOf is the writing system of a character that has to be shaped; nil for all others.
func scriptOf(r rune) *script {
	if r < 0x900 {
		return nil
	}
	for i := range scripts {
		if unicode.Is(scripts[i].letters, r) {
			return &scripts[i]
		}
	}
	return nil
}

// joiner tells whether a character has no looks of its own but says how its neighbours are joined.
func joiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// shapedEnd is where the text that begins with a character of a script ends: with another script, or a space.
func shapedEnd(text []rune, s *script) int {
	for i, r := range text {
		if scriptOf(r) != s && !joiner(r) && !unicode.Is(unicode.Inherited, r) {
			return i
		}
	}
	return len(text)
}

// outline is a shape of a font where it is drawn, in thousandths of the font's size from the beginning of its text: to the right
// and up.
type outline struct {
	x, y     float64
	scale    float64 // thousandths for a unit of the segments
	segments []opentype.Segment
}

// shape puts text of one script together. What the font lacks is noted as missing.
func (r *ruler) shape(s *script, text []rune) (outlines []outline, width float64) {
	f, err := s.font()
	if err != nil {
		r.fail(err)
		return nil, 0
	}
	face := font.NewFace(f)
	const size = 1000
	set := r.shaper.Shape(shaping.Input{Text: text, RunEnd: len(text), Direction: di.DirectionLTR, Face: face, Size: fixed.I(size),
		Script: s.name, Language: language.DefaultLanguage()})
	for _, g := range set.Glyphs {
		if g.GlyphID == 0 {
			r.missing[text[g.TextIndex()]] = true
		}
		if drawn, ok := face.GlyphData(g.GlyphID).(font.GlyphOutline); ok {
			outlines = append(outlines, outline{width + thousandths(g.XOffset), thousandths(g.YOffset), size / float64(f.Upem()), drawn.Segments})
		}
		width += thousandths(g.Advance)
	}
	return outlines, width
}

func thousandths(v fixed.Int26_6) float64 { return float64(v) / 64 }

// draw fills outlines that begin at a point of the page.
func (s *Sheet) draw(x, y float64, outlines []outline, style Style) {
	s.pdf.SetFillColor(style.Ink[0], style.Ink[1], style.Ink[2])
	em := style.Size * millimetresPerPoint / 1000
	for _, o := range outlines {
		at := func(p opentype.SegmentPoint) (float64, float64) {
			return x + em*(o.x+o.scale*float64(p.X)), y - em*(o.y+o.scale*float64(p.Y))
		}
		for _, g := range o.segments {
			x1, y1 := at(g.Args[0])
			x2, y2 := at(g.Args[1])
			x3, y3 := at(g.Args[2])
			switch g.Op {
			case opentype.SegmentOpMoveTo:
				s.pdf.MoveTo(x1, y1)
			case opentype.SegmentOpLineTo:
				s.pdf.LineTo(x1, y1)
			case opentype.SegmentOpQuadTo:
				s.pdf.CurveTo(x1, y1, x2, y2)
			case opentype.SegmentOpCubeTo:
				s.pdf.CurveBezierCubicTo(x1, y1, x2, y2, x3, y3)
			}
		}
		if len(o.segments) > 0 {
			s.pdf.DrawPath("F")
		}
	}
}
