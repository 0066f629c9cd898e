package olx

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/weights"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

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
