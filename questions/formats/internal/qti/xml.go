package qti

import (
	"strings"
	"unicode/utf8"
)

// element is an element that is written, with the names of QTI 2.
type element struct {
	name  string
	attrs []string // names and values in turn; an empty value leaves its attribute out
	inner []any    // elements, texts and HTML; nil ones are left out
}

// markupText is HTML that is well-formed as XML.
type markupText string

// e makes an element; what is in it may be nil.
func e(name string, attrs []string, inner ...any) *element {
	return &element{name: name, attrs: attrs, inner: inner}
}

// at are attributes: names and values in turn.
func at(pairs ...string) []string { return pairs }

// plainNames are elements that have the same name in every version.
var plainNames = map[string]bool{"manifest": true, "metadata": true, "schema": true, "schemaversion": true, "organizations": true, "resources": true, "resource": true,
	"file": true, "dependency": true}

// write writes the element and what is in it.
func (el *element) write(b *strings.Builder, v *Version, indent string) {
	name := v.name(el.name)
	b.WriteString(indent + "<" + name)
	for i := 0; i+1 < len(el.attrs); i += 2 {
		if el.attrs[i+1] != "" {
			b.WriteString(" " + v.attr(el.name, el.attrs[i]) + `="` + escapeXML(el.attrs[i+1], true) + `"`)
		}
	}
	if el.empty() {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	el.writeInner(b, v, indent)
	b.WriteString("</" + name + ">")
}

func (el *element) empty() bool {
	for _, c := range el.inner {
		if c != (*element)(nil) && c != nil {
			return false
		}
	}
	return true
}

// writeInner writes elements on lines of their own, unless there is text between them.
func (el *element) writeInner(b *strings.Builder, v *Version, indent string) {
	mixed := false
	for _, c := range el.inner {
		_, isElement := c.(*element)
		mixed = mixed || c != nil && !isElement
	}
	for _, c := range el.inner {
		switch c := c.(type) {
		case *element:
			if c == nil {
				continue
			}
			if mixed {
				c.write(b, v, "")
				continue
			}
			b.WriteByte('\n')
			c.write(b, v, indent+"  ")
		case markupText:
			b.WriteString(legal(string(c)))
		case string:
			b.WriteString(escapeXML(c, false))
		}
	}
	if !mixed {
		b.WriteString("\n" + indent)
	}
}

// inline is an element without line breaks, to stand in HTML.
func (el *element) inline(v *Version) string {
	var b strings.Builder
	el.write(&b, v, "")
	return b.String()
}

// document is an element as a file.
func (el *element) document(v *Version) string {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	el.write(&b, v, "")
	b.WriteByte('\n')
	return b.String()
}

// escapeXML escapes a text, or the value of an attribute, where line breaks would become spaces.
func escapeXML(text string, attribute bool) string {
	if !strings.ContainsAny(text, "&<>\"\n\t\r") && legal(text) == text {
		return text
	}
	var b strings.Builder
	for _, r := range legal(text) {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"' && attribute:
			b.WriteString("&quot;")
		case attribute && r == '\n':
			b.WriteString("&#10;")
		case attribute && r == '\t':
			b.WriteString("&#9;")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// legal is a text without the characters that XML doesn't have.
func legal(text string) string {
	illegal := func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError
	}
	if strings.IndexFunc(text, illegal) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if illegal(r) {
			return ' '
		}
		return r
	}, text)
}
