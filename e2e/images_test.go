package e2e

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/readback/readback/questions"
)

// wideImage is an image that is wider than any column.
func wideImage(t *testing.T) []byte {
	t.Helper()
	picture := image.NewPaletted(image.Rect(0, 0, 2400, 600), color.Palette{color.White, color.RGBA{0x20, 0x40, 0x80, 0xFF}})
	for x := range 2400 {
		picture.SetColorIndex(x, 300+x%200, 1)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// illustrated is the small set with an image in its first source, in its first stem and in the first option of that.
func illustrated(t *testing.T) *questions.Set {
	t.Helper()
	set := runwaySet(t)
	name, err := set.Embed(wideImage(t))
	if err != nil {
		t.Fatal(err)
	}
	shown := "\n\n![A line across a field](" + questions.MediaScheme + name + ")"
	set.Briefing[0].Text += shown
	set.Questions[0].Stem += shown
	set.Questions[0].Body.(*questions.SingleChoice).Options[0].Text += " " + shown[2:]
	return set
}

// TestImagesAreShown: images load under the pages' content security policy, and are never wider than their column.
func TestImagesAreShown(t *testing.T) {
	p := startProgram(t)
	set := illustrated(t)
	quiz := p.publish(set, nil)
	for _, s := range []screen{desktop, phone} {
		l := &taker{newTab(p, s), set}
		l.startAs(quiz, "Gina")
		l.wait(`document.images.length >= 3`)
		ask[int](l.tab, `Array.from(document.images).map(i => i.loading = "eager").length`) // those further down, too
		l.wait(`Array.from(document.images).every(i => i.complete)`)
		if bad := ask[int](l.tab, `Array.from(document.images).filter(i => i.checkVisibility() && (i.naturalWidth !== 2400 || i.alt !== "A line across a field" ||
			i.getBoundingClientRect().width > i.parentElement.clientWidth + 1)).length`); bad > 0 {
			t.Errorf("%s: %d images aren't shown, or are too wide", s.name, bad)
		}
		l.check("an attempt with images")
	}
}
