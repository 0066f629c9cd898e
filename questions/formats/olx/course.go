package olx

import (
	"bytes"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/language"

	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// context is what the blocks around a problem say of it.
type context struct {
	id   string // the problem's url_name, which is the same in each export; empty: it has none
	tags []string
}

// unpack reads the course or the library of an archive, or its problems one after the other where there is neither.
func (r *reader) unpack(fsys fs.FS, name string) {
	if r.files = archive.Open(fsys, name, r.d); r.files == nil {
		r.failed = true
		return
	}
	r.md.Image = r.image
	for _, base := range []string{"course.xml", "library.xml"} {
		if member, ok := r.files.Find(base); ok {
			r.root = path.Dir(member)
			r.top(member)
			return
		}
	}
	for _, member := range r.files.Members() {
		r.loose(member)
	}
}

// loose reads a file of an archive that is neither a course nor a library, if it is a problem.
func (r *reader) loose(member string) {
	if strings.ToLower(path.Ext(member)) != ".xml" {
		return
	}
	data, ok := r.files.Load(member, r.d.Warn)
	if !ok || !bytes.Contains(data[:min(len(data), 4<<10)], []byte("<problem")) {
		return
	}
	r.seen[member] = true
	r.file(data, member, context{}, 0)
}

// top reads the file that a course or a library begins with.
func (r *reader) top(member string) {
	data, ok := r.files.Load(member, r.d.Fail)
	if !ok {
		r.failed = true
		return
	}
	r.seen[member] = true
	n := r.parse(data, r.files.Member(member))
	if n == nil {
		r.faults.Rest(r.fail)
		return
	}
	begun := r.faults
	r.titled(n)
	r.walk(n, context{}, 0)
	r.faults = begun
	r.damaged(n.Place(), n.Raw())
}

// titled takes over what is said of a course, a library or a lone problem as a whole.
func (r *reader) titled(n *xmltree.Node) {
	if inner := r.pointed(n); inner != nil {
		n = inner
	}
	if title := oneLine(n.Attr("display_name")); n.Name != "problem" || !genericTitle.MatchString(title) {
		r.d.Set.Title = title
	}
	if tag := strings.ReplaceAll(n.Attr("language"), "_", "-"); tag != "" {
		if _, err := language.Parse(tag); err == nil {
			r.d.Set.Language = tag
		}
	}
}

// pointed is the file that a course points to, for its title; nil where there is none.
func (r *reader) pointed(n *xmltree.Node) *xmltree.Node {
	if r.files == nil || !isPointer(n) || !r.files.Has(r.member(n)) {
		return nil
	}
	data, ok := r.files.Load(r.member(n), r.d.Warn)
	if !ok {
		return nil
	}
	return xmltree.ParseWith(data, "", func(draft.Place, string, ...any) {}) // walk tells what is wrong with it
}

// unlinked counts the problems of an archive that its course doesn't have.
func (r *reader) unlinked() int {
	if r.files == nil {
		return 0
	}
	n := 0
	for _, member := range r.files.Members() {
		if !r.seen[member] && path.Base(path.Dir(member)) == "problem" && path.Ext(member) == ".xml" {
			n++
		}
	}
	return n
}

// oneLine is a text on one line, without white space around it.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
