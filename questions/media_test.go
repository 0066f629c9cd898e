package questions

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// dot is a small PNG image, and dotName its name.
var dot, dotName = func() ([]byte, string) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		panic(err)
	}
	name, err := MediumName(b.Bytes())
	if err != nil {
		panic(err)
	}
	return b.Bytes(), name
}()

// pngOf is the head of a PNG image of a size.
func pngOf(width, height uint32) []byte {
	head := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	head = append(binary.BigEndian.AppendUint32(head, height), 8, 0, 0, 0, 0)
	data := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(data, crc32.ChecksumIEEE(head))
}

func TestImagesAreKnownByTheirContent(t *testing.T) {
	var j, g bytes.Buffer
	if err := jpeg.Encode(&j, image.NewGray(image.Rect(0, 0, 2, 2)), nil); err != nil {
		t.Fatal(err)
	}
	if err := gif.Encode(&g, image.NewGray(image.Rect(0, 0, 2, 2)), nil); err != nil {
		t.Fatal(err)
	}
	webp := []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00")
	tests := []struct {
		what string
		data []byte
		kind string
		err  error
	}{
		{"PNG", dot, ".png", nil}, {"JPEG", j.Bytes(), ".jpg", nil}, {"GIF", g.Bytes(), ".gif", nil}, {"WebP", webp, ".webp", nil},
		{"SVG", []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), "", ErrNotImage}, {"HTML", []byte("<script>"), "", ErrNotImage},
		{"nothing", nil, "", ErrNotImage}, {"BMP", []byte("BM\x00\x00"), "", ErrNotImage}, {"no pixels", pngOf(0, 5), "", ErrNotImage},
		{"too many pixels", pngOf(50_000, 50_000), "", ErrLargeImage}, {"too many bytes", append(dot, make([]byte, MaxMedium)...), "", ErrLargeImage},
	}
	for _, test := range tests {
		name, err := MediumName(test.data)
		if err != test.err || err == nil && (!IsMediumName(name) || !strings.HasSuffix(name, test.kind)) {
			t.Errorf("%s: %q, %v", test.what, name, err)
		}
	}
}

func TestEmbedIsBounded(t *testing.T) {
	set := &Set{}
	image := func(i, size int) []byte { return append(dot, fmt.Sprint(strings.Repeat("x", size), i)...) }
	for i := range MaxMedia / MaxMedium {
		if _, err := set.Embed(image(i, MaxMedium-200)); err != nil {
			t.Fatal(i, err)
		}
	}
	if _, err := set.Embed(image(99, MaxMedium-200)); err != ErrLargeImage {
		t.Error(err)
	}
	if _, err := set.Embed(image(0, MaxMedium-200)); err != nil {
		t.Errorf("one that is there: %v", err)
	}
	many := &Set{}
	for i := range MostMedia + 1 {
		if _, err := many.Embed(image(i, 0)); (err != nil) != (i == MostMedia) {
			t.Fatal(i, err)
		}
	}
}

func TestImagesAreShown(t *testing.T) {
	name := dotName
	tests := []struct{ markdown, want, text string }{
		{"See ![a *map* & \"more\"](media:" + name + ").", `<p>See <img src="/media/` + name + `" alt="a map &amp; &#34;more&#34;" loading="lazy">.</p>`, "See ."},
		{"![](media:" + name + " \"title\")", `<p><img src="/media/` + name + `" alt="" loading="lazy"></p>`, ""},
		{"![Rome](media:" + name + ")", `<p><img src="/media/` + name + `" alt="Rome" loading="lazy"></p>`, "Rome"},
		{"a ![x](media:other.png) b", "<p>a  b</p>", "a  b"},
		{"a ![x](/media/" + name + ") b", "<p>a  b</p>", "a  b"},
		{"a ![x](https://x.y/a.png) b", "<p>a  b</p>", "a  b"},
		{"a ![x](media:" + name + "?x) b", "<p>a  b</p>", "a  b"},
		{"[x](media:" + name + ")", "<p>x</p>", "x"},
		{"[x](/media/" + name + ")", "<p>x</p>", "x"},
		{`<img src="/media/` + name + `">`, "", ""},
		{"H<sub>2</sub>O <em>a</em><br>", "<p>H<sub>2</sub>O <em>a</em><br></p>", "H2O a"},
		{"<sub>a <sup>b</sub> c", "<p>a b c</p>", "a b c"},
		{"*<sub>a*</sub>", "<p><em>a</em></p>", "a"},
		{"<sub onclick=x>a</sub><script>b</script>", "<p>ab</p>", "ab"},
	}
	for _, test := range tests {
		if got := RenderMarkdown(test.markdown); got != test.want {
			t.Errorf("%s\nbecame %s\nnot    %s", test.markdown, got, test.want)
		}
		if got := PlainText(test.markdown); got != test.text {
			t.Errorf("%s reads %q", test.markdown, got)
		}
	}
}

