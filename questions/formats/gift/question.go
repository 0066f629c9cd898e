package gift

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readback/readback/questions"
)

// maxPieces bounds the options, pairs or items that are read of a question: more than one may have, which is said then.
const maxPieces = 600

// question reads a question out of the text of its block.
func (r *reading) question(p piece) {
	p = r.title(p)
	stem, answers, ok := r.parts(p)
	if !ok {
		return
	}
	_, r.format = prefixed(stem, moodle)
	r.q.At("/stem", r.lines.Place(stem.at))
	r.q.Stem = r.stem(stem)
	if r.q.Title != "" && saysNoMore(r.q.Title, r.q.Stem) {
		r.q.Title = ""
	}
	if answers == nil {
		r.q.Body = &questions.Information{}
		return
	}
	r.q.Body = r.body(r.feedback(*answers))
}

// title takes the title from before a question: ::title::
func (r *reading) title(p piece) piece {
	if !strings.HasPrefix(p.text, "::") {
		return p
	}
	rest := p.from(2)
	end := indexMark(rest.text, "::")
	if end < 0 {
		r.q.Warn(r.lines.Place(p.at), "gift-title-unclosed")
		return rest.trim()
	}
	r.q.Title = oneLine(rest.text[:end])
	return rest.from(end + 2).trim()
}

// indexMark finds the first place of a mark whose first character isn't escaped, or −1.
func indexMark(text, mark string) int {
	for from := 0; ; from++ {
		i := strings.Index(text[from:], mark)
		if i < 0 {
			return -1
		}
		if from += i; !isEscaped(text, from) {
			return from
		}
	}
}

// saysNoMore tells whether a title is nothing but the beginning of the stem, as systems make them. What is between the words,
// and how they are set, doesn't count.
func saysNoMore(title, stem string) bool {
	title = strings.TrimRight(title, ".… ")
	for title = skip(title); title != ""; title = skip(title) {
		stem = skip(stem)
		r, n := utf8.DecodeRuneInString(title)
		s, m := utf8.DecodeRuneInString(stem)
		if stem == "" || unicode.ToLower(r) != unicode.ToLower(s) {
			return false
		}
		title, stem = title[n:], stem[m:]
	}
	return true
}

// skip drops white space and the marks of emphasis from before a text.
func skip(text string) string { return strings.TrimLeft(text, " \t\n\\*_`[]") }

// missing stands for the place of the answers inside a sentence until the text is Markdown.
const missing = "\uFDD1"

// parts divides a question into its stem and what stands in braces; answers is nil where there are none.
func (r *reading) parts(p piece) (stem piece, answers *piece, ok bool) {
	open, shut := index(p.text, "{"), index(p.text, "}")
	switch {
	case open < 0 && shut < 0:
		return p, nil, true
	case shut < 0:
		r.q.Fail(r.lines.Place(p.at+open), "gift-unclosed")
		return p, nil, false
	case open < 0 || shut < open:
		r.q.Fail(r.lines.Place(p.at+shut), "gift-unopened")
		return p, nil, false
	}
	inside, tail := p.from(open+1).to(shut-open-1), p.from(shut+1)
	if !r.onlyBraces(inside, tail) {
		return p, nil, false
	}
	stem = p.to(open)
	if tail.text != "" {
		stem.text += missing + tail.text
	}
	return stem, &inside, true
}

// onlyBraces tells whether there are no braces besides those around the answers, and reports them otherwise.
func (r *reading) onlyBraces(inside, tail piece) bool {
	if i := index(inside.text, "{"); i >= 0 {
		r.q.Fail(r.lines.Place(inside.at+i), "gift-brace")
		return false
	}
	i := index(tail.text, "{}")
	switch {
	case i < 0:
		return true
	case tail.text[i] == '}' || index(inside.text, "=~#") < 0:
		r.q.Fail(r.lines.Place(inside.at-1), "gift-brace")
	default:
		r.q.Fail(r.lines.Place(tail.at+i), "gift-blocks")
	}
	return false
}

// stem is the Markdown of a stem; where a word is missing, there is a line to fill in.
func (r *reading) stem(p piece) string {
	text := r.block(p)
	if !strings.Contains(text, missing) {
		return text
	}
	const line = "_____"
	for _, part := range strings.Split(text, "\n") {
		if strings.TrimSpace(part) == missing {
			return strings.Replace(text, missing, `\`+line, 1) // alone it would be a rule across the page
		}
	}
	return strings.Replace(text, missing, line, 1)
}

// feedback takes the general feedback from behind the answers.
func (r *reading) feedback(answers piece) piece {
	const mark = "####"
	i := lastIndex(answers.text, mark)
	if i < 0 {
		return answers.trim()
	}
	general := answers.from(i + len(mark)).trim()
	r.q.At("/explanation", r.lines.Place(general.at))
	r.q.Explanation = r.block(general)
	return answers.to(i).trim()
}

// body goes by what is in the braces, in the order in which Moodle does.
func (r *reading) body(p piece) questions.Body {
	head, _, _ := cut(p, "#")
	switch {
	case strings.HasPrefix(p.text, ">") && ordering.MatchString(p.text):
		return r.ordering(p)
	case p.text == "":
		return &questions.Essay{}
	case p.text[0] == '#':
		return r.numeric(p.from(1))
	case index(p.text, "~") >= 0:
		return r.choice(p)
	case index(p.text, "=") >= 0 && strings.Contains(p.text, "->"):
		return r.matching(p)
	case isTrueFalse(head.trim().text):
		return r.trueFalse(p)
	}
	return r.shortText(p)
}
