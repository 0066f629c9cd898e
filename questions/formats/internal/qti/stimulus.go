package qti

import (
	"fmt"
	"path"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// stimuli makes sources of the texts that an item is read with. Nobody has bound questions to them yet, so that the set
// doesn't require evidence.
func (it *item) stimuli() {
	for _, n := range it.node.All("assessmentStimulusRef") {
		name := path.Join(path.Dir(it.file), unescaped(n.Attr("href")))
		if it.archive == nil || !it.archive.Has(name) {
			it.lose(n, "the text it is read with ("+n.Attr("href")+")")
			continue
		}
		if !it.sources[name] {
			it.sources[name] = true
			it.stimulus(name)
		}
	}
}

func (it *item) stimulus(name string) {
	data, ok := it.archive.Load(name, it.q.Warn)
	if !ok {
		return
	}
	root := xmltree.ParseWith(data, it.archive.Member(name), it.q.Warn)
	if root == nil {
		return
	}
	normalise(root)
	body := root.Find("stimulusBody")
	reader := &item{reader: it.reader, q: it.q, node: root, body: body, file: name, lost: it.lost}
	reader.markup = &markup.Reader{Image: reader.image, Set: &it.d.Set, Lost: it.loseText}
	source := questions.Source{ID: it.sourceID(named(root.Attr("identifier"))), Title: strings.Join(strings.Fields(root.Attr("title")), " ")}
	if source.Text = reader.block(body); strings.TrimSpace(source.Text) == "" {
		it.lose(root, "the text it is read with, which is empty")
		return
	}
	if source.Title == "" {
		source.Title = source.ID
	}
	it.d.Set.Evidence = questions.EvidenceOptional
	it.d.Set.Briefing = append(it.d.Set.Briefing, source)
}

// sourceID is an id that no other source has.
func (r *reader) sourceID(name string) string {
	id := questions.Slug(name)
	if id == "" {
		id = "text"
	}
	base := id
	for n := 2; r.d.Set.Source(id) != nil; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}
