package questions

import (
	"encoding/json"
	"math/big"
	"slices"
)

// Acceptance is a typed answer that earns something although no author listed it: a correction made after the revision
// was stored.
type Acceptance struct {
	Question string
	Gap      string   // of a gap-fill question; empty for short-text
	Text     string   // as Fold makes it
	Fraction *big.Rat // share of full marks, 0…1; nil takes an earlier acceptance back
}

// Accepting is the revision as it marks with further accepted texts, the latest last. They are tried after the authored
// ones and change nothing about the set.
func (r *Revision) Accepting(list []Acceptance) *Revision {
	if len(list) == 0 {
		return r
	}
	derived := &Revision{Set: r.Set, Cuts: r.Cuts, authored: r, accepted: list}
	if r.authored != nil {
		derived.authored, derived.accepted, derived.keyed = r.authored, slices.Concat(r.accepted, list), r.keyed
	}
	return derived
}

func (r *Revision) accepts(question string) bool {
	return slices.ContainsFunc(r.accepted, func(a Acceptance) bool { return a.Question == question })
}

// acceptances are the texts accepted since for a question or a gap: what each earns, by folded text.
type acceptances map[string]*big.Rat

func (s *Scope) acceptedSince(q *Question) acceptances {
	since := acceptances{}
	for _, a := range s.accepted {
		if a.Question == q.ID && a.Gap == s.gap {
			since[a.Text] = a.Fraction
		}
	}
	return since
}

// mark marks an answer that matches no authored text.
func (since acceptances) mark(answer string) (*big.Rat, []Reason) {
	fraction := since[Fold(answer)]
	if fraction == nil {
		return zero(), []Reason{because("text-unmatched")}
	}
	fraction = clamp(new(big.Rat).Set(fraction)) // a copy, which the caller may change
	return fraction, []Reason{because("accepted-later", "percent", shownPercent(fraction))}
}

// Unmatched is a typed answer that none of the authored texts takes.
type Unmatched struct {
	Gap    string // of a gap-fill question; empty for short-text
	Text   string // as it was typed
	Folded string // as Fold makes it
}

// Unmatched lists what in a canonical answer was typed and matches nothing that the author accepts.
func (r *Revision) Unmatched(question string, answer json.RawMessage) []Unmatched {
	q := r.question(question)
	if q == nil || isNoAnswer(answer) {
		return nil
	}
	switch q.Body.(type) {
	case *ShortText:
		return q.scope.texts[""].unmatched("", answer)
	case *GapFill:
		var list []Unmatched
		given := read[map[string]json.RawMessage](answer)
		for _, name := range q.GapOrder() {
			if texts, ok := q.scope.texts[name]; ok {
				list = append(list, texts.unmatched(name, given[name])...)
			}
		}
		return list
	}
	return nil
}

func (l acceptList) unmatched(gap string, answer json.RawMessage) []Unmatched {
	if isNoAnswer(answer) {
		return nil
	}
	text := read[string](answer)
	folded := Fold(text)
	if accepted, _ := l.match(text); accepted != nil || folded == "" {
		return nil
	}
	return []Unmatched{{Gap: gap, Text: text, Folded: folded}}
}
