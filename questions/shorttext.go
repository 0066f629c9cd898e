package questions

import (
	"encoding/json"
	"math/big"
	"unicode/utf8"
)

// MatchMode says how a short answer is compared.
type MatchMode string

// The match modes; an empty one is MatchFold.
const (
	// MatchFold: NFC, Unicode case folding, white space trimmed and collapsed, curly quotes and dashes as plain ones.
	MatchFold MatchMode = "fold"
	// MatchExact: NFC, outer white space trimmed.
	MatchExact MatchMode = "exact"
)

// MaxTextAnswer is the longest typed answer that is taken, in runes.
const MaxTextAnswer = 1000

// Accept is one answer that a short-text question takes.
type Accept struct {
	Text     string  `json:"text"`             // * stands for any run of characters, \* for a star
	Weight   Decimal `json:"weight,omitempty"` // percent, 0…100; empty: 100
	Feedback string  `json:"feedback,omitempty"`
}

func (a *Accept) fraction() *big.Rat {
	if a.Weight == "" {
		return one()
	}
	return percent(a.Weight)
}

// Rewards tells whether the answer earns anything: some are listed for their feedback alone.
func (a *Accept) Rewards() bool { return a.fraction().Sign() > 0 }

// ShortText is a question answered with a word or a few.
type ShortText struct {
	Accept []Accept  `json:"accept"`
	Match  MatchMode `json:"match,omitempty"`
	Typos  int       `json:"typos,omitempty"` // most edits in all that still match; 0 for none
}

func (b *ShortText) fillIDs(Body) {}

func (b *ShortText) fit(raw json.RawMessage, _ Cuts) (json.RawMessage, error) {
	text, err := decode[string](raw, "text")
	if err != nil {
		return nil, err
	}
	if n := utf8.RuneCountInString(text); n > MaxTextAnswer {
		return nil, unfit("too-long", "length", n, "most", MaxTextAnswer)
	}
	if normalise(text, MatchExact) == "" {
		return nil, nil
	}
	return encode(text), nil
}

func (b *ShortText) mark(answer json.RawMessage, _ Cuts) (*big.Rat, []Reason) {
	accepted, typos := b.Matched(read[string](answer))
	if accepted == nil {
		return zero(), []Reason{because("text-unmatched")}
	}
	why := []Reason{because("text-matched", "text", accepted.Text, "match", string(b.match()))}
	if typos > 0 {
		why = append(why, because("typos", "count", typos))
	}
	if accepted.Weight != "" && accepted.Weight != "100" {
		why = append(why, because("text-weight", "percent", string(accepted.Weight)))
	}
	return accepted.fraction(), why
}

func (b *ShortText) match() MatchMode {
	if b.Match == "" {
		return MatchFold
	}
	return b.Match
}

// Matched returns the first accepted text that the answer matches, and the number of typos in it; nil when none does.
// The whole list is tried without typos first.
func (b *ShortText) Matched(answer string) (accepted *Accept, typos int) {
	given := normalise(answer, b.match())
	for i := range b.Accept {
		if newPattern(b.Accept[i].Text, b.match()).matches(given) {
			return &b.Accept[i], 0
		}
	}
	for i := range b.Accept {
		pattern := newPattern(b.Accept[i].Text, b.match())
		if n, ok := pattern.typos(given, b.Typos); ok {
			return &b.Accept[i], n
		}
	}
	return nil, 0
}

func (b *ShortText) rename(answer json.RawMessage, _ Renamer) (json.RawMessage, error) {
	return answer, nil
}
