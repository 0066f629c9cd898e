package moodlexml

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// gaps is a stem with gaps while it is brought into Markdown: each gap is a plain word meanwhile, which no conversion
// changes.
type gaps struct {
	*question
	n      *xmltree.Node // that has the stem
	raw    string
	places [][]int // offsets of the gaps in raw, in order
}

// mostGaps is how many gaps are read, more than a question may have, so that it is told how many there are.
const mostGaps = 300

func (q *question) newGaps() *gaps {
	n := q.root.Find("questiontext")
	return &gaps{question: q, n: n, raw: q.raw(n)}
}

// stem is the text as Markdown, with [[1]], [[2]], … in the place of the gaps. Those names give nothing away.
func (g *gaps) stem() string {
	word := g.unusedWord()
	var b strings.Builder
	behind := 0
	for i, place := range g.places {
		b.WriteString(g.raw[behind:place[0]] + word + strconv.Itoa(i+1) + "z")
		behind = place[1]
	}
	b.WriteString(g.raw[behind:])
	text := g.markdown(g.n, b.String(), g.format, g.html.Block)
	if g.format == markdownFormat {
		text = unprotected(text)
	}
	text = likeName.ReplaceAllString(text, `\[\[$1]]`)
	return regexp.MustCompile(word+"([0-9]+)z").ReplaceAllString(text, "[[$1]]")
}

// likeName finds what would be taken for a gap.
var likeName = regexp.MustCompile(`\\?\[\[([^\[\]\n]{1,100})\]\]`)

var gapWord = regexp.MustCompile(`gapplacex*`)

// unusedWord is a word that the stem doesn't have.
func (g *gaps) unusedWord() string {
	word := "gapplace"
	for _, used := range gapWord.FindAllString(g.raw, -1) {
		if len(used) >= len(word) {
			word = used + "x"
		}
	}
	return word
}

// starts are the offsets, in the question's text, of what a pattern finds in the stem: of all gaps, where entities don't
// hide some of them, or else that of the stem for each.
func (g *gaps) starts(pattern *regexp.Regexp) []int {
	text := g.n.Find("text")
	if text == nil {
		text = g.n
	}
	found := pattern.FindAllStringIndex(text.Raw(), mostGaps)
	starts := make([]int, len(g.places))
	for i := range starts {
		if starts[i] = text.Offset; len(found) == len(starts) {
			starts[i] += found[i][0]
		}
	}
	return starts
}
