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
