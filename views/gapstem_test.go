package views

import (
	"strings"
	"testing"

	"github.com/readback/readback/quiz"
)

func TestStemsAreCutAtTheirGaps(t *testing.T) {
	gaps := []quiz.ShownGap{{ID: "1"}, {ID: "2"}}
	tests := []struct{ name, stem, want string }{
		{"plain", "One [[1]] two [[2]].", "<p>One {1} two {2}.</p>"},
		{"first and last", "[[1]] and [[2]]", "<p>{1} and {2}</p>"},
		{"inside markup", "The *big [[1]] one* and `[[2]]`.", "<p>The <em>big {1} one</em> and <code>{2}</code>.</p>"},
		{"in a list", "- [[1]]\n- [[2]]", "<ul>\n<li>{1}</li>\n<li>{2}</li>\n</ul>"},
		{"no such gap", "One [[7]] two [[1]].", "<p>One  two {1}.</p>"},
		{"a link of that name", "One [[1]] two.\n\n[1]: https://example.org", "<p>One {1} two.</p>"},
		{"text that looks like markup", "a < [[1]] & b", "<p>a &lt; {1} &amp; b</p>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b strings.Builder
			for _, piece := range stemPieces(quiz.Shown{Stem: test.stem, Gaps: gaps}) {
				b.WriteString(piece.html)
				if piece.gap != nil {
					b.WriteString("{" + piece.gap.ID + "}")
				}
			}
			if b.String() != test.want {
				t.Errorf("got  %s\nwant %s", b.String(), test.want)
			}
		})
	}
}

func TestAStemInALineHasBlanks(t *testing.T) {
	if got, want := plainStem("One *[[1]]* two [[2]]."), "One … two …."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
