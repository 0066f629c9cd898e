package qti12

import (
	"fmt"

	"github.com/readback/readback/questions"
)

// categories reads a question whose options are put into categories: each option is a prompt, and its category the match.
func (it *item) categories() {
	it.stem()
	category := map[string]string{} // of an option, by identifier
	for _, n := range it.responses {
		for _, c := range it.scoring.on(n.Attr("ident")) {
			if !it.sorted(c, n.Attr("ident"), category) {
				return
			}
		}
	}
	body := &questions.Matching{}
	used := it.sortedPairs(body, category)
	for _, n := range it.responses {
		if name := it.prompt(n); name != "" && !used[n.Attr("ident")] {
			body.Distractors = append(body.Distractors, questions.Item{Text: name})
		}
	}
	it.q.Warn(it.scoring.node.Place(), "qti12-marked", "there", "the points are for whole categories", "here", "each thing in them earns its part")
	it.feedback.explain()
	it.top = nil
	it.q.Body = body
}

// sorted takes over what a condition says is in a category. ok is false where something is in two.
func (it *item) sorted(c *condition, ident string, category map[string]string) (ok bool) {
	if c.rewards().Sign() <= 0 {
		return true
	}
	for _, test := range positive(c.test, nil) {
		option := oneLine(test.InnerText())
		if before := category[option]; before != "" && before != ident {
			it.q.Fail(test.Place(), "type-unsupported", "found", it.name+" with something in two categories")
			return false
		}
		if test.Attr("respident") == ident {
			category[option] = ident
		}
	}
	return true
}

// sortedPairs makes the pairs, and tells which categories have something in them.
func (it *item) sortedPairs(body *questions.Matching, category map[string]string) (used map[string]bool) {
	names, used, seen := map[string]string{}, map[string]bool{}, map[string]bool{}
	for _, n := range it.responses {
		names[n.Attr("ident")] = it.prompt(n)
	}
	for _, n := range it.responses {
		for _, label := range labelsOf(n) {
			option := label.Attr("ident")
			if seen[option] {
				continue
			}
			seen[option] = true
			if in := category[option]; in != "" {
				used[in] = true
				it.q.At(fmt.Sprintf("/pairs/%d", len(body.Pairs)), label.Place())
				body.Pairs = append(body.Pairs, questions.Pair{Prompt: it.line(label), Match: names[in]})
			} else {
				it.q.Warn(label.Place(), "not-kept", "what", "something that is in no category: "+it.line(label))
			}
		}
	}
	return used
}
