package scoring

import (
	"math/big"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

func zero() *big.Rat { return new(big.Rat) }

func one() *big.Rat { return big.NewRat(1, 1) }

// template is what a standard template says, as rules of an item's own would say it. Templates are written for the
// variable RESPONSE; files that have one response under another name mean that one.
func (c *compiler) template(name string, at *xmltree.Node) []rule {
	r := c.item.Response("RESPONSE")
	if r == nil && len(c.item.Responses) == 1 {
		r = c.item.Responses[0]
	}
	if r == nil {
		c.wrong(at, "the template "+name+" without a response RESPONSE")
		return nil
	}
	given := &expr{op: "variable", response: r}
	correct := &expr{op: "match", args: []*expr{given, {op: "correct", response: r}}}
	nothing := &expr{op: "isNull", args: []*expr{given}}
	score := c.outcome("SCORE")
	set := func(value *expr) []rule { return []rule{{outcome: score, value: value}} }
	none := &expr{op: "baseValue", value: Num(zero())}
	switch name {
	case "match_correct", "CC2_match", "CC2_match_basic":
		full := &expr{op: "baseValue", value: Num(one())}
		if most := c.item.Outcome("MAXSCORE"); name != "match_correct" && most != nil && most.HasDefault {
			full = &expr{op: "variable", outcome: most}
		}
		rules := []rule{{branches: []branch{{correct, set(full)}, {nil, set(none)}}}}
		return append(rules, c.basicFeedback(name, correct)...)
	case "map_response", "CC2_map_response":
		if r.Mapping == nil {
			c.wrong(at, "the template "+name+" without a mapping")
			return nil
		}
		mapped := &expr{op: "mapResponse", response: r}
		return []rule{{branches: []branch{{nothing, set(none)}, {nil, set(mapped)}}}}
	}
	c.wrong(at, "the template "+name)
	return nil
}

// basicFeedback is what the templates of Common Cartridge do besides: they tell right from wrong, and which was chosen.
func (c *compiler) basicFeedback(name string, correct *expr) []rule {
	var rules []rule
	if o := c.item.Outcome("FEEDBACKBASIC"); o != nil && name != "match_correct" {
		say := func(text string) []rule {
			return []rule{{outcome: o, value: &expr{op: "baseValue", value: Texts(text)}}}
		}
		rules = append(rules, rule{branches: []branch{{correct, say("correct")}, {nil, say("incorrect")}}})
	}
	if o := c.item.Outcome("FEEDBACK"); o != nil && name == "CC2_match" {
		rules = append(rules, rule{outcome: o, value: correct.args[0]})
	}
	return rules
}

// Plain is the response processing of an item that has none: the mapping of its one response, or a point for each
// response that is as its correctResponse says. A response that says neither is named.
func Plain(item *Item, responses []*Response, steps *int) (*Program, []Unknown) {
	c := &compiler{item: item}
	p := &Program{Item: item, steps: steps}
	score := c.outcome("SCORE")
	for _, r := range responses {
		given := &expr{op: "variable", response: r}
		point := &expr{op: "baseValue", value: Num(one())}
		right := &expr{op: "match", args: []*expr{given, {op: "correct", response: r}}}
		switch {
		case !r.Correct.Null():
			sum := &expr{op: "sum", args: []*expr{{op: "variable", outcome: score}, point}}
			p.rules = append(p.rules, rule{branches: []branch{{right, []rule{{outcome: score, value: sum}}}}})
		case r.Mapping != nil:
			sum := &expr{op: "sum", args: []*expr{{op: "variable", outcome: score}, {op: "mapResponse", response: r}}}
			p.rules = append(p.rules, rule{branches: []branch{{&expr{op: "not", args: []*expr{{op: "isNull", args: []*expr{given}}}}, []rule{{outcome: score, value: sum}}}}})
		default:
			c.wrong(r.Node, r.ID+" without rules and without a correctResponse")
		}
	}
	return p, c.unknown
}
