package views

import (
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// describe is an answer in a line of words, as assets/js/answers.js says it.
func describe(w words.Words, sources []Source, q quiz.Shown, given quiz.Given) string {
	parts := describeParts(w, sources, q, given)
	if len(parts) == 0 {
		parts = []string{w.T("verdict.unanswered")}
	}
	if given.Certainty > 0 {
		parts = append(parts, certaintyWord(w, given.Certainty))
	}
	return strings.Join(parts, "; ")
}

// describeParts says an answer part by part, as plain text: what was chosen, typed, matched, put in order. None for no
// answer.
func describeParts(w words.Words, sources []Source, q quiz.Shown, given quiz.Given) []string {
	if given.Empty() {
		return nil
	}
	switch q.Type {
	case questions.SingleChoiceType, questions.MultipleResponseType:
		return textsOf(q.Options, given.Has)
	case questions.TrueFalseType:
		if given.Has("true") {
			return []string{w.T("question.true")}
		}
		return []string{w.T("question.false")}
	case questions.SelectSentenceType:
		return describePicks(sources, given)
	case questions.CompareSourcesType:
		return describeCells(w, sources, q, given)
	case questions.MatchingType:
		return describePairs(q, given)
	case questions.OrderingType:
		return describeOrder(q, given)
	case questions.GapFillType:
		return describeGaps(w, q, given)
	}
	return []string{given.Text()}
}

func textsOf(parts []quiz.ShownPart, has func(id string) bool) []string {
	var texts []string
	for _, p := range parts {
		if has(p.ID) {
			texts = append(texts, plain(p.Text))
		}
	}
	return texts
}

func describePicks(sources []Source, given quiz.Given) []string {
	var texts []string
	for _, ref := range given.Picked() {
		text, _ := sentenceText(sources, ref)
		if text == "" {
			text = ref
		}
		texts = append(texts, text)
	}
	return texts
}

func describeCells(w words.Words, sources []Source, q quiz.Shown, given quiz.Given) []string {
	var cells []string
	for _, c := range q.Claims {
		for _, s := range q.Sources {
			if stance := given.Stance(c.ID, s); stance != "" {
				cells = append(cells, w.T("compare.cell", "source", sourceTitle(sources, s), "claim", plain(c.Text))+": "+stanceWord(w, stance))
			}
		}
	}
	return cells
}

func describePairs(q quiz.Shown, given quiz.Given) []string {
	var pairs []string
	for _, p := range q.Prompts {
		if m := findPart(q.Matches, given.Match(p.ID)); m != nil {
			pairs = append(pairs, plain(p.Text)+" – "+plain(m.Text))
		}
	}
	return pairs
}

func describeOrder(q quiz.Shown, given quiz.Given) []string {
	var items []string
	for i, id := range given.Order() {
		if item := findPart(q.Items, id); item != nil {
			items = append(items, strconv.Itoa(i+1)+". "+plain(item.Text))
		}
	}
	return items
}

func describeGaps(w words.Words, q quiz.Shown, given quiz.Given) []string {
	var gaps []string
	for _, gap := range q.Gaps {
		if text := gapText(gap, given.Gap(gap.ID)); text != "" {
			gaps = append(gaps, w.T("gap.number", "number", gap.ID)+": "+text)
		}
	}
	return gaps
}
