package xmltree

import (
	"encoding/xml"
	"slices"
	"strings"
)

// slabSize is how many nodes are made at a time.
const slabSize = 512

func (p *parser) newNode(at, end int) *Node {
	if p.nodes++; p.nodes > MaxNodes {
		p.tooMuch(at, "xml-large", MaxNodes)
	}
	n := p.unused()
	n.doc, n.Offset, n.End = p.doc, at, end
	return n
}

func (p *parser) unused() *Node {
	if last := len(p.spare) - 1; last >= 0 {
		n := p.spare[last]
		p.spare = p.spare[:last]
		return n
	}
	if len(p.slab) == 0 {
		p.slab = make([]Node, min(slabSize, 8+p.nodes))
	}
	n := &p.slab[0]
	p.slab = p.slab[1:]
	return n
}

func (p *parser) start(t xml.StartElement, at, end int) {
	if p.root != nil && len(p.open) == 0 {
		p.wrong(at, "there is a second element behind the first")
		p.ended = true
		return
	}
	if len(p.open) >= MaxDepth {
		p.tooMuch(at, "xml-deep", MaxDepth)
		return
	}
	n := p.newNode(at, end)
	spaces := p.spaces(t.Attr)
	n.Name, n.Space = p.name(t.Name.Local), spaces[t.Name.Space]
	n.Attrs = p.attrs(t.Attr)
	if p.root == nil {
		p.root = n
	} else {
		p.pile = append(p.pile, n)
	}
	p.open = append(p.open, opened{node: n, prefix: p.name(t.Name.Space), first: len(p.pile), spaces: spaces})
}

// spaces are the name spaces that hold in an element with these attributes.
func (p *parser) spaces(attrs []xml.Attr) map[string]string {
	var outer map[string]string
	if len(p.open) > 0 {
		outer = p.open[len(p.open)-1].spaces
	}
	inner := outer
	for _, a := range attrs {
		prefix, ok := declared(a)
		if !ok {
			continue
		}
		if len(inner) == len(outer) {
			inner = map[string]string{}
			for k, v := range outer {
				inner[k] = v
			}
		}
		inner[prefix] = p.name(a.Value)
	}
	return inner
}

// declared is the prefix that an attribute declares: empty for the name space of names without one.
func declared(a xml.Attr) (prefix string, ok bool) {
	if a.Name.Space == "" && a.Name.Local == "xmlns" {
		return "", true
	}
	return a.Name.Local, a.Name.Space == "xmlns"
}

func (p *parser) attrs(attrs []xml.Attr) []Attr {
	var kept []Attr
	for _, a := range attrs {
		if _, isSpace := declared(a); !isSpace {
			kept = append(kept, Attr{Prefix: p.name(a.Name.Space), Name: p.name(a.Name.Local), Value: a.Value})
		}
	}
	return kept
}

// name is a name that is kept once for all its elements.
func (p *parser) name(s string) string {
	if known, ok := p.names[s]; ok {
		return known
	}
	p.names[s] = s
	return s
}

// end closes the element that the end tag names, and those in it that weren't.
func (p *parser) end(name xml.Name, at, end int) {
	depth := len(p.open) - 1
	for depth >= 0 && (p.open[depth].node.Name != name.Local || p.open[depth].prefix != name.Space) {
		depth--
	}
	if depth < 0 {
		if at != end { // the decoder makes an end for <a/>
			p.wrong(at, p.doc.text[at:end]+" closes nothing")
		}
		return
	}
	for len(p.open)-1 > depth {
		p.wrong(at, "<"+p.tag(len(p.open)-1)+"> isn't closed before "+p.doc.text[at:end])
		p.close(at)
	}
	p.close(end)
}

// tag is the name of an open element as it is written.
func (p *parser) tag(depth int) string {
	o := p.open[depth]
	if o.prefix == "" {
		return o.node.Name
	}
	return o.prefix + ":" + o.node.Name
}

// close takes the innermost open element's children from the pile.
func (p *parser) close(end int) {
	last := len(p.open) - 1
	o := p.open[last]
	p.open = p.open[:last]
	children := p.pile[o.first:]
	if !o.texts {
		children = p.withoutLineBreaks(children)
	}
	if len(children) > 0 {
		o.node.Children = slices.Clone(children)
	}
	clear(p.pile[o.first:])
	p.pile = p.pile[:o.first]
	o.node.End = end
}

// withoutLineBreaks takes out the texts that only put elements on lines of their own.
func (p *parser) withoutLineBreaks(children []*Node) []*Node {
	kept := children[:0]
	for _, n := range children {
		if !isLineBreak(n) {
			kept = append(kept, n)
			continue
		}
		*n = Node{}
		p.spare = append(p.spare, n)
		p.nodes--
	}
	return kept
}

// isLineBreak tells whether a node is the white space that puts elements on lines of their own.
func isLineBreak(n *Node) bool {
	return n.IsText() && strings.Contains(n.Text, "\n") && strings.TrimSpace(n.Text) == ""
}

// text keeps a text: as a piece of the source where it is written there as it reads.
func (p *parser) text(t xml.CharData, at, end int) {
	if len(t) == 0 {
		return
	}
	source := p.doc.text[at:end]
	inner, isData := strings.CutPrefix(source, "<![CDATA[")
	if isData {
		inner = strings.TrimSuffix(inner, "]]>")
	}
	if inner != string(t) {
		inner = string(t)
	}
	blank := strings.TrimSpace(inner) == ""
	if len(p.open) == 0 {
		if !blank {
			p.wrong(at, "there is text outside of the elements")
		}
		return
	}
	n := p.newNode(at, end)
	n.Text = inner
	p.pile = append(p.pile, n)
	o := &p.open[len(p.open)-1]
	o.texts = o.texts || !blank || isData
}
