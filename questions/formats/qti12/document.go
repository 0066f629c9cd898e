package qti12

import (
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/faults"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// document is an XML file with questions.
type document struct {
	member string // in the package; empty: a lone file
	root   *xmltree.Node
	meta   *xmltree.Node // what Canvas writes beside a quiz about it
	faults faults.List   // where it isn't XML
}

// lone is the one document of a file that is no package.
func (r *reader) lone(data []byte) {
	doc := r.open(data, "")
	if doc == nil {
		return
	}
	switch doc.root.Name {
	case "quiz", "manifest":
		r.fail(doc.root.Place(), "qti12-beside", "found", doc.root.Name)
	}
}

// open reads a document; nil when nothing of it can be read.
func (r *reader) open(data []byte, member string) *document {
	doc := &document{member: member}
	file := ""
	if member != "" {
		file = r.files.Member(member)
		doc.meta = r.meta(member)
	}
	doc.root = xmltree.ParseWith(data, file, doc.faults.Note)
	if doc.root == nil {
		r.unreadable(doc, file)
		return nil
	}
	r.docs = append(r.docs, doc)
	return doc
}

// unreadable reports a document of which nothing can be read. In a package the others still count.
func (r *reader) unreadable(doc *document, file string) {
	if doc.member == "" {
		doc.faults.Rest(r.fail)
		return
	}
	data, _ := r.files.Read(doc.member) // again: nobody keeps the bytes beside the tree
	r.damaged(doc, draft.Place{File: file}, string(data))
}

// document reads the questions of a document.
func (r *reader) document(doc *document) {
	r.doc, r.q = doc, nil
	r.describe(doc)
	r.walk(doc.root, context{})
	r.damaged(doc, doc.root.Place(), doc.root.Raw())
}

// damaged keeps what is wrong with a document outside of its questions as a question of its own that nobody understands:
// those that were understood are good.
func (r *reader) damaged(doc *document, at draft.Place, raw string) {
	q := draft.NewQuestion(at)
	doc.faults.Rest(q.Fail)
	if q.Failed() {
		q.Raw = raw
		r.items++
		r.d.Add(q)
	}
}
