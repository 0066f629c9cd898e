package questions

import (
	"encoding/json"
	"maps"
	"math/big"
	"slices"
	"strings"
)

// GapFill is a text with gaps: the stem has [[name]] where one is. Each gap is a question of its own, and the mark is
// Σ weight·mark / Σ weight, as in Moodle's cloze.
type GapFill struct {
	Gaps map[string]Gap `json:"gaps"` // by name
}

// Gap is what one gap takes: a typed text, a number, or one of its options. It has the fields of short-text, of numeric
// or of single-choice.
type Gap struct {
	Accept  []GapAccept `json:"accept,omitempty"`
	Match   MatchMode   `json:"match,omitempty"`
	Typos   int         `json:"typos,omitempty"`
	Unit    string      `json:"unit,omitempty"`
	Options Options     `json:"options,omitempty"`
	Shuffle *bool       `json:"shuffle,omitempty"`
	Weight  Decimal     `json:"weight,omitempty"` // against the other gaps; empty: 1
}

// GapAccept is a text or a number that a gap takes, with the fields of Accept or of NumericAccept.
type GapAccept struct {
	Text      string    `json:"text,omitempty"`
	Value     Decimal   `json:"value,omitempty"`
	Tolerance Tolerance `json:"tolerance,omitempty"`
	Min       Decimal   `json:"min,omitempty"`
	Max       Decimal   `json:"max,omitempty"`
	Weight    Decimal   `json:"weight,omitempty"`
	Feedback  string    `json:"feedback,omitempty"`
}

func (a *GapAccept) isNumber() bool {
	return a.Value != "" || a.Tolerance != "" || a.Min != "" || a.Max != ""
}

// GapKind says how a gap is filled.
type GapKind string

// The kinds of gaps.
const (
	GapText   GapKind = "text"
	GapNumber GapKind = "number"
	GapChoice GapKind = "choice"
)

// Kind is how the gap is filled, which follows from the fields that it has.
func (g *Gap) Kind() GapKind {
	switch {
	case len(g.Options) > 0:
		return GapChoice
	case g.Unit != "" || slices.ContainsFunc(g.Accept, func(a GapAccept) bool { return a.isNumber() }):
		return GapNumber
	}
	return GapText
}

// Body is the gap as a question of its own: a *ShortText, a *Numeric or a *SingleChoice.
func (g *Gap) Body() Body {
	switch g.Kind() {
	case GapChoice:
		return &SingleChoice{Options: g.Options, Shuffle: g.Shuffle}
	case GapNumber:
		b := &Numeric{Unit: g.Unit}
		for _, a := range g.Accept {
			b.Accept = append(b.Accept, NumericAccept{Value: a.Value, Tolerance: a.Tolerance, Min: a.Min, Max: a.Max,
				Weight: a.Weight, Feedback: a.Feedback})
		}
		return b
	}
	b := &ShortText{Match: g.Match, Typos: g.Typos}
	for _, a := range g.Accept {
		b.Accept = append(b.Accept, Accept{Text: a.Text, Weight: a.Weight, Feedback: a.Feedback})
	}
	return b
}

func (g *Gap) weight() *big.Rat {
	if g.Weight == "" {
		return one()
	}
	return g.Weight.Rat()
}

func (b *GapFill) fillIDs(previous Body) {
	p, _ := previous.(*GapFill)
	for name, gap := range b.Gaps {
		var before Options
		if p != nil {
			before = p.Gaps[name].Options
		}
		gap.Options.fillIDs(before)
	}
}

// fit takes what is in some of the gaps or in all. What doesn't fit its gap names it.
func (b *GapFill) fit(raw json.RawMessage, in *Scope) (json.RawMessage, error) {
	given, err := decode[map[string]json.RawMessage](raw, "gaps")
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		gap, ok := b.Gaps[name]
		if !ok {
			return nil, unfit("unknown-gap", "id", name)
		}
		fitted, err := fitGap(gap.Body(), given[name], in)
		if err != nil {
			return nil, inGap(err, name)
		}
		if given[name] = fitted; fitted == nil {
			delete(given, name)
		}
	}
	if len(given) == 0 {
		return nil, nil
	}
	return encode(given), nil
}

