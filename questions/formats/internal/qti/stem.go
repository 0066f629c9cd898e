package qti

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// place is a mark in HTML for something that a text has in its midst: two characters that no text has, around a number.
func place(n int) string { return fmt.Sprintf("\uE000%d\uE001", n) }

// stemmer turns an item's body into a stem.
type stemmer struct {
	*item
	places map[*xmltree.Node]int // of gaps, from 0
}

// stem is the Markdown of the body, with a mark in the place of each inline interaction and gap.
func (it *item) stem(places []*xmltree.Node) string {
	s := &stemmer{it, map[*xmltree.Node]int{}}
	for i, n := range places {
		s.places[n] = i
	}
	return it.markup.Block(s.html(it.body))
}

// block is the Markdown of an element that is no part of the stem.
func (it *item) block(n *xmltree.Node) string {
	s := &stemmer{item: it}
	return it.markup.Block(s.html(n))
}

// line is the Markdown of an element for a line: an option, a prompt.
func (it *item) line(n *xmltree.Node) string {
	s := &stemmer{item: it}
	return it.markup.Inline(s.html(n))
}

func (s *stemmer) html(n *xmltree.Node) string {
	return n.HTMLWith(s.replace)
}

// replace is the HTML for what isn't HTML.
func (s *stemmer) replace(n *xmltree.Node) (html string, ok bool) {
	switch n.Name {
	case "textEntryInteraction", "inlineChoiceInteraction", "gap":
		if i, ok := s.places[n]; ok {
			return place(i), true
		}
		return "", true
	case "math":
		s.q.Warn(n.Place(), "qti-math", "text", linear(n))
		return escapeHTML(linear(n)), true
	case "feedbackInline", "feedbackBlock":
		if s.isShownAtFirst(n) {
			return s.html(n), true
		}
		return "", true
	case "rubricBlock":
		return s.rubric(n), true
	case "hottext":
		return "<strong>" + s.html(n) + "</strong>", true
	case "object", "picture":
		return s.object(n)
	case "templateBlock", "templateInline", "stylesheet", "gapText", "gapImg", "simpleChoice", "simpleMatchSet", "infoControl":
		if n.Name == "infoControl" {
			s.lose(n, "infoControl")
		}
		return "", true
	case "printedVariable":
		s.q.Fail(n.Place(), "type-unsupported", "found", "printedVariable")
		return "", true
	case "contentBody":
		return s.html(n), true
	case "prompt":
		return "<div>" + s.html(n) + "</div>", true
	}
	if strings.HasSuffix(n.Name, "Interaction") {
		return "<div>" + s.html(n) + "</div>", true
	}
	return "", false
}

// rubric is an instruction for learners; those for others aren't shown.
func (s *stemmer) rubric(n *xmltree.Node) string {
	if view := n.Attr("view"); view != "" && !strings.Contains(view, "candidate") {
		return ""
	}
	return "<div>" + s.html(n) + "</div>"
}

// object is an image that is included as an object; other objects are left to the text's own report.
func (s *stemmer) object(n *xmltree.Node) (html string, ok bool) {
	if img := n.Find("img"); n.Name == "picture" && img != nil {
		return `<img src="` + escapeHTML(img.Attr("src")) + `" alt="` + escapeHTML(img.Attr("alt")) + `">`, true
	}
	if !strings.HasPrefix(n.Attr("type"), "image/") {
		return "", false
	}
	alt, inner := n.Attr("alt"), s.html(n)
	if _, is := s.image(n.Attr("data")); !is && strings.TrimSpace(inner) != "" {
		s.q.Warn(n.Place(), "image-lost", "src", n.Attr("data"))
		return "<div>" + inner + "</div>", true // what is said in its place
	}
	if alt == "" {
		alt = strings.Join(strings.Fields(n.InnerText()), " ")
	}
	return `<img src="` + escapeHTML(n.Attr("data")) + `" alt="` + escapeHTML(alt) + `">`, true
}

// escapeHTML escapes a text for HTML.
func escapeHTML(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(text)
}

// unescaped is an href as the name of a file.
func unescaped(href string) string {
	href, _, _ = strings.Cut(href, "#")
	href, _, _ = strings.Cut(href, "?")
	if name, err := url.PathUnescape(href); err == nil {
		return strings.TrimPrefix(name, "./")
	}
	return href
}
