// Package h5p reads H5P: Question Sets and single questions of the kinds that have something like them here, and the questions
// within columns, books, presentations and videos. Nothing in a file is run.
package h5p

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// Read reads an .h5p file, or a content.json by itself. Such a one may also be several pieces of content, one after the other.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	d := draft.New(name)
	r := &reader{d: d}
	r.markup = markup.Reader{Set: &d.Set, Image: r.image, Lost: func(rule string, pairs ...any) { r.q.Warn(draft.Place{}, rule, pairs...) }}
	if isZip(fsys, name) {
		r.pack(fsys, name)
	} else if text, ok := plaintext.Read(fsys, name, d); ok {
		r.content(text, "")
	}
	return d.Finish()
}

func isZip(fsys fs.FS, name string) bool {
	f, err := fsys.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	var head [4]byte
	_, err = io.ReadFull(f, head[:])
	return err == nil && (bytes.Equal(head[:], []byte("PK\x03\x04")) || bytes.Equal(head[:], []byte("PK\x05\x06")))
}

// reader reads one file.
type reader struct {
	d       *draft.Draft
	q       *draft.Question // which is being read
	markup  markup.Reader
	archive *archive.Archive // nil for a content.json by itself
	folder  string           // of content.json in it
	file    string           // content.json, as problems name it
	text    string           // of content.json
	lines   *plaintext.Lines
	seen    int  // questions, also those that were refused
	placed  int  // parts of the question whose places are remembered
	failed  bool // the file is broken
}

// pack reads an .h5p file.
func (r *reader) pack(fsys fs.FS, name string) {
	if r.archive = archive.Open(fsys, name, r.d); r.archive == nil {
		return
	}
	about, ok := r.archive.Find("h5p.json")
	if !ok {
		r.d.Fail(draft.Place{}, "archive-missing", "found", "h5p.json")
		return
	}
	main := r.about(about)
	r.folder = path.Join(path.Dir(about), "content")
	member := path.Join(r.folder, "content.json")
	data, ok := r.archive.Load(member, r.d.Fail)
	if !ok {
		return
	}
	r.file = r.archive.Member(member)
	if text, ok := plaintext.Clean(data, r.file, r.d.Fail); ok {
		r.content(text, main)
	}
}

// about reads h5p.json: the title, the language and which library the content is for.
func (r *reader) about(member string) (library string) {
	data, ok := r.archive.Load(member, r.d.Fail)
	if !ok {
		return ""
	}
	file := r.archive.Member(member)
	text, ok := plaintext.Clean(data, file, r.d.Fail)
	if !ok {
		return ""
	}
	n, err := newParser(text).next(0)
	if err != nil {
		r.broken(err, file, text)
		return ""
	}
	r.d.Set.Title = r.markup.Text(n.get("title").str())
	if tag, err := language.Parse(n.get("language").str()); err == nil && tag != language.Und {
		r.d.Set.Language = tag.String()
	}
	return n.get("mainLibrary").str()
}

// content reads a content.json, for a library where that is known.
func (r *reader) content(text, library string) {
	r.text, r.lines = text, plaintext.NewLines(text)
	p := newParser(text)
	for {
		n, err := p.next(0)
		if err == io.EOF {
			break
		}
		if err != nil {
			r.broken(err, r.file, text)
			break
		}
		r.top(n, library)
	}
	if r.seen == 0 && !r.failed {
		r.d.Fail(draft.Place{File: r.file, Line: 1, Column: 1}, "no-questions")
	}
}

// broken reports what keeps a file from being read.
func (r *reader) broken(err error, file, text string) {
	r.failed = true
	at := draft.Place{File: file, Line: 1, Column: 1}
	switch {
	case errors.Is(err, errDeep):
		r.d.Fail(at, "h5p-deep", "most", maxDepth)
	case errors.Is(err, errMany):
		r.d.Fail(at, "h5p-large", "most", maxValues)
	case errors.Is(err, errNUL):
		r.d.Fail(at, "nul")
	default:
		at = plaintext.PlaceAt(text, offsetOf(err, text))
		at.File = file
		r.d.Fail(at, "json", "reason", err.Error())
	}
}

// offsetOf is where JSON is broken.
func offsetOf(err error, text string) int {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return len(text)
	}
	at := int(syntax.Offset)
	if at < len(text) && strings.HasPrefix(syntax.Error(), "invalid character "+strconv.QuoteRune(rune(text[at]))) {
		return at // tokens are counted before the character, values behind it
	}
	return at - 1
}

// at is the place of a value.
func (r *reader) at(n *node) draft.Place {
	if n == nil {
		return draft.Place{}
	}
	at := r.lines.Place(n.start)
	at.File = r.file
	return at
}

// maxPlaces bounds the parts of a question whose places are remembered: more than any may have.
const maxPlaces = 600

// place remembers where a part of the question stands.
func (r *reader) place(below string, n *node) {
	if r.placed++; n != nil && r.placed <= maxPlaces {
		r.q.At(below, r.at(n))
	}
}
