// Package xmltree reads XML documents from strangers into a light tree: bounded in depth and size, without the entities of
// a DTD, with the place of each element, and with all that is wrong told in one pass.
package xmltree

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// Bounds of a document.
const (
	MaxDepth = 64        // elements in one another
	MaxNodes = 2_000_000 // elements and texts
)

// maxBroken is after how many syntax errors the rest of a document isn't looked at.
const maxBroken = 20

// Fail is how problems are told: Fail of a Draft, or of a Question.
type Fail = func(at draft.Place, rule string, pairs ...any)

// Parse reads a document and returns its root. file is the name in places: a member of an archive, or empty for the draft's
// own file. What is wrong is reported on the draft; the root then has what could be understood, and is nil when nothing could.
func Parse(data []byte, file string, d *draft.Draft) *Node { return ParseWith(data, file, d.Fail) }

// ParseWith is Parse that tells fail of problems: Question.Fail for a file that is a single question.
func ParseWith(data []byte, file string, fail Fail) *Node {
	text, begin, ok := decode(data, file, fail)
	if !ok {
		return nil
	}
	p := parser{doc: &document{text: text, file: file}, fail: fail, names: map[string]string{}}
	p.run(begin)
	return p.root
}

// document is what the nodes of a tree share.
type document struct {
	text  string // UTF-8, with plain line ends
	file  string
	lines *plaintext.Lines
}

func (doc *document) place(offset int) draft.Place {
	if doc.lines == nil {
		doc.lines = plaintext.NewLines(doc.text)
	}
	at := doc.lines.Place(offset)
	at.File = doc.file
	return at
}

// parser builds a tree.
type parser struct {
	doc    *document
	fail   Fail
	root   *Node
	open   []opened
	pile   []*Node           // the children of all open elements, one element's behind another's
	slab   []Node            // nodes that aren't used yet
	spare  []*Node           // nodes that aren't used any more
	nodes  int               // how many there are
	names  map[string]string // each name once
	broken int               // syntax errors so far
	ended  bool              // nothing more is read
}

// opened is an element whose end wasn't met yet.
type opened struct {
	node   *Node
	prefix string
	first  int               // of its children, in the pile
	texts  bool              // one of them is text that isn't only white space
	spaces map[string]string // prefixes and their name spaces
}

// run reads from an offset on; after a syntax error it goes on with the next tag.
func (p *parser) run(begin int) {
	for begin >= 0 && !p.ended {
		begin = p.tokens(begin)
	}
	if len(p.open) > 0 && !p.ended {
		p.wrong(p.open[len(p.open)-1].node.Offset, "<"+p.tag(len(p.open)-1)+"> isn't closed")
	}
	for len(p.open) > 0 {
		p.close(len(p.doc.text))
	}
	if p.root == nil && p.broken == 0 {
		p.wrong(0, "there is no element in it")
	}
}

// tokens reads until the end, for which it returns -1, or until a syntax error, for which it returns where to go on.
func (p *parser) tokens(begin int) (next int) {
	d := xml.NewDecoder(strings.NewReader(p.doc.text[begin:]))
	d.Strict, d.Entity = false, xml.HTMLEntity
	for !p.ended {
		at := begin + int(d.InputOffset())
		token, err := d.RawToken()
		end := begin + int(d.InputOffset())
		switch {
		case errors.Is(err, io.EOF):
			return -1
		case err != nil:
			return p.syntax(at, end, err)
		}
		p.token(token, at, end)
	}
	return -1
}

// syntax reports a syntax error and finds the tag behind it.
func (p *parser) syntax(at, end int, err error) (next int) {
	reason := err.Error()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		reason = syntax.Msg
	}
	p.wrong(at, reason)
	from := max(min(end, len(p.doc.text)), at+1)
	if i := strings.IndexByte(p.doc.text[min(from, len(p.doc.text)):], '<'); i >= 0 {
		return from + i
	}
	return -1
}

func (p *parser) token(token xml.Token, at, end int) {
	switch t := token.(type) {
	case xml.StartElement:
		p.start(t, at, end)
	case xml.EndElement:
		p.end(t.Name, at, end)
	case xml.CharData:
		p.text(t, at, end)
	case xml.Directive:
		if strings.Contains(string(t), "<!ENTITY") {
			p.fail(p.doc.place(at), "xml-entity")
		}
	}
}

// wrong reports that the document isn't XML.
func (p *parser) wrong(at int, reason string) {
	p.broken++
	p.fail(p.doc.place(at), "xml", "reason", reason)
	p.ended = p.broken >= maxBroken
}

// tooMuch reports a bound, and ends the reading.
func (p *parser) tooMuch(at int, rule string, most int) {
	p.fail(p.doc.place(at), rule, "most", most)
	p.broken++
	p.ended = true
}
