package qti

import (
	"path"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// test is an assessmentTest that is being read: it says which items there are, and in which order.
type test struct {
	*pack
	member string
	root   *xmltree.Node
	lost   []string // names of elements that nothing was made of
	where  *xmltree.Node
}

// readTest reads a test's items in its order, and its instructions as information between them.
func (p *pack) readTest(name string) {
	root, _ := p.parse(name, p.d.Warn)
	if root == nil {
		return
	}
	normalise(root)
	t := &test{pack: p, member: name, root: root}
	set := &p.d.Set
	if set.ID == "" {
		set.ID = named(root.Attr("identifier"))
		if title := strings.Join(strings.Fields(root.Attr("title")), " "); title != "" {
			set.Title = title
		}
	}
	p.speaks(root.Attr("lang"))
	t.section(root, 0)
	if len(t.lost) > 0 {
		p.d.Warn(t.where.Place(), "not-kept", "what", "of the test: "+strings.Join(t.lost, ", "))
	}
}

// maxSections bounds sections in files of their own that refer to one another.
const maxSections = 20

// section goes through a test, a part or a section.
func (t *test) section(n *xmltree.Node, depth int) {
	for _, c := range n.All() {
		switch c.Name {
		case "testPart", "assessmentSection":
			t.section(c, depth)
		case "assessmentSectionRef":
			t.sectionFile(c, depth)
		case "assessmentItemRef":
			t.item(c)
		case "rubricBlock":
			t.instructions(n, c)
		case "outcomeDeclaration", "contextDeclaration", "stylesheet":
		case "ordering":
			if is(c, "shuffle") {
				t.lose(c, "ordering")
			}
		default:
			t.lose(c, c.Name)
		}
	}
}

func (t *test) lose(n *xmltree.Node, name string) {
	if !slices.Contains(t.lost, name) {
		t.lost = append(t.lost, name)
	}
	if t.where == nil {
		t.where = n
	}
}

func (t *test) resolve(n *xmltree.Node) string {
	return path.Join(path.Dir(t.member), unescaped(n.Attr("href")))
}

func (t *test) sectionFile(n *xmltree.Node, depth int) {
	name := t.resolve(n)
	if depth >= maxSections || t.taken[name] {
		t.lose(n, n.Name)
		return
	}
	t.taken[name] = true
	if root, _ := t.parse(name, t.d.Warn); root != nil {
		normalise(root)
		inner := &test{pack: t.pack, member: name, root: root}
		inner.section(root, depth+1)
		for _, name := range inner.lost {
			t.lose(n, name)
		}
	}
}

func (t *test) item(n *xmltree.Node) {
	name := t.resolve(n)
	if t.taken[name] {
		t.lose(n, "a second place of "+name)
		return
	}
	for _, c := range n.All() {
		t.lose(c, c.Name)
	}
	t.readMember(name, &ref{node: n, pinned: is(n, "fixed"), tags: strings.Fields(n.Attr("category"))})
}

// instructions are an information before the questions that they belong to.
func (t *test) instructions(section, n *xmltree.Node) {
	if view := n.Attr("view"); view != "" && !strings.Contains(view, "candidate") {
		t.lose(n, "rubricBlock for "+view)
		return
	}
	it := &item{reader: t.reader, q: draft.NewQuestion(n.Place()), node: n, body: n, file: t.member, lost: map[string]bool{}}
	it.markup = &markup.Reader{Image: it.image, Set: &t.d.Set, Lost: it.loseText}
	it.q.Raw = "<assessmentItem identifier=\"" + escapeHTML(section.Attr("identifier")) + "\" title=\"\" adaptive=\"false\" timeDependent=\"false\"><itemBody>" + n.Raw() + "</itemBody></assessmentItem>"
	it.q.ID = named(section.Attr("identifier"))
	if it.q.Stem = it.block(n); it.q.Stem == "" {
		return
	}
	it.q.Title = section.Attr("title")
	it.q.Body = &questions.Information{}
	t.d.Add(it.q)
}
