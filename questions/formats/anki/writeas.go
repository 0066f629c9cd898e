package anki

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// asCard is a question as one that a note can hold: matches become gaps to choose for, an order a card to recall. It is nil
// for what can't be asked without its sources, or asks nothing.
func (f *writer) asCard(q *questions.Question) *questions.Question {
	switch b := q.Body.(type) {
	case nil, *questions.Information, *questions.SelectSentence, *questions.CompareSources:
		return nil
	case *questions.SingleChoice:
		return unlessMany(q, b.Options)
	case *questions.MultipleResponse:
		return unlessMany(q, b.Options)
	case *questions.GapFill:
		if len(q.GapOrder()) == 0 {
			return nil
		}
	case *questions.Matching:
		return matchingAsGaps(q, b)
	case *questions.Ordering:
		return orderingAsEssay(q, b)
	}
	return q
}

// unlessMany is nil for more options than there are letters.
func unlessMany(q *questions.Question, options questions.Options) *questions.Question {
	if len(options) > 26 {
		return nil
	}
	return q
}

// matchingAsGaps is a matching question with a gap behind each prompt.
func matchingAsGaps(q *questions.Question, b *questions.Matching) *questions.Question {
	as := *q
	body := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	lines := []string{q.Stem}
	for i, p := range b.Pairs {
		name := strconv.Itoa(i + 1)
		var options questions.Options
		for _, m := range b.Matches() {
			options = append(options, questions.Option{Text: m.Text, Correct: questions.Fold(m.Text) == questions.Fold(p.Match)})
		}
		body.Gaps[name] = questions.Gap{Options: options}
		lines = append(lines, p.Prompt+" – [["+name+"]]")
	}
	as.Body, as.Stem = body, strings.Join(lines, "\n\n")
	return &as
}

// orderingAsEssay is an ordering question as a card that shows the items in the order of the alphabet, with the right one behind.
func orderingAsEssay(q *questions.Question, b *questions.Ordering) *questions.Question {
	as := *q
	var right, shown []string
	for i, item := range b.Items {
		right = append(right, fmt.Sprintf("%d. %s", i+1, strings.ReplaceAll(item.Text, "\n", "\n   ")))
		shown = append(shown, "- "+strings.ReplaceAll(item.Text, "\n", "\n  "))
	}
	slices.Sort(shown)
	as.Body = &questions.Essay{}
	as.Stem = q.Stem + "\n\n" + strings.Join(shown, "\n")
	as.Explanation = strings.Join(right, "\n")
	if q.Explanation != "" {
		as.Explanation += "\n\n" + q.Explanation
	}
	return &as
}
