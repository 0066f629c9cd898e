package quiz

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"

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

// NewPlan draws and orders the questions of a revision under the rules. The same seed gives the same plan.
func NewPlan(set *questions.Set, rules Rules, seed uint64) Plan {
	rng := rand.New(rand.NewPCG(seed, 0x72656164)) // any fixed second word will do
	chosen := drawn(set, rules.Draw, rng.Perm(len(set.Questions)))
	if rules.ShuffleQuestions {
		rng.Shuffle(len(chosen), func(i, j int) { chosen[i], chosen[j] = chosen[j], chosen[i] })
	}
	plan := Plan{Questions: make([]Planned, 0, len(chosen))}
	for _, q := range chosen {
		plan.Questions = append(plan.Questions, planned(q, rules, rng))
	}
	return plan
}

func planned(q *questions.Question, rules Rules, rng *rand.Rand) Planned {
	p := Planned{ID: q.ID}
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		p.Options = optionOrder(b.Options, rules.ShuffleOptions && shuffles(b.Shuffle), rng)
	case *questions.MultipleResponse:
		p.Options = optionOrder(b.Options, rules.ShuffleOptions && shuffles(b.Shuffle), rng)
	case *questions.CompareSources:
		for _, c := range b.Claims {
			p.Claims = append(p.Claims, c.ID)
		}
	}
	return p
}

func shuffles(own *bool) bool { return own == nil || *own }

func optionOrder(os questions.Options, shuffle bool, rng *rand.Rand) []string {
	ids := make([]string, len(os))
	for i, o := range os {
		ids[i] = o.ID
	}
	if shuffle {
		rng.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	}
	return ids
}

// Find returns the question shown as number n (from 1), or nil.
func (p *Plan) Find(n int) *Planned {
	if n < 1 || n > len(p.Questions) {
		return nil
	}
	return &p.Questions[n-1]
}

// parts is the list of authored ids that the attempt's own ids of a part count through.
func (p *Planned) parts(part questions.Part) []string {
	switch part {
	case questions.OptionPart:
		return p.Options
	case questions.ClaimPart:
		return p.Claims
	}
	return nil
}

// authored turns the attempt's own ids into authored ones.
func (p *Planned) authored(part questions.Part, own string) (string, bool) {
	ids := p.parts(part)
	n, err := strconv.Atoi(own)
	if err != nil || n < 1 || n > len(ids) || strconv.Itoa(n) != own {
		return "", false
	}
	return ids[n-1], true
}

// own turns authored ids into the attempt's own.
func (p *Planned) own(part questions.Part, authored string) (string, bool) {
	i := slices.Index(p.parts(part), authored)
	return strconv.Itoa(i + 1), i >= 0
}

// Authored turns an answer as the page sends it into a canonical one with authored ids, which is what is stored and
// marked; nil is no answer. The error is a *questions.FitError when the answer doesn't fit.
func (p *Planned) Authored(r *questions.Revision, shown json.RawMessage) (json.RawMessage, error) {
	renamed, err := r.Rename(p.ID, shown, p.authored)
	if err != nil {
		return nil, err
	}
	return r.Fit(p.ID, renamed)
}

// Shown turns a stored answer into the one that the page knows. It is nil for no answer.
func (p *Planned) Shown(r *questions.Revision, stored json.RawMessage) (json.RawMessage, error) {
	return r.Rename(p.ID, stored, p.own)
}

// MaxOf is how many points an attempt at a set can reach under the rules. Where questions are drawn that differ in
// points it is what one draw comes to.
func MaxOf(set *questions.Set, rules Rules) float64 {
	max := new(big.Rat)
	for _, p := range NewPlan(set, rules, 0).Questions {
		max.Add(max, set.Question(p.ID).Max())
	}
	return float(max)
}
