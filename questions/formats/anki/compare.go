package anki

import (
	"reflect"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/loss"
)

// compare reports what of a question differs from what was read back of its note.
func compare(report *loss.Report, i int, q, got *questions.Question) {
	type part struct {
		name string
		lost bool
	}
	if got.Type == "" {
		got.Type = questions.TypeOf(got.Body)
	}
	if q.Type != got.Type {
		report.Changed(i, q, string(q.Type), string(got.Type))
		return
	}
	parts := []part{
		{"the exact form of the stem", trimmed(q.Stem) != trimmed(got.Stem)},
		{"the exact form of the explanation", trimmed(q.Explanation) != trimmed(got.Explanation)},
		{"hint", q.Hint != "" && trimmed(q.Hint) != trimmed(got.Hint)},
	}
	for _, p := range parts {
		if p.lost {
			report.Question(i, q, p.name)
		}
	}
	for _, name := range bodyLosses(q.Body, got.Body) {
		report.Question(i, q, name)
	}
}

func trimmed(text string) string { return strings.TrimSpace(text) }

// bodyLosses names what of a body differs in another of its type.
func bodyLosses(want, got questions.Body) []string {
	switch w := want.(type) {
	case *questions.SingleChoice:
		return optionLosses(w.Options, got.(*questions.SingleChoice).Options, w.Shuffle)
	case *questions.MultipleResponse:
		lost := optionLosses(w.Options, got.(*questions.MultipleResponse).Options, w.Shuffle)
		if w.Marking != "" && w.Marking != questions.RightMinusWrong {
			lost = append(lost, "marking "+string(w.Marking))
		}
		return lost
	case *questions.TrueFalse:
		g := got.(*questions.TrueFalse)
		return named("feedback", w.Feedback != (questions.TrueFalseFeedback{}), "the answer", !reflect.DeepEqual(w.Answer, g.Answer))
	case *questions.ShortText:
		return textLosses(w, got.(*questions.ShortText))
	case *questions.Numeric:
		return numberLosses(w, got.(*questions.Numeric))
	case *questions.GapFill:
		return gapLosses(w, got.(*questions.GapFill))
	case *questions.Essay:
		return named("the rubric", len(w.Rubric) > 0, "the number of words", w.Words != questions.WordRange{})
	}
	return nil
}

// named are the names whose condition holds.
func named(pairs ...any) []string {
	var list []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1].(bool) {
			list = append(list, pairs[i].(string))
		}
	}
	return list
}

func optionLosses(want, got questions.Options, shuffle *bool) []string {
	var texts, feedback, weights, pinned, ids bool
	texts = len(want) != len(got)
	for i, o := range want {
		feedback = feedback || o.Feedback != ""
		weights = weights || o.Weight != "" && o.Weight != "0"
		pinned = pinned || o.Pinned
		ids = ids || o.ID != "" && o.ID != strings.ToLower(letter(min(i, 25)))
		if i < len(got) {
			texts = texts || trimmed(o.Text) != trimmed(got[i].Text) || o.Correct != got[i].Correct && o.Weight == ""
		}
	}
	return named("the exact form of the options", texts, "the feedback on options", feedback, "the weights of options", weights,
		"pinned options", pinned, "the ids of options", ids, "the order of options", shuffle != nil && !*shuffle)
}

func textLosses(want, got *questions.ShortText) []string {
	var feedback, weights, same bool
	for _, a := range want.Accept {
		feedback = feedback || a.Feedback != ""
		weights = weights || a.Weight != "" && a.Weight != "100"
		same = same || len(got.Accept) == 1 && a.Text == got.Accept[0].Text
	}
	return named("the other accepted texts", len(want.Accept) > 1, "the exact form of the accepted text", !same, "the feedback on accepted texts", feedback,
		"the weights of accepted texts", weights, "matching exactly", want.Match == questions.MatchExact, "typos", want.Typos != 0)
}

func numberLosses(want, got *questions.Numeric) []string {
	var feedback, weights, same bool
	for _, a := range want.Accept {
		feedback = feedback || a.Feedback != ""
		weights = weights || a.Weight != "" && a.Weight != "100"
		a.Feedback, a.Weight = "", ""
		same = same || len(got.Accept) == 1 && a == got.Accept[0]
	}
	return named("the other accepted numbers", len(want.Accept) > 1, "the exact form of the number", !same, "the feedback on accepted numbers", feedback,
		"the weights of accepted numbers", weights, "the unit", want.Unit != got.Unit)
}

func gapLosses(want, got *questions.GapFill) []string {
	var lost []string
	for name, w := range want.Gaps {
		g, ok := got.Gaps[name]
		if !ok {
			return []string{"the names of gaps, or what is in them"}
		}
		if w.Weight != "" && w.Weight != "1" {
			lost = append(lost, "the weights of gaps")
		}
		if w.Kind() != g.Kind() {
			lost = append(lost, "the kind of a gap")
			continue
		}
		lost = append(lost, bodyLosses(w.Body(), g.Body())...)
	}
	slices.Sort(lost)
	return slices.Compact(lost)
}
