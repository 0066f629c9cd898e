package questions

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Passages are written as their sentences, which are cut and trimmed as a reader picks them.
func TestCutText(t *testing.T) {
	tests := []struct {
		name, text string
		want       [][]string
	}{
		{"none", "", nil},
		{"white space", " \n\t\n  \n", nil},
		{"two paragraphs", "One. Two.\n\nThree.", [][]string{{"One.", "Two."}, {"Three."}}},
		{"CRLF", "One.\r\n\r\nTwo.\r\nThree.", [][]string{{"One."}, {"Two.", "Three."}}},
		{"CR", "One.\r\rTwo.", [][]string{{"One."}, {"Two."}}},
		{"blank lines with spaces", "One.\n  \n\t\nTwo.", [][]string{{"One."}, {"Two."}}},
		{"blank lines around", "\n\nOne.\n\n\n", [][]string{{"One."}}},
		{"wrapped lines", "The ministry\nis behind it, the U.S.\nGovernment said.\nAll of it.",
			[][]string{{"The ministry\nis behind it, the U.S.\nGovernment said.", "All of it."}}},
		{"one sentence a line", "One.\nTwo.\n", [][]string{{"One.", "Two."}}},
		{"hard line break", "One line  \nanother line", [][]string{{"One line", "another line"}}},
		{"heading", "# A heading\n\nText.", [][]string{{"A heading"}, {"Text."}}},
		{"heading and text in one block", "# A heading\nText.", [][]string{{"A heading", "Text."}}},
		{"underlined heading", "A heading\n=========\n\nText.", [][]string{{"A heading"}, {"Text."}}},
		{"bold, emphasis and code", "**Bold.** *Emphasis* and `code`.", [][]string{{"Bold.", "Emphasis and code."}}},
		{"emphasis at a line's end", "So *it\nwas* said\n*again* there.", [][]string{{"So it\nwas said\nagain there."}}},
		{"link", "See [the *report*](https://example.org/a_b). Or <https://example.org>.",
			[][]string{{"See the report.", "Or https://example.org."}}},
		{"list", "- first item\n- second item\n  goes on\n", [][]string{{"first item", "second item\ngoes on"}}},
		{"numbered list", "1. One\n2. Two. Half.", [][]string{{"One", "Two.", "Half."}}},
		{"nested list", "- one\n  - two\n- three", [][]string{{"one", "two", "three"}}},
		{"table", "| a | b |\n|---|---|\n| c | d |", [][]string{{"a", "b", "c", "d"}}},
		{"quotation", "> Said\n> so. And so.", [][]string{{"Said\nso.", "And so."}}},
		{"code", "```\na = 1\nb = 2\n```", [][]string{{"a = 1\nb = 2"}}},
		{"entities", "AT&amp;T &lt;b&gt; &copy; &#233;. A & B < C.", [][]string{{"AT&T <b> © é.", "A & B < C."}}},
		{"escapes", `\*not bold\* 1\. no list`, [][]string{{"*not bold* 1. no list"}}},
		{"HTML in a line", "a <b>c</b> <script>d</script>", [][]string{{"a c d"}}},
		{"HTML block", "<div>gone</div>\n\nThere.", [][]string{{"There."}}},
		{"rule", "One.\n\n---\n\nTwo.", [][]string{{"One."}, {"Two."}}},
		{"picture", "![alt](x.png)\n\nText.", [][]string{{"Text."}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, sentencesOf(CutText(test.text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func sentencesOf(passages []Passage) [][]string {
	var all [][]string
	for i := range passages {
		var cut []string
		for n := range passages[i].Sentences {
			start, end, _ := passages[i].Sentence(n + 1)
			cut = append(cut, passages[i].Text[start:end])
		}
		all = append(all, cut)
	}
	return all
}

func TestPassageTextIsWhatAReaderSees(t *testing.T) {
	passages := CutText("**Né** en *1990*:\n\n- a &amp; b")
	if got, want := passages[0].Text, "Né en 1990:"; got != want {
		t.Errorf("text is %q, want %q", got, want)
	}
	for _, p := range passages {
		if rendered := textOf(RenderMarkdown(p.Markdown)); rendered != p.Text {
			t.Errorf("the page shows %q, the passage has %q", rendered, p.Text)
		}
	}
}

// markdownText draws texts in which markup, breaks and abbreviations meet.
var markdownText = rapid.Custom(func(t *rapid.T) string {
	pieces := []string{
		"The ministry", "the U.S.", "said", "so.", "Why?", "«", "»", "“", "”", "…", "5", "$3.5", "No.", "*", "**", "_", "`",
		"- ", "# ", "> ", "1. ", "| a |", "<b>", "</p>", "&amp;", "&#0;", "[x](y)", "\\", " ", "  \n", "\n", "\n\n", "\r\n",
		"\t", "文。", "「", "e\u0301", "\u00A0", "\u2028", "\u0085", "\u0000", "😀", "ß",
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "pieces"), "")
})

func TestSentencesCoverTheirPassage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, p := range CutText(markdownText.Draw(t, "text")) {
			if len(p.Sentences) == 0 || p.Sentences[0] != 0 || !slices.IsSorted(p.Sentences) {
				t.Fatalf("%q is cut at %v", p.Text, p.Sentences)
			}
			if got := strings.Join(cutAt(p.Text, p.Sentences), ""); got != p.Text {
				t.Fatalf("the sentences make %q of %q", got, p.Text)
			}
			for n := range p.Sentences {
				if start, end, ok := p.Sentence(n + 1); !ok || start >= end {
					t.Fatalf("sentence %d of %q, cut at %v, is empty", n+1, p.Text, p.Sentences)
				}
			}
		}
	})
}

func TestSentenceAt(t *testing.T) {
	p := CutText("Né. Two.\nThree.")[0]
	for n := range p.Sentences {
		start, end, _ := p.Sentence(n + 1)
		for offset := start; offset < end; offset++ {
			if got := p.sentenceAt(offset); got != n+1 {
				t.Errorf("offset %d is in sentence %d, want %d", offset, got, n+1)
			}
		}
	}
	for _, n := range []int{-1, 0, 4} {
		if _, _, ok := p.Sentence(n); ok {
			t.Errorf("there is a sentence %d", n)
		}
	}
}

func TestImagesBelongToTheirPassage(t *testing.T) {
	image := "![x](media:" + dotName + ")"
	tests := map[string]struct{ text, want string }{
		"behind a passage": {"One. Two.\n\n" + image + "\n\n" + image + "\n\nThree.", "One. Two.(2 images) | Three.(0 images)"},
		"behind a heading": {"# One\n\n" + image + "\n\nTwo.", "One(0 images) | Two.(1 images)"},
		"at the beginning": {image + "\n\nOne.", "One.(1 images)"},
		"at the end":       {"# One\n\n" + image, "One(1 images)"},
		"alone":            {image, ""},
		"within":           {"One " + image + " two.", "One  two.(1 images)"},
		"of others":        {"One.\n\n![x](https://x.y/a.png)\n\nTwo.", "One.(0 images) | Two.(0 images)"},
	}
	for name, test := range tests {
		var got []string
		for _, p := range CutText(test.text) {
			got = append(got, fmt.Sprintf("%s(%d images)", strings.TrimSpace(p.Text), strings.Count(p.Markdown, "![x](media:")))
			if p.Text != textOf(RenderMarkdown(p.Markdown)) || name == "behind a passage" && len(p.Sentences) != 3-len(got) {
				t.Errorf("%s: %+v", name, p)
			}
		}
		if got := strings.Join(got, " | "); got != test.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
