package moodlexml

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// The formats that Moodle keeps texts in. Any other is read as Moodle reads its own.
const (
	htmlFormat     = "html"
	markdownFormat = "markdown"
	plainFormat    = "plain_text"
	wikiFormat     = "wiki_like"
)

func formatOf(n *xmltree.Node) string { return strings.ToLower(strings.TrimSpace(n.Attr("format"))) }

// block reads a text of any number of paragraphs as Markdown.
func (q *question) block(n *xmltree.Node) string { return q.formatted(n, q.html.Block) }

// inline reads a text for a line as Markdown.
func (q *question) inline(n *xmltree.Node) string { return q.formatted(n, q.html.Inline) }

func (q *question) formatted(n *xmltree.Node, convert func(string) string) string {
	raw := q.raw(n)
	if raw == "" {
		return ""
	}
	format := formatOf(n)
	if format == "" {
		format = q.format
	}
	return q.markdown(n, raw, format, convert)
}

// raw is the text of an element as it is in the file. Old files have it without <text>, and careless ones write HTML
// without escaping it.
func (q *question) raw(n *xmltree.Node) string {
	text := n.Find("text")
	if text == nil {
		return strings.TrimSpace(ownText(n))
	}
	if len(text.All()) > 0 {
		return strings.TrimSpace(text.InnerHTML())
	}
	return strings.TrimSpace(text.InnerText())
}

// ownText is the text between an element's tags, without that of the elements in it.
func ownText(n *xmltree.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for _, c := range n.Children {
		b.WriteString(c.Text)
	}
	return b.String()
}

// markdown brings a text of one of Moodle's formats into Markdown. n is the element that has the text and its files.
func (q *question) markdown(n *xmltree.Node, raw, format string, convert func(string) string) string {
	q.reading(n)
	raw = strings.ReplaceAll(raw, emptyFormula, "")
	switch format {
	case htmlFormat:
		raw = convert(raw)
	case markdownFormat:
		raw = q.linked(raw)
	case plainFormat, wikiFormat:
		raw = convert(broken(html.EscapeString(raw)))
	default:
		raw = convert(broken(raw))
	}
	return strings.TrimSpace(legal(raw))
}

// emptyFormula is what some programs put before texts so that Moodle shows the formulas in them.
const emptyFormula = `\(\)`

// reading remembers which part is read, for what is lost of it and for the files beside it.
func (q *question) reading(n *xmltree.Node) {
	if q.part = n; n == nil {
		q.part = q.root
	}
}

// broken writes line ends as HTML has them, as Moodle shows texts that aren't HTML.
func broken(text string) string {
	text = paragraphs.ReplaceAllString(text, "<br><br>\n")
	return strings.ReplaceAll(text, "\n", "<br>\n")
}

var paragraphs = regexp.MustCompile(`\n[ \t]*\n\s*`)

// line reads a text that Moodle shows as a line: a name, a match. It is kept without markup.
func (q *question) line(n *xmltree.Node) string {
	q.reading(n)
	raw := q.raw(n)
	if htmlTag.MatchString(raw) {
		raw = q.html.Text(raw)
	} else if strings.Contains(raw, "&") {
		raw = html.UnescapeString(raw)
	}
	return oneLine(legal(raw))
}

// oneLine is a text with single spaces in the place of line ends and runs of spaces.
func oneLine(text string) string { return strings.TrimSpace(runs.ReplaceAllString(text, " ")) }

var runs = regexp.MustCompile(`[ \t\r\n]+`)

var htmlTag = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)

// legal drops the characters that XML doesn't have, which an entity in HTML may name.
func legal(text string) string {
	if strings.IndexFunc(text, isIllegal) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if isIllegal(r) {
			return -1
		}
		return r
	}, text)
}

// isIllegal tells whether XML 1.0 lacks a character.
func isIllegal(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

func isWordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isTrue reads what Moodle and other programs write for yes.
func isTrue(text string) bool {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "", "0", "false", "no":
		return false
	}
	return true
}
