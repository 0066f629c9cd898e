package olx

import (
	"fmt"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// dropdown reads a list to choose one thing from.
func (u *unit) dropdown(in input) questions.Body {
	body := u.listed(in, "/options")
	body.Shuffle = order(in.field, body.Options)
	return body
}

// listed is what a list offers: elements, or, as it used to be written, an attribute such as ('a','b').
func (u *unit) listed(in input, at string) *questions.SingleChoice {
	choices := in.field.All("option")
	if len(choices) > 0 {
		return u.chosen(choices, in.response, at)
	}
	body := &questions.SingleChoice{}
	for i, text := range tuple(in.field.Attr("options")) {
		u.q.At(fmt.Sprintf("%s/%d/text", at, i), in.field.Place())
		body.Options = append(body.Options, questions.Option{Text: markup.Escape(text), Correct: text == oneLine(in.field.Attr("correct"))})
	}
	return body
}

// tuple are the texts of a list in the notation of Python.
func tuple(text string) []string {
	text = strings.TrimSpace(text)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "("), ")")
	var list []string
	for text = strings.TrimLeft(text, " ,"); text != ""; text = strings.TrimLeft(text, " ,\n\t") {
		quote := text[:1]
		if quote != "'" && quote != `"` {
			word, rest, _ := strings.Cut(text, ",")
			list, text = append(list, oneLine(word)), rest
			continue
		}
		word, rest, _ := strings.Cut(text[1:], quote)
		list, text = append(list, oneLine(word)), rest
	}
	return list
}
