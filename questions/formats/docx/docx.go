// Package docx reads Word documents whose paragraphs look like questions: a stem, options with letters, and the right one marked
// by an asterisk, by bold, underlined or highlighted text, or by a line "Answer: B".
//
// Nothing is guessed: what can't be read as a question with one key for sure is an error that names its paragraph. A document
// has no lines that stay where they are, so that places count paragraphs.
package docx

import (
	"io/fs"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// The members of a document that are read.
const (
	documentFile  = "word/document.xml"
	relationsFile = "word/_rels/document.xml.rels"
	numberingFile = "word/numbering.xml"
	stylesFile    = "word/styles.xml"
	aboutFile     = "docProps/core.xml"
)

// Read reads a document.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	d := draft.New(name)
	if a := archive.Open(fsys, name, d); a != nil {
		r := &reader{d: d, archive: a, file: a.Member(documentFile)}
		r.markup = markup.Reader{Set: &d.Set, Image: r.image, Lost: func(rule string, pairs ...any) { r.q.Warn(draft.Place{}, rule, pairs...) }}
		r.document()
	}
	return d.Finish()
}

// reader reads one document.
type reader struct {
	d       *draft.Draft
	q       *draft.Question // which is being read, for what is lost of its texts
	markup  markup.Reader
	archive *archive.Archive
	file    string            // the text of the document, as problems name it
	images  map[string]string // their members, by the ids of relations

	blocksRead int // what looked like a question, so far
}

func (r *reader) document() {
	data, ok := r.archive.Load(documentFile, r.d.Fail)
	if !ok {
		return
	}
	text, ok := xmltree.Text(data, r.file, r.d.Fail)
	if !ok {
		return
	}
	data = nil
	styles := readStyles(r.part(stylesFile))
	body := &body{file: r.file, fail: r.d.Fail, warn: r.d.Warn, styles: styles, numbering: readNumbering(r.part(numberingFile))}
	body.read(text)
	r.images = readRelations(r.part(relationsFile))
	r.blocks(body.paragraphs)
	if r.d.Set.Title == "" {
		r.d.Set.Title = r.part(aboutFile).Find("title").InnerText()
	}
}

// part is a member that need not be there.
func (r *reader) part(name string) *xmltree.Node {
	if !r.archive.Has(name) {
		return nil
	}
	data, ok := r.archive.Load(name, r.d.Warn)
	if !ok {
		return nil
	}
	return xmltree.ParseWith(data, r.archive.Member(name), r.d.Warn)
}

// at is the place of a paragraph.
func (r *reader) at(paragraph int) draft.Place {
	return draft.Place{File: r.file, Line: paragraph, Column: 1}
}

// image finds an image of the document, by its member.
func (r *reader) image(member string) (data []byte, ok bool) {
	data, err := r.archive.Read(member)
	return data, err == nil
}
