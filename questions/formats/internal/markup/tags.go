package markup

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// emphasis are the tags that emphasise and the like, and what they are in Markdown. Underlining is emphasis: the "not" of a
// question is often underlined.
var emphasis = map[string]string{
	"em": "em", "i": "em", "u": "em", "ins": "em", "var": "em", "dfn": "em", "cite": "em",
	"strong": "strong", "b": "strong", "del": "del", "s": "del", "strike": "del", "sub": "sub", "sup": "sup",
}

// asBlock are the tags that stand on lines of their own under another name.
var asBlock = map[string]string{"listing": "pre", "menu": "ul", "dir": "ul"}

// blockTags are the tags that stand on lines of their own.
var blockTags = set("p h1 h2 h3 h4 h5 h6 pre hr ul ol li blockquote table tr td th")

// divisions are tags that begin and end lines, without more.
var divisions = set("div section article aside header footer main nav figure figcaption address center dl dt dd caption " +
	"thead tbody tfoot fieldset legend details summary body form hgroup search")

func set(words string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(words) {
		s[w] = true
	}
	return s
}

// blockKind is the block that a tag begins: "div" for one that only divides, empty for none.
func blockKind(tag string) string {
	switch {
	case blockTags[tag]:
		return tag
	case divisions[tag]:
		return "div"
	}
	return asBlock[tag]
}

// attr is the value of an attribute, or empty.
func attr(t html.Token, name string) string {
	for i := range t.Attr {
		if t.Attr[i].Key == name {
			return t.Attr[i].Val
		}
	}
	return ""
}

// mark begins emphasis or the like.
func (b *builder) mark(m mark) {
	if b.opened[m.kind]++; b.opened[m.kind] == 1 {
		b.marks = append(slices.Clip(b.marks), m)
	}
}

// unmark ends it.
func (b *builder) unmark(kind string) {
	if b.opened[kind] == 0 {
		return
	}
	if b.opened[kind]--; b.opened[kind] == 0 {
		b.marks = slices.DeleteFunc(slices.Clone(b.marks), func(m mark) bool { return m.kind == kind })
	}
}

// styles are the declarations of style attributes that mean what a tag means.
var styles = []struct{ property, value, kind string }{
	{"font-weight", "bold", "strong"}, {"font-weight", "700", "strong"}, {"font-style", "italic", "em"},
	{"text-decoration", "underline", "em"}, {"text-decoration", "line-through", "del"},
	{"vertical-align", "super", "sup"}, {"vertical-align", "sub", "sub"},
}

// span begins a span: editors write emphasis as a style.
func (b *builder) span(style string) {
	var kinds []string
	for declaration := range strings.SplitSeq(strings.ToLower(style), ";") {
		property, value, _ := strings.Cut(declaration, ":")
		for _, s := range styles {
			if strings.TrimSpace(property) == s.property && strings.TrimSpace(value) == s.value {
				kinds = append(kinds, s.kind)
			}
		}
	}
	for _, kind := range kinds {
		b.mark(mark{kind: kind})
	}
	b.spans = append(b.spans, kinds)
}

func (b *builder) endSpan() {
	last := len(b.spans) - 1
	if last < 0 {
		return
	}
	for _, kind := range b.spans[last] {
		b.unmark(kind)
	}
	b.spans = b.spans[:last]
}

// link begins a link, if it leads to the web.
func (b *builder) link(href string) {
	href = strings.TrimSpace(href)
	if !isWeb(href) {
		if href != "" && href[0] != '#' {
			b.lose("html-lost", "found", "the link to "+short(href))
		}
		if href = ""; b.opened["a"] == 0 {
			return
		}
	}
	b.mark(mark{kind: "a", href: href})
}

// isWeb tells whether an address may be a link, as the pages show them.
func isWeb(href string) bool {
	u, err := url.Parse(href)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// short is an address of which people need to see only the beginning.
func short(address string) string {
	const most = 80
	if runes := []rune(strings.ToValidUTF8(address[:min(len(address), 4*most)], "")); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return address
}
