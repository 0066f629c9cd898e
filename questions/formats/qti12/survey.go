package qti12

import "github.com/readback/readback/questions/formats/internal/xmltree"

// bank is a question bank, or what groups say of one that isn't in the file.
type bank struct {
	here    bool // it is in the file
	title   string
	count   int      // questions in it
	tags    []string // of the groups that draw from it
	points  string   // for each of its questions, where a group says so
	entries map[string]string
}

// survey finds out what the documents say of one another: which questions of banks are in quizzes, which groups draw from
// which bank.
func (r *reader) survey() {
	quizzes := 0
	for _, doc := range r.docs {
		quizzes += len(within(doc.root, "assessment"))
		for _, n := range within(doc.root, "objectbank") {
			b := r.bank(n.Attr("ident"))
			b.here, b.count = true, len(n.Deep("item"))
			b.title = first(fieldsOf(n.Find("qtimetadata"))["bank_title"], n.Attr("title"))
		}
	}
	r.several = quizzes > 1
	for _, doc := range r.docs {
		r.drawn(doc)
		r.copied(doc)
	}
}

// bank is what is known of a bank.
func (r *reader) bank(ident string) *bank {
	if r.banks[ident] == nil {
		r.banks[ident] = &bank{entries: map[string]string{}}
	}
	return r.banks[ident]
}

// drawn gives the groups' names to the banks that they draw from, and the points of single questions that quizzes take
// from banks.
func (r *reader) drawn(doc *document) {
	for _, section := range doc.root.Deep("section") {
		g := groupOf(section)
		if g.bank == "" {
			continue
		}
		b := r.bank(g.bank)
		if g.title != "" {
			b.tags = append(b.tags, g.title)
		}
		b.points = first(b.points, g.points)
	}
	for _, entry := range doc.root.Deep("bankentry_item") {
		r.bank(entry.Attr("sourcebank_ref")).entries[entry.Attr("item_ref")] = entry.Attr("points_possible")
	}
}

// copied remembers which questions of banks the quizzes have copies of.
func (r *reader) copied(doc *document) {
	for _, quiz := range within(doc.root, "assessment") {
		for _, item := range quiz.Deep("item") {
			if ref := fieldsOf(item.Find("itemmetadata"))["assessment_question_identifierref"]; ref != "" {
				r.quizzed[ref] = true
			}
		}
	}
}

// within are the elements with a name at any depth, the root among them.
func within(root *xmltree.Node, name string) []*xmltree.Node {
	found := root.Deep(name)
	if root != nil && root.Name == name {
		found = append([]*xmltree.Node{root}, found...)
	}
	return found
}

// group is a section from which questions are drawn.
type group struct {
	drawn         bool // not all of its questions are asked
	title         string
	number        string // of questions that are drawn
	points        string // for each of them
	bank, context string // where they come from, when they aren't in the section
}

func groupOf(section *xmltree.Node) group {
	selection := section.Find("selection_ordering", "selection")
	g := group{title: oneLine(section.Attr("title"))}
	if selection == nil {
		return g
	}
	g.drawn = true
	g.number = first(selection.Find("selection_number").InnerText())
	g.points = first(selection.Find("selection_extension", "points_per_item").InnerText())
	g.bank = first(selection.Find("sourcebank_ref").InnerText())
	g.context = first(selection.Find("sourcebank_context").InnerText(), selection.Find("selection_extension", "sourcebank_context").InnerText())
	return g
}
