package views

import (
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// givenInWords says an answer in lines of plain text: what was chosen, typed, matched, put in order. None for no answer.
func givenInWords(w words.Words, q quiz.Reviewed, sources []Source) []string {
	if q.Given.Empty() {
		return nil
	}
	switch q.Type {
	case questions.SingleChoiceType, questions.MultipleResponseType:
		return chosenInWords(q)
	case questions.TrueFalseType:
		if q.Given.Has("true") {
			return []string{w.T("question.true")}
		}
		return []string{w.T("question.false")}
	case questions.MatchingType:
		return matchesInWords(q)
	case questions.OrderingType:
		return orderInWords(q)
	case questions.GapFillType:
		return gapsInWords(q)
	case questions.SelectSentenceType:
		return sentencesInWords(q, sources)
	case questions.CompareSourcesType:
		return cellsInWords(w, q, sources)
	}
	return []string{q.Given.Text()}
}

func chosenInWords(q quiz.Reviewed) (lines []string) {
	for _, o := range q.Options {
		if q.Given.Has(o.ID) {
			lines = append(lines, plain(o.Text))
		}
	}
	return lines
}

func matchesInWords(q quiz.Reviewed) (lines []string) {
	for _, prompt := range q.Prompts {
		if match := textOfPart(q.Matches, q.Given.Match(prompt.ID)); match != "" {
			lines = append(lines, plain(prompt.Text)+": "+match)
		}
	}
	return lines
}

func orderInWords(q quiz.Reviewed) (lines []string) {
	for i, id := range q.Given.Order() {
		lines = append(lines, strconv.Itoa(i+1)+". "+textOfPart(q.Items, id))
	}
	return lines
}

func gapsInWords(q quiz.Reviewed) (lines []string) {
	for _, gap := range q.Gaps {
		given := q.Given.Gap(gap.ID)
		if given != "" && gap.Kind == questions.GapChoice {
			given = textOfPart(gap.Options, given)
		}
		if given != "" {
			lines = append(lines, "["+gap.ID+"] "+given)
		}
	}
	return lines
}

func sentencesInWords(q quiz.Reviewed, sources []Source) (lines []string) {
	for _, ref := range q.Given.Picked() {
		text, _ := sentenceText(sources, ref)
		if text == "" {
			text = ref
		}
		lines = append(lines, text)
	}
	return lines
}

// cellsInWords leaves out what wasn't said.
func cellsInWords(w words.Words, q quiz.Reviewed, sources []Source) (lines []string) {
	for _, claim := range q.Claims {
		var said []string
		for _, source := range q.Sources {
			if stance := q.Given.Stance(claim.ID, source); stance != "" {
				said = append(said, sourceTitle(sources, source)+": "+stanceWord(w, stance))
			}
		}
		if len(said) > 0 {
			lines = append(lines, plain(claim.Text)+" "+strings.Join(said, "; "))
		}
	}
	return lines
}

func textOfPart(parts []quiz.ShownPart, id string) string {
	for _, p := range parts {
		if p.ID == id {
			return plain(p.Text)
		}
	}
	return ""
}
