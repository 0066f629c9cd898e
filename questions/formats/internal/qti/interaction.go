package qti

import (
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// supported are the interactions that we have something like.
var supported = map[string]bool{"choiceInteraction": true, "textEntryInteraction": true, "inlineChoiceInteraction": true, "extendedTextInteraction": true,
	"matchInteraction": true, "orderInteraction": true, "gapMatchInteraction": true, "hottextInteraction": true, "sliderInteraction": true}

// inline are those of them that stand within a text.
func inline(n *xmltree.Node) bool {
	return n.Name == "textEntryInteraction" || n.Name == "inlineChoiceInteraction"
}

// interactions are those of the body, in the order of the text.
func (it *item) interactions() []*xmltree.Node {
	var found []*xmltree.Node
	var walk func(n *xmltree.Node)
	walk = func(n *xmltree.Node) {
		for _, c := range n.All() {
			if strings.HasSuffix(c.Name, "Interaction") {
				found = append(found, c)
			}
			walk(c)
		}
	}
	walk(it.body)
	return found
}

// interaction makes the body of the question of the item's interactions; nil when it can't.
func (it *item) interaction() questions.Body {
	nodes := it.interactions()
	if !it.takes(nodes) {
		return nil
	}
	switch {
	case len(nodes) == 0:
		return it.information()
	case len(nodes) == 1 && nodes[0].Name == "extendedTextInteraction":
		return it.essay(nodes[0])
	}
	responses, ok := it.responses(nodes)
	if !ok || !it.compile(responses) {
		return nil
	}
	return it.marked(nodes, responses)
}

// takes reports interactions that we have nothing like, each by its name, and too many of those that we have.
func (it *item) takes(nodes []*xmltree.Node) bool {
	for _, n := range nodes {
		if !supported[n.Name] {
			it.q.Fail(n.Place(), "type-unsupported", "found", n.Name)
		}
	}
	if len(nodes) > 1 && !it.q.Failed() && slices.ContainsFunc(nodes, func(n *xmltree.Node) bool { return !inline(n) }) {
		it.q.Fail(nodes[1].Place(), "type-unsupported", "found", "several interactions ("+namesOf(nodes)+")")
	}
	return !it.q.Failed()
}

// namesOf lists the first few names.
func namesOf(nodes []*xmltree.Node) string {
	var names []string
	for i, n := range nodes {
		if i == 4 {
			names = append(names, "…")
			break
		}
		names = append(names, n.Name)
	}
	return strings.Join(names, ", ")
}

// responses are the variables of the interactions, in their order.
func (it *item) responses(nodes []*xmltree.Node) (list []*scoring.Response, ok bool) {
	for _, n := range nodes {
		id := n.Attr("responseIdentifier")
		r := it.declared.Response(id)
		switch {
		case r == nil:
			it.q.Fail(n.Place(), "qti-response", "found", id)
		case r.Cardinality == "record":
			it.q.Fail(r.Node.Place(), "qti-processing", "found", "a response that is a record")
		case slices.Contains(list, r):
			it.q.Fail(n.Place(), "qti-processing", "found", "two interactions that answer "+id)
		}
		if list = append(list, r); r != nil && r.Node.Find("defaultValue") != nil {
			it.lose(r.Node, "what is answered before anybody answers (defaultValue)")
		}
	}
	return list, !it.q.Failed()
}

// compile makes the item's rules ready to be run. Without any, correct answers and mappings say what is right.
func (it *item) compile(responses []*scoring.Response) bool {
	processing := it.node.Find("responseProcessing")
	var unknown []scoring.Unknown
	if processing == nil || len(processing.All()) == 0 && processing.Attr("template")+processing.Attr("templateLocation") == "" {
		it.program, unknown = scoring.Plain(it.declared, responses, &it.steps)
		it.q.Warn(it.processing().Place(), "qti-no-processing")
	} else {
		it.program, unknown = scoring.Compile(processing, it.declared, &it.steps)
	}
	it.refuse(unknown)
	if it.program != nil && it.program.Template != "" && len(responses) > 1 {
		it.q.Fail(processing.Place(), "qti-processing", "found", "the template "+it.program.Template+", which marks one answer, for several")
	}
	return !it.q.Failed()
}

// marked makes the body of a question that the rules mark.
func (it *item) marked(nodes []*xmltree.Node, responses []*scoring.Response) questions.Body {
	n, r := nodes[0], responses[0]
	switch {
	case len(nodes) > 1 || n.Name == "inlineChoiceInteraction" || isGap(n):
		return it.gaps(nodes, responses)
	case n.Name == "choiceInteraction":
		it.q.Stem = it.stem(nil)
		return it.choice(n, r, n.All("simpleChoice"))
	case n.Name == "hottextInteraction":
		it.q.Stem = it.stem(nil)
		it.lose(n, "that the answer is picked within the text")
		return it.choice(n, r, n.Deep("hottext"))
	case n.Name == "matchInteraction":
		it.q.Stem = it.stem(nil)
		return it.match(n, r)
	case n.Name == "orderInteraction":
		it.q.Stem = it.stem(nil)
		return it.order(n, r)
	case n.Name == "gapMatchInteraction":
		return it.gapMatch(n, r)
	case n.Name == "sliderInteraction":
		it.q.Stem = it.stem(nil)
		it.lose(n, "the slider from "+n.Attr("lowerBound")+" to "+n.Attr("upperBound"))
		return it.typed(n, r)
	}
	it.q.Stem = it.stemWithBlank(n)
	return it.typed(n, r)
}

// gapClass marks a lone text entry that belongs where it stands: a gap of a text, and no box below a question.
const gapClass = "readback-gap"

func isGap(n *xmltree.Node) bool {
	return slices.Contains(strings.Fields(n.Attr("class")), gapClass)
}

// stemWithBlank is the stem of a question with one text entry: a blank where it stands within the text, nothing where it
// stands at the end.
func (it *item) stemWithBlank(n *xmltree.Node) string {
	stem := it.stem([]*xmltree.Node{n})
	if before, ok := strings.CutSuffix(stem, place(0)); ok && (before == "" || strings.HasSuffix(before, "\n")) {
		return strings.TrimSpace(before)
	}
	return strings.ReplaceAll(stem, place(0), `\_\_\_\_\_`)
}

// information is an item that asks nothing.
func (it *item) information() questions.Body {
	it.q.Stem = it.stem(nil)
	if it.q.Stem == "" || len(it.declared.Responses) > 0 {
		it.q.Fail(it.body.Place(), "qti-body")
		return nil
	}
	it.program, _ = scoring.Plain(it.declared, nil, &it.steps)
	it.try(nil, nil)
	it.assign(nil, nil)
	return &questions.Information{}
}
