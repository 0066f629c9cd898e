package qti12

import (
	"slices"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// context is what the elements around a question say of it.
type context struct {
	tags   []string
	points string // for each question of a group; empty: each has its own
	bank   *bank  // nil: it is in a quiz
}

func (c context) tagged(tags ...string) context {
	for _, tag := range tags {
		if tag != "" && !slices.Contains(c.tags, tag) {
			c.tags = append(slices.Clone(c.tags), tag)
		}
	}
	return c
}

// walk reads what is in an element that holds questions.
func (r *reader) walk(n *xmltree.Node, in context) {
	if n.Name == "item" {
		r.item(n, in)
		return
	}
	if n.Name == "assessment" && r.several {
		in = in.tagged(r.titleOf(r.doc, n))
	}
	switch n.Name {
	case "section":
		in = r.section(n, in)
	case "objectbank":
		in = r.objectbank(n, in)
	}
	children := n.All()
	n.Children = nil
	for i, c := range children {
		children[i] = nil // what was read goes: the tree of a large file is larger than its questions
		switch c.Name {
		case "item", "section", "assessment", "objectbank", "questestinterop":
			r.walk(c, in)
		case "bankentry_item":
			r.bankEntry(c)
		case "itemref", "sectionref":
			r.d.Warn(c.Place(), "qti12-elsewhere", "found", c.Attr("linkrefid"))
		case "presentation_material", "rubric", "objectives":
			if oneLine(c.InnerText()) != "" {
				r.d.Warn(c.Place(), "not-kept", "what", "the text at the beginning of "+whole(n))
			}
		}
	}
}

// whole says in words what an element is.
func whole(n *xmltree.Node) string {
	if n.Name == "section" {
		return "the section"
	}
	return "the quiz"
}

// section says what a section means for its questions. All questions of a group are read, under its name as a tag.
func (r *reader) section(n *xmltree.Node, in context) context {
	g := groupOf(n)
	if !g.drawn {
		return in
	}
	of := len(n.All("item"))
	switch b := r.banks[g.bank]; {
	case g.bank == "":
	case b.here:
		of += b.count
	default:
		r.d.Warn(n.Place(), "qti12-bank", "group", g.title, "number", g.number, "found", first(g.context+" "+g.bank))
	}
	if of == 0 {
		return in
	}
	r.d.Warn(n.Place(), "qti12-drawn", "group", g.title, "number", g.number, "of", of)
	in.points = first(g.points, in.points)
	return in.tagged(g.title)
}

// objectbank says what a bank means for its questions, and that those which quizzes have are read there.
func (r *reader) objectbank(n *xmltree.Node, in context) context {
	b := r.bank(n.Attr("ident"))
	twice := 0
	for _, item := range n.All("item") {
		if r.quizzed[item.Attr("ident")] {
			twice++
		}
	}
	if twice > 0 {
		r.d.Warn(n.Place(), "qti12-copies", "bank", b.title, "count", twice)
	}
	if b.title != "" && r.d.Set.Title == "" {
		r.d.Set.Title = b.title
	}
	in.bank, in.points = b, b.points
	in = in.tagged(b.tags...)
	if r.several || len(r.docs) > 1 {
		in = in.tagged(b.title)
	}
	return in
}

// bankEntry is a question that a quiz takes from a bank. It is read there, if the bank is in the file.
func (r *reader) bankEntry(n *xmltree.Node) {
	if b := r.bank(n.Attr("sourcebank_ref")); !b.here {
		r.d.Warn(n.Place(), "qti12-elsewhere", "found", first(n.Attr("item_ref"), n.Attr("sourcebank_ref")))
	}
}
