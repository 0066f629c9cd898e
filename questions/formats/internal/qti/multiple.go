package qti

import (
	"math/big"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/weights"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// multiple tries sets of options, and finds the marking of ours that gives each of them what the rules give.
func (it *item) multiple(n *xmltree.Node, parts []*part, options questions.Options, nodes []*xmltree.Node) questions.Body {
	most := limit(n)
	if most == 0 || most > len(parts) {
		most = len(parts)
	}
	m := &multiple{item: it, parts: parts, most: most}
	m.sample()
	if !it.worth(m.best, it.try(parts, none(parts))) {
		return nil
	}
	body := m.fit(options)
	if body == nil {
		it.q.Fail(it.processing().Place(), "qti-marking")
		return nil
	}
	if m.debt {
		it.lose(n, belowNothing)
	}
	body.Shuffle = shuffles(n)
	it.assign(parts, func(p, _ int, text string) { body.Options[p].Feedback = joined(body.Options[p].Feedback, text) })
	identify(body.Options, nodes, "")
	return body
}

// belowNothing is what isn't kept of rules that take marks of other questions away.
const belowNothing = "that wrong answers may take away more than nothing: the least mark is 0 here"

// multiple is a question whose rules are tried out.
type multiple struct {
	*item
	parts   []*part
	most    int // options that may be chosen
	samples []sample
	best    *big.Rat
	key     []int // a set that scores it
	debt    bool  // some set scores less than nothing
}

// sample is a set of options, as picks, with its score.
type sample struct {
	picks []int
	size  int
	score *big.Rat
}

// add tries a set, given as what is chosen.
func (m *multiple) add(chosen func(i int) bool) {
	s := sample{picks: none(m.parts)}
	for i := range m.parts {
		if chosen(i) {
			s.picks[i] = 0
			s.size++
		}
	}
	if s.size > m.most {
		return
	}
	s.score = m.try(m.parts, s.picks)
	m.samples = append(m.samples, s)
	m.debt = m.debt || isDebt(s.score)
	if c := s.score.Cmp(m.best); c > 0 {
		m.best, m.key = s.score, s.picks
	}
}

// exhaustive is up to how many options every set is tried; thorough is it for rules that look at single options, or if no
// other way finds a set that scores.
const (
	exhaustive = 6
	thorough   = 12
	maxSwaps   = 400
)

func (m *multiple) sample() {
	m.best = new(big.Rat)
	simple := m.program.Simple(m.parts[0].response)
	if len(m.parts) <= exhaustive || len(m.parts) <= thorough && !simple {
		m.everySet()
		return
	}
	right := m.rightIDs()
	is := func(i int) bool { return right[m.parts[i].values[0].atoms[0].Text] }
	m.add(is)
	m.add(func(int) bool { return true })
	m.add(func(i int) bool { return !is(i) })
	for k := range m.parts {
		m.add(func(i int) bool { return i == k })
		m.add(func(i int) bool { return is(i) != (i == k) })
	}
	m.randomSets(is)
	m.swaps(is)
	for _, texts := range m.program.Containers(m.parts[0].response) {
		m.add(func(i int) bool { return slices.Contains(texts, m.parts[i].values[0].atoms[0].Text) })
	}
	if m.best.Sign() == 0 && len(m.parts) <= thorough {
		m.everySet()
	}
}

// rightIDs are the identifiers of the correctResponse and of what the mapping rewards.
func (m *multiple) rightIDs() map[string]bool {
	right := map[string]bool{}
	r := m.parts[0].response
	for _, a := range r.Correct.Atoms {
		right[a.Text] = true
	}
	if len(right) == 0 && r.Mapping != nil {
		for _, e := range r.Mapping.Entries {
			right[e.Key.Text] = e.Worth.Sign() > 0
		}
	}
	return right
}

func (m *multiple) everySet() {
	for set := 1; set < 1<<len(m.parts); set++ {
		m.add(func(i int) bool { return set>>i&1 == 1 })
	}
}

// swaps tries the key with one right option in the place of another one.
func (m *multiple) swaps(is func(i int) bool) {
	tried := 0
	for out := range m.parts {
		for in := range m.parts {
			if is(out) && !is(in) && tried < maxSwaps {
				tried++
				m.add(func(i int) bool { return i == in || i != out && is(i) })
			}
		}
	}
}

// randomSets tries sets that look as if they were made at random, always the same ones: half of them near the key.
func (m *multiple) randomSets(is func(i int) bool) {
	state := uint32(len(m.parts))
	next := func() uint32 {
		state = state*1664525 + 1013904223
		return state >> 16
	}
	for n := range 60 {
		rare := uint32(2)
		if n%2 == 0 {
			rare = 6
		}
		m.add(func(i int) bool { return (is(i) && n%2 == 0) != (next()%rare == 0) })
	}
}

// fit is the first of our markings that agrees with every set that was tried; nil when none does.
func (m *multiple) fit(options questions.Options) *questions.MultipleResponse {
	keyed := func(marking questions.MultipleMarking) func() *questions.MultipleResponse {
		return func() *questions.MultipleResponse { return m.keyed(options, marking) }
	}
	proposals := []func() *questions.MultipleResponse{
		keyed(questions.AllOrNothing), keyed(""), keyed(questions.PerOption),
		func() *questions.MultipleResponse { return m.mapped(options) },
		func() *questions.MultipleResponse { return m.probed(options) },
	}
	if m.program.Uses(m.parts[0].response) {
		proposals[0], proposals[1] = proposals[1], proposals[0]
	}
	for _, propose := range proposals {
		if body := propose(); body != nil && m.agrees(body) {
			return body
		}
	}
	return nil
}

// keyed has the options right that score most together.
func (m *multiple) keyed(options questions.Options, marking questions.MultipleMarking) *questions.MultipleResponse {
	body := &questions.MultipleResponse{Options: slices.Clone(options), Marking: marking}
	for i := range body.Options {
		body.Options[i].Correct = m.key[i] != untouched
	}
	return body
}

// mapped are the worths of the mapping as weights.
func (m *multiple) mapped(options questions.Options) *questions.MultipleResponse {
	r := m.parts[0].response
	if r.Mapping == nil {
		return nil
	}
	return m.weighted(options, func(i int) *big.Rat { return r.Mapping.Of(m.parts[i].values[0].atoms[0]) })
}

// probed are the weights that options seem to have: what one adds by itself, or takes away from the best set.
func (m *multiple) probed(options questions.Options) *questions.MultipleResponse {
	return m.weighted(options, func(i int) *big.Rat {
		if alone := m.try(m.parts, with(none(m.parts), i, 0)); alone.Sign() > 0 {
			return alone
		}
		if m.key[i] != untouched || m.most < len(m.parts) {
			return new(big.Rat)
		}
		return new(big.Rat).Sub(m.try(m.parts, with(m.key, i, 0)), m.best)
	})
}

func (m *multiple) weighted(options questions.Options, worth func(i int) *big.Rat) *questions.MultipleResponse {
	own := slices.Clone(options)
	for i := range own {
		fraction := share(worth(i), m.best)
		if fraction.Cmp(big.NewRat(-1, 1)) < 0 {
			fraction = big.NewRat(-1, 1) // more can't be taken away: the sum stays at 0
		} else if fraction.Cmp(one()) > 0 {
			fraction = one()
		}
		own[i].Weight = percent(fraction)
	}
	return weights.Multiple(own)
}

// agrees tells whether our marks are those of the rules. Where fewer options may be chosen than there are, choosing all
// mustn't earn everything either.
func (m *multiple) agrees(body *questions.MultipleResponse) bool {
	mark := marksOf(questions.QuestionHead{}, body)
	if !m.spend(len(m.samples) * len(m.parts)) {
		return false
	}
	if m.most < len(m.parts) && near(mark(m.chosen(make([]int, len(m.parts)))), one()) {
		return false
	}
	for _, s := range m.samples {
		if !near(mark(m.chosen(s.picks)), clamped(share(s.score, m.best))) {
			return false
		}
	}
	return true
}

// chosen is a set as our answers have it.
func (m *multiple) chosen(picks []int) []string {
	var ids []string
	for i, p := range picks {
		if p != untouched {
			ids = append(ids, m.parts[i].name)
		}
	}
	return ids
}

// clamped keeps a fraction at 0 or above, as every marking of ours does with several options.
func clamped(r *big.Rat) *big.Rat {
	if r.Sign() < 0 {
		return new(big.Rat)
	}
	return r
}
