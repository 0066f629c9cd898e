package olx

import (
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// explain takes over solutions and hints.
func (u *unit) explain() {
	var said []string
	for _, n := range u.solutions {
		u.at = n.Place()
		if text := u.md.Block(withoutHeading(n)); text != "" {
			said = append(said, text)
		}
	}
	u.q.Explanation = strings.Join(said, "\n\n")
	u.demanded()
}

// withoutHeading is a solution without the word that Studio puts above each.
func withoutHeading(n *xmltree.Node) string {
	inner := n
	if all := n.All(); len(all) == 1 && all[0].Name == "div" {
		inner = all[0]
	}
	if all := inner.All(); len(all) > 1 && all[0].Name != "img" {
		switch strings.ToLower(strings.Trim(oneLine(all[0].InnerText()), ":")) {
		case "explanation", "solution":
			return strings.Replace(htmlOf(inner), elementHTML(all[0]), "", 1)
		}
	}
	return htmlOf(inner)
}

// elementHTML is an element as htmlOf writes it.
func elementHTML(n *xmltree.Node) string {
	w := &writer{pieces: []*piece{{}}}
	w.node(n)
	return w.last().String()
}

// demanded are the hints that learners may ask for, one after the other.
func (u *unit) demanded() {
	var hints []string
	for _, n := range u.problem.Deep("demandhint") {
		for _, hint := range n.All("hint") {
			if text := u.block(hint); text != "" {
				hints = append(hints, text)
			}
		}
	}
	u.q.Hint = strings.Join(hints, "\n\n")
	if len(hints) > 1 {
		u.q.Warn(draft.Place{}, "not-kept", "what", "that hints are given one after the other")
	}
}
