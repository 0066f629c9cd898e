package quiz

import (
	"encoding/json"
	"slices"

	"github.com/readback/readback/questions"
)

// Given is an answer in the form that the page knows, with the attempt's own ids. The zero value is no answer.
type Given struct {
	Seq       int64           // of the last save; 0: never saved
	Answer    json.RawMessage // nil: no answer
	Certainty int             // how sure the learner is, 1 (guessing) to 3 (certain); 0: not said
}

// Empty tells that there is no answer.
func (g Given) Empty() bool { return len(g.Answer) == 0 }

// Has tells whether a choice or a picked sentence is part of the answer: "2", "allies/3.2", or "true" for a statement.
func (g Given) Has(id string) bool {
	var one string
	if json.Unmarshal(g.Answer, &one) == nil {
		return one == id
	}
	var several []string
	if json.Unmarshal(g.Answer, &several) == nil {
		return slices.Contains(several, id)
	}
	return !g.Empty() && string(g.Answer) == id
}

// Text is a typed answer, or a number as it was given; else empty.
func (g Given) Text() string { return textOf(g.Answer) }

func textOf(answer json.RawMessage) string {
	var text string
	if json.Unmarshal(answer, &text) == nil {
		return text
	}
	var number json.Number
	if json.Unmarshal(answer, &number) == nil {
		return number.String()
	}
	return ""
}

// Match is the id of the match that a prompt was given, or empty.
func (g Given) Match(prompt string) string {
	var matches map[string]string
	if json.Unmarshal(g.Answer, &matches) != nil {
		return ""
	}
	return matches[prompt]
}

// Order lists the ids of the items in the order given; nil while they are untouched.
func (g Given) Order() []string { return g.Picked() }

// Gap is what is in a gap: a typed text or number, or the id of an option; empty for nothing.
func (g Given) Gap(id string) string { return textOf(g.inGap(id)) }

func (g Given) inGap(id string) json.RawMessage {
	var gaps map[string]json.RawMessage
	if json.Unmarshal(g.Answer, &gaps) != nil {
		return nil
	}
	return gaps[id]
}

// Picked lists the picked sentences, or options, of an answer.
func (g Given) Picked() []string {
	var several []string
	if json.Unmarshal(g.Answer, &several) != nil {
		return nil
	}
	return several
}

// Stance is what the answer says a source does with a claim, or empty.
func (g Given) Stance(claim, source string) questions.Stance {
	var cells map[string]map[string]questions.Stance
	if json.Unmarshal(g.Answer, &cells) != nil {
		return ""
	}
	return cells[claim][source]
}
