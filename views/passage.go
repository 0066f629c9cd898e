package views

import (
	"html"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	nethtml "golang.org/x/net/html"
)

// stroke is a stretch of a passage's text that gets markup around it. Offsets are bytes in Passage.Text.
type stroke struct {
	start, end  int
	before      string // once, where it begins
	open, close string // around it, and around each piece where it cuts across other markup
	after       string // once, where it ends
	whole       bool   // begins and ends inside the same element
}

// textRun is a piece of text between two tags.
type textRun struct{ start, end, parent int }

// dress returns a passage as safe HTML with strokes around stretches of its text. The strokes are in order and don't
// overlap.
func dress(p questions.Passage, strokes []stroke) string {
	rendered := questions.RenderMarkdown(p.Markdown)
	runs := textRuns(rendered)
	for i := range strokes {
		s := &strokes[i]
		s.whole = parentAt(runs, s.start) == parentAt(runs, s.end-1)
	}
	var b strings.Builder
	offset := 0
	walk(rendered, func(z *nethtml.Tokenizer, kind nethtml.TokenType) {
		if kind != nethtml.TextToken {
			b.WriteString(tag(z))
			return
		}
		text := html.UnescapeString(string(z.Raw()))
		writeRun(&b, text, offset, strokes)
		offset += len(text)
	})
	return b.String()
}

func walk(rendered string, visit func(*nethtml.Tokenizer, nethtml.TokenType)) {
	z := nethtml.NewTokenizer(strings.NewReader(rendered))
	for kind := z.Next(); kind != nethtml.ErrorToken; kind = z.Next() {
		visit(z, kind)
	}
}

// tag copies a tag; headings inside a source all rank below its title.
func tag(z *nethtml.Tokenizer) string {
	raw := string(z.Raw())
	name, _ := z.TagName()
	if len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
		return strings.Replace(raw, string(name), "h3", 1)
	}
	return raw
}

// textRuns says where each piece of text stands, and in which element (numbered as they open).
func textRuns(rendered string) []textRun {
	var runs []textRun
	open, elements, offset := []int{0}, 0, 0
	walk(rendered, func(z *nethtml.Tokenizer, kind nethtml.TokenType) {
		switch kind {
		case nethtml.TextToken:
			n := len(html.UnescapeString(string(z.Raw())))
			runs = append(runs, textRun{offset, offset + n, open[len(open)-1]})
			offset += n
		case nethtml.StartTagToken:
			if name, _ := z.TagName(); string(name) != "br" && string(name) != "hr" {
				elements++
				open = append(open, elements)
			}
		case nethtml.EndTagToken:
			open = open[:max(len(open)-1, 1)]
		}
	})
	return runs
}

func parentAt(runs []textRun, offset int) int {
	i := slices.IndexFunc(runs, func(r textRun) bool { return offset >= r.start && offset < r.end })
	if i < 0 {
		return -1
	}
	return runs[i].parent
}

// writeRun writes one piece of text that begins at an offset, with what of the strokes falls into it.
func writeRun(b *strings.Builder, text string, offset int, strokes []stroke) {
	end, at := offset+len(text), offset
	for _, s := range strokes {
		if s.end <= offset || s.start >= end || s.start >= s.end {
			continue
		}
		from, to := max(s.start, offset), min(s.end, end)
		b.WriteString(html.EscapeString(text[at-offset : from-offset]))
		if s.start >= offset {
			b.WriteString(s.before)
		}
		if s.start >= offset || !s.whole {
			b.WriteString(s.open)
		}
		b.WriteString(html.EscapeString(text[from-offset : to-offset]))
		if s.end <= end || !s.whole {
			b.WriteString(s.close)
		}
		if s.end <= end {
			b.WriteString(s.after)
		}
		at = to
	}
	b.WriteString(html.EscapeString(text[at-offset:]))
}
