package markup

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

func TestEscapeIsNatural(t *testing.T) {
	for _, text := range []string{"3 * 4", "a_b", "C#", "[", "a [1]", "2 < 3", "A & B", "x > 0", "~5 km", "____", "Name: ____.", "10.5", "e.g. this",
		"5 - 3", "#1", "-5 °C", "R&D;", "f(x) = |x|", "a|b", "50 %!", "{=50% right}", "C:\\path", "1.5. 2"} {
		if got := Escape(text); got != text && text != "____" {
			t.Errorf("%q became %q", text, got)
		}
	}
	tests := map[string]string{
		"1. First":    `1\. First`,
		"- none":      `\- none`,
		"# one":       `\# one`,
		"> x":         `\> x`,
		"*a*":         `\*a\*`,
		"`x`":         "\\`x\\`",
		"<b>":         `\<b>`,
		"&amp;":       `\&amp;`,
		"[a](b)":      `[a]\(b)`,
		`\(x_1\)`:     `\\(x_1\\)`,
		`\frac{a}{b}`: `\frac{a}{b}`,
		"a\n\nb":      "a\n\nb",
		"  a  \n b":   "a\nb",
		"a\n---":      "a\n\\---",
		"say `x":      "say \\`x",
	}
	for text, want := range tests {
		if got := Escape(text); got != want {
			t.Errorf("%q became %q, not %q", text, got, want)
		}
	}
}

func TestHTMLBecomesMarkdown(t *testing.T) {
	tests := []struct{ html, block, inline string }{
		{"plain &amp; simple", "plain & simple", ""},
		{"<p>One</p><p>Two</p>", "One\n\nTwo", "One\\\nTwo"},
		{"a<br>b<br><br>c", "a\\\nb\n\nc", "a\\\nb\\\nc"},
		{"Which is <u>not</u> so?", "Which is *not* so?", ""},
		{"<b>bold </b>and <i> it</i>", "**bold** and *it*", ""},
		{"<p><b>a<p>b</b>c", "**a**\n\n**b**c", "**a\\\nb**c"},
		{"<b>a<i>b</b>c</i>", "**a<em>b</em>**<em>c</em>", ""},
		{`<span style="font-weight:bold; color: red">x</span> <font>y</font>`, "**x** y", ""},
		{"H<sub>2</sub>O, E = mc<sup>2</sup>", "H<sub>2</sub>O, E = mc<sup>2</sup>", ""},
		{"<h2>Title #</h2>x", "## Title \\#\n\nx", "Title #\\\nx"},
		{"<ul><li>a<li>b<ol><li>c</ol></ul>", "- a\n- b\n  1. c", "• a\\\n• b\\\n1\\. c"},
		{"<ul><li><p>a</p><p>b</p></ul>", "- a\n\n  b", "• a\\\nb"},
		{"<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b", "• a\\\n• b"},
		{"<blockquote>q</blockquote>", "> q", "q"},
		{"<pre>a\n  b*</pre>", "```\na\n  b*\n```", "`a`\\\n`  b*`"},
		{"<code>a`b</code>", "``a`b``", ""},
		{"<table><tr><th>a<th>b<tr><td>1|2<td><b>x</b><br>y</table>", "| a | b |\n| --- | --- |\n| 1\\|2 | **x**<br>y |", "a | b\\\n1|2 | **x**\\\ny"},
		{"<table><tr><td>a</table>", "| |\n| --- |\n| a |", "a"},
		{`<a href="https://x.y/?a=1&amp;b=2">see</a>`, "[see](https://x.y/?a=1&b=2)", ""},
		{`<a name="x">no link</a>`, "no link", ""},
		{`<p>&nbsp;</p><div>a&nbsp;b</div>`, "a\u00A0b", ""},
		{`\(a_1 * b\) and $$x$$`, `\\(a_1 * b\\) and $$x$$`, ""},
		{`<math><mfrac><mn>1</mn><msup><mi>x</mi><mn>2</mn></msup></mfrac></math>`, `\\(\frac{1}{x^{2}}\\)`, ""},
		{`<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math>`, `\\(x_1\\)`, ""},
		{`<img class="equation_image" src="/x" alt="LaTeX: x^2">`, `\\(x^2\\)`, ""},
		{"a<hr>b", "a\n\n___\n\nb", "a\\\nb"},
		{"1. no list", `1\. no list`, ""},
		{"<del>gone</del> <q>said</q> <kbd>Esc</kbd>", "~~gone~~ “said” `Esc`", ""},
		{"unclosed <b", "unclosed", ""},
		{"a < b", "a < b", ""},
		{"Fill [[1]] in", "Fill [[1]] in", ""},
		{"!<a href='https://x.y'>a</a>", `\![a](https://x.y)`, ""},
	}
	for _, test := range tests {
		r := Reader{Set: &questions.Set{}, Lost: func(rule string, pairs ...any) { t.Errorf("%s: lost %s %v", test.html, rule, pairs) }}
		if got := r.Block(test.html); got != test.block {
			t.Errorf("%s became\n%s\nnot\n%s", test.html, got, test.block)
		}
		want := test.inline
		if want == "" {
			want = test.block
		}
		if got := r.Inline(test.html); got != want {
			t.Errorf("%s became in a line\n%s\nnot\n%s", test.html, got, want)
		}
	}
}

