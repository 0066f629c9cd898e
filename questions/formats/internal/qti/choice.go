package qti

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
	"github.com/readback/readback/questions/formats/internal/weights"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// choices reads what can be chosen: as our options, under ids of their own while the rules are tried, and as values.
func (it *item) choices(nodes []*xmltree.Node, below string) (options questions.Options, values []given) {
	seen := map[string]bool{}
	for i, n := range nodes {
		if id := n.Attr("identifier"); seen[id] {
			it.q.Fail(n.Place(), "qti-processing", "found", "two choices that are called "+id)
		}
		seen[n.Attr("identifier")] = true
		option := questions.Option{ID: fmt.Sprintf("o%d", i+1), Text: it.line(n), Pinned: is(n, "fixed")}
		options = append(options, option)
		values = append(values, given{atoms: scoring.Texts(n.Attr("identifier")).Atoms, ours: option.ID})
		it.q.At(fmt.Sprintf("%s/%d", below, i), n.Place())
	}
	return options, values
}

// identify gives options the ids of the file.
func identify(options questions.Options, nodes []*xmltree.Node, prefix string) {
	ids := partIDs(nodes, prefix)
	for i := range options {
		options[i].ID = ids[i]
	}
}

// partIDs are the identifiers of parts as our ids: none for those that only count, nor for the second of two that are the
// same to us. A prefix tells the choices of one gap from those of others.
func partIDs(nodes []*xmltree.Node, prefix string) []string {
	ids, seen := make([]string, len(nodes)), map[string]bool{"": true}
	for i, n := range nodes {
		if identifier := strings.TrimPrefix(n.Attr("identifier"), prefix); !counted.MatchString(identifier) {
			if id := questions.Slug(named(identifier)); !seen[id] {
				ids[i], seen[id] = id, true
			}
		}
	}
	return ids
}

// shuffles is our way to say that options keep their order.
func shuffles(n *xmltree.Node) *bool {
	if is(n, "shuffle") {
		return nil
	}
	no := false
	return &no
}

// limit is how many choices may be made; 0 for any number.
func limit(n *xmltree.Node) int {
	most := 1
	if text, ok := n.Lookup("maxChoices"); ok {
		if _, err := fmt.Sscanf(strings.TrimSpace(text), "%d", &most); err != nil || most < 0 {
			return 1
		}
	}
	return most
}

// choice is a choiceInteraction, or a hottextInteraction.
func (it *item) choice(n *xmltree.Node, r *scoring.Response, nodes []*xmltree.Node) questions.Body {
	if len(nodes) < 2 || len(nodes) > maxChoices {
		it.q.Fail(n.Place(), "qti-processing", "found", fmt.Sprintf("%s with %d choices", n.Name, len(nodes)))
		return nil
	}
	options, values := it.choices(nodes, "/options")
	if r.Cardinality == "single" || limit(n) == 1 {
		return it.single(n, &part{response: r, values: values}, options, nodes)
	}
	parts := make([]*part, len(values))
	for i, v := range values {
		parts[i] = &part{name: options[i].ID, response: r, values: []given{v}}
	}
	return it.multiple(n, parts, options, nodes)
}

// maxChoices bounds what is tried out; more than questions may have anyway.
const maxChoices = 500

// single tries every option.
func (it *item) single(n *xmltree.Node, p *part, options questions.Options, nodes []*xmltree.Node) questions.Body {
	parts := []*part{p}
	scores := make([]*big.Rat, len(p.values))
	best := new(big.Rat)
	for v := range p.values {
		if scores[v] = it.try(parts, []int{v}); scores[v].Cmp(best) > 0 {
			best = scores[v]
		}
	}
	if !it.worth(best, it.try(parts, none(parts))) {
		return nil
	}
	it.weigh(options, scores, best, n)
	it.assign(parts, func(_, v int, text string) { options[v].Feedback = joined(options[v].Feedback, text) })
	identify(options, nodes, "")
	if body := trueFalse(options, nodes); body != nil {
		return body
	}
	body := weights.Single(options)
	body.Shuffle = shuffles(n)
	return body
}

// weigh gives options their scores as weights.
func (it *item) weigh(options questions.Options, scores []*big.Rat, best *big.Rat, n *xmltree.Node) {
	for v, s := range scores {
		fraction := share(s, best)
		if fraction.Cmp(big.NewRat(-1, 1)) < 0 {
			it.lose(n, "that a wrong answer takes away more than the question is worth")
			fraction = big.NewRat(-1, 1)
		}
		options[v].Weight = ""
		if !near(fraction, new(big.Rat)) {
			options[v].Weight = percent(fraction)
		}
	}
}

// trueFalse is the body of a question whose two options are the words true and false, of which one is right; nil for any other.
func trueFalse(options questions.Options, nodes []*xmltree.Node) questions.Body {
	if len(options) != 2 || options[0].ID != "true" || options[1].ID != "false" || options[0].Pinned != options[1].Pinned ||
		questions.Fold(options[0].Text) != "true" || questions.Fold(options[1].Text) != "false" {
		return nil
	}
	right := options[0].Weight == "100"
	if other := options[1].Weight == "100"; right == other || options[0].Weight != "" && options[1].Weight != "" {
		return nil
	}
	return &questions.TrueFalse{Answer: &right, Feedback: questions.TrueFalseFeedback{True: options[0].Feedback, False: options[1].Feedback}}
}
