package quiz

import (
	"encoding/json"

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
			accepted = append(accepted, a.In(language))
		}
	}
	if number, ok := b.Read(answer, language); ok {
		if matched := b.Matched(number); matched != nil {
			feedback = matched.Feedback
		}
	}
	return accepted, feedback
}
