package olx

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
	"github.com/readback/readback/questions/formats/internal/weights"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// line is the Markdown of an element for a line, without the hints in it.
func (u *unit) line(n *xmltree.Node) string {
	u.at = n.Place()
	if len(n.Children) == 1 && n.Children[0].IsText() {
		return markup.Escape(oneLine(n.Children[0].Text))
	}
	return u.md.Inline(htmlOf(n))
}

// block is the Markdown of an element.
func (u *unit) block(n *xmltree.Node) string {
	u.at = n.Place()
	return u.md.Block(htmlOf(n))
}

// htmlOf is what an element says, without hints and the like.
func htmlOf(n *xmltree.Node) string {
	var b strings.Builder
	for _, piece := range write(n, nil) {
		b.WriteString(piece.String())
	}
	return b.String()
}

// options are the options of a response, with what is said to who chose them.
func (u *unit) options(choices []*xmltree.Node, at string) questions.Options {
	var options questions.Options
	if len(choices) > maxOptions {
		u.q.Fail(choices[maxOptions].Place(), "too-many", "what", "options", "most", maxOptions)
		choices = choices[:maxOptions]
	}
	for i, n := range choices {
		u.q.At(fmt.Sprintf("%s/%d/text", at, i), n.Place())
		options = append(options, questions.Option{Text: u.line(n), Pinned: n.Attr("fixed") == "true", Feedback: u.said(n)})
	}
	return options
}

// said is what is said to who chose an option: nothing of what is said to who didn't.
func (u *unit) said(n *xmltree.Node) string {
	var said []string
	for _, hint := range n.All("choicehint", "optionhint") {
		if hint.Attr("selected") != "false" {
			said = append(said, u.hint(hint))
		} else {
			u.q.Warn(hint.Place(), "not-kept", "what", "what is said to who didn't choose an option: "+beginning(hint.InnerText()))
		}
	}
	return strings.Join(said, "\n\n")
}

// hint is the text of a hint, with the word that stands before it.
func (u *unit) hint(n *xmltree.Node) string {
	text := u.block(n)
	if label := oneLine(n.Attr("label")); label != "" {
		return markup.Escape(label) + ": " + text
	}
	return text
}

// beginning is as much of a text as a message needs.
func beginning(text string) string {
	const most = 80
	text = oneLine(text)
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return `"` + text + `"`
}

// compound warns of hints on several options at once.
func (u *unit) compound(n *xmltree.Node) {
	for _, hint := range n.Deep("compoundhint") {
		u.q.Warn(hint.Place(), "not-kept", "what", "what is said of several options together: "+beginning(hint.InnerText()))
	}
}

// single reads a response with one choice. Where several are right, each of them earns everything.
func (u *unit) single(n *xmltree.Node) questions.Body {
	group := u.inputs[0].field
	choices := group.Deep("choice")
	if pool := group.Attr("answer-pool"); pool != "" && pool != "0" {
		u.q.Warn(group.Place(), "not-kept", "what", "that "+pool+" of the options are drawn")
	}
	u.compound(n)
	body := u.chosen(choices, n, "/options")
	if body == nil {
		return nil
	}
	body.Shuffle = order(group, body.Options)
	return body
}

// chosen is a choice of one of some options.
func (u *unit) chosen(choices []*xmltree.Node, response *xmltree.Node, at string) *questions.SingleChoice {
	options := u.options(choices, at)
	credit := strings.Contains(strings.ToLower(response.Attr("partial_credit")), "points")
	for i := range options {
		n := choices[i]
		options[i].Weight = "0"
		switch strings.ToLower(n.Attr("correct")) {
		case "true":
			options[i].Weight = "100"
		case "partial":
			if share := u.share(n); credit {
				options[i].Weight = share
			}
		}
	}
	return weights.Single(options)
}

// share is the part of the points that a partly right option earns: half of them, if it doesn't say.
func (u *unit) share(n *xmltree.Node) questions.Decimal {
	text := oneLine(n.Attr("point_value"))
	if text == "" {
		return "50"
	}
	number, isPercent := strings.CutSuffix(text, "%")
	d, err := questions.ParseDecimal(number)
	if err != nil {
		u.q.Fail(n.Place(), "olx-number", "found", text)
		return "50"
	}
	share := d.Rat()
	if !isPercent {
		share.Mul(share, big.NewRat(100, 1))
	}
	return weights.Percent(share)
}

// order keeps the order of options that would read strangely in another: a file says so, or they begin with their letters.
func order(group *xmltree.Node, options questions.Options) *bool {
	if group.Attr("shuffle") == "false" || group.Attr("shuffle") == "" && lettered(options) {
		return new(bool)
	}
	return nil
}

// lettered tells whether options begin with A, B, C …, or a, b, c ….
func lettered(options questions.Options) bool {
	for i, o := range options {
		if len(o.Text) < 2 || i > 25 || int(o.Text[0]|0x20) != 'a'+i || !strings.ContainsAny(o.Text[1:2], `.):\`) {
			return false
		}
	}
	return len(options) > 1
}

// multiple reads a response with any number of choices.
func (u *unit) multiple(n *xmltree.Node) questions.Body {
	group := u.inputs[0].field
	choices := group.Deep("choice")
	u.compound(group)
	body := &questions.MultipleResponse{Options: u.options(choices, "/options"), Marking: u.marking(n)}
	for i := range body.Options {
		body.Options[i].Correct = strings.EqualFold(choices[i].Attr("correct"), "true")
	}
	body.Shuffle = order(group, body.Options)
	return body
}

// marking is how a response with several choices is marked: EDC counts each decision, as per-option does; halves takes half
// of the points for a mistake, which nothing here does.
func (u *unit) marking(n *xmltree.Node) questions.MultipleMarking {
	switch credit := strings.ToLower(oneLine(n.Attr("partial_credit"))); {
	case credit == "", credit == "none", credit == "false":
		return questions.AllOrNothing
	case !strings.Contains(credit, "edc"):
		u.q.Warn(n.Place(), "olx-credit", "found", credit)
	}
	return questions.PerOption
}

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
