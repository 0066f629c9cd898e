package qti12

import (
	"html"
	"regexp"
	"strings"

	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// block is the Markdown of what an element shows.
func (r *reader) block(n *xmltree.Node) string {
	r.at = n.Place()
	if text, ok := plainOnly(n); ok {
		return markup.Escape(strings.TrimSpace(text))
	}
	return r.md.Block(r.html(n, nil))
}

// line is block for a text inside a line: an option, a match.
func (r *reader) line(n *xmltree.Node) string {
	r.at = n.Place()
	if text, ok := plainOnly(n); ok {
		return markup.Escape(oneLine(text))
	}
	return r.md.Inline(r.html(n, nil))
}

// words are the plain text of what an element shows: an answer to type.
func (r *reader) words(n *xmltree.Node) string {
	r.at = n.Place()
	if text, ok := plainOnly(n); ok {
		return oneLine(text)
	}
	return oneLine(r.md.Text(r.html(n, nil)))
}

// plainOnly is the text of an element that shows one plain text and nothing else, as most options do.
func plainOnly(n *xmltree.Node) (text string, ok bool) {
	all := n.Deep("mattext", "mat_formattedtext", "matemtext", "matimage", "mataudio", "matvideo", "matbreak")
	if len(all) != 1 || all[0].Name != "mattext" || isHTML(all[0]) {
		return "", false
	}
	return all[0].InnerText(), true
}

// looksLikeHTML finds tags in texts of which nobody says what they are.
var looksLikeHTML = regexp.MustCompile(`(?i)</?(p|div|span|br|b|i|u|em|strong|sub|sup|img|a|ul|ol|li|table|tr|td|code|pre|font|h[1-6])\b[^<>]*>`)

// isHTML tells whether a text is HTML.
func isHTML(n *xmltree.Node) bool {
	if n.Name == "mat_formattedtext" {
		return !strings.EqualFold(n.Attr("type"), "plain_text")
	}
	switch kind, said := n.Lookup("texttype"); {
	case strings.Contains(strings.ToLower(kind), "html"):
		return true
	case said && strings.EqualFold(kind, "text/plain"):
		return len(n.All()) > 0
	}
	return len(n.All()) > 0 || looksLikeHTML.MatchString(n.InnerText())
}

// html is what an element shows, as HTML. What takes answers isn't in it; answer says what stands in its place, if not nil.
func (r *reader) html(n *xmltree.Node, answer func(*xmltree.Node) string) string {
	var b strings.Builder
	r.show(&b, n, answer)
	return b.String()
}

func (r *reader) show(b *strings.Builder, n *xmltree.Node, answer func(*xmltree.Node) string) {
	for _, c := range n.All() {
		switch c.Name {
		case "response_lid", "response_str", "response_num", "response_xy", "response_grp":
			if answer != nil {
				b.WriteString(answer(c))
			}
		case "mattext", "mat_formattedtext", "matemtext":
			writeText(b, c)
		case "matbreak":
			b.WriteString("<br>")
		case "matimage":
			b.WriteString(`<img src="` + html.EscapeString(c.Attr("uri")) + `" alt="` + html.EscapeString(c.Attr("label")) + `">`)
		case "mataudio", "matvideo", "matapplet", "matapplication":
			r.lost("html-lost", "found", c.Name)
		case "flow", "flow_mat", "flow_label":
			b.WriteString("<div>")
			r.show(b, c, answer)
			b.WriteString("</div>")
		case "render_choice", "render_fib", "render_hotspot", "render_slider", "render_extension":
		default:
			r.show(b, c, answer)
		}
	}
}

// writeText writes a text as HTML.
func writeText(b *strings.Builder, n *xmltree.Node) {
	text := n.InnerText()
	switch {
	case !isHTML(n):
		text = html.EscapeString(text)
	case len(n.All()) > 0:
		text = n.InnerHTML()
	}
	if n.Name == "matemtext" {
		text = "<em>" + text + "</em>"
	}
	b.WriteString(text)
}

// labelsOf are the things that can be chosen for an answer.
func labelsOf(n *xmltree.Node) []*xmltree.Node { return n.Deep("response_label") }

// prompt is what a response shows besides its labels: the left side of a pair.
func prompt(n *xmltree.Node) *xmltree.Node {
	if m := n.Find("material"); m != nil {
		return m
	}
	return n.Find("flow_mat")
}
