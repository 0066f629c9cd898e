package questions

import (
	"encoding/json"
	"math/big"
)

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

func (b *SingleChoice) fit(raw json.RawMessage, _ *Scope) (json.RawMessage, error) {
	id, err := decode[string](raw, "option")
	if err != nil {
		return nil, err
	}
	return encode(id), b.Options.known(id)
}

func (b *SingleChoice) marker(*Question, *Scope) marker { return b.mark }

// mark is the weight of the chosen option, or all for the right one and nothing for another: Moodle's multichoice with one
// answer, where a weight may be negative (question/type/multichoice/question.php).
func (b *SingleChoice) mark(answer json.RawMessage) (*big.Rat, []Reason) {
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
