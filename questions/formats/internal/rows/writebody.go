package rows

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// body writes what belongs to a question's type.
func (w *writer) body(l line, q *questions.Question) {
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		w.options(l, b.Options, b.Shuffle)
	case *questions.MultipleResponse:
		w.options(l, b.Options, b.Shuffle)
		w.put(l, fieldMarking, string(b.Marking))
	case *questions.TrueFalse:
		w.trueFalse(l, b)
	case *questions.ShortText:
		w.shortText(l, b)
	case *questions.Numeric:
		w.numeric(l, b)
	case *questions.Matching:
		w.matching(l, b)
	case *questions.Ordering:
		for i, item := range b.Items {
			w.putLetter(l, fieldItem, i, item.Text)
		}
		w.put(l, fieldMarking, string(b.Marking))
	default:
		w.rareBody(l, q)
	}
}

func (w *writer) rareBody(l line, q *questions.Question) {
	switch b := q.Body.(type) {
	case *questions.GapFill:
		w.gapFill(l, gapTextsOf(b, q.GapOrder()))
	case *questions.SelectSentence:
		w.put(l, fieldSource, b.Source)
		w.putLines(l, fieldAnswer, 0, b.Correct)
		w.count(l, fieldChoose, b.Choose)
	case *questions.CompareSources:
		w.claims(l, b)
	case *questions.Essay:
		w.putLines(l, fieldRubric, 0, formatRubric(b.Rubric))
		w.put(l, fieldWords, formatWords(b.Words))
	}
}

func (w *writer) count(l line, f field, n int) {
	if n != 0 {
		w.put(l, f, strconv.Itoa(n))
	}
}

func (w *writer) options(l line, options questions.Options, shuffle *bool) {
	var right, fixed []string
	for i, o := range options {
		w.putLetter(l, fieldOption, i, o.Text)
		w.weighed(l, i, o.Weight, o.Feedback)
		if o.Correct {
			right = append(right, letters(i))
		}
		if o.Pinned {
			fixed = append(fixed, letters(i))
		}
	}
	w.put(l, fieldCorrect, strings.Join(right, ", "))
	w.put(l, fieldFixed, strings.Join(fixed, ", "))
	w.put(l, fieldShuffle, formatPointer(shuffle))
}

func (w *writer) weighed(l line, i int, weight questions.Decimal, feedback string) {
	w.putLetter(l, fieldWeight, i, string(weight))
	w.putLetter(l, fieldFeedback, i, feedback)
}

func (w *writer) trueFalse(l line, b *questions.TrueFalse) {
	if b.Answer != nil {
		w.put(l, fieldAnswer, strconv.FormatBool(*b.Answer))
	}
	w.put(l, fieldFeedbackTrue, b.Feedback.True)
	w.put(l, fieldFeedbackFalse, b.Feedback.False)
}

func (w *writer) shortText(l line, b *questions.ShortText) {
	texts := make([]string, len(b.Accept))
	for i, a := range b.Accept {
		texts[i] = a.Text
		w.weighed(l, i, a.Weight, a.Feedback)
	}
	w.putLines(l, fieldAnswer, 0, texts)
	w.put(l, fieldMatch, string(b.Match))
	w.count(l, fieldTypos, b.Typos)
}

func (w *writer) numeric(l line, b *questions.Numeric) {
	texts := make([]string, len(b.Accept))
	for i, a := range b.Accept {
		texts[i] = formatAccept(a)
		w.weighed(l, i, a.Weight, a.Feedback)
	}
	w.putLines(l, fieldAnswer, 0, texts)
	w.put(l, fieldUnit, b.Unit)
}

func (w *writer) matching(l line, b *questions.Matching) {
	for i, p := range b.Pairs {
		w.putLetter(l, fieldPrompt, i, p.Prompt)
		w.putLetter(l, fieldMatchOf, i, p.Match)
	}
	for i, d := range b.Distractors {
		w.putLetter(l, fieldMatchOf, len(b.Pairs)+i, d.Text)
	}
}

func (w *writer) claims(l line, b *questions.CompareSources) {
	for i, claim := range b.Claims {
		w.putLetter(l, fieldClaim, i, claim.Text)
		var stances []string
		for _, source := range slices.Sorted(maps.Keys(claim.Sources)) {
			stances = append(stances, source+": "+string(claim.Sources[source]))
		}
		w.putLines(l, fieldStances, i, stances)
		w.putLines(l, fieldProof, i, formatEvidence(claim.Evidence))
	}
}

func (w *writer) gapFill(l line, t gapTexts) {
	for i := range t.lines {
		w.putLetter(l, fieldWeight, i, t.weights[i])
		w.putLetter(l, fieldFeedback, i, t.feedback[i])
	}
	w.putLines(l, fieldAnswer, 0, t.lines)
	w.putLines(l, fieldMatch, 0, t.match)
	w.putLines(l, fieldTypos, 0, t.typos)
	w.putLines(l, fieldUnit, 0, t.unit)
	w.putLines(l, fieldShuffle, 0, t.shuffle)
	w.putLines(l, fieldGapWeights, 0, t.weighed)
	w.put(l, fieldFixed, strings.Join(t.pinned, ", "))
}
