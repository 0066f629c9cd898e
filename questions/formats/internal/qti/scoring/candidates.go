package scoring

import (
	"math/big"
	"slices"
)

// Texts are what the rules compare a typed answer with, in their order: the mapping's entries first.
func (p *Program) Texts(response *Response) []Pattern {
	u := p.usageOf(response)
	var list []Pattern
	if u.mapped {
		for _, e := range response.Mapping.Entries {
			list = append(list, Pattern{[]string{e.Key.text()}, !e.CaseSensitive})
		}
	}
	for _, e := range u.comparisons {
		if e.op == "patternMatch" {
			list = append(list, *e.settings.pattern)
			continue
		}
		atoms, _ := u.constants(e)
		for _, a := range atoms {
			parts := []string{a.text()}
			if e.settings.substring || e.op == "substring" && !u.isGiven(e.args[0]) {
				parts = []string{"", a.text(), ""}
			}
			list = append(list, Pattern{parts, e.settings.ignoreCase})
		}
	}
	return distinctTexts(list)
}

func (a Atom) text() string {
	if a.Kind == Number {
		return a.Number.RatString()
	}
	return a.Text
}

func distinctTexts(list []Pattern) []Pattern {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(c Pattern) bool {
		key := c.String()
		if len(c.Parts) == 1 && c.Parts[0] == "" || seen[key] {
			return true
		}
		seen[key] = true
		return false
	})
}

// NumberCandidate is a number with its tolerance, or a range, that the rules compare a response with.
type NumberCandidate struct {
	Value     *big.Rat // nil: a range
	Tolerance *big.Rat // nil: none
	Percent   bool     // the tolerance is a share of the value
	Min, Max  *big.Rat // nil: no bound
}

// Bounds are the least and the greatest number that the candidate holds; nil: there is none.
func (c *NumberCandidate) Bounds() (least, most *big.Rat) {
	if c.Value == nil {
		return c.Min, c.Max
	}
	tolerance := c.Tolerance
	switch {
	case tolerance == nil:
		return c.Value, c.Value
	case c.Percent:
		tolerance = new(big.Rat).Mul(new(big.Rat).Quo(tolerance, big.NewRat(100, 1)), new(big.Rat).Abs(c.Value))
	}
	return new(big.Rat).Sub(c.Value, tolerance), new(big.Rat).Add(c.Value, tolerance)
}

// Numbers are what the rules compare a number with, in their order: the mapping's entries first.
func (p *Program) Numbers(response *Response) []NumberCandidate {
	u := p.usageOf(response)
	var list []NumberCandidate
	if u.mapped {
		for _, e := range response.Mapping.Entries {
			if n, ok := (Value{Atoms: []Atom{e.Key}}).number(); ok {
				list = append(list, NumberCandidate{Value: n})
			}
		}
	}
	within := map[*expr]bool{} // a range that was taken
	eachExpr(p.rules, func(e *expr) {
		if c, ok := u.between(e); ok {
			list = append(list, c)
			within[e.args[0]], within[e.args[1]] = true, true
		} else if u.compared[e] && !within[e] {
			list = append(list, u.around(e)...)
		}
	})
	return list
}

// between is the range that two comparisons make together.
func (u *usage) between(e *expr) (c NumberCandidate, ok bool) {
	if e.op != "and" || len(e.args) != 2 {
		return c, false
	}
	first, ok1 := u.half(e.args[0])
	second, ok2 := u.half(e.args[1])
	if !ok1 || !ok2 || (first.Min == nil) == (second.Min == nil) {
		return c, false
	}
	if first.Min == nil {
		first, second = second, first
	}
	return NumberCandidate{Min: first.Min, Max: second.Max}, true
}

// half is the range that one comparison makes. Strict ones are told apart later, when the rules are run.
func (u *usage) half(e *expr) (c NumberCandidate, ok bool) {
	above := e.op == "gte" || e.op == "gt"
	if !above && e.op != "lte" && e.op != "lt" {
		return c, false
	}
	atoms, fixed := u.constants(e)
	if !fixed || len(atoms) != 1 {
		return c, false
	}
	n, ok := (Value{Atoms: atoms}).number()
	if !u.isGiven(e.args[0]) {
		above = !above
	}
	if above {
		return NumberCandidate{Min: n}, ok
	}
	return NumberCandidate{Max: n}, ok
}

// around are the candidates of a comparison by itself.
func (u *usage) around(e *expr) []NumberCandidate {
	if c, ok := u.half(e); ok {
		return []NumberCandidate{c}
	}
	var list []NumberCandidate
	atoms, _ := u.constants(e)
	for _, a := range atoms {
		n, ok := (Value{Atoms: []Atom{a}}).number()
		if !ok {
			continue
		}
		if e.op == "equalRounded" {
			list = append(list, e.settings.roundedTo(n))
		} else {
			list = append(list, e.settings.candidate(n, u.isGiven(e.args[0])))
		}
	}
	return list
}

// candidate is a number with the tolerance of equal. Which operand it is makes a difference: tolerances are about the first.
func (s *settings) candidate(n *big.Rat, second bool) NumberCandidate {
	below, above := s.tolerance[0], s.tolerance[1]
	switch {
	case below == nil:
		return NumberCandidate{Value: n}
	case below.Cmp(above) == 0:
		return NumberCandidate{Value: n, Tolerance: below, Percent: s.relative}
	case s.relative:
		least, most := s.bounds(n)
		return NumberCandidate{Min: least, Max: most}
	case second:
		below, above = above, below
	}
	return NumberCandidate{Min: new(big.Rat).Sub(n, below), Max: new(big.Rat).Add(n, above)}
}

// roundedTo is the range that rounds to what a number rounds to.
func (s *settings) roundedTo(n *big.Rat) NumberCandidate {
	places := s.figures
	if s.significant {
		places -= magnitude(n)
	}
	half := new(big.Rat).Mul(big.NewRat(1, 2), powerOfTen(-places))
	middle := s.rounded(n)
	return NumberCandidate{Min: new(big.Rat).Sub(middle, half), Max: new(big.Rat).Add(middle, half)}
}
