package qti12

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// ordering reads a question whose options are put in order: the condition names them in the right one.
func (it *item) ordering() {
	it.stem()
	n := it.lone("response_lid")
	if n == nil {
		return
	}
	options, ok := it.offered(n, "/labels")
	if !ok {
		return
	}
	index := map[string]int{}
	for i, label := range labelsOf(n) {
		index[label.Attr("ident")] = i
	}
	body := &questions.Ordering{Marking: questions.WholeOrder}
	order := it.order()
	for _, ident := range order {
		i, known := index[ident]
		if !known {
			it.q.Fail(it.scoring.node.Place(), "qti12-order")
			return
		}
		delete(index, ident)
		it.q.At(fmt.Sprintf("/items/%d", len(body.Items)), labelsOf(n)[i].Place())
		body.Items = append(body.Items, questions.Item{Text: options[i].Text})
	}
	if len(index) > 0 {
		it.q.Fail(it.scoring.node.Place(), "qti12-order")
		return
	}
	it.beside(n)
	it.feedback.explain()
	it.q.Body = body
}

// order are the identifiers of the options in their right order.
func (it *item) order() []string {
	var tests []*xmltree.Node
	for _, c := range it.scoring.scored() {
		it.top = c.rewards()
		tests = append(tests, c.test.Deep("varequal")...)
	}
	slices.SortStableFunc(tests, func(a, b *xmltree.Node) int { return indexOf(a) - indexOf(b) })
	var order []string
	for _, n := range tests {
		order = append(order, oneLine(n.InnerText()))
	}
	return order
}

// indexOf is the place that a test asks for, where it says one.
func indexOf(n *xmltree.Node) int {
	i, _ := strconv.Atoi(n.Attr("index"))
	return i
}

// beside warns of the words at the ends of an order.
func (it *item) beside(n *xmltree.Node) {
	for _, render := range n.All("render_extension") {
		for _, m := range render.All("material") {
			it.q.Warn(m.Place(), "not-kept", "what", "the words beside the order: "+it.words(m))
		}
	}
}
