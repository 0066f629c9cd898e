package questions

import (
	"bytes"
	"encoding/json"
	"slices"
)

// FitError says why a question can't take an answer. It is the answerer's mistake, never marked zero; words/ has the
// sentence for it under "fit." + Rule.
type FitError struct {
	Rule string
	Args map[string]any
}

// Error names the rule; the words for people come from words/.
func (e *FitError) Error() string { return "the answer doesn't fit its question: " + e.Rule }

// unfit makes a *FitError from a rule and name, value pairs.
func unfit(rule string, pairs ...any) error {
	return &FitError{Rule: rule, Args: args(pairs...)}
}

// Part names a kind of thing inside a question that answers refer to by id.
type Part string

// The parts that an attempt gives its own ids to.
const (
	OptionPart Part = "option"
	ClaimPart  Part = "claim"
	PromptPart Part = "prompt"
	MatchPart  Part = "match"
	ItemPart   Part = "item"
	GapPart    Part = "gap"
	// GapAnswerPart is what is in a gap, as GAP/ANSWER: an option's id gets its other id, anything else stays.
	GapAnswerPart Part = "gap-answer"
)

// Renamer gives the other id of a part, and false when there is no part with this id.
type Renamer func(part Part, id string) (string, bool)

// renamed looks one id up and turns a miss into a FitError.
func (r Renamer) renamed(part Part, id string) (string, error) {
	to, ok := r(part, id)
	if !ok {
		return "", unfit("unknown-"+string(part), "id", id)
	}
	return to, nil
}

// isNoAnswer tells an absent, null or empty answer, however it is spaced.
func isNoAnswer(raw json.RawMessage) bool {
	trimmed := bytes.TrimSpace(raw)
	switch string(trimmed) {
	case "", "null", `""`, "[]", "{}":
		return true
	}
	return len(trimmed) > 2 && len(bytes.TrimSpace(trimmed[1:len(trimmed)-1])) == 0 && json.Valid(trimmed) && trimmed[0] != '"'
}

// decode reads one JSON value of type T; anything else is a FitError that says which form is wanted.
func decode[T any](raw json.RawMessage, form string) (T, error) {
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		return v, unfit("form-" + form)
	}
	return v, nil
}

// encode writes a canonical answer: what decode of the same value would read.
func encode(v any) json.RawMessage {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil
	}
	return bytes.TrimSpace(b.Bytes())
}

// read decodes a canonical answer, which can't fail since this package wrote it.
func read[T any](answer json.RawMessage) T {
	v, _ := decode[T](answer, "")
	return v
}

// distinct sorts ids and refuses one that is given twice.
func distinct(ids []string) ([]string, error) {
	sorted := slices.Clone(ids)
	slices.Sort(sorted)
	if len(slices.Compact(slices.Clone(sorted))) != len(sorted) {
		return nil, unfit("twice")
	}
	return sorted, nil
}
