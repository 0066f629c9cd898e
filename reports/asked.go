package reports

import (
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
)

// Asked is the one revision that a report about questions is on.
type Asked struct {
	Number int            // of the revision; 0: there is none, as there is no quiz
	Set    *questions.Set // as it was asked; nil: as Number
	Cuts   questions.Cuts // of its sources
}

// marked are the questions that carry marks, in the order of the set.
func (a Asked) marked() []*questions.Question {
	if a.Set == nil {
		return nil
	}
	var all []*questions.Question
	for i := range a.Set.Questions {
		if q := &a.Set.Questions[i]; q.Marked() {
			all = append(all, q)
		}
	}
	return all
}

// numbers are what pages call the questions, by id: the first of the set is 1, with those that only inform.
func (a Asked) numbers() map[string]int {
	numbers := map[string]int{}
	if a.Set != nil {
		for i, q := range a.Set.Questions {
			numbers[q.ID] = i + 1
		}
	}
	return numbers
}

// question is the question with an id, or nil.
func (a Asked) question(id string) *questions.Question {
	if a.Set == nil {
		return nil
	}
	return a.Set.Question(id)
}

// stem is what a question asks, in a line of text with a blank for each gap; its id when it asks nothing.
func (a Asked) stem(id string) string {
	if q := a.question(id); q != nil && q.Stem != "" {
		return plainLine(q.Stem)
	}
	return id
}

// gapInStem is how an author writes a gap.
var gapInStem = regexp.MustCompile(`\[\[[^\[\]]+\]\]`)

// plainLine is authored text in a line, with a blank for each gap.
func plainLine(text string) string {
	return strings.Join(strings.Fields(questions.PlainText(gapInStem.ReplaceAllString(text, "…"))), " ")
}

// inBrief is the beginning of a text that may be long.
func inBrief(text string) string {
	const most = 110
	if runes := []rune(text); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return text
}
