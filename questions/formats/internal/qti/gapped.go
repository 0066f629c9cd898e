package qti

import (
	"math/big"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
	"github.com/readback/readback/questions/formats/internal/weights"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// examine finds out what each part is worth, and with which value. Where marks for parts simply add up, each part is tried
// by itself; where a part only counts beside others that are right, it is tried among those.
func (g *gapped) examine() bool {
	nothing := g.try(g.parts, none(g.parts))
	if !g.explore(none(g.parts)) {
		return false
	}
	total := new(big.Rat)
	for _, w := range g.worths {
		total.Add(total, w)
	}
	best := g.try(g.parts, g.right)
	if !g.everyPartCounts() || !near(share(best, total), one()) {
		if !g.rightFromKey() || !g.explore(g.right) {
			return false
		}
		best, g.partial = g.try(g.parts, g.right), true
		g.equalWorths()
	}
	return g.worth(best, nothing) && g.noneIsUnmarked()
}

func (g *gapped) everyPartCounts() bool {
	for _, w := range g.worths {
		if w.Sign() <= 0 {
			return false
		}
	}
	return true
}

// noneIsUnmarked refuses a question with a part that earns nothing: what is right there can't be known.
func (g *gapped) noneIsUnmarked() bool {
	for i, w := range g.worths {
		if w.Sign() <= 0 {
			g.q.Fail(g.parts[i].at, "qti-unmarked", "found", g.parts[i].name)
		}
	}
	return !g.q.Failed()
}

// explore tries all values of each part while the others stay at some picks.
func (g *gapped) explore(among []int) bool {
	right := none(g.parts)
	g.worths, g.fits, g.typings = make([]*big.Rat, len(g.parts)), make([]func() questions.Body, len(g.parts)), make([]*typing, len(g.parts))
	for i := range g.parts {
		without := g.try(g.parts, with(among, i, untouched))
		score := func(v int) *big.Rat {
			s := g.try(g.parts, with(among, i, v))
			return s.Sub(new(big.Rat).Set(s), without)
		}
		if g.options[i] == nil {
			if !g.exploreTyped(i, g.inlines[i], score) {
				return false
			}
			right[i] = g.bestTyped(i, score)
			continue
		}
		g.worths[i] = new(big.Rat)
		for v := range g.parts[i].values {
			if s := score(v); s.Cmp(g.worths[i]) > 0 {
				g.worths[i], right[i] = s, v
			}
		}
	}
	g.right = right
	return g.failed == nil
}

// exploreTyped tries a typed part, afresh but for the value that is known to be right.
func (g *gapped) exploreTyped(i int, n *xmltree.Node, score func(v int) *big.Rat) bool {
	t := &typing{item: g.item, part: g.parts[i], best: new(big.Rat), score: score}
	g.typings[i] = t
	if g.fits[i] = t.prepare(n); g.fits[i] == nil {
		return false
	}
	g.worths[i] = t.best
	return true
}

// bestTyped is the first value of a typed part that earns what the part is worth.
func (g *gapped) bestTyped(i int, score func(v int) *big.Rat) int {
	if g.worths[i].Sign() <= 0 {
		return untouched
	}
	for v := range g.parts[i].values {
		if score(v).Cmp(g.worths[i]) == 0 {
			return v
		}
	}
	return untouched
}

// rightFromKey takes the right values from the correct responses, where trying parts by themselves didn't show them.
func (g *gapped) rightFromKey() bool {
	firsts := none(g.parts)
	for i, p := range g.parts {
		if g.options[i] == nil && len(p.values) > 0 {
			firsts[i] = g.typings[i].first
		}
		if v := g.keyed(i); v != untouched {
			g.right[i] = v
		}
	}
	if g.try(g.parts, g.right).Sign() <= 0 && !slices.Contains(firsts, untouched) {
		g.right = firsts
	}
	for i, p := range g.parts {
		if g.right[i] == untouched {
			g.q.Fail(p.at, "qti-unmarked", "found", p.name)
		}
	}
	return !g.q.Failed()
}

// keyed is the value of a part that a correctResponse has. That of a typed part is added to what was tried.
func (g *gapped) keyed(i int) int {
	p := g.parts[i]
	if g.options[i] == nil {
		if p.response.Correct.Null() {
			return untouched
		}
		a := p.response.Correct.Atoms[0]
		v := given{atoms: []scoring.Atom{a}, ours: a.Text}
		if a.Kind == scoring.Number {
			v.ours = decimal(a.Number)
		}
		p.values = append(p.values, v)
		return len(p.values) - 1
	}
	for v := range p.values {
		for _, a := range p.response.Correct.Atoms {
			if a.Text == p.values[v].atoms[0].Text {
				return v
			}
		}
	}
	return untouched
}

// equalWorths makes all parts worth the same that are worth something.
func (g *gapped) equalWorths() {
	for i, w := range g.worths {
		if w.Sign() > 0 {
			g.worths[i] = one()
		}
	}
}

// fractions are what each value of a part earns of the part's worth.
func (g *gapped) fractions(i int) []*big.Rat {
	list := make([]*big.Rat, len(g.parts[i].values))
	among, best := none(g.parts), g.worths[i]
	if g.partial {
		among = with(g.right, i, untouched)
		best = new(big.Rat).Sub(g.try(g.parts, g.right), g.try(g.parts, among))
	}
	without := g.try(g.parts, among)
	for v := range list {
		list[v] = share(new(big.Rat).Sub(g.try(g.parts, with(among, i, v)), without), best)
	}
	return list
}

// gap makes one gap.
func (g *gapped) gap(i int) (gap questions.Gap, ok bool) {
	if g.options[i] == nil {
		body := g.fits[i]()
		if body == nil {
			g.q.Fail(g.parts[i].at, "qti-marking")
			return gap, false
		}
		if g.typings[i].debt && !g.partial {
			g.lose(g.node, belowNothing)
		}
		return gapOf(body), true
	}
	if len(g.options[i]) < 2 {
		g.q.Fail(g.parts[i].at, "qti-processing", "found", "a gap with one choice")
		return gap, false
	}
	g.weigh(g.options[i], g.fractions(i), one(), g.node)
	gap.Options = weights.Single(g.options[i]).Options
	gap.Shuffle = shuffles(g.shuffled(i))
	return gap, true
}

// shuffled is the element that says whether a part's options are shuffled.
func (g *gapped) shuffled(i int) *xmltree.Node {
	if g.node.Name == "inlineChoiceInteraction" || g.node.Name == "textEntryInteraction" {
		return g.inlines[i]
	}
	return g.node
}

func gapOf(body questions.Body) (gap questions.Gap) {
	switch b := body.(type) {
	case *questions.ShortText:
		gap.Match = b.Match
		for _, a := range b.Accept {
			gap.Accept = append(gap.Accept, questions.GapAccept{Text: a.Text, Weight: a.Weight})
		}
	case *questions.Numeric:
		for _, a := range b.Accept {
			gap.Accept = append(gap.Accept, questions.GapAccept{Value: a.Value, Tolerance: a.Tolerance, Min: a.Min, Max: a.Max, Weight: a.Weight})
		}
	}
	return gap
}

// maxRatio is up to which number the worths of gaps are looked at as small whole numbers.
const maxRatio = 24

// weighGaps writes down what gaps are worth against each other, in whole numbers where they are in such a ratio.
func (g *gapped) weighGaps(body *questions.GapFill) {
	least := g.worths[0]
	for _, w := range g.worths {
		if w.Cmp(least) < 0 {
			least = w
		}
	}
	for times := int64(1); times <= maxRatio; times++ {
		if list, ok := wholes(g.worths, new(big.Rat).Quo(big.NewRat(times, 1), least)); ok {
			g.setWeights(body, list)
			return
		}
	}
	list := make([]questions.Decimal, len(g.worths))
	for i, w := range g.worths {
		list[i] = decimal(w)
	}
	g.setWeights(body, list)
}

// wholes are scaled worths if they are nearly whole numbers.
func wholes(worths []*big.Rat, scale *big.Rat) (list []questions.Decimal, ok bool) {
	for _, w := range worths {
		d, err := questions.ParseDecimal(new(big.Rat).Mul(w, scale).FloatString(0))
		if err != nil || !near(share(d.Rat(), scale), w) {
			return nil, false
		}
		list = append(list, d)
	}
	return list, true
}

func (g *gapped) setWeights(body *questions.GapFill, list []questions.Decimal) {
	for i, p := range g.parts {
		if list[i] != "1" {
			gap := body.Gaps[p.name]
			gap.Weight = list[i]
			body.Gaps[p.name] = gap
		}
	}
}
