package olx

import (
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// part is what becomes a question: a response, or several as the gaps of one text.
type part struct {
	inputs    []input
	html      string // what it asks, with gaps marked
	gapped    bool   // it is a text with gaps
	solutions []*xmltree.Node
}

// divide divides a problem into questions: each response is one, unless they are gaps in one text.
func divide(n *xmltree.Node, all []input) []part {
	pieces := write(n, all)
	if len(all) == 0 || len(pieces) == 3 || oneText(all) {
		return []part{whole(pieces, all)}
	}
	parts := each(pieces, all)
	share(pieces, parts)
	return parts
}

// whole is a problem that is one question.
func whole(pieces []*piece, all []input) part {
	p := part{inputs: all}
	var b strings.Builder
	for _, piece := range pieces {
		b.WriteString(piece.String())
		p.solutions = append(p.solutions, piece.solutions...)
	}
	p.html = b.String()
	p.gapped = len(all) > 1 || len(all) == 1 && isInline(all[0]) && p.goesOn()
	return p
}

// goesOn tells whether there is text behind the first input.
func (p part) goesOn() bool {
	_, behind, found := strings.Cut(p.html, gapEnds)
	return found && !saysNothing(behind)
}

// each makes a question of each response, with what stands before it. What stands behind the last is the last one's.
func each(pieces []*piece, all []input) []part {
	var parts []part
	for i, piece := range pieces {
		if piece.response == nil {
			continue
		}
		p := part{html: pieces[i-1].String() + piece.String(), solutions: piece.solutions}
		p.solutions = append(p.solutions, pieces[i+1].solutions...)
		for _, in := range all {
			if in.response == piece.response {
				p.inputs = append(p.inputs, in)
			}
		}
		if i+2 == len(pieces) {
			p.html += pieces[i+1].String()
		}
		p.gapped = len(p.inputs) > 1 || len(p.inputs) == 1 && isInline(p.inputs[0]) && p.goesOn()
		parts = append(parts, p)
	}
	return parts
}

// share gives to all questions what is said to all of them: what stands before the first, where each asks something itself,
// and a solution that is the only one.
func share(pieces []*piece, parts []part) {
	var solutions []*xmltree.Node
	asking := true
	for _, piece := range pieces {
		solutions = append(solutions, piece.solutions...)
		asking = asking && (piece.response == nil || !saysNothing(piece.String()))
	}
	intro := pieces[0].String()
	asking = asking && len(parts)*len(intro) <= maxShared && !saysNothing(intro)
	for i := range parts {
		if asking && i > 0 {
			parts[i].html = intro + parts[i].html
		}
		if len(solutions) == 1 && pieces[len(pieces)-1].solutions != nil {
			parts[i].solutions = solutions
		}
	}
}

// oneText tells whether the inputs are gaps in one text: all of them can be, and one stands inside a line.
func oneText(all []input) bool {
	inline := false
	for _, in := range all {
		if in.field == nil || in.response.Name == "multiplechoiceresponse" || in.response.Name == "choiceresponse" {
			return false
		}
		inline = inline || isInline(in)
	}
	return inline
}

// isInline tells whether an input stands in a line of text.
func isInline(in input) bool {
	if in.field == nil {
		return false
	}
	for _, n := range []*xmltree.Node{in.field, in.response} {
		if said := strings.ToLower(n.Attr("inline")); said == "1" || said == "true" {
			return true
		}
	}
	return in.inLine
}
