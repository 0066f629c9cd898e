package qti12

import (
	"fmt"
	"math/big"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// maxPairs is more than questions may have.
const maxPairs = 200

// matching reads a question of pairs: an answer for each left side, and all right sides offered for each.
func (it *item) matching() {
	it.stem()
	if len(it.responses) == 0 || len(it.responses) > maxPairs {
		it.q.Fail(it.shown.Place(), "qti12-responses", "found", len(it.responses), "type", it.name)
		return
	}
	body := &questions.Matching{}
	taken, scores := map[string]bool{}, map[string]bool{}
	empty := 0
	it.top = new(big.Rat)
	for _, n := range it.responses {
		right, score := it.rightOf(n, it.scoring.on(n.Attr("ident")))
		pair := questions.Pair{Prompt: it.prompt(n), Match: it.line(right)}
		if pair.Prompt == "" && pair.Match == "" {
			empty++
			continue
		}
		if right == nil {
			it.q.Fail(n.Place(), "qti12-pair", "found", pair.Prompt)
			continue
		}
		it.q.At(fmt.Sprintf("/pairs/%d", len(body.Pairs)), n.Place())
		body.Pairs = append(body.Pairs, pair)
		taken[pair.Match] = true
		scores[score.RatString()] = true
		it.top.Add(it.top, score)
	}
	it.distractors(body, taken)
	it.unevenly(len(scores) > 1, empty)
	it.feedback.explain()
	it.q.Body = body
}

// prompt is the left side of a pair.
func (it *item) prompt(n *xmltree.Node) string {
	if m := prompt(n); m != nil {
		return it.line(m)
	}
	return ""
}

// rightOf is the label that scores most for an answer; nil when none does.
func (it *item) rightOf(n *xmltree.Node, conditions []*condition) (right *xmltree.Node, score *big.Rat) {
	score = new(big.Rat)
	named := map[string]bool{}
	for _, c := range conditions {
		for _, test := range positive(c.test, nil) {
			named[oneLine(test.InnerText())] = true
		}
	}
	for _, label := range labelsOf(n) {
		if !named[label.Attr("ident")] {
			continue
		}
		if s, _ := it.scoring.run(given{n.Attr("ident"): {label.Attr("ident")}}, conditions); s.Cmp(score) > 0 {
			right, score = label, s
		}
	}
	return right, score
}

// distractors adds the right sides that belong to nothing.
func (it *item) distractors(body *questions.Matching, taken map[string]bool) {
	seen := map[string]bool{}
	for _, n := range it.responses {
		for _, label := range labelsOf(n) {
			ident := label.Attr("ident")
			if seen[ident] {
				continue
			}
			seen[ident] = true
			if text := it.line(label); text != "" && !taken[text] {
				taken[text] = true
				it.q.At(fmt.Sprintf("/distractors/%d", len(body.Distractors)), label.Place())
				body.Distractors = append(body.Distractors, questions.Item{Text: text})
			}
		}
	}
}

// unevenly warns where the pairs are marked in another way than here.
func (it *item) unevenly(uneven bool, empty int) {
	at := it.scoring.node.Place()
	if uneven {
		it.q.Warn(at, "qti12-marked", "there", "some pairs earn more than others", "here", "all earn the same")
	}
	if it.allOrNothing() {
		it.q.Warn(at, "qti12-marked", "there", "the points are for all pairs together", "here", "each pair earns its part")
	}
	if empty > 0 {
		it.q.Warn(at, "not-kept", "what", fmt.Sprintf("%d empty pairs", empty))
	}
}

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
