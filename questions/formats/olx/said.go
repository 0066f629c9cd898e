package olx

import (
	"strings"

	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// line is the Markdown of an element for a line, without the hints in it.
func (u *unit) line(n *xmltree.Node) string {
	u.at = n.Place()
	if len(n.Children) == 1 && n.Children[0].IsText() {
		return markup.Escape(oneLine(n.Children[0].Text))
	}
	return u.md.Inline(htmlOf(n))
}

// block is the Markdown of an element.
func (u *unit) block(n *xmltree.Node) string {
	u.at = n.Place()
	return u.md.Block(htmlOf(n))
}

// htmlOf is what an element says, without hints and the like.
func htmlOf(n *xmltree.Node) string {
	var b strings.Builder
	for _, piece := range write(n, nil) {
		b.WriteString(piece.String())
	}
	return b.String()
}

// said is what is said to who chose an option: nothing of what is said to who didn't.
func (u *unit) said(n *xmltree.Node) string {
	var said []string
	for _, hint := range n.All("choicehint", "optionhint") {
		if hint.Attr("selected") != "false" {
			said = append(said, u.hint(hint))
		} else {
			u.q.Warn(hint.Place(), "not-kept", "what", "what is said to who didn't choose an option: "+beginning(hint.InnerText()))
		}
	}
	return strings.Join(said, "\n\n")
}

// hint is the text of a hint, with the word that stands before it.
func (u *unit) hint(n *xmltree.Node) string {
	text := u.block(n)
	if label := oneLine(n.Attr("label")); label != "" {
		return markup.Escape(label) + ": " + text
	}
	return text
}

// beginning is as much of a text as a message needs.
func beginning(text string) string {
	const most = 80
	text = oneLine(text)
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return `"` + text + `"`
}

// compound warns of hints on several options at once.
func (u *unit) compound(n *xmltree.Node) {
	for _, hint := range n.Deep("compoundhint") {
		u.q.Warn(hint.Place(), "not-kept", "what", "what is said of several options together: "+beginning(hint.InnerText()))
	}
}
