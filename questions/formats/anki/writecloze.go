package anki

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

func escapeHTML(text string) string { return html.EscapeString(text) }

// inCloze keeps an answer from ending its cloze.
var inCloze = strings.NewReplacer("{", "&#123;", "}", "&#125;", ":", "&#58;")

// numberedGap is the name of a gap that was a cloze: the number of its card, and which of several it is.
var numberedGap = regexp.MustCompile(`^([1-9][0-9]{0,3})(\.[0-9]+)?$`)

// cloze is the stem of a question with clozes for its gaps. A hint of the question goes to the first gap without choices.
func (f *writer) cloze(q *questions.Question, b *questions.GapFill) string {
	names := q.GapOrder()
	stem := q.StemWith(func(name string) string { return gapMark + strconv.Itoa(slices.Index(names, name)) + gapMark })
	text := strings.ReplaceAll(f.html(stem), "}}", "&#125;&#125;")
	hint := plainHint(q.Hint)
	numbers := cardNumbers(names)
	return gapMarks.ReplaceAllStringFunc(text, func(mark string) string {
		found := gapMarks.FindStringSubmatch(mark)
		i, err := strconv.Atoi(found[1])
		if err != nil || i < 0 || i >= len(names) {
			return ""
		}
		gap := b.Gaps[names[i]]
		answer, choices := gapAnswer(&gap)
		if choices == "" {
			choices, hint = hint, ""
		}
		if choices != "" {
			choices = "::" + inCloze.Replace(escapeHTML(choices))
		}
		return fmt.Sprintf("{{c%d::%s%s}}%s", numbers[i], inCloze.Replace(escapeHTML(answer)), choices, found[2])
	})
}

// cardNumbers are the numbers of the clozes: those that the gaps are called by, or their order.
func cardNumbers(names []string) []int {
	numbers := make([]int, len(names))
	for i, name := range names {
		found := numberedGap.FindStringSubmatch(name)
		if found == nil {
			for j := range names {
				numbers[j] = j + 1
			}
			return numbers
		}
		numbers[i], _ = strconv.Atoi(found[1])
	}
	return numbers
}

// plainHint is a hint that fits into a cloze: a line of text.
func plainHint(hint string) string {
	if strings.Contains(hint, "\n") || strings.Contains(hint, "/") {
		return ""
	}
	text := strings.TrimSpace(questions.PlainText(hint))
	if escape(text) != hint {
		return ""
	}
	return text
}

// gapAnswer is what goes into a gap, and what there is to choose from, as choicesIn reads it.
func gapAnswer(gap *questions.Gap) (answer, choices string) {
	switch b := gap.Body().(type) {
	case *questions.SingleChoice:
		if len(b.Options) == 0 {
			return "", ""
		}
		texts := make([]string, len(b.Options))
		for i := range b.Options {
			texts[i] = strings.TrimSpace(questions.PlainText(b.Options[i].Text))
		}
		return strings.TrimSpace(questions.PlainText(b.Options[bestOption(b.Options)].Text)), strings.Join(texts, " / ")
	case *questions.Numeric:
		return shownNumber(b), ""
	case *questions.ShortText:
		return shownText(b.Accept), ""
	}
	return "", ""
}

func worth(o *questions.Option) float64 {
	if o.Correct {
		return 100
	}
	w, _ := o.Weight.Rat().Float64()
	return w
}
