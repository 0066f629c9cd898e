package qti

import (
	"math/big"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
)

// numbers tries the numbers at which the rules may change their mind, and some between them.
func (t *typing) numbers() (fit func() questions.Body) {
	c := &numberTrial{typing: t, candidates: t.program.Numbers(t.response), whole: t.response.BaseType == "integer"}
	if len(c.candidates) > maxChoices {
		t.q.Fail(t.at, "qti-processing", "found", "more than 500 numbers")
		return nil
	}
	c.sample()
	c.findFirst()
	return func() questions.Body {
		if b := c.fit(); b != nil {
			return b
		}
		return nil
	}
}

// numberTrial is what was found out about a typed number.
type numberTrial struct {
	*typing
	candidates []scoring.NumberCandidate
	whole      bool // only whole numbers can be given
	samples    []numberSample
}

type numberSample struct {
	value  int // of the part
	number questions.Decimal
	rat    *big.Rat
	score  *big.Rat
}

// sample tries each bound, the middles between neighbours, and beyond the ends. Between the bounds nothing changes.
func (c *numberTrial) sample() {
	var bounds []*big.Rat
	for i := range c.candidates {
		least, most := c.candidates[i].Bounds()
		for _, b := range []*big.Rat{least, c.candidates[i].Value, most} {
			if b != nil {
				bounds = append(bounds, c.around(b)...)
			}
		}
	}
	slices.SortFunc(bounds, (*big.Rat).Cmp)
	bounds = slices.CompactFunc(bounds, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
	for i, b := range bounds {
		c.probe(b)
		if i > 0 {
			c.probe(c.rounded(new(big.Rat).Mul(new(big.Rat).Add(b, bounds[i-1]), big.NewRat(1, 2))))
		}
	}
	if n := len(bounds); n > 0 {
		c.probe(new(big.Rat).Sub(bounds[0], one()))
		c.probe(new(big.Rat).Add(bounds[n-1], one()))
	}
}

// findFirst finds the sample that the first candidate is about.
func (c *numberTrial) findFirst() {
	if len(c.candidates) == 0 {
		return
	}
	least, most := c.candidates[0].Bounds()
	if about := c.candidates[0].Value; about != nil {
		least = about
	} else if least == nil {
		least = most
	}
	for _, s := range c.samples {
		if s.rat.Cmp(least) == 0 {
			c.first = s.value
		}
	}
}

// around is a bound; of whole numbers those about it.
func (c *numberTrial) around(b *big.Rat) []*big.Rat {
	if !c.whole {
		return []*big.Rat{b}
	}
	floor := new(big.Rat).SetInt(new(big.Int).Div(b.Num(), b.Denom()))
	var list []*big.Rat
	for d := int64(-1); d <= 2; d++ {
		list = append(list, new(big.Rat).Add(floor, big.NewRat(d, 1)))
	}
	return list
}

func (c *numberTrial) rounded(r *big.Rat) *big.Rat {
	if c.whole {
		return new(big.Rat).SetInt(new(big.Int).Div(r.Num(), r.Denom()))
	}
	return r
}

// probe tries a number that can be written with decimals.
func (c *numberTrial) probe(r *big.Rat) {
	d, ok := exact(r)
	if !ok {
		return
	}
	s := c.add(given{atoms: c.atoms(r, d), ours: d})
	c.samples = append(c.samples, numberSample{len(c.values) - 1, d, r, s})
}

// atoms are the number as the response variable holds it: as a text where that is how it is declared.
func (c *numberTrial) atoms(r *big.Rat, d questions.Decimal) []scoring.Atom {
	if c.response.BaseType == "string" {
		return scoring.Texts(string(d)).Atoms
	}
	return scoring.Num(r).Atoms
}

// exact is a number as a decimal, if it is one.
func exact(r *big.Rat) (questions.Decimal, bool) {
	for _, places := range []int{0, 3, 20, 120} {
		d, err := questions.ParseDecimal(r.FloatString(places))
		if err == nil && d.Rat().Cmp(r) == 0 {
			return d, true
		}
	}
	return "", false
}

// fit makes the accepted numbers, in the order of the rules or, where later rules undo earlier ones, the other way round.
func (c *numberTrial) fit() *questions.Numeric {
	for range 2 {
		if body := c.list(); body != nil && c.agrees(body) {
			return body
		}
		slices.Reverse(c.candidates)
	}
	return nil
}

// list are the candidates as accepted numbers: each with what is scored where it is the first that holds.
func (c *numberTrial) list() *questions.Numeric {
	body := &questions.Numeric{}
	taken := make([]bool, len(c.samples))
	for i := range c.candidates {
		a, ok := c.accept(&c.candidates[i])
		if !ok || !c.spend(10*len(c.samples)) {
			return nil
		}
		if first := c.take(a, taken); first != nil { // otherwise others hold all of it
			a.Weight = weightOf(c.fraction(first.score))
			body.Accept = append(body.Accept, a)
		}
	}
	return body
}

// take marks the samples that an accepted number holds as taken, and returns the first that wasn't before.
func (c *numberTrial) take(a questions.NumericAccept, taken []bool) (first *numberSample) {
	alone := &questions.Numeric{Accept: []questions.NumericAccept{a}}
	for i := range c.samples {
		if taken[i] || alone.Matched(c.samples[i].number) == nil {
			continue
		}
		if taken[i] = true; first == nil {
			first = &c.samples[i]
		}
	}
	return first
}

func (c *numberTrial) accept(n *scoring.NumberCandidate) (a questions.NumericAccept, ok bool) {
	if n.Value == nil {
		return c.between(n)
	}
	if a.Value, ok = exact(n.Value); !ok {
		return a, false
	}
	if n.Tolerance != nil && n.Tolerance.Sign() > 0 {
		var d questions.Decimal
		d, ok = exact(n.Tolerance)
		a.Tolerance = questions.Tolerance(d)
		if n.Percent {
			a.Tolerance += "%"
		}
	}
	return a, ok
}

// between is a range. Of whole numbers one without its bounds has the next ones.
func (c *numberTrial) between(n *scoring.NumberCandidate) (a questions.NumericAccept, ok bool) {
	least, most := n.Min, n.Max
	if c.whole {
		least, most = c.inward(least, 1), c.inward(most, -1)
	}
	ok = true
	if least != nil {
		a.Min, ok = exact(least)
	}
	if most != nil && ok {
		a.Max, ok = exact(most)
	}
	return a, ok
}

// inward moves a bound to the next whole number where its own score is that of what lies outside.
func (c *numberTrial) inward(bound *big.Rat, step int64) *big.Rat {
	if bound == nil || !bound.IsInt() {
		return bound
	}
	in, out := c.scoreOf(new(big.Rat).Add(bound, big.NewRat(step, 1))), c.scoreOf(new(big.Rat).Sub(bound, big.NewRat(step, 1)))
	own := c.scoreOf(bound)
	if in == nil || out == nil || own == nil || own.Cmp(in) == 0 || own.Cmp(out) != 0 {
		return bound
	}
	return new(big.Rat).Add(bound, big.NewRat(step, 1))
}

func (c *numberTrial) scoreOf(r *big.Rat) *big.Rat {
	for _, s := range c.samples {
		if s.rat.Cmp(r) == 0 {
			return s.score
		}
	}
	return nil
}

// agrees tells whether our marks are those of the rules.
func (c *numberTrial) agrees(body *questions.Numeric) bool {
	mark := marksOf(questions.QuestionHead{}, body)
	if !c.spend(10 * len(c.samples) * len(body.Accept)) {
		return false
	}
	for _, s := range c.samples {
		if !near(mark(s.number), c.fraction(s.score)) {
			return false
		}
	}
	return len(body.Accept) > 0
}
