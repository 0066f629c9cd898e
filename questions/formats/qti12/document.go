package qti12

import (
	"strings"
	"unicode/utf8"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// document is an XML file with questions.
type document struct {
	member string // in the package; empty: a lone file
	root   *xmltree.Node
	meta   *xmltree.Node // what Canvas writes beside a quiz about it
	faults []fault       // where it isn't XML
}

// fault is a problem of the XML, kept until it is known which question it belongs to.
type fault struct {
	at    draft.Place
	rule  string
	pairs []any
	told  bool
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
	doc.root = xmltree.ParseWith(data, file, func(at draft.Place, rule string, pairs ...any) {
		doc.faults = append(doc.faults, fault{at: at, rule: rule, pairs: pairs})
	})
	if doc.root == nil {
		r.unreadable(doc, file, data)
		return nil
	}
	r.docs = append(r.docs, doc)
	return doc
}

// unreadable reports a document of which nothing can be read. In a package the others still count.
func (r *reader) unreadable(doc *document, file string, data []byte) {
	if doc.member == "" {
		for _, f := range doc.faults {
			r.fail(f.at, f.rule, f.pairs...)
		}
		return
	}
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
	for _, f := range doc.faults {
		if !f.told {
			q.Fail(f.at, f.rule, f.pairs...)
		}
	}
	if q.Failed() {
		q.Raw = raw
		r.items++
		r.d.Add(q)
	}
}

// faultsOf tells a question what is wrong with its XML.
func (r *reader) faultsOf(q *draft.Question, n *xmltree.Node) {
	if len(r.doc.faults) == 0 {
		return
	}
	from, to := n.Place(), endOf(n)
	for i := range r.doc.faults {
		if f := &r.doc.faults[i]; !f.told && !before(f.at, from) && !before(to, f.at) {
			f.told = true
			q.Fail(f.at, f.rule, f.pairs...)
		}
	}
}

// endOf is the place behind an element.
func endOf(n *xmltree.Node) draft.Place {
	at, raw := n.Place(), n.Raw()
	if i := strings.LastIndexByte(raw, '\n'); i >= 0 {
		at.Line += strings.Count(raw, "\n")
		at.Column, raw = 1, raw[i+1:]
	}
	at.Column += utf8.RuneCountInString(raw)
	return at
}

func before(a, b draft.Place) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
}
