package qti

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// order is an orderInteraction whose right order has all of its choices.
func (it *item) order(n *xmltree.Node, r *scoring.Response) questions.Body {
	nodes := n.All("simpleChoice")
	o := &ordering{item: it, response: r}
	places := map[string]int{}
	for i, c := range nodes {
		places[c.Attr("identifier")] = i
	}
	var right []*xmltree.Node
	for _, a := range r.Correct.Atoms {
		if i, ok := places[a.Text]; ok {
			right = append(right, nodes[i])
			delete(places, a.Text)
		}
	}
	if len(right) != len(nodes) || len(right) < 2 || len(right) > maxItems {
		it.q.Fail(n.Place(), "qti-processing", "found", fmt.Sprintf("an order of %d among %d choices", len(right), len(nodes)))
		return nil
	}
	if slices.ContainsFunc(nodes, func(c *xmltree.Node) bool { return is(c, "fixed") }) {
		it.lose(n, "that an item keeps its place")
	}
	return o.fit(right)
}

// maxItems bounds the items that are put in order; more than questions may have anyway.
const maxItems = 200

type ordering struct {
	*item
	response *scoring.Response
}

// fit finds the marking of ours that gives each order that is tried what the rules give.
func (o *ordering) fit(right []*xmltree.Node) questions.Body {
	body := &questions.Ordering{}
	ids := partIDs(right, "")
	for i, c := range right {
		o.q.At(fmt.Sprintf("/items/%d", i), c.Place())
		body.Items = append(body.Items, questions.Item{ID: fmt.Sprintf("t%d", i+1), Text: o.line(c)})
	}
	orders := append(orders(len(right)), o.named(right)...)
	scores := make([]*big.Rat, len(orders))
	for k, order := range orders {
		scores[k] = o.score(right, order)
	}
	best := scores[0] // of the right order
	if !o.worth(best, o.tryAnswer(scoring.Answer{}, nil)) {
		return nil
	}
	for _, marking := range o.likeliest() {
		if body.Marking = marking; o.agrees(body, orders, scores) {
			o.assign(nil, nil)
			for i := range body.Items {
				body.Items[i].ID = ids[i]
			}
			return body
		}
	}
	o.q.Fail(o.processing().Place(), "qti-marking")
	return nil
}

// named are the orders that the rules themselves have.
func (o *ordering) named(right []*xmltree.Node) [][]int {
	places := map[string]int{}
	for i, n := range right {
		places[n.Attr("identifier")] = i
	}
	var list [][]int
	for _, texts := range o.program.Containers(o.response) {
		var order []int
		for _, text := range texts {
			if i, ok := places[text]; ok && !slices.Contains(order, i) {
				order = append(order, i)
			}
		}
		if len(order) == len(right) {
			list = append(list, order)
		}
	}
	return list
}

// likeliest are the markings, first the one that rules such as these mostly mean: few items are the same to several.
func (o *ordering) likeliest() []questions.OrderMarking {
	list := []questions.OrderMarking{questions.WholeOrder, "", questions.AdjacentPairs, questions.LongestSubset, questions.RelativePosition}
	switch {
	case o.program.Has("contains"):
		list[0], list[2] = list[2], list[0]
	case o.program.Has("index"):
		list[0], list[1] = list[1], list[0]
	}
	return list
}

func (o *ordering) score(right []*xmltree.Node, order []int) *big.Rat {
	texts := make([]string, len(order))
	for i, k := range order {
		texts[i] = right[k].Attr("identifier")
	}
	return o.tryAnswer(scoring.Answer{o.response.ID: scoring.InOrder(texts...)}, nil)
}

func (o *ordering) agrees(body *questions.Ordering, orders [][]int, scores []*big.Rat) bool {
	if !o.spend(len(orders) * len(body.Items)) {
		return false
	}
	mark := marksOf(questions.QuestionHead{}, body)
	for k, order := range orders {
		ids := make([]string, len(order))
		for i, item := range order {
			ids[i] = body.Items[item].ID
		}
		if !near(mark(ids), clamped(share(scores[k], scores[0]))) {
			return false
		}
	}
	return true
}

// orders are those that are tried, the right one first: all of up to five items, and of more some: neighbours exchanged, one
// item moved to the end, all turned round, and a few that look as if they were made at random.
func orders(n int) [][]int {
	right := make([]int, n)
	for i := range right {
		right[i] = i
	}
	if n <= 5 {
		return permutations(right)
	}
	list := [][]int{right}
	for i := range n - 1 {
		swapped := slices.Clone(right)
		swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		moved := append(slices.Delete(slices.Clone(right), i, i+1), i)
		list = append(list, swapped, moved)
	}
	turned := slices.Clone(right)
	slices.Reverse(turned)
	list = append(list, turned)
	state := uint32(n)
	for range 60 {
		mixed := slices.Clone(right)
		for i := n - 1; i > 0; i-- {
			state = state*1664525 + 1013904223
			k := int(state>>16) % (i + 1)
			mixed[i], mixed[k] = mixed[k], mixed[i]
		}
		list = append(list, mixed)
	}
	return list
}

// permutations are all orders of a list, the list as it is first.
func permutations(list []int) [][]int {
	if len(list) < 2 {
		return [][]int{slices.Clone(list)}
	}
	var all [][]int
	for i, first := range list {
		rest := append(slices.Clone(list[:i]), list[i+1:]...)
		for _, tail := range permutations(rest) {
			all = append(all, append([]int{first}, tail...))
		}
	}
	return all
}
