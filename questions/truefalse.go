package questions

import (
	"encoding/json"
	"math/big"
)

// TrueFalse is a statement to agree with or not.
type TrueFalse struct {
	Answer   *bool             `json:"answer"`
	Feedback TrueFalseFeedback `json:"feedback,omitzero"`
}

// TrueFalseFeedback is what review says to who answered true, and to who answered false.
type TrueFalseFeedback struct {
	True  string `json:"true,omitempty"`
	False string `json:"false,omitempty"`
}

// For returns the feedback on an answer.
func (f TrueFalseFeedback) For(answer bool) string {
	if answer {
		return f.True
	}
	return f.False
}

func (b *TrueFalse) fillIDs(Body) {}

func (b *TrueFalse) fit(raw json.RawMessage, _ *Scope) (json.RawMessage, error) {
	answer, err := decode[bool](raw, "boolean")
	return encode(answer), err
}

func (b *TrueFalse) marker(*Question, *Scope) marker { return b.mark }

func (b *TrueFalse) mark(answer json.RawMessage) (*big.Rat, []Reason) {
	given := read[bool](answer)
	right := b.Answer != nil && given == *b.Answer
	if right {
		return one(), []Reason{because("statement-right", "answer", given)}
	}
	return zero(), []Reason{because("statement-wrong", "answer", given)}
}

func (b *TrueFalse) rename(answer json.RawMessage, _ Renamer) (json.RawMessage, error) {
	return answer, nil
}
