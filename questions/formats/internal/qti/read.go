// Package qti reads and writes question sets in QTI 2.0 to 3.0, which differ in little more than the names of their
// elements.
package qti

import (
	"bytes"
	"io"
	"io/fs"

	"golang.org/x/text/language"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// Bounds of how much rules may do while they are tried out: those of one item, and of all items of a file.
const (
	maxItemSteps = 4_000_000
	maxSteps     = 100_000_000
)

// reader reads the items of a file or of a package.
type reader struct {
	d       *draft.Draft
	archive *archive.Archive                         // nil: a single file
	steps   int                                      // that are left to all items
	sources map[string]bool                          // the stimuli that were taken over, by member
	load    func(name string) (data []byte, ok bool) // a member, by its name; nil: there are no files beside the items
}

// Read reads a single file of items, or a package. Every version is read, whichever the file says that it is in.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	r := &reader{d: draft.New(name), steps: maxSteps, sources: map[string]bool{}}
	if isZip(fsys, name) {
		if r.archive = archive.Open(fsys, name, r.d); r.archive != nil {
			r.load = r.member
			r.readPackage()
		}
		return r.d.Finish()
	}
	data, err := plaintext.ReadFile(fsys, name, plaintext.MaxBytes+1)
	if err != nil && err != plaintext.ErrTooLarge {
		r.d.Fail(draft.Place{}, "file-unreadable", "name", name, "reason", plaintext.Reason(err))
		return r.d.Finish()
	}
	if err != nil {
		r.d.Fail(draft.Place{}, "file-large", "most", "64 MB")
		return r.d.Finish()
	}
	if root := xmltree.Parse(data, "", r.d); root != nil {
		r.readFile(root)
	}
	return r.d.Finish()
}

// member is a file of the package.
func (r *reader) member(name string) (data []byte, ok bool) {
	if !r.archive.Has(name) {
		return nil, false
	}
	data, err := r.archive.Read(name)
	return data, err == nil
}

func isZip(fsys fs.FS, name string) bool {
	f, err := fsys.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 4)
	n, _ := io.ReadFull(f, head)
	return bytes.HasPrefix(head[:n], []byte("PK"))
}

// readFile reads a document by itself: an item, or several of them in any element, as rejects are written.
func (r *reader) readFile(root *xmltree.Node) {
	three := normalise(root)
	items := []*xmltree.Node{root}
	if root.Name != "assessmentItem" {
		items = root.Deep("assessmentItem")
	}
	for _, n := range items {
		r.readItem(n, "", three, nil)
	}
	if len(items) == 0 {
		r.d.Fail(root.Place(), "no-questions")
	}
}

// speaks takes a language over as the set's; it is false for another one than the set's.
func (r *reader) speaks(tag string) bool {
	if tag == "" {
		return true
	}
	if _, err := language.Parse(tag); err != nil {
		return true
	}
	if r.d.Set.Language == "" {
		r.d.Set.Language = tag
	}
	base, _ := language.Make(tag).Base()
	own, _ := language.Make(r.d.Set.Language).Base()
	return base == own
}
