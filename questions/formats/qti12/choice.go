package qti12

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/weights"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// maxOptions is more than questions may have.
const maxOptions = 500

// options reads what can be chosen for an answer, and what each choice scores. ok is false for more than can be looked at.
func (it *item) options(n *xmltree.Node, at string) (options questions.Options, scores []*big.Rat, ok bool) {
	if options, ok = it.offered(n, at); !ok {
		return nil, nil, false
	}
	ident := n.Attr("ident")
	conditions := it.scoring.conditions
	if len(it.responses) > 1 {
		conditions = it.scoring.on(ident)
	}
	said := make([][]string, len(options))
	for i, label := range labelsOf(n) {
		score, shown := it.scoring.run(given{ident: {label.Attr("ident")}}, conditions)
		scores, said[i] = append(scores, score), append(shown, label.Attr("ident")+"_fb")
	}
	best := greatest(scores)
	for i := range options {
		options[i].Feedback = it.feedback.on(scores[i].Sign() > 0 && scores[i].Cmp(best) == 0, said[i]...)
	}
	return options, scores, true
}

// offered are the options of an answer with what they say; at is the pointer to them. ok is false for more than can be
// looked at.
func (it *item) offered(n *xmltree.Node, at string) (options questions.Options, ok bool) {
	labels := labelsOf(n)
	if len(labels) > maxOptions {
		it.q.Fail(n.Place(), "too-many", "what", "options", "most", maxOptions)
		return nil, false
	}
	for i, label := range labels {
		it.q.At(fmt.Sprintf("%s/%d/text", at, i), label.Place())
		options = append(options, questions.Option{Text: it.line(label), Pinned: strings.EqualFold(label.Attr("rshuffle"), "no")})
	}
	return options, true
}

// shuffled is what a question says about the order of its options: only that it must stay is kept.
func shuffled(n *xmltree.Node) *bool {
	for _, render := range n.Deep("render_choice") {
		if strings.EqualFold(render.Attr("shuffle"), "no") {
			return new(bool)
		}
	}
	return nil
}

// singleChoice reads a question with one thing to choose.
func (it *item) singleChoice() {
	it.stem()
	n := it.lone("response_lid")
	if n == nil {
		return
	}
	options, scores, ok := it.options(n, "/options")
	if !ok {
		return
	}
	best := greatest(scores)
	it.top = best
	it.feedback.explain()
	body := weights.Single(percentages(options, scores, best))
	body.Shuffle = shuffled(n)
	it.q.Body = body
}

// lone is the only answer of a question; none, or several, can't be understood.
func (it *item) lone(name string) *xmltree.Node {
	if len(it.responses) != 1 || it.responses[0].Name != name {
		it.q.Fail(it.shown.Place(), "qti12-responses", "found", len(it.responses), "type", it.name)
		return nil
	}
	return it.responses[0]
}

// greatest is the highest of some scores, at least 0.
func greatest(scores []*big.Rat) *big.Rat {
	best := new(big.Rat)
	for _, score := range scores {
		if score.Cmp(best) > 0 {
			best = score
		}
	}
	return best
}

// percentages puts weights in percent of the best score to options.
func percentages(options questions.Options, scores []*big.Rat, best *big.Rat) questions.Options {
	for i, score := range scores {
		options[i].Weight = percentOf(score, best)
	}
	return options
}

// percentOf is a score in percent of the best one.
func percentOf(score, best *big.Rat) questions.Decimal {
	if best.Sign() <= 0 {
		return "0"
	}
	share := new(big.Rat).Quo(score, best)
	return weights.Percent(share.Mul(share, hundred()))
}

// trueFalse reads a statement to agree with, or, where the options aren't true and false, a single choice.
func (it *item) trueFalse() {
	it.singleChoice()
	choice, ok := it.q.Body.(*questions.SingleChoice)
	if !ok || len(choice.Options) != 2 {
		return
	}
	labels := labelsOf(it.responses[0])
	for i, o := range choice.Options {
		saysTrue, known := truth(o.Text, labels[i].Attr("ident"))
		other := choice.Options[1-i]
		if saysFalse, alsoKnown := truth(other.Text, labels[1-i].Attr("ident")); !known || !alsoKnown || !saysTrue || saysFalse || o.Correct == other.Correct {
			continue
		}
		it.q.Body = &questions.TrueFalse{Answer: &o.Correct, Feedback: questions.TrueFalseFeedback{True: o.Feedback, False: other.Feedback}}
		it.q.At("/answer", labels[i].Place())
		return
	}
}

// truth tells whether an option says true or false: by its text, or by its identifier where the text is in another language.
func truth(text, ident string) (value, ok bool) {
	for _, said := range []string{text, ident} {
		switch strings.ToLower(said) {
		case "true", "t":
			return true, true
		case "false", "f":
			return false, true
		}
	}
	return false, false
}
