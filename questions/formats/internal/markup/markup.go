// Package markup turns the HTML of other systems into our Markdown and back. What Markdown shows here is an allow-list; what
// isn't on it is left out and named, and nothing of it can load or run.
package markup

import (
	"html"
	"strings"

	"github.com/readback/readback/questions"
)

// Reader turns one file's HTML into Markdown.
type Reader struct {
	// Image finds what an img's src leads to inside the file that is read; ok is false for one that isn't there. Nil: there are
	// no files beside the text. data: URLs are read without it.
	Image func(src string) (data []byte, ok bool)
	// Set keeps the images.
	Set *questions.Set
	// Lost is told what was left out of a text: rule and arguments, as for problems. All are warnings.
	Lost func(rule string, pairs ...any)
}

// Block turns HTML into Markdown of any number of blocks: a stem, a feedback. Formulas stay text, as \(LaTeX\).
func (r *Reader) Block(text string) string {
	if plain, ok := simple(text); ok {
		return Escape(fold(plain))
	}
	return writeBlocks(r.read(text, false), false)
}

// Inline turns HTML into Markdown for a line: an option, a match. Blocks become lines of one paragraph.
func (r *Reader) Inline(text string) string {
	if plain, ok := simple(text); ok {
		return Escape(fold(plain))
	}
	return writeInline(single(lineUp(flatten(r.read(text, false)))), inParagraph)
}

// single leaves one of several line breaks in a row.
func single(leaves []leaf) []leaf {
	kept := leaves[:0]
	for _, l := range leaves {
		if n := len(kept); l.kind != isBreak || n > 0 && kept[n-1].kind != isBreak {
			kept = append(kept, l)
		}
	}
	return kept
}

// Text turns HTML into plain text on one line, for accepted answers and titles.
func (r *Reader) Text(text string) string {
	if plain, ok := simple(text); ok {
		return strings.Join(strings.Fields(plain), " ")
	}
	var b strings.Builder
	for _, l := range flatten(r.read(text, true)) {
		if l.kind == isBreak {
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// simple is the text of HTML that has no tags, or none but those of one paragraph, as most texts do.
func simple(text string) (plain string, ok bool) {
	text = strings.Trim(text, blanks)
	if strings.HasPrefix(text, "<p") && strings.HasSuffix(text, "</p>") {
		attributes, inner, _ := strings.Cut(text[2:len(text)-4], ">")
		if attributes == "" || attributes[0] == ' ' && !strings.ContainsAny(attributes, "<'") && strings.Count(attributes, `"`)%2 == 0 {
			text = inner
		}
	}
	if strings.ContainsAny(text, "<\x00") {
		return "", false
	}
	return strings.Trim(html.UnescapeString(text), blanks), true
}

// lose tells what was left out of a text, each thing once.
func (b *builder) lose(rule, argument, found string) {
	key := rule + " " + found
	if b.reader.Lost == nil || b.lost[key] || len(b.lost) >= maxLost {
		return
	}
	b.lost[key] = true
	b.reader.Lost(rule, argument, found)
}

// maxLost is how many things that were left out of a text are named.
const maxLost = 20
