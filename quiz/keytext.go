package quiz

import (
	"encoding/json"
	"strings"

	"github.com/readback/readback/questions"
)

// textKey lists what earns something, and the feedback on a typed answer.
func textKey(b *questions.ShortText, answer json.RawMessage) (accepted []string, feedback string) {
	for _, a := range b.Accept {
		if a.Rewards() {
			accepted = append(accepted, a.Text)
		}
	}
	if matched, _ := b.Matched(textOf(answer)); matched != nil {
		feedback = matched.Feedback
	}
	return accepted, feedback
}

// numberKey is textKey for numbers, which it writes as the language does.
func numberKey(b *questions.Numeric, answer json.RawMessage, language string) (accepted []string, feedback string) {
	for _, a := range b.Accept {
		if a.Rewards() {
			accepted = append(accepted, acceptedNumber(a, language))
		}
	}
	if number, ok := b.Read(answer, language); ok {
		if matched := b.Matched(number); matched != nil {
			feedback = matched.Feedback
		}
	}
	return accepted, feedback
}

// acceptedNumber is how people write an accepted number: 11.7 ± 0.02, 10 – 12.
func acceptedNumber(a questions.NumericAccept, language string) string {
	show := func(d questions.Decimal) string { return questions.FormatNumber(d, language) }
	switch {
	case a.Value != "" && a.Tolerance == "":
		return show(a.Value)
	case a.Value != "" && strings.HasSuffix(string(a.Tolerance), "%"):
		return show(a.Value) + " ± " + string(a.Tolerance)
	case a.Value != "":
		return show(a.Value) + " ± " + show(questions.Decimal(a.Tolerance))
	case a.Min == "":
		return "≤ " + show(a.Max)
	case a.Max == "":
		return "≥ " + show(a.Min)
	}
	return show(a.Min) + " – " + show(a.Max)
}
