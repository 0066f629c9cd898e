package paper

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/shaping"
)

// box is drawn for a character that no font has.
const box = '□'

const millimetresPerPoint = 25.4 / 72

// ruler knows how wide text is, and which typeface sets what of it.
type ruler struct {
	shaper  shaping.HarfbuzzShaper
	glyphs  map[glyphKey]glyph
	missing map[rune]bool
	err     error
}

type glyphKey struct {
	face *typeface // that was asked for
	r    rune
}

type glyph struct {
	face  *typeface // that has it; nil: none does
	width int       // in thousandths of the size
}

func newRuler() *ruler { return &ruler{glyphs: map[glyphKey]glyph{}, missing: map[rune]bool{}} }

// Missing lists the characters that no font has, so far.
func (r *ruler) Missing() []rune { return slices.Sorted(maps.Keys(r.missing)) }

// part is text that one typeface sets, or that is put together and drawn.
type part struct {
	face  *typeface // nil: the outlines are drawn
	text  string
	drawn []outline
	width float64
}

func (style Style) face() *typeface {
	switch {
	case style.Serif && style.Bold:
		return serifBold
	case style.Serif:
		return serif
	case style.Bold:
		return sansBold
	}
	return sans
}

// parts cuts one line, as it is drawn from left to right, into what each typeface sets.
func (r *ruler) parts(text string, style Style) []part {
	drawn, err := visual(text)
	if err != nil {
		r.fail(err)
	}
	var parts []part
	rest := []rune(drawn)
	for len(rest) > 0 {
		if s := scriptOf(rest[0]); s != nil {
			end := shapedEnd(rest, s)
			outlines, width := r.shape(s, rest[:end])
			parts = append(parts, part{drawn: outlines, width: width / 1000 * style.Size * millimetresPerPoint})
			rest = rest[end:]
			continue
		}
		char := rest[0]
		if rest = rest[1:]; joiner(char) {
			continue
		}
		g := r.glyph(style.face(), char)
		if g.face == nil {
			r.missing[char] = true
			char, g = box, r.glyph(style.face(), box)
		}
		if len(parts) == 0 || parts[len(parts)-1].face != g.face {
			parts = append(parts, part{face: g.face})
		}
		last := &parts[len(parts)-1]
		last.text += string(char)
		last.width += float64(g.width) / 1000 * style.Size * millimetresPerPoint
	}
	return parts
}

func (r *ruler) glyph(face *typeface, char rune) glyph {
	key := glyphKey{face, char}
	if g, known := r.glyphs[key]; known {
		return g
	}
	var g glyph
	for _, t := range append([]*typeface{face}, standIns...) {
		width, err := t.advance(char)
		if err != nil {
			r.fail(err)
		} else if width >= 0 {
			g = glyph{t, width}
			break
		}
	}
	r.glyphs[key] = g
	return g
}

func (r *ruler) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// Width is how wide one line of text is.
func (r *ruler) Width(text string, style Style) (width float64) {
	for _, p := range r.parts(text, style) {
		width += p.width
	}
	return width
}

// Lines breaks text where it is wider than a column: between words, and within a word that has no room by itself.
func (r *ruler) Lines(text string, width float64, style Style) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if whole := strings.TrimSpace(line + " " + word); r.Width(whole, style) <= width {
			line = whole
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		cut := r.cut(word, width, style)
		lines, line = append(lines, cut[:len(cut)-1]...), cut[len(cut)-1]
	}
	return append(lines, line)
}

// cut cuts a word into pieces that have room.
func (r *ruler) cut(word string, width float64, style Style) []string {
	var pieces []string
	piece := ""
	for _, char := range word {
		if piece != "" && mayCut(char) && r.Width(piece+string(char), style) > width {
			pieces, piece = append(pieces, piece), ""
		}
		piece += string(char)
	}
	return append(pieces, piece)
}

// mayCut tells whether a word may be cut before a character: not where it belongs to the letter before.
func mayCut(char rune) bool { return !unicode.IsMark(char) && !joiner(char) }
