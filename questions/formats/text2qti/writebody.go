package text2qti

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
)

// body writes a question; ok is false when there is nothing like it.
func (w *writing) body() (ok bool) {
	switch b := w.q.Body.(type) {
	case *questions.SingleChoice:
		return w.singleChoice(b)
	case *questions.MultipleResponse:
		return w.multipleResponse(b)
	case *questions.TrueFalse:
		return w.trueFalse(b)
	case *questions.ShortText:
		return w.shortText(b)
	case *questions.Numeric:
		return w.numeric(b)
	case *questions.Essay:
		w.essay(b)
		return true
	case *questions.Information:
		w.information()
		return true
	}
	return false
}

func (w *writing) lose(part string) { w.lost.Question(w.index, &w.q, part) }

// options writes options and says what isn't held of them; ok is false when two have the same text, at which text2qti stops.
func (w *writing) options(options questions.Options, shuffle **bool, marker func(i int, o *questions.Option) string) (ok bool) {
	if *shuffle != nil && !**shuffle {
		w.lose("that the options keep their order")
	}
	*shuffle = nil
	seen := map[string]bool{}
	for i := range options {
		o := &options[i]
		if seen[o.Text] {
			return false
		}
		seen[o.Text] = true
		if o.Pinned {
			w.lose(fmt.Sprintf("that option %d keeps its place", i+1))
			o.Pinned = false
		}
		w.entry(marker(i, o), o.Text)
		if strings.TrimSpace(o.Feedback) != "" {
			w.entry("...", o.Feedback)
		}
	}
	return true
}

// letterOf is *a) and the like; letters may come again.
func letterOf(i int, right bool) string {
	marker := string(rune('a'+i%26)) + ")"
	if right {
		return "*" + marker
	}
	return marker
}

// singleChoice writes which option is right. What others are worth isn't held.
func (w *writing) singleChoice(b *questions.SingleChoice) bool {
	rights, weighted := 0, false
	for i := range b.Options {
		o := &b.Options[i]
		weighted = weighted || o.Weight != "" && o.Weight != "0" && o.Weight != "100"
		o.Correct = o.Correct || o.Weight == "100"
		if o.Weight = ""; o.Correct {
			rights++
		}
	}
	if weighted {
		w.lose("the weights of its options")
	}
	w.head()
	return rights == 1 && w.options(b.Options, &b.Shuffle, func(i int, o *questions.Option) string { return letterOf(i, o.Correct) })
}

// multipleResponse writes which options are right. Canvas marks right minus wrong.
func (w *writing) multipleResponse(b *questions.MultipleResponse) bool {
	if b.Marking != "" && b.Marking != questions.RightMinusWrong {
		w.lost.Changed(w.index, &w.q, "marking "+string(b.Marking), string(questions.RightMinusWrong))
	}
	for i := range b.Options {
		o := &b.Options[i]
		o.Correct, o.Weight = o.Rewards(), ""
	}
	b.Marking = ""
	w.head()
	return w.options(b.Options, &b.Shuffle, func(_ int, o *questions.Option) string {
		if o.Correct {
			return "[*]"
		}
		return "[ ]"
	})
}

func (w *writing) trueFalse(b *questions.TrueFalse) bool {
	if b.Answer == nil {
		return false
	}
	w.head()
	for i, answer := range []bool{true, false} {
		w.entry(letterOf(i, *b.Answer == answer), map[bool]string{true: "True", false: "False"}[answer])
		if feedback := b.Feedback.For(answer); strings.TrimSpace(feedback) != "" {
			w.entry("...", feedback)
		}
	}
	return true
}

// shortText writes the texts that are wholly right. Feedback is held where all have the same.
func (w *writing) shortText(b *questions.ShortText) bool {
	if b.Match == questions.MatchExact {
		w.lose("that answers have to match exactly")
	}
	if b.Typos != 0 {
		w.lose("that typos are let pass")
	}
	b.Match, b.Typos = "", 0
	b.Accept = w.accepted(b.Accept)
	w.head()
	if len(b.Accept) == 0 {
		return false
	}
	w.shared(b.Accept)
	for _, a := range b.Accept {
		w.b.WriteString("*   " + strings.ReplaceAll(a.Text, `\*`, "*") + "\n")
	}
	return true
}

