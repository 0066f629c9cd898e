package questions

import (
	"encoding/json"
	"math/big"
	"slices"
	"strconv"
)

// Option is one of the things that can be chosen.
type Option struct {
	ID       string  `json:"id,omitempty"`
	Text     string  `json:"text"` // Markdown
	Correct  bool    `json:"correct,omitempty"`
	Weight   Decimal `json:"weight,omitempty"`   // percent, −100…100; instead of Correct
	Feedback string  `json:"feedback,omitempty"` // Markdown, shown in review to who chose it
}

// Options are what a choice question offers, in authored order.
type Options []Option

// Find returns the option with this id, or nil.
func (os Options) Find(id string) *Option {
	for i := range os {
		if os[i].ID == id {
			return &os[i]
		}
	}
	return nil
}

func (os Options) weighted() bool {
	for _, o := range os {
		if o.Weight != "" {
			return true
		}
	}
	return false
}

func (os Options) fillIDs(previous Options) {
	texts := func(os Options) []named {
		list := make([]named, len(os))
		for i := range os {
			list[i] = named{id: &os[i].ID, text: os[i].Text}
		}
		return list
	}
	fillIDs(texts(os), texts(previous), letters)
}

func (os Options) known(id string) error {
	if os.Find(id) == nil {
		return unfit("unknown-option", "id", id)
	}
	return nil
}

// SingleChoice is a question with one option to choose.
type SingleChoice struct {
	Options Options `json:"options"`
	Shuffle *bool   `json:"shuffle,omitempty"` // nil: true; false keeps the authored order whatever the quiz says
}

func (b *SingleChoice) fillIDs(previous Body) {
	if p, ok := previous.(*SingleChoice); ok {
		b.Options.fillIDs(p.Options)
		return
	}
	b.Options.fillIDs(nil)
}

func (b *SingleChoice) fit(raw json.RawMessage, _ Cuts) (json.RawMessage, error) {
	id, err := decode[string](raw, "option")
	if err != nil {
		return nil, err
	}
	return encode(id), b.Options.known(id)
}

func (b *SingleChoice) mark(answer json.RawMessage, _ Cuts) (*big.Rat, []Reason) {
	option := b.Options.Find(read[string](answer))
	if b.Options.weighted() {
		weight := percent(option.Weight)
		return weight, []Reason{because("option-weight", "text", option.Text, "percent", string(option.Weight.orZero()))}
	}
	if option.Correct {
		return one(), []Reason{because("option-right", "text", option.Text)}
	}
	return zero(), []Reason{because("option-wrong", "text", option.Text)}
}

func (b *SingleChoice) rename(answer json.RawMessage, r Renamer) (json.RawMessage, error) {
	id, err := decode[string](answer, "option")
	if err != nil {
		return nil, err
	}
	id, err = r.renamed(OptionPart, id)
	return encode(id), err
}

// Rewards tells whether choosing the option earns anything: it is right, or has a positive weight.
func (o *Option) Rewards() bool { return o.Correct || o.Weight.Rat().Sign() > 0 }

func (d Decimal) orZero() Decimal {
	if d == "" {
		return "0"
	}
	return d
}

// MultipleMarking names a way to mark a multiple-response question.
type MultipleMarking string

// The markings of multiple-response; an empty one is RightMinusWrong. With p the points, c and w the right and wrong
// options that were chosen and n the right ones there are:
const (
	RightMinusWrong MultipleMarking = "right-minus-wrong" // p·max(0, (c−w)/n), as Canvas does
	AllOrNothing    MultipleMarking = "all-or-nothing"    // p when exactly the right ones were chosen
	PerOption       MultipleMarking = "per-option"        // p·(right chosen + wrong left)/options, as Brightspace and Open edX's EDC do
	ByWeights       MultipleMarking = "weights"           // p·clamp(Σweight/100, 0, 1), as Moodle does
)

// MultipleMarkings lists them, the default first.
func MultipleMarkings() []MultipleMarking {
	return []MultipleMarking{RightMinusWrong, AllOrNothing, PerOption, ByWeights}
}

// MultipleResponse is a question with any number of options to choose.
type MultipleResponse struct {
	Options Options         `json:"options"`
	Marking MultipleMarking `json:"marking,omitempty"`
	Shuffle *bool           `json:"shuffle,omitempty"` // as in SingleChoice
}

func (b *MultipleResponse) fillIDs(previous Body) {
	if p, ok := previous.(*MultipleResponse); ok {
		b.Options.fillIDs(p.Options)
		return
	}
	b.Options.fillIDs(nil)
}

func (b *MultipleResponse) fit(raw json.RawMessage, _ Cuts) (json.RawMessage, error) {
	ids, err := decode[[]string](raw, "options")
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if err := b.Options.known(id); err != nil {
			return nil, err
		}
	}
	ids, err = distinct(ids)
	return encode(ids), err
}

// tally counts the options of a multiple-response answer.
type tally struct {
	right, wrong  int // chosen
	allRight, all int // there are
}

func (b *MultipleResponse) tally(chosen []string) tally {
	t := tally{all: len(b.Options)}
	is := make(map[string]bool, len(chosen))
	for _, id := range chosen {
		is[id] = true
	}
	for i := range b.Options {
		o := &b.Options[i]
		switch {
		case o.Rewards() && is[o.ID]:
			t.right++
		case is[o.ID]:
			t.wrong++
		}
		if o.Rewards() {
			t.allRight++
		}
	}
	return t
}

func (b *MultipleResponse) mark(answer json.RawMessage, _ Cuts) (*big.Rat, []Reason) {
	chosen := read[[]string](answer)
	t := b.tally(chosen)
	counts := because("options-chosen", "right", t.right, "wrong", t.wrong, "of", t.allRight)
	switch b.marking() {
	case AllOrNothing:
		return allOrNothing(t.right == t.allRight && t.wrong == 0), []Reason{counts, because("all-or-nothing")}
	case PerOption:
		left := t.all - t.allRight - t.wrong
		return share(t.right+left, t.all), []Reason{counts, because("per-option", "right", t.right+left, "of", t.all)}
	case ByWeights:
		sum := b.weightOf(chosen)
		return clamp(sum), []Reason{counts, because("weights", "percent", shownPercent(sum))}
	default:
		return atLeastZero(share(t.right-t.wrong, t.allRight)), []Reason{counts, because("right-minus-wrong")}
	}
}

func (b *MultipleResponse) marking() MultipleMarking {
	if b.Marking == "" {
		return RightMinusWrong
	}
	return b.Marking
}

func (b *MultipleResponse) weightOf(chosen []string) *big.Rat {
	sum := zero()
	for _, id := range chosen {
		sum.Add(sum, percent(b.Options.Find(id).Weight))
	}
	return sum
}

func (b *MultipleResponse) rename(answer json.RawMessage, r Renamer) (json.RawMessage, error) {
	ids, err := decode[[]string](answer, "options")
	if err != nil {
		return nil, err
	}
	for i := range ids {
		if ids[i], err = r.renamed(OptionPart, ids[i]); err != nil {
			return nil, err
		}
	}
	slices.Sort(ids)
	return encode(ids), nil
}

// clamp keeps a fraction within 0…1.
func clamp(r *big.Rat) *big.Rat {
	if r.Cmp(one()) > 0 {
		return one()
	}
	return atLeastZero(r)
}

// shownPercent writes a fraction as percent with at most two places, for a reason's words.
func shownPercent(r *big.Rat) string {
	f, _ := new(big.Rat).Mul(r, big.NewRat(100, 1)).Float64()
	return strconv.FormatFloat(f, 'f', -1, 64)
}
