package quiz

import (
	"encoding/json"

	"github.com/readback/readback/questions"
)

// TypedKey is what a question, or a gap, takes of what is typed.
type TypedKey struct {
	Accepted []string // for full marks; numbers as 11.7 ± 0.02
	Partly   []Worth  // for some of them
	Feedback string   // Markdown; on the answer that was given, where the author wrote one for it
}

// Worth is a text that earns something, but not everything.
type Worth struct {
	Text    string
	Percent float64 // of full marks
}

// list adds a text by what it earns: a fraction of full marks, in percent. What earns nothing isn't listed.
func (k *TypedKey) list(text string, weight questions.Decimal) {
	switch percent := weight.Rat(); {
	case weight == "" || percent.Cmp(hundred) >= 0:
		k.Accepted = append(k.Accepted, text)
	case percent.Sign() > 0:
		k.Partly = append(k.Partly, Worth{Text: text, Percent: float(percent)})
	}
}

// textKey is what a short-text question takes, or a gap of one.
func (rv *reviewer) textKey(b *questions.ShortText, question, gap string, answer json.RawMessage) TypedKey {
	var k TypedKey
	for _, a := range b.Accept {
		k.list(a.Text, a.Weight)
	}
	if matched := rv.revision.MatchedText(question, gap, textOf(answer)); matched != nil {
		k.Feedback = matched.Feedback
	}
	return k
}

// numberKey is textKey for numbers, which it writes as the language does.
func numberKey(b *questions.Numeric, answer json.RawMessage, language string) TypedKey {
	var k TypedKey
	for _, a := range b.Accept {
		k.list(a.In(language), a.Weight)
	}
	if number, ok := b.Read(answer, language); ok {
		if matched := b.Matched(number); matched != nil {
			k.Feedback = matched.Feedback
		}
	}
	return k
}
