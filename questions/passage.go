package questions

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cuts holds the passages of each source, by source id, as they were cut when a revision was stored.
type Cuts map[string][]Passage

// Passage is a paragraph of a source: a block between blank lines, headings too.
type Passage struct {
	Markdown  string `json:"markdown"`
	Text      string `json:"text"`      // what a reader sees, without markup
	Sentences []int  `json:"sentences"` // byte offsets in Text at which sentences start; the first is 0
}

// Span is a stretch of a passage's text.
type Span struct {
	Passage    int // from 1
	Start, End int // byte offsets in the passage's Text
}

// Sentence returns the bounds of sentence n (from 1) in the passage's text, without the white space around it.
func (p *Passage) Sentence(n int) (start, end int, ok bool) {
	if n < 1 || n > len(p.Sentences) {
		return 0, 0, false
	}
	start, end = p.Sentences[n-1], len(p.Text)
	if n < len(p.Sentences) {
		end = p.Sentences[n]
	}
	start, end = trimmed(p.Text, start, end)
	return start, end, true
}

// sentenceAt is the number (from 1) of the sentence that holds the byte offset.
func (p *Passage) sentenceAt(offset int) int {
	n := 0
	for n < len(p.Sentences) && p.Sentences[n] <= offset {
		n++
	}
	return max(n, 1)
}

// CutBriefing cuts every source into passages and sentences.
func CutBriefing(briefing []Source) Cuts {
	cuts := make(Cuts, len(briefing))
	for _, s := range briefing {
		cuts[s.ID] = CutText(s.Text)
	}
	return cuts
}

var blankLines = regexp.MustCompile(`\n[ \t]*(\n[ \t]*)+`)

// CutText cuts a source's Markdown into passages. Blocks in which a reader sees nothing are none, and images that stand by
// themselves belong to the passage before them, so that they count nothing; behind a heading, and at the beginning, they
// belong to the one that follows.
func CutText(text string) []Passage {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	var cut []cutting
	var images []string // that wait for a passage
	for _, block := range blankLines.Split(text, -1) {
		block = strings.Trim(block, "\n")
		rendered := RenderMarkdown(block)
		last := len(cut) - 1
		switch {
		case strings.TrimSpace(textOf(rendered)) != "":
			cut = append(cut, cutting{blocks: append(images, block), rendered: rendered})
			images = nil
		case !strings.Contains(rendered, "<img "):
		case last >= 0 && images == nil && !cut[last].isHeading():
			cut[last].blocks = append(cut[last].blocks, block)
		default:
			images = append(images, block)
		}
	}
	if last := len(cut) - 1; last >= 0 {
		cut[last].blocks = append(cut[last].blocks, images...)
	}
	var passages []Passage
	for i := range cut {
		passages = append(passages, cut[i].passage())
	}
	return passages
}

// cutting is a passage that is being cut: a block with text, and images before and behind it.
type cutting struct {
	blocks   []string
	rendered string // the block with text
}

func (c *cutting) isHeading() bool { return strings.HasPrefix(c.rendered, "<h") }

func (c *cutting) passage() Passage {
	markdown := c.blocks[0]
	if len(c.blocks) > 1 {
		markdown = strings.Join(c.blocks, "\n\n")
		c.rendered = RenderMarkdown(markdown)
	}
	return Passage{Markdown: markdown, Text: textOf(c.rendered), Sentences: sentenceStarts(runningText(c.rendered))}
}

// trimmed moves bounds inwards past white space.
func trimmed(text string, start, end int) (int, int) {
	for start < end {
		r, size := utf8.DecodeRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		start += size
	}
	for start < end {
		r, size := utf8.DecodeLastRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= size
	}
	return start, end
}
