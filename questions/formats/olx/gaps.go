package olx

import (
	"strconv"

	"github.com/readback/readback/questions"
)

// gaps reads a text with gaps.
func (u *unit) gaps() questions.Body {
	body := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	for i, in := range u.inputs {
		name := strconv.Itoa(i + 1)
		at := "/gaps/" + name
		u.q.At(at, in.field.Place())
		gap := questions.Gap{}
		switch in.response.Name {
		case "optionresponse":
			choice := u.listed(in, at+"/options")
			gap.Options, gap.Shuffle = choice.Options, order(in.field, choice.Options)
		case "numericalresponse":
			number, ok := u.numeric(in).(*questions.Numeric)
			if !ok {
				return nil
			}
			for _, a := range number.Accept {
				gap.Accept = append(gap.Accept, questions.GapAccept{Value: a.Value, Tolerance: a.Tolerance, Min: a.Min, Max: a.Max, Weight: a.Weight, Feedback: a.Feedback})
			}
		default:
			text, ok := u.shortText(in).(*questions.ShortText)
			if !ok {
				return nil
			}
			gap.Match = text.Match
			for _, a := range text.Accept {
				gap.Accept = append(gap.Accept, questions.GapAccept{Text: a.Text, Weight: a.Weight, Feedback: a.Feedback})
			}
		}
		body.Gaps[name] = gap
	}
	return body
}
