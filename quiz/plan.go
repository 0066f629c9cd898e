package quiz

import (
	"math/big"
	"math/rand/v2"
	"slices"

	"github.com/readback/readback/questions"
)

// Plan is what an attempt shows and in which order: made once, when it starts, and stored with it. A learner's page
// and its saves carry only the numbers of the plan, 1, 2, 3…, since authored ids can give keys away.
type Plan struct {
	Questions []Planned `json:"questions"`
	// What hints and wrong tries cost, as the rules said when the attempt started, so that its marks are the same for ever.
	TryDeduction  float64 `json:"try_deduction,omitempty"`  // as in Rules
	HintDeduction float64 `json:"hint_deduction,omitempty"` // as in Rules
}

// Planned is one question of a plan: its authored id, and the authored ids of its parts in the order shown.
type Planned struct {
	ID      string       `json:"id"`
	Options []string     `json:"options,omitempty"`
	Claims  []string     `json:"claims,omitempty"`
	Prompts []string     `json:"prompts,omitempty"`
	Matches []string     `json:"matches,omitempty"` // each text once
	Items   []string     `json:"items,omitempty"`
	Gaps    []PlannedGap `json:"gaps,omitempty"` // in the order of the stem
}

// PlannedGap is one gap of a planned question.
type PlannedGap struct {
	ID      string   `json:"id"`
	Options []string `json:"options,omitempty"` // of a choice, in the order shown
}

// NewPlan draws and orders the questions of a revision under the rules, but for those that are stale: they are held back.
// Seen says how often the learner was shown each question before (nil: never); draws avoid those where they can. The same
// seed and seen give the same plan.
func NewPlan(r *questions.Revision, rules Rules, seed uint64, seen map[string]int) Plan {
	return planOf(r.Asked(), rules, seed, seen)
}

// WholePlan has every question of a set as it was authored, for who looks at the set: stale ones too.
func WholePlan(set *questions.Set) Plan { return planOf(set, Rules{}, 0, nil) }

func planOf(set *questions.Set, rules Rules, seed uint64, seen map[string]int) Plan {
	rng := rand.New(rand.NewPCG(seed, 0x72656164)) // any fixed second word will do
	chosen := drawn(set, rules.Draw, unseenFirst(set, seen, rng))
	if rules.ShuffleQuestions {
		shuffleUnpinned(chosen, func(q *questions.Question) bool { return q.Pinned }, rng)
	}
	plan := Plan{
		Questions:    make([]Planned, 0, len(chosen)),
		TryDeduction: rules.TryDeduction, HintDeduction: rules.HintDeduction,
	}
	for _, q := range chosen {
		plan.Questions = append(plan.Questions, planned(q, rules, rng))
	}
	return plan
}

// planned orders the parts of a question. Matches and items are always shuffled, since their authored order is the key.
func planned(q *questions.Question, rules Rules, rng *rand.Rand) Planned {
	p := Planned{ID: q.ID}
	options := func(os questions.Options, own *bool) []string {
		return optionOrder(os, rules.ShuffleOptions && (own == nil || *own), rng)
	}
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		p.Options = options(b.Options, b.Shuffle)
	case *questions.MultipleResponse:
		p.Options = options(b.Options, b.Shuffle)
	case *questions.CompareSources:
		for _, c := range b.Claims {
			p.Claims = append(p.Claims, c.ID)
		}
	case *questions.Matching:
		for _, pair := range b.Pairs {
			p.Prompts = append(p.Prompts, pair.ID)
		}
		p.Matches = matchOrder(b.Matches(), rng)
	case *questions.Ordering:
		p.Items = itemOrder(b.Items, rng)
	case *questions.GapFill:
		for _, id := range q.GapOrder() {
			gap := b.Gaps[id]
			p.Gaps = append(p.Gaps, PlannedGap{ID: id, Options: options(gap.Options, gap.Shuffle)})
		}
	}
	return p
}

// Find returns the question shown as number n (from 1), or nil.
func (p *Plan) Find(n int) *Planned {
	if n < 1 || n > len(p.Questions) {
		return nil
	}
	return &p.Questions[n-1]
}

// MaxOf is how many points a new attempt at a revision can reach under the rules; 0 where questions are drawn that differ in
// points, since it is known only once they are.
func MaxOf(r *questions.Revision, rules Rules) float64 {
	set := r.Asked()
	if len(rules.Draw) > 0 && differInPoints(set, rules.Draw) {
		return 0
	}
	max := new(big.Rat)
	for _, q := range drawn(set, rules.Draw, authoredOrder(set)) {
		max.Add(max, q.Max())
	}
	return float(max)
}

// Asks is how many questions with marks an attempt has by these rules. What is held back isn't asked.
func Asks(r *questions.Revision, rules Rules) (count int) {
	set := r.Asked()
	for _, q := range drawn(set, rules.Draw, authoredOrder(set)) {
		if q.Marked() {
			count++
		}
	}
	return count
}

// differInPoints tells whether not all the questions that can be drawn are worth the same.
func differInPoints(set *questions.Set, draws []Draw) bool {
	var first *big.Rat
	for i := range set.Questions {
		q := &set.Questions[i]
		if !q.Marked() || !slices.ContainsFunc(draws, func(d Draw) bool { return d.matches(q) }) {
			continue
		}
		if first == nil {
			first = q.Max()
		} else if first.Cmp(q.Max()) != 0 {
			return true
		}
	}
	return false
}
