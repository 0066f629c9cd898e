package gift

import (
	"fmt"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/weights"
)

// body writes the answers; ok is false when GIFT has nothing like them.
func (w *writing) body() (ok bool) {
	switch b := w.q.Body.(type) {
	case *questions.Information:
		w.b.WriteString("\n")
		return true
	case *questions.Essay:
		w.essay(b)
	case *questions.SingleChoice:
		w.singleChoice(b)
	case *questions.MultipleResponse:
		w.multipleResponse(b)
	case *questions.TrueFalse:
		w.trueFalse(b)
	case *questions.ShortText:
		w.shortText(b)
	case *questions.Numeric:
		w.numeric(b)
	case *questions.Matching:
		w.matching(b)
	case *questions.Ordering:
		w.ordering(b)
	default:
		return false
	}
	w.b.WriteString("}\n")
	return true
}

// general writes the explanation as the general feedback, which comes last.
func (w *writing) general(before, behind string) {
	if strings.TrimSpace(w.q.Explanation) != "" {
		w.b.WriteString(before + "####" + w.words(w.q.Explanation) + behind)
	}
}

func (w *writing) essay(b *questions.Essay) {
	w.b.WriteString("{")
	w.general("", "")
	if len(b.Rubric) > 0 {
		w.lost.Question(w.index, w.q, "rubric")
		b.Rubric = nil
	}
	if b.Words != (questions.WordRange{}) {
		w.lost.Question(w.index, w.q, "number of words")
		b.Words = questions.WordRange{}
	}
}

// line writes an answer with the feedback on it.
func (w *writing) line(mark, text, feedback string) {
	w.b.WriteString("\t" + mark + text)
	if feedback != "" {
		w.b.WriteString("#" + feedback)
	}
	w.b.WriteString("\n")
}

// options writes options and says what isn't held of them.
func (w *writing) options(options questions.Options, shuffle **bool, mark func(i int, o *questions.Option) string) {
	if *shuffle != nil && !**shuffle {
		w.lost.Question(w.index, w.q, "that the options keep their order")
	}
	*shuffle = nil
	w.b.WriteString("{\n")
	for i := range options {
		o := &options[i]
		if o.Pinned {
			w.lost.Question(w.index, w.q, fmt.Sprintf("that option %d keeps its place", i+1))
			o.Pinned = false
		}
		w.line(mark(i, o), w.words(o.Text), w.words(o.Feedback))
	}
	w.general("\t", "\n")
}

// grades names a weight that Moodle doesn't take without being told to.
func (w *writing) grades(list ...questions.Decimal) {
	for _, weight := range list {
		if !weights.Listed(weight) {
			w.lost.Changed(w.index, w.q, "the weight "+string(weight)+" %", "a grade that isn't in Moodle's list: choose “Nearest grade if not listed” when you import the file there")
			return
		}
	}
}

func optionWeights(options questions.Options) []questions.Decimal {
	list := make([]questions.Decimal, len(options))
	for i, o := range options {
		list[i] = o.Weight
	}
	return list
}

func (w *writing) singleChoice(b *questions.SingleChoice) {
	w.grades(optionWeights(b.Options)...)
	w.options(b.Options, &b.Shuffle, func(_ int, o *questions.Option) string {
		switch {
		case o.Correct || o.Weight == "100":
			return "="
		case o.Weight == "" || o.Weight == "0":
			return "~"
		}
		return "~%" + string(o.Weight) + "%"
	})
}

// multipleResponse writes all markings as weights, which Moodle adds up.
func (w *writing) multipleResponse(b *questions.MultipleResponse) {
	list, exact := weights.Of(b)
	if !exact {
		w.lost.Changed(w.index, w.q, "marking "+string(b.Marking), string(questions.RightMinusWrong))
		b.Marking = ""
	}
	w.grades(list...)
	w.options(b.Options, &b.Shuffle, func(i int, _ *questions.Option) string {
		if list[i] == "0" {
			return "~"
		}
		return "~%" + string(list[i]) + "%"
	})
}

// trueFalse writes the feedback on the wrong answer first.
func (w *writing) trueFalse(b *questions.TrueFalse) {
	word, right, wrong := "TRUE", b.Feedback.True, b.Feedback.False
	if b.Answer != nil && !*b.Answer {
		word, right, wrong = "FALSE", wrong, right
	}
	w.b.WriteString("{" + word)
	if strings.TrimSpace(wrong+right) != "" {
		w.b.WriteString("#" + w.words(wrong))
	}
	if strings.TrimSpace(right) != "" {
		w.b.WriteString("#" + w.words(right))
	}
	w.general("", "")
}

// weighted is how an accepted answer begins.
func weighted(weight questions.Decimal) string {
	if weight == "" || weight == "100" {
		return "="
	}
	return "=%" + string(weight) + "%"
}

func (w *writing) shortText(b *questions.ShortText) {
	if b.Match == questions.MatchExact {
		w.lost.Question(w.index, w.q, "that answers have to match exactly")
	}
	if b.Typos != 0 {
		w.lost.Question(w.index, w.q, "that typos are let pass")
	}
	b.Match, b.Typos = "", 0
	var list []questions.Decimal
	for _, a := range b.Accept {
		list = append(list, a.Weight)
	}
	w.grades(list...)
	w.b.WriteString("{\n")
	for i := range b.Accept {
		a := &b.Accept[i]
		w.line(weighted(a.Weight), plainWords(a.Text), w.arrowless(&a.Feedback, "feedback"))
	}
	w.general("\t", "\n")
}

func (w *writing) numeric(b *questions.Numeric) {
	if b.Unit != "" {
		w.lost.Question(w.index, w.q, "unit")
		b.Unit = ""
	}
	var list []questions.Decimal
	for _, a := range b.Accept {
		list = append(list, a.Weight)
	}
	w.grades(list...)
	w.b.WriteString("{#\n")
	for i := range b.Accept {
		w.line(weighted(b.Accept[i].Weight), w.number(&b.Accept[i]), w.words(b.Accept[i].Feedback))
	}
	w.general("\t", "\n")
}

// number writes a value with its tolerance, or a range. A tolerance in percent becomes the number that it is.
func (w *writing) number(a *questions.NumericAccept) string {
	if a.Value == "" {
		return string(a.Min) + ".." + string(a.Max)
	}
	if strings.HasSuffix(string(a.Tolerance), "%") {
		within, err := questions.ParseDecimal(a.Tolerance.Of(a.Value.Rat()).FloatString(60))
		if err == nil {
			w.lost.Changed(w.index, w.q, "tolerance "+string(a.Tolerance), string(within))
			a.Tolerance = questions.Tolerance(within)
		}
	}
	if a.Tolerance == "" {
		return string(a.Value)
	}
	return string(a.Value) + ":" + string(a.Tolerance)
}

// matching writes the prompts with their format, and the matches as plain text.
func (w *writing) matching(b *questions.Matching) {
	w.b.WriteString("{\n")
	for i := range b.Pairs {
		p := &b.Pairs[i]
		w.b.WriteString("\t=" + w.arrowless(&p.Prompt, "a prompt") + " -> " + w.plainMatch(&p.Match, fmt.Sprintf("match %d", i+1)) + "\n")
	}
	for i := range b.Distractors {
		d := &b.Distractors[i]
		w.b.WriteString("\t= -> " + w.plainMatch(&d.Text, fmt.Sprintf("distractor %d", i+1)) + "\n")
	}
	w.general("\t", "\n")
}
