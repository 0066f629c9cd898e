package quiz

import (
	"strings"

	"github.com/readback/readback/questions"
)

// Said is an answer in plain text, as its learner would tell it: the texts of what was chosen (Markdown), what belongs to
// what, or what was typed. It is empty for no answer.
func (s *Shown) Said(g Given) string {
	if g.Empty() {
		return ""
	}
	switch s.Type {
	case questions.SingleChoiceType, questions.MultipleResponseType:
		return join(s.Options, func(o ShownPart) string { return textIf(g.Has(o.ID), o.Text) })
	case questions.TrueFalseType:
		return string(g.Answer)
	case questions.CompareSourcesType:
		return join(s.Claims, func(c ShownPart) string { return s.stancesOn(c, g) })
	case questions.MatchingType:
		return join(s.Prompts, func(p ShownPart) string { return pair(p.Text, textOfPart(s.Matches, g.Match(p.ID))) })
	case questions.OrderingType:
		return join(g.Order(), func(id string) string { return textOfPart(s.Items, id) })
	case questions.GapFillType:
		return join(s.Gaps, func(gap ShownGap) string { return pair(gap.ID, inGap(gap, g)) })
	case questions.SelectSentenceType:
		return strings.Join(g.Picked(), "; ")
	}
	return g.Text()
}

func (s *Shown) stancesOn(claim ShownPart, g Given) string {
	return join(s.Sources, func(source string) string {
		return pair(claim.Text+" ("+source+")", string(g.Stance(claim.ID, source)))
	})
}

func inGap(gap ShownGap, g Given) string {
	if text := textOfPart(gap.Options, g.Gap(gap.ID)); text != "" {
		return text
	}
	return g.Gap(gap.ID)
}

// join says things one after the other, without those that are empty.
func join[T any](things []T, say func(T) string) string {
	var said []string
	for _, t := range things {
		if text := say(t); text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, "; ")
}

// pair says what was given to something; nothing where nothing was.
func pair(to, given string) string { return textIf(given != "", to+": "+given) }

func textIf(really bool, text string) string {
	if really {
		return text
	}
	return ""
}

func textOfPart(parts []ShownPart, id string) string {
	for _, p := range parts {
		if p.ID == id {
			return p.Text
		}
	}
	return ""
}
