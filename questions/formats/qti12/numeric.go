package qti12

import (
	"fmt"
	"math/big"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// numeric reads a question answered with a number.
func (it *item) numeric() {
	it.stem()
	body := &questions.Numeric{}
	var scores []*big.Rat
	for _, c := range it.scoring.scored() {
		for _, s := range spans(c.test) {
			a, ok := it.number(s)
			if !ok {
				continue
			}
			a.Feedback = it.feedback.on(true, c.feedback...)
			it.q.At(fmt.Sprintf("/accept/%d", len(body.Accept)), s.node.Place())
			body.Accept, scores = append(body.Accept, a), append(scores, c.rewards())
		}
	}
	it.top = greatest(scores)
	for i, score := range scores {
		if score.Cmp(it.top) != 0 {
			body.Accept[i].Weight = percentOf(score, it.top)
		}
	}
	it.feedback.explain()
	it.q.Body = body
}

// span is a number that a condition takes, a range, or a number with what is near enough.
type span struct {
	node      *xmltree.Node
	value     *xmltree.Node
	low, high *xmltree.Node
}

// spans are what a condition takes: a number, or what lies between two, or one of several.
func spans(n *xmltree.Node) []span {
	var list []span
	bounds := span{node: n}
	for _, c := range n.All() {
		switch c.Name {
		case "varequal":
			list = append(list, span{node: c, value: c})
		case "vargte", "vargt":
			bounds.low = c
		case "varlte", "varlt":
			bounds.high = c
		case "and":
			list = append(list, spans(c)...)
		case "or":
			list = append(list, together(spans(c))...)
		}
	}
	if bounds.low != nil || bounds.high != nil {
		list = append(list, bounds)
	}
	return list
}

// together makes one of a number and the range around it, as Canvas writes a margin.
func together(list []span) []span {
	if len(list) != 2 || list[0].value == nil || list[1].value != nil || list[1].low == nil || list[1].high == nil {
		return list
	}
	value := list[0].value
	if value.Attr("margin") == "" && value.Attr("precision") == "" {
		v, low, high := valueOf(value), valueOf(list[1].low), valueOf(list[1].high)
		if v == nil || low == nil || high == nil || v.Cmp(low) < 0 || v.Cmp(high) > 0 {
			return list
		}
	}
	return []span{{node: value, value: value, low: list[1].low, high: list[1].high}}
}

func valueOf(n *xmltree.Node) *big.Rat { return number(n.InnerText()) }

// number is what a span takes. ok is false for one that isn't a number.
func (it *item) number(s span) (a questions.NumericAccept, ok bool) {
	for _, n := range []*xmltree.Node{s.value, s.low, s.high} {
		if n != nil && valueOf(n) == nil {
			it.q.Fail(n.Place(), "qti12-number", "found", oneLine(n.InnerText()))
			return a, false
		}
	}
	switch {
	case s.value == nil:
		it.between(&a, s.low, s.high)
	case s.value.Attr("margin") != "":
		a.Value, a.Tolerance = decimal(s.value), it.margin(s.value)
	case s.value.Attr("precision") != "":
		a.Value, a.Tolerance = decimal(s.value), it.precision(s.value)
	case s.low == nil:
		a.Value = decimal(s.value)
	default:
		it.near(&a, s)
	}
	return a, true
}

// between is a range. Its bounds are in it; for Canvas either may come first.
func (it *item) between(a *questions.NumericAccept, low, high *xmltree.Node) {
	it.open(low, high)
	if low != nil && high != nil && valueOf(low).Cmp(valueOf(high)) > 0 {
		low, high = high, low
	}
	if low != nil {
		a.Min = decimal(low)
	}
	if high != nil {
		a.Max = decimal(high)
	}
}

// near is a number with the range around it: a tolerance, where it is as wide on both sides.
func (it *item) near(a *questions.NumericAccept, s span) {
	below := new(big.Rat).Sub(valueOf(s.value), valueOf(s.low))
	above := new(big.Rat).Sub(valueOf(s.high), valueOf(s.value))
	tolerance := exactly(above)
	if below.Cmp(above) != 0 || tolerance == "" {
		it.between(a, s.low, s.high)
		return
	}
	a.Value = decimal(s.value)
	if above.Sign() > 0 {
		it.open(s.low, s.high)
		a.Tolerance = questions.Tolerance(tolerance)
	}
}

// open warns of a bound that isn't in its range there, and is here.
func (it *item) open(bounds ...*xmltree.Node) {
	for _, n := range bounds {
		if n != nil && (n.Name == "vargt" || n.Name == "varlt") {
			it.q.Warn(n.Place(), "qti12-open", "found", oneLine(n.InnerText()))
		}
	}
}

// decimal is a number of a test, in plain digits.
func decimal(n *xmltree.Node) questions.Decimal {
	d, err := questions.ParseDecimal(oneLine(n.InnerText()))
	if err != nil {
		return ""
	}
	return d
}