func TestEachTextPassesEveryMarkdownText(t *testing.T) {
	set := sound()
	set.Description = "About it."
	gaps := question[*GapFill](set).Gaps
	pointers := map[string]string{}
	set.EachText(func(pointer string, text *string) {
		pointers[pointer] = *text
		*text += "!"
	})
	set.EachText(func(pointer string, text *string) {
		if *text != pointers[pointer]+"!" && *text != "" {
			t.Errorf("%s wasn't changed: %q", pointer, *text)
		}
	})
	for _, want := range []string{"/description", "/briefing/0/text", "/questions/0/stem", "/questions/0/options/0/text"} {
		if pointers[want] == "" {
			t.Errorf("no %s", want)
		}
	}
	if len(pointers) < 50 || len(gaps) == 0 {
		t.Errorf("only %d texts", len(pointers))
	}
}

func TestMediaGetOtherNames(t *testing.T) {
	set := &Set{Description: "![a](media:map.png) [b](media:map.png) ![c]( <media:other.png> \"t\") media:map.png"}
	set.RenameMedia(map[string]string{"map.png": "1.png", "other.png": "2.png"})
	if want := "![a](media:1.png) [b](media:1.png) ![c]( <media:2.png> \"t\") media:map.png"; set.Description != want {
		t.Errorf("got %s", set.Description)
	}
}

func TestDescribeSaysWhatImagesShow(t *testing.T) {
	set := &Set{Description: "![](media:1.png) ![ ](media:1.png) ![has](media:1.png) ![](media:2.png)"}
	set.Describe("1.png", " the [first]\nmap ")
	if want := `![the \[first\] map](media:1.png) ![the \[first\] map](media:1.png) ![has](media:1.png) ![](media:2.png)`; set.Description != want {
		t.Errorf("got %s", set.Description)
	}
}

func TestStoredSetsHaveNamesOfMediaAlone(t *testing.T) {
	set := Set{Media: []Medium{{Name: "a", Data: []byte("x"), File: "b"}}}
	without := set.WithoutMediaData()
	if diff := cmp.Diff([]Medium{{Name: "a"}}, without.Media); diff != "" || len(set.Media[0].Data) != 1 {
		t.Error(diff)
	}
}

// mediaCases are run with those of check_test.go.
var mediaCases = func() []checkCase {
	stem := func(text string) func(*Set) {
		return func(set *Set) {
			set.Media = []Medium{{Name: dotName, Data: dot}}
			set.Questions[0].Stem += text
		}
	}
	media := func(media ...Medium) func(*Set) { return func(set *Set) { set.Media = media } }
	many := make([]Medium, MostMedia+1)
	for i := range many {
		many[i].Name = fmt.Sprintf("%032x.png", i)
	}
	return []checkCase{
		{"an image", stem(" ![a map](media:" + dotName + ")"), ""},
		{"an image that is stored", media(Medium{Name: dotName}), ""},
		{"images without words", stem(" ![ ](media:" + dotName + ") ![](media:" + dotName + ")"), "warning image-alt /questions/0/stem\nwarning image-alt /questions/0/stem"},
		{"an image that isn't there", stem(" ![a](media:map.png)"), "error image-unknown /questions/0/stem"},
		{"an image in code", stem(" `![](media:map.png)`"), ""},
		{"no such image in a source", func(set *Set) { set.Briefing[0].Text += "\n\n![x](media:x.png)" }, "error image-unknown /briefing/0/text"},
		{"another name than the content's", media(Medium{Name: "map.png", Data: dot}), "error medium-name /media/0/name"},
		{"a stored image with another name", media(Medium{Name: "map.png"}), "error medium-name /media/0/name"},
		{"no image", media(Medium{Name: dotName, Data: []byte("x")}), "error medium-image /media/0"},
		{"a large image", media(Medium{Name: dotName, Data: pngOf(50_000, 50_000)}), "error medium-large /media/0"},
		{"an image twice", media(Medium{Name: dotName, Data: dot}, Medium{Name: dotName, Data: dot}), "error id-twice /media/1/name"},
		{"too many images", media(many...), "error media-large /media"},
	}
}()
