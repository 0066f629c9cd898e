package gift

import (
	"html"
	"regexp"
	"strings"

	"github.com/readback/readback/questions/formats/internal/markup"
)

// format is how a text is marked up, as Moodle names it.
type format string

const (
	moodle     format = "moodle" // text in which HTML may be, the default
	plain      format = "plain"
	htmlFormat format = "html"
	markdown   format = "markdown"
)

// prefixed reads the name of a format in brackets before a text. Another word in brackets belongs to the text.
func prefixed(p piece, inherited format) (piece, format) {
	p = p.trim()
	if !strings.HasPrefix(p.text, "[") {
		return p, inherited
	}
	for _, f := range []format{htmlFormat, markdown, plain, moodle} {
		if rest, ok := strings.CutPrefix(p.text[1:], string(f)+"]"); ok {
			return p.from(len(p.text) - len(rest)).trim(), f
		}
	}
	return p, inherited
}

// block is a text of any number of paragraphs as Markdown: a stem, a feedback.
func (r *reading) block(p piece) string {
	p, f := prefixed(p, r.format)
	return r.markdown(p, f, (*markup.Reader).Block)
}

// inline is a text in a line as Markdown: an option, a prompt.
func (r *reading) inline(p piece) string {
	p, f := prefixed(p, r.format)
	return r.markdown(p, f, (*markup.Reader).Inline)
}

func (r *reading) markdown(p piece, f format, convert func(*markup.Reader, string) string) string {
	if f == moodle && hasTags(p.text) {
		f, p.text = htmlFormat, withBreaks(p.text)
	}
	r.lostAt = p.at
	switch f {
	case htmlFormat:
		return convert(&r.html, unescape(p.text))
	case markdown:
		return r.html.Markdown(strings.TrimSpace(unescape(p.text)))
	}
	return escaped(p.text, f == moodle)
}

// plainText is a text that no format belongs to: an accepted answer, a match.
func plainText(text string) string { return strings.TrimSpace(unescape(text)) }

// oneLine is a plain text without its line breaks.
func oneLine(text string) string {
	text = plainText(text)
	if strings.ContainsAny(text, "\n\t") || strings.Contains(text, "  ") {
		return strings.Join(strings.Fields(text), " ")
	}
	return text
}

// escaped is plain text as Markdown. A line break that is written as \n is one; where the file's own lines end, they are
// wrapped. In Moodle's own format HTML's entities stand for characters.
func escaped(text string, entities bool) string {
	if !strings.Contains(text, `\n`) {
		return markup.Escape(decoded(unescape(text), entities))
	}
	var b strings.Builder
	ends := 0 // of lines, since the last text
	for i, part := range breaks(text) {
		if i > 0 {
			ends++
		}
		part = unescape(part)
		words := strings.TrimSpace(part)
		if words == "" {
			ends += strings.Count(part, "\n")
			continue
		}
		if strings.HasPrefix(strings.TrimLeft(part, " \t"), "\n") {
			ends++
		}
		b.WriteString(separator(b.Len() == 0, ends))
		b.WriteString(markup.Escape(decoded(words, entities)))
		ends = strings.Count(part[strings.LastIndex(part, words)+len(words):], "\n")
	}
	return b.String()
}

// separator stands between two lines of a text: a line break, or a paragraph's end where a line is empty.
func separator(first bool, ends int) string {
	switch {
	case first:
		return ""
	case ends > 1:
		return "\n\n"
	}
	return "\\\n"
}

// tag is an HTML tag as people write them in texts; another word in angle brackets is text.
var tag = regexp.MustCompile(`(?i)</?(a|abbr|audio|b|big|blockquote|br|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|embed|figcaption|figure|font|form|h[1-6]|hr|i|iframe|img|input|ins|kbd|li|mark|object|ol|p|param|pre|q|s|samp|script|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video|math)(\s[^<>]*)?/?>`)

func hasTags(text string) bool {
	return strings.IndexByte(text, '<') >= 0 && tag.MatchString(text)
}

func decoded(text string, entities bool) string {
	if entities && strings.IndexByte(text, '&') >= 0 {
		text = html.UnescapeString(text)
	}
	return strings.TrimSpace(text)
}

// withBreaks writes line breaks into HTML where they aren't about tags, as Moodle does in its own format.
func withBreaks(text string) string {
	if !strings.Contains(text, `\n`) {
		return text
	}
	var b strings.Builder
	for i, part := range breaks(text) {
		atTag := strings.HasSuffix(strings.TrimRight(b.String(), blank), ">") || strings.HasPrefix(strings.TrimLeft(part, blank), "<")
		switch {
		case i > 0 && atTag:
			b.WriteByte('\n')
		case i > 0:
			b.WriteString("<br>")
		}
		b.WriteString(part)
	}
	return b.String()
}

// lost says what was left out of the text that is being converted.
func (r *reading) lost(rule string, pairs ...any) {
	r.q.Warn(r.lines.Place(r.lostAt), rule, pairs...)
}
