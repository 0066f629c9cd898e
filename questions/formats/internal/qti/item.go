package qti

import (
	"path"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// item is an assessmentItem that is being read.
type item struct {
	*reader
	q        *draft.Question
	node     *xmltree.Node
	body     *xmltree.Node
	file     string // of the package, from which hrefs are resolved
	three    bool   // in QTI 3
	markup   *markup.Reader
	declared *scoring.Item
	program  *scoring.Program

	feedback []*feedback
	seen     []observation
	failed   error // the first failure of a run
	lost     map[string]bool
	steps    int // that are left to this item
}

// ref is how a test refers to an item.
type ref struct {
	node   *xmltree.Node
	pinned bool
	tags   []string
}

// readItem makes a question of an item, or says why it doesn't. from is the test's reference to it, or nil.
func (r *reader) readItem(n *xmltree.Node, member string, three bool, from *ref) {
	it := &item{reader: r, q: draft.NewQuestion(n.Place()), node: n, body: n.Find("itemBody"), file: member, three: three, lost: map[string]bool{}}
	it.q.Raw = n.Raw()
	it.q.ID = named(n.Attr("identifier"))
	if from != nil {
		it.q.Pinned, it.q.Tags = from.pinned, from.tags
	}
	it.markup = &markup.Reader{Image: it.image, Set: &r.d.Set, Lost: it.loseText}
	it.steps = min(maxItemSteps, r.steps)
	left := it.steps
	it.language()
	it.read()
	r.steps -= left - it.steps
	it.title()
	r.d.Add(it.q)
}

// language takes over the item's language; another one than the set's isn't kept.
func (it *item) language() {
	for _, n := range []*xmltree.Node{it.node, it.body} {
		if tag := n.Attr("lang"); !it.speaks(tag) {
			it.lose(n, "the language "+tag)
		}
	}
}

// read understands the item as far as it goes. Whatever fails is reported, and there is no body then.
func (it *item) read() {
	var unknown []scoring.Unknown
	it.declared, unknown = scoring.Declare(it.node)
	it.refuse(unknown)
	if it.unsupported() {
		return
	}
	it.stimuli()
	it.gatherFeedback()
	body := it.interaction()
	if it.failed != nil {
		it.q.Fail(it.processing().Place(), "qti-processing", "found", it.failed.Error())
	}
	if body == nil && !it.q.Failed() {
		it.q.Fail(it.node.Place(), "qti-processing", "found", "its rules")
	}
	if !it.q.Failed() {
		it.q.Body = body
		it.nameStem()
	}
	it.leftovers()
}

// nameStem asks an item that has no text by its title, which is all that learners see of it elsewhere.
func (it *item) nameStem() {
	title := strings.Join(strings.Fields(it.node.Attr("title")), " ")
	if strings.TrimSpace(it.q.Stem) == "" && title != "" {
		it.q.Stem = markup.Escape(title)
		it.q.Warn(it.body.Place(), "qti-stem", "title", title)
	}
}

// refuse reports what isn't understood, each thing where it stands.
func (it *item) refuse(unknown []scoring.Unknown) {
	for _, u := range unknown {
		at := u.Node.Place()
		if u.Node == nil {
			at = it.processing().Place()
		}
		it.q.Fail(at, "qti-processing", "found", u.What)
	}
}

func (it *item) processing() *xmltree.Node {
	if p := it.node.Find("responseProcessing"); p != nil {
		return p
	}
	return it.node
}

// unsupported names what makes a question of another kind than ours are.
func (it *item) unsupported() bool {
	if is(it.node, "adaptive") {
		it.q.Fail(it.node.Place(), "type-unsupported", "found", "adaptive item")
	}
	for _, n := range it.node.All("templateDeclaration", "templateProcessing") {
		it.q.Fail(n.Place(), "type-unsupported", "found", "item with a template ("+n.Name+")")
	}
	if it.body == nil {
		it.q.Fail(it.node.Place(), "qti-body")
	}
	return it.q.Failed()
}

// is tells whether an attribute is true, in capitals too.
func is(n *xmltree.Node, name string) bool {
	return strings.EqualFold(strings.TrimSpace(n.Attr(name)), "true")
}

// title takes the title over where it says more than the stem's beginning and the id.
func (it *item) title() {
	title := strings.Join(strings.Fields(it.node.Attr("title")), " ")
	if says(title, it.q.Stem, it.q.ID) {
		it.q.Title = title
	}
}

// says tells whether a title says more than what the question is known by without one.
func says(title, stem, id string) bool {
	folded := questions.Fold(strings.TrimRight(title, ".… "))
	return folded != "" && questions.Slug(title) != questions.Slug(id) && !strings.HasPrefix(questions.Fold(questions.PlainText(stem)), folded)
}

// lose says that something of the item isn't kept, once each.
func (it *item) lose(n *xmltree.Node, what string) {
	if !it.lost[what] {
		it.lost[what] = true
		it.q.Warn(n.Place(), "not-kept", "what", what)
	}
}

// loseText says what a text lost while it became Markdown.
func (it *item) loseText(rule string, pairs ...any) { it.q.Warn(draft.Place{}, rule, pairs...) }

// leftovers names the parts of the item that nothing was made of.
func (it *item) leftovers() {
	for _, n := range it.node.All() {
		switch n.Name {
		case "responseDeclaration", "outcomeDeclaration", "contextDeclaration", "itemBody", "responseProcessing", "modalFeedback", "templateDeclaration", "templateProcessing",
			"stylesheet", "assessmentStimulusRef", "assessmentItem":
		default:
			it.lose(n, n.Name)
		}
	}
}

// image finds an image of the package: beside the item, or from the package's root, as other programs have it too.
func (it *item) image(src string) (data []byte, ok bool) {
	if it.load == nil {
		return nil, false
	}
	if data, ok = it.load(path.Join(path.Dir(it.file), unescaped(src))); ok {
		return data, true
	}
	return it.load(path.Clean(unescaped(src)))
}
