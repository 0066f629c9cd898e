package questions

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

func TestRenderMarkdown(t *testing.T) {
	tests := []struct{ text, block, inline string }{
		{"", "", ""},
		{"one *two*", "<p>one <em>two</em></p>", "one <em>two</em>"},
		{"one\n\ntwo", "<p>one</p>\n<p>two</p>", "<p>one</p>\n<p>two</p>"},
		{"- one", "<ul>\n<li>one</li>\n</ul>", "<ul>\n<li>one</li>\n</ul>"},
		{"[a](https://example.org)", `<p><a href="https://example.org" rel="nofollow noreferrer">a</a></p>`, `<a href="https://example.org" rel="nofollow noreferrer">a</a>`},
		{"[a](javascript:alert)", "<p>a</p>", "a"},
		{"![a](https://example.org/x.png)", "<p></p>", ""},
		{"<script>x</script>", "", ""},
		{"a <img src=x onerror=y> b", "<p>a  b</p>", "a  b"},
		{"a < b & c", "<p>a &lt; b &amp; c</p>", "a &lt; b &amp; c"},
	}
	for _, test := range tests {
		if got := RenderMarkdown(test.text); got != test.block {
			t.Errorf("%q is rendered as %q, want %q", test.text, got, test.block)
		}
		if got := RenderInline(test.text); got != test.inline {
			t.Errorf("%q is rendered in a line as %q, want %q", test.text, got, test.inline)
		}
	}
}

func TestPlainText(t *testing.T) {
	if got, want := PlainText("**Né** &amp; [co](https://example.org)"), "Né & co"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Whatever strangers write, a page gets elements that neither load nor run anything.
func TestRenderedMarkdownIsHarmless(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"<script>", "</script>", "<img src=x onerror=y>", "<a href='", "javascript:x", "https://x", "](", "[a", ")", "![",
		"<style>", "<iframe src=x>", "<svg onload=x>", "<p style=x onclick=y>", "\"", "'", ">", "<", "&#106;", "`", "\n\n", "<!--", "-->", "<p", " ", "\x00", "é"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(pieces, 0, 12).Draw(t, "pieces"), "")
		z := html.NewTokenizer(strings.NewReader(RenderMarkdown(text)))
		for z.Next() != html.ErrorToken {
			token := z.Token()
			switch token.Data {
			case "script", "style", "img", "iframe", "svg":
				if token.Type != html.TextToken {
					t.Fatalf("%q has the element %s", text, token.Data)
				}
			}
			for _, a := range token.Attr {
				if a.Key != "href" && a.Key != "rel" || a.Key == "href" && strings.HasPrefix(a.Val, "javascript") {
					t.Fatalf("%q has the attribute %s=%q", text, a.Key, a.Val)
				}
			}
		}
	})
}

func TestTextsOfMegabytesAreShownAsTheyStand(t *testing.T) {
	text := strings.Repeat("[<b>", 1<<20)
	if got := RenderMarkdown(text); got != "<p>"+strings.Repeat("[&lt;b&gt;", 1<<20)+"</p>" {
		t.Errorf("%d bytes, %.40s…", len(got), got)
	}
}
