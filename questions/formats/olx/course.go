package olx

import (
	"bytes"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/readback/readback/questions/formats/internal/archive"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// maxNested bounds how deep the blocks of a course lie in one another, over all their files.
const maxNested = 64

// context is what the blocks around a problem say of it.
type context struct {
	id   string // the problem's url_name, which is the same in each export; empty: it has none
	tags []string
}

// containers are the blocks that hold others.
var containers = map[string]bool{"course": true, "chapter": true, "sequential": true, "vertical": true, "library": true, "library_content": true,
	"itembank": true, "split_test": true, "conditional": true, "randomize": true, "problemset": true, "wrapper": true, "unit": true}

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

// file reads a member of the archive that holds a problem, or blocks. What is wrong with it costs what is in it alone.
func (r *reader) file(data []byte, member string, in context, depth int) {
	outer, at := r.faults, r.files.Member(member)
	defer func() { r.faults = outer }()
	n := r.parse(data, at)
	if n == nil {
		r.damaged(draft.Place{File: at}, string(data))
		return
	}
	switch {
	case n.Name == "problem":
		in.id = strings.TrimSuffix(path.Base(member), path.Ext(member))
		r.problem(n, in)
	case containers[n.Name]:
		r.blocks(n, in, depth)
	default:
		r.ignored[n.Name]++
	}
	r.damaged(n.Place(), n.Raw())
}

// read reads a member, once.
func (r *reader) read(member string, in context, depth int) {
	if r.seen[member] {
		return // a block may be used twice; it is asked once
	}
	r.seen[member] = true
	if data, ok := r.files.Load(member, r.d.Warn); ok {
		r.file(data, member, in, depth)
	}
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

// walk reads a block: where it stands, or in the file that it points to.
func (r *reader) walk(n *xmltree.Node, in context, depth int) {
	switch {
	case n.Name != "problem" && !containers[n.Name]:
		if n.Name != "wiki" {
			r.ignored[n.Name]++
		}
	case depth > maxNested:
		r.d.Warn(n.Place(), "xml-deep", "most", maxNested)
	case isPointer(n) && r.files != nil && r.files.Has(r.member(n)):
		r.read(r.member(n), in, depth)
	case isPointer(n):
		r.missing++
	case n.Name == "problem":
		in.id = n.Attr("url_name")
		r.problem(n, in)
	default:
		r.blocks(n, in, depth)
	}
}

// blocks reads what is in a block, in order.
func (r *reader) blocks(n *xmltree.Node, in context, depth int) {
	if name := oneLine(n.Attr("display_name")); name != "" && (n.Name == "chapter" || n.Name == "sequential") && !slices.Contains(in.tags, name) {
		in.tags = append(slices.Clone(in.tags), name)
	}
	for _, c := range n.All() {
		r.walk(c, in, depth+1)
	}
}

// isPointer tells whether a block is in a file of its own.
func isPointer(n *xmltree.Node) bool {
	return n.Attr("url_name") != "" && len(n.Children) == 0
}

// member is the file that a block is in.
func (r *reader) member(n *xmltree.Node) string {
	return path.Join(r.root, n.Name, strings.ReplaceAll(n.Attr("url_name"), ":", "/")+".xml")
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

// image finds an image of the course: /static/name, or the name of an asset.
func (r *reader) image(src string) ([]byte, bool) {
	src, _, _ = strings.Cut(src, "?")
	name := src[strings.LastIndexAny(src, "@/")+1:]
	if rest, ok := strings.CutPrefix(src, "/static/"); ok {
		name = rest
	} else if strings.Contains(src, "://") {
		return nil, false
	}
	candidates := []string{name, strings.ReplaceAll(name, " ", "_")}
	if plain, err := url.PathUnescape(name); err == nil {
		candidates = append(candidates, plain, strings.ReplaceAll(plain, " ", "_"))
	}
	for _, candidate := range candidates {
		member := path.Join(r.root, "static", path.Join("/", candidate))
		if !r.files.Has(member) {
			continue
		}
		if data, err := r.files.Read(member); err == nil {
			return data, true
		}
	}
	return nil, false
}

// oneLine is a text on one line, without white space around it.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
