package scoring

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// operators are those that are understood, with the least and the greatest number of their operands.
var operators = map[string][2]int{
	"baseValue": {0, 0}, "variable": {0, 0}, "correct": {0, 0}, "mapResponse": {0, 0}, "null": {0, 0},
	"multiple": {0, many}, "ordered": {0, many}, "containerSize": {1, 1}, "index": {1, 1}, "delete": {2, 2}, "contains": {2, 2}, "member": {2, 2},
	"isNull": {1, 1}, "not": {1, 1}, "and": {1, many}, "or": {1, many}, "anyN": {1, many},
	"match": {2, 2}, "stringMatch": {2, 2}, "substring": {2, 2}, "patternMatch": {1, 1},
	"equal": {2, 2}, "equalRounded": {2, 2}, "lt": {2, 2}, "gt": {2, 2}, "lte": {2, 2}, "gte": {2, 2},
	"sum": {1, many}, "product": {1, many}, "subtract": {2, 2}, "divide": {2, 2}, "power": {2, 2}, "integerDivide": {2, 2}, "integerModulus": {2, 2},
	"truncate": {1, 1}, "round": {1, 1}, "roundTo": {1, 1}, "integerToFloat": {1, 1}, "min": {1, many}, "max": {1, many},
}

const many = 1 << 30

// settings are what attributes say of an operator.
type settings struct {
	ignoreCase, substring bool
	pattern               *Pattern
	relative              bool
	tolerance             [2]*big.Rat // below and above; nil: exact
	open                  [2]bool     // the bounds don't belong to it
	significant           bool        // figures
	figures, n, min, max  int
}

func (c *compiler) expr(n *xmltree.Node) *expr {
	e := &expr{op: n.Name, node: n}
	arity, known := operators[n.Name]
	if !known {
		c.wrong(n, described(n))
		return e
	}
	for _, child := range n.All() {
		if e.op != "baseValue" {
			e.args = append(e.args, c.expr(child))
		}
	}
	if len(e.args) < arity[0] || len(e.args) > arity[1] {
		c.wrong(n, fmt.Sprintf("%s with %d operands", n.Name, len(e.args)))
	}
	c.leaf(e)
	c.settings(e)
	return e
}

// described names an operator that isn't understood, with what it says of itself.
func described(n *xmltree.Node) string {
	for _, name := range []string{"definition", "class", "name"} {
		if v := n.Attr(name); v != "" {
			return n.Name + " " + v
		}
	}
	return n.Name
}

// leaf reads what an expression without operands stands for.
func (c *compiler) leaf(e *expr) {
	id := e.node.Attr("identifier")
	switch e.op {
	case "baseValue":
		a, ok := atomOf(e.node.Attr("baseType"), e.node.InnerText())
		if !ok {
			c.wrong(e.node, `the baseValue "`+e.node.InnerText()+`"`)
		}
		e.value = Value{Atoms: []Atom{a}}
	case "variable":
		if e.response = c.item.Response(id); e.response == nil {
			e.outcome = c.outcome(id)
		}
		if e.response == nil && e.outcome == nil {
			c.wrong(e.node, `the variable "`+id+`", which isn't declared`)
		}
		if w := e.node.Attr("weightIdentifier"); w != "" {
			c.wrong(e.node, "weightIdentifier "+w)
		}
	case "correct", "mapResponse":
		if e.response = c.item.Response(id); e.response == nil {
			c.wrong(e.node, e.op+` of "`+id+`", which isn't declared`)
		} else if e.op == "mapResponse" && e.response.Mapping == nil {
			c.wrong(e.node, `mapResponse of "`+id+`", which has no mapping`)
		}
	}
}

func (c *compiler) settings(e *expr) {
	s := &e.settings
	switch e.op {
	case "stringMatch", "substring":
		sensitive, said := boolean(e.node.Attr("caseSensitive"))
		s.ignoreCase = said && !sensitive
		s.substring, _ = boolean(e.node.Attr("substring"))
	case "patternMatch":
		var ok bool
		if s.pattern, ok = ParsePattern(e.node.Attr("pattern")); !ok {
			c.wrong(e.node, "the pattern "+e.node.Attr("pattern"))
		}
	case "equal":
		c.tolerance(e)
	case "equalRounded", "roundTo":
		mode := e.node.Attr("roundingMode")
		s.significant = mode == "significantFigures"
		s.figures = c.whole(e, "figures", e.op == "equalRounded", maxWhole)
	case "index":
		s.n = c.whole(e, "n", true, maxPlace)
	case "anyN":
		s.min, s.max = c.whole(e, "min", true, maxPlace), c.whole(e, "max", true, maxPlace)
	}
}

// Bounds of what attributes may say.
const (
	maxWhole = 60   // digits
	maxPlace = 1000 // places and counts
)

// whole reads an attribute that is a small whole number.
func (c *compiler) whole(e *expr, name string, needed bool, most int) int {
	text, given := e.node.Lookup(name)
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if given && (err != nil || n < 0 || n > most) || !given && needed {
		c.wrong(e.node, fmt.Sprintf("%s with %s=%q", e.op, name, text))
	}
	return n
}

func (c *compiler) tolerance(e *expr) {
	s := &e.settings
	mode := e.node.Attr("toleranceMode")
	if mode == "exact" || mode == "" {
		return
	}
	if !slices.Contains([]string{"absolute", "relative"}, mode) {
		c.wrong(e.node, "toleranceMode "+mode)
		return
	}
	s.relative = mode == "relative"
	text := e.node.Attr("tolerance")
	parts := strings.Fields(text)
	if len(parts) == 1 {
		parts = append(parts, parts[0])
	}
	for i := range s.tolerance {
		var ok bool
		if len(parts) == 2 {
			s.tolerance[i], ok = parseNumber(parts[i])
		}
		if !ok || s.tolerance[i].Sign() < 0 {
			c.wrong(e.node, `the tolerance "`+text+`"`)
			s.tolerance = [2]*big.Rat{zero(), zero()}
			return
		}
	}
	for i, name := range []string{"includeLowerBound", "includeUpperBound"} {
		included, said := boolean(e.node.Attr(name))
		s.open[i] = said && !included
	}
}
