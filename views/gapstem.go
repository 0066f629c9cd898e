package views

import (
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	nethtml "golang.org/x/net/html"
)

// stemPiece is some safe HTML of a stem, or one of its gaps.
type stemPiece struct {
	html string
	gap  *quiz.ShownGap // nil: html
}

var (
	// gapMark is how quiz writes a gap into a stem.
	gapMark = regexp.MustCompile(`\[\[([0-9]+)\]\]`)
	// authoredGap is how an author writes one.
	authoredGap = regexp.MustCompile(`\[\[[^\[\]]+\]\]`)
	// gapSign stands for it while Markdown is rendered, to which brackets mean something. Both are for private use.
	gapSign = regexp.MustCompile("\uE000([0-9]+)\uE001")
)

// stemPieces cuts the stem of a gap-fill question at its gaps. What is markup stays markup: a gap stands in text alone.
func stemPieces(q quiz.Shown) []stemPiece {
	var pieces []stemPiece
	var b strings.Builder
	walk(questions.RenderMarkdown(gapMark.ReplaceAllString(q.Stem, "\uE000$1\uE001")), func(z *nethtml.Tokenizer, kind nethtml.TokenType) {
		raw := string(z.Raw())
		if kind != nethtml.TextToken {
			b.WriteString(gapSign.ReplaceAllString(raw, ""))
			return
		}
		for {
			at := gapSign.FindStringSubmatchIndex(raw)
			if at == nil {
				break
			}
			b.WriteString(raw[:at[0]])
			if gap := findGap(q.Gaps, raw[at[2]:at[3]]); gap != nil {
				pieces = append(pieces, stemPiece{html: b.String()}, stemPiece{gap: gap})
				b.Reset()
			}
			raw = raw[at[1]:]
		}
		b.WriteString(raw)
	})
	return append(pieces, stemPiece{html: b.String()})
}

func findGap(gaps []quiz.ShownGap, id string) *quiz.ShownGap {
	for i := range gaps {
		if gaps[i].ID == id {
			return &gaps[i]
		}
	}
	return nil
}

// plainStem is a stem as a line of text, with a blank for each gap, whether quiz wrote it or the author.
func plainStem(stem string) string {
	return plain(authoredGap.ReplaceAllString(stem, "…"))
}
