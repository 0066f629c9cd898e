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

// pack is a package that is being read: its items in the order of its tests, then of its manifest.
type pack struct {
	*reader
	tests, items []string            // members
	tags         map[string][]string // of items, by member
	taken        map[string]bool     // items that were read
}

// readPackage reads what the manifest lists; without one, or if it lists nothing, all items that there are.
func (r *reader) readPackage() {
	p := &pack{reader: r, tags: map[string][]string{}, taken: map[string]bool{}}
	if name, ok := r.archive.Find("imsmanifest.xml"); ok {
		p.manifest(name)
	}
	if len(p.tests)+len(p.items) == 0 {
		p.lookAround()
	}
	for _, test := range p.tests {
		p.readTest(test)
	}
	for _, name := range p.items {
		if !p.taken[name] {
			p.readMember(name, nil)
		}
	}
	if len(p.taken) == 0 {
		r.d.Fail(draft.Place{Line: 1, Column: 1}, "no-questions")
	}
}

// parse reads a member's XML; ok is false when it isn't XML to its end.
func (p *pack) parse(name string, fail xmltree.Fail) (root *xmltree.Node, ok bool) {
	ok = true
	noting := func(at draft.Place, rule string, pairs ...any) {
		ok = false
		fail(at, rule, pairs...)
	}
	data, is := p.archive.Load(name, noting)
	if !is {
		return nil, false
	}
	root = xmltree.ParseWith(data, p.archive.Member(path.Clean(name)), noting)
	return root, ok
}

// manifest lists tests and items, and takes over what is told of the package and of items.
func (p *pack) manifest(name string) {
	root, _ := p.parse(name, p.d.Warn)
	if root == nil {
		return
	}
	folder := path.Dir(name)
	for _, resource := range root.Find("resources").All("resource") {
		member := path.Join(folder, unescaped(resource.Attr("href")))
		kind := resource.Attr("type")
		switch {
		case strings.HasPrefix(kind, "imsqti_") && strings.Contains(kind, "test"):
			p.tests = append(p.tests, member)
		case strings.HasPrefix(kind, "imsqti_") && strings.Contains(kind, "item"): // apipitem too
			p.items = append(p.items, member)
			p.tags[member] = keywords(resource.Find("metadata"))
		}
	}
	p.describe(root.Find("metadata"))
}

// describe takes over what the metadata of the package says: a learning object's title, description and keywords.
func (p *pack) describe(metadata *xmltree.Node) {
	general := generalOf(metadata)
	set := &p.d.Set
	set.Title = plain(general.Find("title"))
	set.Description = markup.Escape(plain(general.Find("description")))
	set.Tags = keywords(metadata)
}

func generalOf(metadata *xmltree.Node) *xmltree.Node {
	for _, n := range metadata.Deep("general") {
		return n
	}
	return nil
}

func keywords(metadata *xmltree.Node) []string {
	var list []string
	for _, n := range generalOf(metadata).All("keyword") {
		if text := plain(n); text != "" && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return list
}

// plain is the text of an element on one line. Of several languages it is the first.
func plain(n *xmltree.Node) string {
	if first := n.All(); len(first) > 0 {
		n = first[0]
	}
	return strings.Join(strings.Fields(n.InnerText()), " ")
}

// lookAround finds tests and items by their root elements.
func (p *pack) lookAround() {
	for _, name := range p.archive.Members() {
		if ext := strings.ToLower(path.Ext(name)); ext != ".xml" && ext != ".qti" {
			continue
		}
		root, _ := p.parse(name, func(draft.Place, string, ...any) {})
		switch {
		case root == nil:
		case root.Name == "assessmentTest", root.Name == "qti-assessment-test":
			p.tests = append(p.tests, name)
		case root.Name == "assessmentItem", root.Name == "qti-assessment-item", len(root.Deep("assessmentItem", "qti-assessment-item")) > 0:
			p.items = append(p.items, name)
		}
	}
}

// readMember reads a member as an item, or as several. One that is broken concerns no other.
func (p *pack) readMember(name string, from *ref) {
	p.taken[name] = true
	if from == nil {
		from = &ref{}
	}
	from.tags = append(slices.Clone(p.tags[name]), from.tags...)
	broken := draft.NewQuestion(draft.Place{File: p.archive.Member(name), Line: 1, Column: 1})
	root, ok := p.parse(name, broken.Fail)
	if root == nil || !ok {
		broken.ID = questions.Slug(path.Base(strings.TrimSuffix(name, path.Ext(name))))
		broken.Raw = rawOf(root, name, from)
		p.d.Add(broken)
		return
	}
	three := normalise(root)
	if root.Name == "assessmentItem" {
		p.readItem(root, name, three, from)
		return
	}
	items := root.Deep("assessmentItem")
	for _, n := range items {
		p.readItem(n, name, three, nil)
	}
	if len(items) == 0 {
		broken.Raw = root.Raw()
		broken.Fail(root.Place(), "no-questions")
		p.d.Add(broken)
	}
}

// rawOf is what can be kept of an item that can't be read: its source, or what refers to it.
func rawOf(root *xmltree.Node, name string, from *ref) string {
	switch {
	case root != nil:
		return root.Raw()
	case from.node != nil:
		return from.node.Raw()
	}
	return "<assessmentItemRef href=\"" + escapeHTML(name) + "\"/>"
}
