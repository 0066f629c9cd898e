// Package olx reads problems of Open edX: a single one, or those of a course or a library (.tar.gz) in the order in which
// learners meet them. Nothing is executed: problems that need a script are named and left out.
package olx

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/faults"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/plaintext"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// Read reads an XML file, or an archive of them, and checks what is in it.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	r := &reader{d: draft.New(name), seen: map[string]bool{}, ignored: map[string]int{}}
	r.md = markup.Reader{Set: &r.d.Set, Lost: r.lost}
	r.load(fsys, name)
	r.summary()
	if r.problems == 0 && !r.failed {
		r.d.Fail(draft.Place{Line: 1, Column: 1}, "no-questions")
	}
	return r.d.Finish()
}

// reader reads one file.
type reader struct {
	d        *draft.Draft
	md       markup.Reader
	files    *archive.Archive // nil: a lone file
	root     string           // the folder of the course in the archive
	seen     map[string]bool  // members that were read
	ignored  map[string]int   // blocks that hold no problems, by their kind
	missing  int              // blocks that aren't in the file
	tried    bool             // a problem says how often it may be tried
	problems int              // seen, understood or not
	failed   bool             // why there are none was said

	faults *faults.List    // of the file that is being read
	q      *draft.Question // whose texts are being read
	at     draft.Place     // of the text that is being read
}

// load finds out what kind of file it is, and reads it.
func (r *reader) load(fsys fs.FS, name string) {
	data, err := plaintext.ReadFile(fsys, name, plaintext.MaxBytes)
	switch {
	case errors.Is(err, plaintext.ErrTooLarge):
		r.fail(draft.Place{}, "file-large", "most", "64 MB")
	case err != nil:
		r.fail(draft.Place{}, "file-unreadable", "name", name, "reason", plaintext.Reason(err))
	case bytes.HasPrefix(data, []byte("PK")), bytes.HasPrefix(data, []byte("\x1F\x8B")):
		r.unpack(fsys, name)
	default:
		r.lone(data)
	}
}

// lone reads a file that is no archive.
func (r *reader) lone(data []byte) {
	root := r.parse(data, "")
	if root == nil {
		r.faults.Rest(r.fail)
		return
	}
	r.titled(root)
	r.walk(root, context{}, 0)
	r.damaged(root.Place(), root.Raw())
}

// parse reads XML; what is wrong with it is kept until it is known which problem it concerns.
func (r *reader) parse(data []byte, file string) *xmltree.Node {
	r.faults = &faults.List{}
	return xmltree.ParseWith(data, file, r.faults.Note)
}

// damaged keeps what is wrong with a file outside of its problems as a problem of its own that nobody understands: those
// that were understood are good.
func (r *reader) damaged(at draft.Place, raw string) {
	q := draft.NewQuestion(at)
	r.faults.Rest(q.Fail)
	if q.Failed() {
		q.Raw = raw
		r.problems++
		r.d.Add(q)
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

// summary warns once of what the file has beside its problems.
func (r *reader) summary() {
	at := draft.Place{Line: 1, Column: 1}
	if len(r.ignored) > 0 {
		var kinds []string
		for _, kind := range slices.Sorted(maps.Keys(r.ignored)) {
			kinds = append(kinds, fmt.Sprintf("%d %s", r.ignored[kind], kind))
		}
		r.d.Warn(at, "olx-ignored", "found", strings.Join(kinds, ", "))
	}
	if r.missing > 0 {
		r.d.Warn(at, "olx-missing", "count", r.missing)
	}
	if r.tried {
		r.d.Warn(at, "olx-rules")
	}
	if unlinked := r.unlinked(); unlinked > 0 {
		r.d.Warn(at, "olx-unlinked", "count", unlinked)
	}
}