// accepted are the texts that can be written: plain ones that are wholly right, each once.
func (w *writing) accepted(all []questions.Accept) []questions.Accept {
	var good []questions.Accept
	seen := map[string]bool{}
	for _, a := range all {
		switch {
		case a.Weight != "" && a.Weight != "100":
			w.lose("the answer “" + a.Text + "”, which is worth " + string(a.Weight) + " %")
		case strings.Contains(strings.ReplaceAll(a.Text, `\*`, ""), "*"):
			w.lose("the answer “" + a.Text + "”, which has a wildcard")
		case seen[a.Text]:
			w.lose("the answer “" + a.Text + "” for the second time")
		default:
			seen[a.Text] = true
			a.Weight = ""
			good = append(good, a)
		}
	}
	return good
}

// shared writes feedback that all accepted texts have as that on right answers.
func (w *writing) shared(accept []questions.Accept) {
	for _, a := range accept {
		if a.Feedback != accept[0].Feedback {
			w.lose("feedback on answers")
			for i := range accept {
				accept[i].Feedback = ""
			}
			return
		}
	}
	if strings.TrimSpace(accept[0].Feedback) != "" {
		w.entry("+", accept[0].Feedback)
	}
}

// least is the smallest number that text2qti takes, whatever its sign.
var least = big.NewRat(1, 10_000)

// numeric writes the first number that is wholly right.
func (w *writing) numeric(b *questions.Numeric) bool {
	if b.Unit != "" {
		w.lose("unit")
		b.Unit = ""
	}
	if len(b.Accept) == 0 || b.Accept[0].Weight != "" && b.Accept[0].Weight != "100" {
		return false
	}
	if len(b.Accept) > 1 {
		w.lose("accepted numbers behind the first one")
		b.Accept = b.Accept[:1]
	}
	a := &b.Accept[0]
	w.head()
	if strings.TrimSpace(a.Feedback) != "" {
		w.entry("+", a.Feedback)
	}
	number, low, high := numberOf(a)
	w.b.WriteString("=   " + number + "\n")
	return number != "" && low.Abs(low).Cmp(least) >= 0 && high.Abs(high).Cmp(least) >= 0
}

// numberOf writes a number with its margin, or a range, and returns the bounds.
func numberOf(a *questions.NumericAccept) (text string, low, high *big.Rat) {
	if a.Value == "" {
		if a.Min == "" || a.Max == "" {
			return "", new(big.Rat), new(big.Rat)
		}
		return "[" + string(a.Min) + ", " + string(a.Max) + "]", a.Min.Rat(), a.Max.Rat()
	}
	value := a.Value.Rat()
	within := a.Tolerance.Of(value)
	low, high = new(big.Rat).Sub(value, within), new(big.Rat).Add(value, within)
	switch {
	case a.Tolerance != "":
		return string(a.Value) + " +- " + string(a.Tolerance), low, high
	case value.IsInt():
		return string(a.Value), low, high
	}
	return string(a.Value) + " +- 0", low, high
}

func (w *writing) essay(b *questions.Essay) {
	if len(b.Rubric) > 0 {
		w.lose("rubric")
		b.Rubric = nil
	}
	if b.Words != (questions.WordRange{}) {
		w.lose("number of words")
		b.Words = questions.WordRange{}
	}
	w.head()
	w.b.WriteString("____\n")
}

func (w *writing) information() {
	if w.q.Explanation != "" {
		w.lose("explanation")
		w.q.Explanation = ""
	}
	if w.q.Points != "" {
		w.lose("points")
		w.q.Points = ""
	}
	if w.q.Title != "" {
		w.b.WriteString(word("Text title", w.q.Title))
	}
	w.b.WriteString(word("Text", canonical(dedented(w.q.Stem))))
}
