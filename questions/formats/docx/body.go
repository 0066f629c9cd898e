package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// maxDepth bounds how deep elements may lie in one another. Word itself needs some thirty.
const maxDepth = 200

// paragraph is a paragraph of the document outside of tables.
type paragraph struct {
	number  int // from 1
	runs    []run
	item    item
	heading int // 1 for the title, 2 for a heading of the first level; 0: none
}

// run is text that looks alike, or an image. Line breaks are \n.
type run struct {
	text  string // an image: the one character imageRune
	marks marks
	image string // the id of its relation
	alt   string
}

// imageRune stands for an image among the characters.
const imageRune = "\uFFFC"

// body reads the paragraphs of a document, without building a tree of it.
type body struct {
	file       string
	fail, warn plaintext.Fail
	styles     map[string]style
	numbering  *numbering

	decoder    *xml.Decoder
	paragraphs []paragraph
	now        *paragraph // that is being read
	style      style      // of it
	marks      marks      // of the run that is being read
	number     numberRef
	alt        string // of the drawing that is being read

	pending      strings.Builder // text of the run that is being read
	pendingMarks marks
}

// read reads the document's XML. What comes before an error in it is kept.
func (b *body) read(text string) {
	b.decoder = xml.NewDecoder(strings.NewReader(text))
	b.decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it was decoded
	err := b.elements(0)
	if err == nil || errors.Is(err, io.EOF) {
		return
	}
	at := draft.Place{File: b.file, Line: len(b.paragraphs) + 1, Column: 1}
	if errors.Is(err, errDeep) {
		b.fail(at, "xml-deep", "most", maxDepth)
		return
	}
	reason := err.Error()
	if syntax := (*xml.SyntaxError)(nil); errors.As(err, &syntax) {
		reason = syntax.Msg
	}
	b.fail(at, "xml", "reason", reason)
}

var errDeep = errors.New("deep")

// elements reads up to the end of the element that was begun.
func (b *body) elements(depth int) error {
	if depth > maxDepth {
		return errDeep
	}
	for {
		token, err := b.decoder.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := b.element(t, depth+1); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// isWord tells whether an element is one of a text, and not of a drawing within it.
func isWord(name xml.Name) bool {
	return strings.HasSuffix(name.Space, "wordprocessingml/2006/main") || strings.HasSuffix(name.Space, "wordprocessingml/main")
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// element reads an element with all that is in it.
func (b *body) element(e xml.StartElement, depth int) error {
	if isWord(e.Name) {
		return b.wordElement(e, depth)
	}
	switch e.Name.Local {
	case "Fallback": // another form of what the choice beside it shows
		return b.decoder.Skip()
	case "docPr":
		b.alt = attr(e, "descr")
	case "blip":
		b.addImage(attr(e, "embed"))
	case "imagedata":
		b.alt = attr(e, "title")
		b.addImage(attr(e, "id"))
	case "oMath":
		b.tell("docx-formula")
	case "t": // of a formula
		return b.text()
	}
	return b.elements(depth)
}

func (b *body) wordElement(e xml.StartElement, depth int) error {
	switch e.Name.Local {
	case "p":
		return b.paragraph(depth)
	case "tbl":
		b.tell("docx-table")
		return b.decoder.Skip()
	case "txbxContent":
		b.tell("docx-box")
		return b.decoder.Skip()
	case "del", "moveFrom", "rPrChange", "pPrChange", "sectPr", "instrText", "delText", "footnoteReference", "endnoteReference":
		return b.decoder.Skip()
	case "pPr":
		return b.paragraphProperties(depth)
	case "r":
		b.marks = b.style.marks
	case "rPr":
		return b.runProperties(depth)
	case "t":
		return b.text()
	case "tab":
		b.add("\t")
	case "br", "cr":
		if attr(e, "type") != "page" && attr(e, "type") != "column" {
			b.add("\n")
		}
	case "noBreakHyphen":
		b.add("\u2011")
	}
	return b.elements(depth)
}

// tell warns of what isn't read, at the paragraph where it stands.
func (b *body) tell(rule string) {
	b.warn(draft.Place{File: b.file, Line: len(b.paragraphs) + 1, Column: 1}, rule)
}

// paragraph reads a paragraph. There are none in another but in text boxes, which are skipped.
func (b *body) paragraph(depth int) error {
	if b.now != nil {
		return b.elements(depth)
	}
	b.now, b.style, b.number, b.marks = &paragraph{number: len(b.paragraphs) + 1}, style{}, numberRef{}, 0
	err := b.elements(depth)
	b.flush()
	if b.number.list == "" {
		b.number = b.style.number
	}
	b.now.item = b.numbering.next(b.number)
	b.now.heading = b.style.heading
	b.paragraphs = append(b.paragraphs, *b.now)
	b.now = nil
	return err
}

// paragraphProperties reads the style of a paragraph and whether it is an item of a list.
func (b *body) paragraphProperties(depth int) error {
	return b.properties(depth, func(e xml.StartElement) {
		switch e.Name.Local {
		case "pStyle":
			b.style = resolved(b.styles, attr(e, "val"))
			b.marks = b.style.marks
		case "ilvl":
			b.number.level, _ = strconv.Atoi(attr(e, "val"))
		case "numId":
			b.number.list = attr(e, "val")
		}
	})
}

// runProperties reads how a run looks.
func (b *body) runProperties(depth int) error {
	return b.properties(depth, func(e xml.StartElement) {
		if e.Name.Local == "rStyle" {
			b.marks |= resolved(b.styles, attr(e, "val")).marks
			return
		}
		b.marks = marked(b.marks, e.Name.Local, attr(e, "val"), attr(e, "fill"))
	})
}

// properties calls do for each element in one of properties. What a paragraph's mark looks like, and how it was before it was
// changed, is left out.
func (b *body) properties(depth int, do func(xml.StartElement)) error {
	if depth > maxDepth {
		return errDeep
	}
	for {
		token, err := b.decoder.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "rPr" || t.Name.Local == "rPrChange" || t.Name.Local == "pPrChange" {
				err = b.decoder.Skip()
			} else {
				do(t)
				err = b.properties(depth+1, do)
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// text reads the characters of an element.
func (b *body) text() error {
	for {
		token, err := b.decoder.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.CharData:
			b.add(strings.ReplaceAll(string(t), imageRune, ""))
		case xml.StartElement:
			if err := b.decoder.Skip(); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// add adds text to the paragraph. Word cuts text into many runs; those that look alike are one again.
func (b *body) add(text string) {
	if b.now == nil || text == "" {
		return
	}
	if b.pending.Len() > 0 && b.pendingMarks != b.marks {
		b.flush()
	}
	b.pending.WriteString(text)
	b.pendingMarks = b.marks
}

// flush ends the run that text is added to.
func (b *body) flush() {
	if b.pending.Len() > 0 {
		b.now.runs = append(b.now.runs, run{text: b.pending.String(), marks: b.pendingMarks})
		b.pending.Reset()
	}
}

func (b *body) addImage(id string) {
	if b.now != nil && id != "" {
		b.flush()
		b.now.runs = append(b.now.runs, run{text: imageRune, image: id, alt: b.alt})
	}
	b.alt = ""
}
