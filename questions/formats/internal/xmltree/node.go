package xmltree

import (
	"slices"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// Node is an element, or a piece of text between elements. Every method may be called on nil, as on an element without
// anything in it, so that paths that aren't there need no questions on the way.
type Node struct {
	Name     string // of an element, without its prefix: "question"; empty for text
	Space    string // of an element: the address of its name space
	Attrs    []Attr // without the declarations of name spaces
	Children []*Node
	Text     string // of a text, without entities and CDATA marks
	Offset   int    // where it begins in the source
	End      int    // where it ends

	doc *document
}

// Attr is an attribute: its name without the prefix, and the prefix as it is written.
type Attr struct{ Prefix, Name, Value string }

// IsText tells whether this is text.
func (n *Node) IsText() bool { return n != nil && n.Name == "" }

// Attr is the value of an attribute, or empty.
func (n *Node) Attr(name string) string {
	value, _ := n.Lookup(name)
	return value
}

// Lookup is Attr that tells an empty attribute from none.
func (n *Node) Lookup(name string) (value string, ok bool) {
	if n == nil {
		return "", false
	}
	for i := range n.Attrs {
		if n.Attrs[i].Name == name {
			return n.Attrs[i].Value, true
		}
	}
	return "", false
}

// Find goes down a path of names, to the first child with each, and returns nil where there is none.
func (n *Node) Find(path ...string) *Node {
	for _, name := range path {
		if n = n.child(name); n == nil {
			return nil
		}
	}
	return n
}

func (n *Node) child(name string) *Node {
	if n == nil {
		return nil
	}
	for _, c := range n.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// All are the children with one of the names, in order; without a name: all that are elements.
func (n *Node) All(names ...string) []*Node {
	if n == nil {
		return nil
	}
	var found []*Node
	for _, c := range n.Children {
		if c.Name != "" && (len(names) == 0 || slices.Contains(names, c.Name)) {
			found = append(found, c)
		}
	}
	return found
}

// Deep are the elements with one of the names at any depth below, in the order of the file.
func (n *Node) Deep(names ...string) []*Node {
	var found []*Node
	n.walk(func(c *Node) {
		if slices.Contains(names, c.Name) && c.Name != "" {
			found = append(found, c)
		}
	})
	return found
}

// walk calls do for every node below, in the order of the file.
func (n *Node) walk(do func(*Node)) {
	if n == nil {
		return
	}
	for _, c := range n.Children {
		do(c)
		c.walk(do)
	}
}

// InnerText is the text of the element and of all that is in it.
func (n *Node) InnerText() string {
	switch {
	case n == nil:
		return ""
	case n.IsText():
		return n.Text
	case len(n.Children) == 1 && n.Children[0].IsText():
		return n.Children[0].Text
	}
	var b strings.Builder
	n.walk(func(c *Node) { b.WriteString(c.Text) })
	return b.String()
}

// Raw is the source of the node, as it is written in the file: an element with its tags.
func (n *Node) Raw() string {
	if n == nil {
		return ""
	}
	return n.doc.text[n.Offset:n.End]
}

// Place is where the node begins in the file.
func (n *Node) Place() draft.Place {
	if n == nil {
		return draft.Place{}
	}
	return n.doc.place(n.Offset)
}
