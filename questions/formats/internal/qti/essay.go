package qti

import (
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// essay is a question that a person marks, with what the item tells markers as its rubric.
func (it *item) essay(n *xmltree.Node) questions.Body {
	it.q.Stem = it.stem(nil)
	it.byHand()
	if p := it.node.Find("responseProcessing"); p != nil && (p.Attr("template") != "" || len(p.All()) > 0) {
		it.lose(p, "the rules that mark it, since a person marks essays")
	}
	it.program, _ = scoring.Plain(it.declared, nil, &it.steps)
	it.try(nil, nil)
	it.assign(nil, nil)
	body := &questions.Essay{}
	for _, rubric := range it.body.Deep("rubricBlock") {
		if view := rubric.Attr("view"); view == "" || strings.Contains(view, "candidate") {
			continue
		}
		if text := it.block(rubric); text != "" {
			points, _ := questions.ParseDecimal(rubric.Attr("label"))
			body.Rubric = append(body.Rubric, questions.Criterion{Criterion: text, Points: points})
		}
	}
	it.divide(body.Rubric)
	return body
}

// divide gives points to what is told to markers without any: the question's to one criterion alone.
func (it *item) divide(rubric []questions.Criterion) {
	for i := range rubric {
		if rubric[i].Points.Rat().Sign() > 0 {
			continue
		}
		rubric[i].Points = "1"
		if len(rubric) == 1 && it.q.Points != "" {
			rubric[i].Points = it.q.Points
		}
	}
	if len(rubric) > 0 {
		it.q.Warn(it.body.Place(), "qti-rubric")
	}
}