func TestWhatIsLeftOutIsNamed(t *testing.T) {
	tests := map[string]string{
		"a<script>alert('x')</script>b":                        "ab html-lost [found a script]",
		"<iframe src=x>no</iframe>a":                           "a html-lost [found an embedded page]",
		"<video><source src=x>no video</video>a":               "a html-lost [found a video]",
		"<form><input name=x>a <button>b</button></form>":      "a b html-lost [found a form field]",
		`<a href="javascript:alert(1)">a</a>`:                  "a html-lost [found the link to javascript:alert(1)]",
		`<a href="/course/3">a</a>`:                            "a html-lost [found the link to /course/3]",
		`<img src="https://x.y/a.png" alt="a map">`:            "[a map](https://x.y/a.png) image-lost [src https://x.y/a.png]",
		`<img src="a.png" alt="a map">`:                        "a map image-lost [src a.png]",
		`<img src="data:image/svg+xml,%3Csvg%3E" alt="a map">`: "a map image-lost [src data:image/svg+xml,%3Csvg%3E]",
		"<style>p{}</style><!-- no -->a":                       "a",
		"<table><tr><td colspan=2>a</table>":                   "| |\n| --- |\n| a | html-lost [found table cells over several rows or columns]",
		"<svg><text>x</text></svg>a<svg/>b":                    "ab html-lost [found a drawing]",
	}
	for text, want := range tests {
		got := ""
		r := Reader{Set: &questions.Set{}, Lost: func(rule string, pairs ...any) { got += fmt.Sprint(" ", rule, " ", pairs) }}
		if got = r.Block(text) + got; got != want {
			t.Errorf("%s became\n%s\nnot\n%s", text, got, want)
		}
	}
}

func TestImagesAreKeptOnce(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	set := &questions.Set{}
	r := Reader{Set: set, Image: func(src string) ([]byte, bool) { return b.Bytes(), src == "@@PLUGINFILE@@/a%20b.png" }}
	md := r.Block(`<p>See <img src="@@PLUGINFILE@@/a%20b.png" alt="a [map] of * all"> and <img src="data:image/png;base64,` +
		base64.StdEncoding.EncodeToString(b.Bytes()) + `"></p>`)
	if len(set.Media) != 1 {
		t.Fatalf("%d images", len(set.Media))
	}
	name := set.Media[0].Name
	if want := `See ![a \[map\] of * all](media:` + name + `) and ![](media:` + name + ")"; md != want {
		t.Errorf("got %s, want %s", md, want)
	}
	want := `<p>See <img src="f/` + name + `" alt="a [map] of * all"/> and <img src="f/` + name + `" alt=""/></p>`
	if got := HTML(md, func(name string) string { return "f/" + name }); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := HTML(md, nil); got != "<p>See a [map] of * all and </p>" {
		t.Errorf("without images: %s", got)
	}
	if got := r.Text("<b>Map</b><br>of <img src=x alt=Rome>"); got != "Map of Rome" {
		t.Errorf("text: %s", got)
	}
}

// hostile are texts that cost others more than linear time or memory.
func hostile() map[string]string {
	const n = 20_000
	return map[string]string{
		"nested divisions": strings.Repeat("<div>", n) + "x",
		"nested lists":     strings.Repeat("<ul><li>", n) + "x",
		"nested quotes":    strings.Repeat("<blockquote>x", n),
		"nested tables":    strings.Repeat("<table><tr><td>x", n),
		"open emphasis":    strings.Repeat("<b><i>x<p>", n),
		"misnested":        strings.Repeat("<b><i></b>x</i>", n),
		"open spans":       strings.Repeat("<span style='font-weight:bold'>x", n),
		"open links":       strings.Repeat("<a href='https://x.y'>x", n),
		"ends":             strings.Repeat("</p></li></b></span></table>", n),
		"pieces":           strings.Repeat("a<wbr>", n),
		"breaks":           strings.Repeat("<br>", n),
		"cells":            "<table>" + strings.Repeat("<td>x", n),
		"wide table":       "<table><tr>" + strings.Repeat("<td>", n/10) + strings.Repeat("<tr><td>", n/10),
		"fences":           "<pre>" + strings.Repeat("`", n),
		"code":             strings.Repeat("<code>`", n),
		"stars":            strings.Repeat("*", n) + "&lt;",
		"brackets":         strings.Repeat("[", n) + "&lt;",
		"formula":          "<math>" + strings.Repeat("<msup>x", n),
		"script":           strings.Repeat("<script>", n),
		"svg":              strings.Repeat("<svg>", n),
		"attributes":       "<p " + strings.Repeat("a=b ", n) + ">x",
		"bad images":       strings.Repeat("<img src='data:,x'>", n),
		"lists in a line":  strings.Repeat("<ul><li>x</ul>", n),
		"deep formula":     strings.Repeat("<math><mrow>", n),
	}
}

func TestHostileHTML(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			r := Reader{Set: &questions.Set{}}
			if got := len(r.Block(text)); got > 80*len(text) {
				t.Errorf("%d bytes became %d", len(text), got)
			}
			r.Inline(text)
			r.Text(text)
		})
	}
}

func FuzzBlock(f *testing.F) {
	for _, text := range []string{"<p>a<b>b</p><ul><li>c<table><td>d|e", "a &lt; b `c` *d*", "<pre>x</pre><math><mi>y</mi></math>", `<a href="https://x.y">z`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := Reader{Set: &questions.Set{}}
		md := r.Block(text)
		r.Inline(text)
		if strings.Contains(HTML(md, nil), "<script") {
			t.Errorf("%q became %q", text, md)
		}
	})
}

func BenchmarkEscape(b *testing.B) {
	for b.Loop() {
		Escape("Which agency issued the advisory of 3 * 4 pages (first)?")
	}
}

func BenchmarkBlock(b *testing.B) {
	r := Reader{Set: &questions.Set{}}
	for b.Loop() {
		r.Block("<p>Which agency <b>issued</b> the advisory of 3 * 4 pages (first)?</p>")
	}
}
