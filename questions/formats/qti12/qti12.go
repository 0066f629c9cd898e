// Package qti12 reads QTI 1.2 as Canvas writes it: assessments and question banks, alone or in a package (.zip, .imscc) with
// images beside them. What Respondus, Blackboard and cartridges of other systems write is understood as far as it says the
// same in the same elements. Nothing is executed: how an answer is marked is found out from the conditions alone.
package qti12

import (
	"bytes"
	"errors"
	"io/fs"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// Read reads an XML file, or a package of them, and checks what is in it.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	r := &reader{d: draft.New(name), banks: map[string]*bank{}, quizzed: map[string]bool{}}
	r.md = markup.Reader{Set: &r.d.Set, Lost: r.lost}
	r.load(fsys, name)
	r.survey()
	for _, doc := range r.docs {
		r.document(doc)
	}
	if r.items == 0 && !r.failed {
		r.d.Fail(draft.Place{Line: 1, Column: 1}, "no-questions")
	}
	return r.d.Finish()
}

// reader reads one file or package.
type reader struct {
	d        *draft.Draft
	md       markup.Reader
	files    *archive.Archive // nil: a lone file
	docs     []*document
	banks    map[string]*bank
	quizzed  map[string]bool // questions of banks that are in a quiz too
	several  bool            // there is more than one quiz, so that their titles tell questions apart
	items    int             // questions seen, understood or not
	failed   bool            // why there are none was said
	work     int             // what the conditions of all questions took so far
	repeated int             // bytes of texts that were given to several answers

	doc *document       // that is being read
	q   *draft.Question // whose texts are being read; nil: the set's
	at  draft.Place     // of the text that is being read
}

// load finds the documents that have questions.
func (r *reader) load(fsys fs.FS, name string) {
	data, err := plaintext.ReadFile(fsys, name, plaintext.MaxBytes)
	switch {
	case errors.Is(err, plaintext.ErrTooLarge):
		r.fail(draft.Place{}, "file-large", "most", "64 MB")
	case err != nil:
		r.fail(draft.Place{}, "file-unreadable", "name", name, "reason", plaintext.Reason(err))
	case bytes.HasPrefix(data, []byte("PK")):
		r.unpack(fsys, name)
	default:
		r.lone(data)
	}
}

// fail reports an error of the whole file.
func (r *reader) fail(at draft.Place, rule string, pairs ...any) {
	r.failed = true
	r.d.Fail(at, rule, pairs...)
}

// lost reports what was left out of the text that is being read.
func (r *reader) lost(rule string, pairs ...any) {
	if r.q != nil {
		r.q.Warn(r.at, rule, pairs...)
		return
	}
	r.d.Warn(r.at, rule, pairs...)
}