func fitGap(body Body, answer json.RawMessage, in *Scope) (json.RawMessage, error) {
	if isNoAnswer(answer) {
		return nil, nil
	}
	return body.fit(answer, in)
}

// inGap says in which gap an answer doesn't fit.
func inGap(err error, name string) error {
	fit, ok := err.(*FitError)
	if !ok {
		return err
	}
	with := map[string]any{"gap": name}
	for key, value := range fit.Args {
		with[key] = value
	}
	return &FitError{Rule: fit.Rule, Args: with}
}

// gapMarker marks one gap.
type gapMarker struct {
	name   string
	number int      // in the order of the stem, from 1
	part   *big.Rat // of the whole: its weight / Σ weight
	body   Body
	mark   marker
}

func (b *GapFill) marker(q *Question, in *Scope) marker {
	gaps := b.markers(q, in)
	return func(answer json.RawMessage) (*big.Rat, []Reason) { return markGaps(gaps, answer) }
}

// markers are those of the gaps in the order of the stem.
func (b *GapFill) markers(q *Question, in *Scope) []gapMarker {
	names, whole := q.GapOrder(), zero()
	for _, name := range names {
		gap := b.Gaps[name]
		whole.Add(whole, gap.weight())
	}
	gaps := make([]gapMarker, len(names))
	for i, name := range names {
		gap := b.Gaps[name]
		part := gap.weight()
		if whole.Sign() > 0 {
			part.Quo(part, whole)
		}
		body := gap.Body()
		gaps[i] = gapMarker{name, i + 1, part, body, body.marker(q, in.within(name))}
	}
	return gaps
}

func markGaps(gaps []gapMarker, answer json.RawMessage) (*big.Rat, []Reason) {
	given := read[map[string]json.RawMessage](answer)
	sum, right := zero(), 0
	var why []Reason
	for _, g := range gaps {
		fraction, reasons := g.of(given[g.name])
		if fraction.Cmp(one()) == 0 {
			right++
		}
		sum.Add(sum, new(big.Rat).Mul(g.part, fraction))
		why = append(why, reasons...)
	}
	return sum, append([]Reason{because("gaps", "right", right, "of", len(gaps))}, why...)
}

// of marks the gap and says with each reason which gap it is about.
func (g gapMarker) of(answer json.RawMessage) (*big.Rat, []Reason) {
	fraction, reasons := zero(), []Reason{because("no-answer")}
	if !isNoAnswer(answer) {
		fraction, reasons = g.mark(answer)
	}
	placed := make([]Reason, len(reasons))
	for i, r := range reasons {
		with := map[string]any{"gap": g.number}
		for key, value := range r.Args {
			with[key] = value
		}
		placed[i] = Reason{Rule: r.Rule, Args: with}
	}
	return fraction, placed
}

// rename leaves to the renamer what is in a gap, since it knows which gaps have options.
func (b *GapFill) rename(answer json.RawMessage, r Renamer) (json.RawMessage, error) {
	given, err := decode[map[string]json.RawMessage](answer, "gaps")
	if err != nil {
		return nil, err
	}
	renamed := make(map[string]json.RawMessage, len(given))
	for name, value := range given {
		to, err := r.renamed(GapPart, name)
		if err != nil {
			return nil, err
		}
		if renamed[to], err = renameInGap(name, value, r); err != nil {
			return nil, err
		}
	}
	return encode(renamed), nil
}

func renameInGap(name string, value json.RawMessage, r Renamer) (json.RawMessage, error) {
	text, err := decode[string](value, "text")
	if err != nil || text == "" { // a number, or none
		return value, nil
	}
	both, ok := r(GapAnswerPart, name+"/"+text)
	if !ok {
		return nil, unfit("unknown-option", "id", text, "gap", name)
	}
	_, to, _ := strings.Cut(both, "/")
	return encode(to), nil
}
