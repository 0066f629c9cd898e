package paper

import (
	"bytes"
	"compress/gzip"
	"embed"
	"io"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed fonts
var files embed.FS

// typeface is a font that can be embedded in a document.
type typeface struct {
	name string // of its file, without what follows the first dot
	load func() (loaded, error)
}

type loaded struct {
	data []byte
	font *sfnt.Font
}

func newTypeface(file string) *typeface {
	name, _, _ := strings.Cut(file, ".")
	return &typeface{name, sync.OnceValues(func() (loaded, error) { return load(file) })}
}

func load(file string) (l loaded, err error) {
	if l.data, err = files.ReadFile("fonts/" + file); err != nil {
		return l, err
	}
	if strings.HasSuffix(file, ".gz") {
		if l.data, err = unpacked(l.data); err != nil {
			return l, err
		}
	}
	l.font, err = sfnt.Parse(l.data)
	return l, err
}

func unpacked(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// The typefaces that a style is written in, and those that stand in for the characters that it lacks, in this order.
var (
	sans      = newTypeface("inter.ttf")
	sansBold  = newTypeface("inter-bold.ttf")
	serif     = newTypeface("readback-serif.ttf")
	serifBold = newTypeface("readback-serif-bold.ttf")
	standIns  = []*typeface{newTypeface("dejavu-sans.ttf"), newTypeface("noto-sans.ttf"), newTypeface("droid-sans-fallback.ttf.gz"), newTypeface("hangul.ttf.gz")}
)

// advance is how wide a character is, in thousandths of the font's size; negative: the font doesn't have it. Of characters
// beyond the basic plane none is had, since fpdf can't write them.
func (t *typeface) advance(r rune) (int, error) {
	if r > 0xFFFF {
		return -1, nil
	}
	l, err := t.load()
	if err != nil {
		return 0, err
	}
	var b sfnt.Buffer
	glyph, err := l.font.GlyphIndex(&b, r)
	if err != nil {
		return 0, err
	}
	if glyph == 0 {
		return -1, nil
	}
	width, err := l.font.GlyphAdvance(&b, glyph, fixed.I(1000), font.HintingNone)
	return width.Round(), err
}
