package moodlexml

import (
	"encoding/base64"
	"encoding/xml"
	"html"
	"regexp"
	"strings"
	"unicode"

	"github.com/readback/readback/questions"
)

func (x *writer) add(text string) { x.b = append(x.b, text...) }

// element writes an element with a plain value.
func (x *writer) element(name, value string) {
	x.add("    <" + name + ">" + value + "</" + name + ">\n")
}

// text writes an element with a text: <questiontext format="markdown"><text>…</text></questiontext>. part is how the
// report calls it.
func (x *writer) text(indent, name, part, markdown string) {
	x.open(indent, name, "", part, markdown)
	x.add(indent + "</" + name + ">\n")
}

// open writes the beginning of such an element, with its text and the files that it shows.
func (x *writer) open(indent, name, attributes, part, markdown string) {
	text, shown := x.withFiles(markdown)
	x.add(indent + "<" + name + attributes + ` format="` + formatFor(markdown) + "\">\n" + indent + "  <text>" + x.legal(part, text) + "</text>\n")
	x.files(shown)
}

// formatFor is the format of a text: HTML where Markdown and HTML read the same, so that it opens in Moodle's editor.
func formatFor(markdown string) string {
	if isBare(markdown) {
		return htmlFormat
	}
	return markdownFormat
}

// isBare tells whether a text is one line of words, which is the same in HTML and in Markdown.
func isBare(text string) bool {
	if text == "" {
		return true
	}
	before := ' '
	for i, r := range text {
		switch {
		case isWordy(r), unicode.IsMark(r) && i > 0:
		case r == ' ' && before != ' ', i == 0 && strings.ContainsRune(`("“‘„«¿¡`, r), i > 0 && strings.ContainsRune(harmless, r):
		default:
			return false
		}
		before = r
	}
	return before != ' ' && !notBare.MatchString(text)
}

// harmless are the signs that mean nothing within a line, in HTML and in Markdown.
const harmless = `,.;:?!'"()%/=-+–—“”‘’„«»…€°×`

// notBare finds what begins a list in Markdown, and what some programs make links of.
var notBare = regexp.MustCompile(`^[0-9]+[.)]|://|www\.`)

// legal is a text as it is written between tags. Characters that XML doesn't have are left out, and Moodle drops white
// space around texts; both is reported.
func (x *writer) legal(part, text string) string {
	kept := strings.TrimSpace(legal(text))
	if kept != text {
		x.changed(part, "text without white space around it and control characters")
	}
	return escaped(kept)
}

// escaped is a text in CDATA where it has tags, as Moodle writes it, and otherwise plain.
func escaped(text string) string {
	switch {
	case !strings.ContainsAny(text, "<>&\r"):
		return text
	case !strings.Contains(text, "\r"):
		return "<![CDATA[" + strings.ReplaceAll(text, "]]>", "]]]]><![CDATA[>") + "]]>"
	}
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes everything
	return b.String()
}

// line is a text that Moodle shows as a line, as it is written between tags.
func (x *writer) line(part, text string) string {
	line := oneLine(legal(text))
	if line != text {
		x.changed(part, "one line without control characters")
	}
	return escaped(lineOf(line))
}

// lineOf is plain text for what Moodle shows as a line of HTML without tags.
func lineOf(text string) string {
	if htmlTag.MatchString(text) || html.UnescapeString(text) != text {
		return html.EscapeString(text)
	}
	return text
}

// mediumAddress is how texts show a medium.
var mediumAddress = regexp.MustCompile(regexp.QuoteMeta(questions.MediaScheme) + `[0-9a-f]{32}\.[a-z]{3,4}`)

// withFiles is Markdown with Moodle's addresses of the media that it shows, and those.
func (x *writer) withFiles(markdown string) (text string, shown []*questions.Medium) {
	if !strings.Contains(markdown, questions.MediaScheme) {
		return markdown, nil
	}
	text = mediumAddress.ReplaceAllStringFunc(markdown, func(address string) string {
		m := x.medium(address)
		if m == nil {
			return address
		}
		shown = append(shown, m)
		return pluginFile + m.Name
	})
	return text, shown
}

// medium is the medium at an address, or nil when it isn't there.
func (x *writer) medium(address string) *questions.Medium {
	m := x.set.Medium(strings.TrimPrefix(address, questions.MediaScheme))
	switch {
	case m == nil:
		return nil
	case len(m.Data) == 0:
		x.loss.Question(x.index, x.q, "image "+m.Name)
		return nil
	}
	x.shown[m.Name] = true
	return m
}

// files writes the files beside a text, each once.
func (x *writer) files(media []*questions.Medium) {
	for i, m := range media {
		written := false
		for _, before := range media[:i] {
			written = written || before == m
		}
		if !written {
			x.add(`<file name="` + m.Name + `" path="/" encoding="base64">`)
			x.b = base64.StdEncoding.AppendEncode(x.b, m.Data)
			x.add("</file>\n")
		}
	}
}

// beginning is the first line of a text, as long as Moodle makes names.
func beginning(text string) string {
	const most = 80
	text = strings.Join(strings.Fields(text), " ")
	n := 0
	for i := range text {
		if n++; n > most {
			if space := strings.LastIndexByte(text[:i], ' '); space > 0 {
				return text[:space]
			}
			return text[:i]
		}
	}
	return text
}
