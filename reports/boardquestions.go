package reports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// Bounds of what a live board shows of a question.
const (
	stemWords = 14
	mostTyped = 5 // different typed answers
)

// listedQuestion is a question with what doesn't change while it is answered.
type listedQuestion struct {
	id      string
	stem    string
	kind    questions.Type
	options []listedOption // in authored order
}

type listedOption struct {
	id, text string
	right    bool
}

func listQuestions(r *questions.Revision) []listedQuestion {
	var listed []listedQuestion
	for i := range r.Set.Questions {
		q := &r.Set.Questions[i]
		if !q.Marked() {
			continue
		}
		listed = append(listed, listedQuestion{id: q.ID, stem: firstWords(q), kind: q.Type, options: listOptions(q.Body)})
	}
	return listed
}

// firstWords are enough of a stem to know it again. A gap is a line there.
func firstWords(q *questions.Question) string {
	stem := q.Stem
	if body, ok := q.Body.(*questions.GapFill); ok {
		for name := range body.Gaps {
			stem = strings.ReplaceAll(stem, "[["+name+"]]", "___")
		}
	}
	words := strings.Fields(questions.PlainText(stem))
	if len(words) > stemWords {
		return strings.TrimRight(strings.Join(words[:stemWords], " "), ".,;:…") + "…"
	}
	return strings.Join(words, " ")
}

func listOptions(body questions.Body) (listed []listedOption) {
	var options questions.Options
	switch b := body.(type) {
	case *questions.SingleChoice:
		options = b.Options
	case *questions.MultipleResponse:
		options = b.Options
	case *questions.TrueFalse:
		for _, value := range []bool{true, false} {
			listed = append(listed, listedOption{id: strconv.FormatBool(value), right: b.Answer != nil && *b.Answer == value})
		}
	}
	for i := range options {
		listed = append(listed, listedOption{options[i].ID, questions.PlainText(options[i].Text), options[i].Rewards()})
	}
	return listed
}

// Questions are what was answered so far, question by question in the set's order.
func (b *Board) Questions() []LiveQuestion {
	rows := make([]LiveQuestion, 0, len(b.listed))
	for i, q := range b.listed {
		rows = append(rows, b.count(i+1, q))
	}
	return rows
}

func (b *Board) count(number int, q listedQuestion) LiveQuestion {
	row := LiveQuestion{ID: q.id, Number: number, Stem: q.stem, Statement: q.kind == questions.TrueFalseType}
	right, counts := 0, map[string]*LiveChoice{}
	for _, l := range b.learners {
		if l.Attempt == nil || b.sheets[l.Attempt.ID] == nil || !b.sheets[l.Attempt.ID].asked[q.id] {
			continue
		}
		row.Asked++
		given, answered := b.sheets[l.Attempt.ID].given[q.id]
		if !answered {
			continue
		}
		row.Answered++
		if given.right {
			right++
		}
		given.countIn(counts)
	}
	if q.kind != questions.EssayType {
		row.Right = &right
	}
	row.choose(q, counts)
	return row
}

func (a boardAnswer) countIn(counts map[string]*LiveChoice) {
	for _, pick := range a.picks {
		if counts[pick] == nil {
			counts[pick] = &LiveChoice{Text: a.text, Right: a.right}
		}
		counts[pick].Count++
	}
}

// choose takes what is shown out of all that was given: each option, or the most frequent of typed answers.
func (row *LiveQuestion) choose(q listedQuestion, counts map[string]*LiveChoice) {
	switch q.kind {
	case questions.ShortTextType, questions.NumericType:
		row.chooseTyped(counts)
		return
	}
	for _, o := range q.options {
		choice := LiveChoice{Text: cmp.Or(o.text, o.id), Right: o.right}
		if counts[o.id] != nil {
			choice.Count = counts[o.id].Count
		}
		row.Choices = append(row.Choices, choice)
	}
}

func (row *LiveQuestion) chooseTyped(counts map[string]*LiveChoice) {
	for _, c := range counts {
		row.Choices = append(row.Choices, *c)
	}
	slices.SortFunc(row.Choices, func(a, b LiveChoice) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Text, b.Text)) })
	for _, c := range row.Choices[min(len(row.Choices), mostTyped):] {
		row.Others += c.Count
	}
	row.Choices = row.Choices[:min(len(row.Choices), mostTyped)]
}
