package questions

import (
	"encoding/json"
	"maps"
	"math/big"
	"slices"
)

// Stance is what a source does with a claim.
type Stance string

// The stances. Contradicts means that both cannot be true; another unit, another scope or silence is no contradiction.
const (
	States      Stance = "states"
	Silent      Stance = "silent"
	Contradicts Stance = "contradicts"
)

// Stances lists them in the order in which pages offer them.
func Stances() []Stance { return []Stance{States, Silent, Contradicts} }

// Claim is a statement that each source states, contradicts or is silent on.
type Claim struct {
	ID       string            `json:"id,omitempty"`
	Text     string            `json:"text"`               // Markdown
	Sources  map[string]Stance `json:"sources"`            // by source id; every claim of a question has the same sources
	Evidence []Evidence        `json:"evidence,omitempty"` // for each source that states or contradicts
}

// CompareSources is a table of claims against sources.
type CompareSources struct {
	Claims []Claim `json:"claims"`
}

// Claim returns the claim with this id, or nil.
func (b *CompareSources) Claim(id string) *Claim {
	for i := range b.Claims {
		if b.Claims[i].ID == id {
			return &b.Claims[i]
		}
	}
	return nil
}

// Columns returns the ids of the sources compared, sorted.
func (b *CompareSources) Columns() []string {
	ids := map[string]bool{}
	for _, c := range b.Claims {
		for id := range c.Sources {
			ids[id] = true
		}
	}
	return slices.Sorted(maps.Keys(ids))
}

func (b *CompareSources) fillIDs(previous Body) {
	texts := func(b *CompareSources) []named {
		if b == nil {
			return nil
		}
		list := make([]named, len(b.Claims))
		for i := range b.Claims {
			list[i] = named{id: &b.Claims[i].ID, text: b.Claims[i].Text}
		}
		return list
	}
	p, _ := previous.(*CompareSources)
	fillIDs(texts(b), texts(p), numbered("c"))
}

// comparison is an answer: stance by claim id and source id.
type comparison map[string]map[string]Stance

func (b *CompareSources) fit(raw json.RawMessage, _ *Scope) (json.RawMessage, error) {
	given, err := decode[comparison](raw, "comparison")
	if err != nil {
		return nil, err
	}
	for id, stances := range given {
		claim := b.Claim(id)
		if claim == nil {
			return nil, unfit("unknown-claim", "id", id)
		}
		if err := claim.takes(stances); err != nil {
			return nil, err
		}
		if len(stances) == 0 {
			delete(given, id)
		}
	}
	if len(given) == 0 {
		return nil, nil
	}
	return encode(given), nil
}

// takes refuses stances on sources that the claim isn't compared with, and words that aren't stances.
func (c *Claim) takes(stances map[string]Stance) error {
	for source, stance := range stances {
		if _, ok := c.Sources[source]; !ok {
			return unfit("unknown-source", "id", source)
		}
		if !slices.Contains(Stances(), stance) {
			return unfit("unknown-stance", "stance", string(stance))
		}
	}
	return nil
}

func (b *CompareSources) marker(*Question, *Scope) marker { return b.mark }

// mark is right cells / cells. No other program has this type; it is the rule of a matching question (right / total in
// Moodle and Canvas), with a cell for a pair.
func (b *CompareSources) mark(answer json.RawMessage) (*big.Rat, []Reason) {
	given := read[comparison](answer)
	var wrong []string
	cells, columns := 0, b.Columns()
	for _, claim := range b.Claims {
		for _, source := range columns {
			stance, ok := claim.Sources[source]
			if !ok {
				continue
			}
			if cells++; given[claim.ID][source] != stance {
				wrong = append(wrong, source+": "+claim.Text)
			}
		}
	}
	right := cells - len(wrong)
	return share(right, cells), wrongParts([]Reason{because("cells", "right", right, "of", cells)}, "cells-wrong", wrong)
}

func (b *CompareSources) rename(answer json.RawMessage, r Renamer) (json.RawMessage, error) {
	given, err := decode[comparison](answer, "comparison")
	if err != nil {
		return nil, err
	}
	renamed := comparison{}
	for id, stances := range given {
		to, err := r.renamed(ClaimPart, id)
		if err != nil {
			return nil, err
		}
		renamed[to] = stances
	}
	return encode(renamed), nil
}
