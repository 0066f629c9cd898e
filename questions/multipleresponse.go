package questions

import (
	"encoding/json"
	"math/big"
	"slices"
)

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

func (b *MultipleResponse) fit(raw json.RawMessage, _ *Scope) (json.RawMessage, error) {
	ids, err := decode[[]string](raw, "options")
	if err != nil {
		return nil, err
	}
	known := b.Options.byID()
	for _, id := range ids {
		if known[id] == nil {
			return nil, unfit("unknown-option", "id", id)
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

func (b *MultipleResponse) marker(*Question, *Scope) marker {
	options := b.Options.byID()
	return func(answer json.RawMessage) (*big.Rat, []Reason) { return b.mark(options, read[[]string](answer)) }
}

func (b *MultipleResponse) mark(options map[string]*Option, chosen []string) (*big.Rat, []Reason) {
	t := b.tally(chosen)
	counts := because("options-chosen", "right", t.right, "wrong", t.wrong, "of", t.allRight)
	switch b.marking() {
	case AllOrNothing:
		return allOrNothing(t.right == t.allRight && t.wrong == 0), []Reason{counts, because("all-or-nothing")}
	case PerOption:
		left := t.all - t.allRight - t.wrong
		return share(t.right+left, t.all), []Reason{counts, because("per-option", "right", t.right+left, "of", t.all)}
	case ByWeights:
		sum := weightOf(options, chosen)
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

func weightOf(options map[string]*Option, chosen []string) *big.Rat {
	sum := zero()
	for _, id := range chosen {
		sum.Add(sum, percent(options[id].Weight))
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
