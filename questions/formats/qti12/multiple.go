package qti12

import (
	"math/big"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/weights"
)

// multipleResponse reads a question with any number of things to choose.
func (it *item) multipleResponse() {
	it.stem()
	n := it.lone("response_lid")
	if n == nil {
		return
	}
	options, ok := it.offered(n, "/options")
	if !ok {
		return
	}
	index := map[string]int{}
	for i, label := range labelsOf(n) {
		index[label.Attr("ident")] = i
		options[i].Feedback = it.feedback.text(label.Attr("ident") + "_fb")
	}
	it.feedback.explain()
	body := it.addedUp(options, index)
	if body == nil {
		body = it.together(options, index)
	}
	if body == nil {
		it.q.Fail(it.scoring.node.Place(), "qti12-marking")
		return
	}
	body.Shuffle = shuffled(n)
	it.q.Body = body
}

// together is the body where one condition names all that is to be chosen. For Canvas that is how it is written, not how it
// marks: each right option earns its part, and each wrong one loses as much. Elsewhere it means what it says.
func (it *item) together(options questions.Options, index map[string]int) *questions.MultipleResponse {
	scored := it.scoring.scored()
	if len(scored) != 1 {
		return nil
	}
	for _, n := range positive(scored[0].test, nil) {
		if i, ok := index[oneLine(n.InnerText())]; ok {
			options[i].Correct = true
		}
	}
	it.top = scored[0].rewards()
	body := &questions.MultipleResponse{Options: options}
	if it.meta["question_type"] == "" || it.allOrNothing() {
		body.Marking = questions.AllOrNothing
	}
	return body
}

// allOrNothing tells whether New Quizzes mark the question so.
func (it *item) allOrNothing() bool {
	switch it.meta["scoring_algorithm"] {
	case "AllOrNothing", "DeepEquals":
		return true
	}
	return false
}

// addedUp is the body where each option scores by itself; nil where a condition asks for more than one of them.
func (it *item) addedUp(options questions.Options, index map[string]int) *questions.MultipleResponse {
	scores, sum, found := make([]*big.Rat, len(options)), new(big.Rat), false
	for i := range scores {
		scores[i] = new(big.Rat)
	}
	for _, c := range it.scoring.conditions {
		asked := c.test.Deep("varequal")
		if len(c.changes) == 0 || len(asked) == 0 {
			continue // a feedback, or what holds for everything else
		}
		i, known := index[oneLine(asked[0].InnerText())]
		if !known || len(asked) > 1 || len(c.test.Deep("not")) > 0 || c.changes[0].action == "set" {
			return nil
		}
		scores[i].Add(scores[i], c.rewards())
		found = true
	}
	for _, score := range scores {
		if score.Sign() > 0 {
			sum.Add(sum, score)
		}
	}
	if it.top = sum; !found {
		return nil
	}
	return weights.Multiple(percentages(options, scores, sum))
}
