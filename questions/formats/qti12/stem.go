package qti12

import (
	"strings"

	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// stem reads what is asked. Where nothing is, the title asks it.
func (it *item) stem() {
	it.at = it.shown.Place()
	it.q.At("/stem", it.at)
	if texts := texts(it.shown, nil); len(texts) == 1 && texts[0].Name == "mattext" && !isHTML(texts[0]) {
		it.q.Stem = markup.Escape(strings.TrimSpace(texts[0].InnerText()))
	} else {
		it.q.Stem = it.md.Block(it.html(it.shown, it.prompted))
	}
	it.unasked()
}

// prompted is what a lone response asks: others have their prompts beside them.
func (it *item) prompted(n *xmltree.Node) string {
	if len(it.responses) != 1 {
		return ""
	}
	if m := prompt(n); m != nil {
		return it.html(m, nil)
	}
	return ""
}

// unasked makes the stem of the title, if there is none.
func (it *item) unasked() {
	if title := oneLine(it.n.Attr("title")); it.q.Stem == "" && !genericTitle.MatchString(title) {
		it.q.Stem = markup.Escape(title)
	}
}

// texts are the pieces of a stem, without what belongs to single answers. A lone response's own text is a piece.
func texts(n *xmltree.Node, found []*xmltree.Node) []*xmltree.Node {
	for _, c := range n.All() {
		switch {
		case strings.HasPrefix(c.Name, "mat") && c.Name != "material" && c.Name != "mat_extension":
			found = append(found, c)
		case strings.HasPrefix(c.Name, "render_"):
		default:
			found = texts(c, found)
		}
	}
	return found
}

// inBrackets tells whether every answer has its place in the stem, as Canvas writes it: [name].
func (it *item) inBrackets() bool {
	if len(it.responses) == 0 || len(it.responses) > maxPairs {
		return false
	}
	all := it.html(it.shown, nil)
	for _, n := range it.responses {
		if !strings.Contains(all, "["+nameOf(n)+"]") {
			return false
		}
	}
	return true
}

// nameOf is the name of a gap: Canvas puts response_ before it.
func nameOf(n *xmltree.Node) string { return strings.TrimPrefix(n.Attr("ident"), "response_") }

// midway tells whether the question goes on behind an answer, so that it is a gap in a text.
func (it *item) midway(n *xmltree.Node) bool {
	for _, t := range texts(it.shown, nil) {
		if t.Offset > n.End && oneLine(t.InnerText()) != "" {
			return true
		}
	}
	return false
}
