package qti

import (
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/held"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// readBack reads an item that was written; nil when nothing can be made of it.
func (x *writer) readBack(document string) *questions.Question {
	r := &reader{d: draft.New("item.xml"), steps: maxSteps, sources: map[string]bool{}, load: x.medium}
	r.d.Set.Language = x.set.Language
	root := xmltree.Parse([]byte(document), "", r.d)
	if root == nil {
		return nil
	}
	normalise(root)
	r.readItem(root, "items/item.xml", x.three, &ref{pinned: x.q.Pinned, tags: x.q.Tags})
	set, _ := r.d.Finish()
	if len(set.Questions) != 1 {
		return nil
	}
	return &set.Questions[0]
}

// medium is an image by its name in the package.
func (x *writer) medium(name string) (data []byte, ok bool) {
	m := x.set.Medium(strings.TrimPrefix(name, mediaFile("")))
	if m == nil {
		return nil, false
	}
	return m.Data, true
}

// compare reports what of a question isn't read again as it was written. Texts whose Markdown is only written otherwise are
// the same.
func (x *writer) compare(read *questions.Question) {
	wrote, err := cloned(x.q)
	if err != nil {
		return
	}
	canon{x.set}.question(&wrote)
	if wrote.ID == "" {
		read.ID = ""
	}
	if order, ok := wrote.Body.(*questions.Ordering); ok && x.changed {
		order.Marking = read.Body.(*questions.Ordering).Marking
	}
	held.Report(x.report, x.index, &wrote, read)
}
