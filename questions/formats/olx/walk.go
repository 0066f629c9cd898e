package olx

import (
	"path"
	"slices"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// maxNested bounds how deep the blocks of a course lie in one another, over all their files.
const maxNested = 64

// containers are the blocks that hold others.
var containers = map[string]bool{"course": true, "chapter": true, "sequential": true, "vertical": true, "library": true, "library_content": true,
	"itembank": true, "split_test": true, "conditional": true, "randomize": true, "problemset": true, "wrapper": true, "unit": true}

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
