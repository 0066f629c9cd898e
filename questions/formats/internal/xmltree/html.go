package xmltree

import (
	"html"
	"slices"
	"strings"
)

// void are the elements that HTML knows without an end.
var void = map[string]bool{"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true,
	"input": true, "link": true, "meta": true, "param": true, "source": true, "track": true, "wbr": true}

// InnerHTML is what is in the element as HTML, for package markup: without prefixes, CDATA as text.
func (n *Node) InnerHTML() string { return n.HTMLWith(nil) }

// HTMLWith is InnerHTML with other HTML in the place of the elements for which replace says so: an interaction within a
// paragraph, for instance. What it returns is written as it is; empty leaves the element out.
func (n *Node) HTMLWith(replace func(*Node) (html string, ok bool)) string {
	var b strings.Builder
	n.writeChildren(&b, replace)
	return b.String()
}

func (n *Node) writeChildren(b *strings.Builder, replace func(*Node) (string, bool)) {
	if n == nil {
		return
	}
	apart := !slices.ContainsFunc(n.Children, (*Node).IsText) // line breaks between elements aren't kept as text
	for i, c := range n.Children {
		if apart && i > 0 && strings.Contains(n.doc.text[n.Children[i-1].End:c.Offset], "\n") {
			b.WriteByte('\n')
		}
		c.write(b, replace)
	}
}

func (n *Node) write(b *strings.Builder, replace func(*Node) (string, bool)) {
	if n.IsText() {
		b.WriteString(html.EscapeString(n.Text))
		return
	}
	if replace != nil {
		if text, ok := replace(n); ok {
			b.WriteString(text)
			return
		}
	}
	b.WriteString("<" + n.Name)
	for _, a := range n.Attrs {
		b.WriteString(" " + a.Name + `="` + html.EscapeString(a.Value) + `"`)
	}
	b.WriteByte('>')
	if void[n.Name] {
		return
	}
	n.writeChildren(b, replace)
	b.WriteString("</" + n.Name + ">")
}
