package reports

import (
	"encoding/json"
	"strconv"

	"github.com/readback/readback/questions"
)

// AboutQuestion is what an analysis has to know of a question.
func AboutQuestion(q *questions.Question) QuestionAbout {
	guess := GuessScore(q)
	about := QuestionAbout{Name: q.ID, Guess: &guess, Type: q.Type}
	about.Max, _ = q.Max().Float64()
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		about.Options = aboutOptions(b.Options)
	case *questions.MultipleResponse:
		about.Options = aboutOptions(b.Options)
	case *questions.TrueFalse:
		for _, statement := range []bool{true, false} {
			right := b.Answer != nil && *b.Answer == statement
			about.Options = append(about.Options, OptionAbout{strconv.FormatBool(statement), right})
		}
	}
	return about
}

// HasOptions tells whether an analysis says of each option of a question who chose it.
func HasOptions(q *questions.Question) bool {
	switch q.Body.(type) {
	case *questions.SingleChoice, *questions.MultipleResponse, *questions.TrueFalse:
		return true
	}
	return false
}

func aboutOptions(options questions.Options) []OptionAbout {
	var list []OptionAbout
	for _, o := range options {
		list = append(list, OptionAbout{o.ID, o.Rewards()})
	}
	return list
}

// ChosenOptions are the ids of the options in an answer to a question that has some: of single-choice, multiple-response or
// true-false. Nil: no answer.
func ChosenOptions(answer json.RawMessage) []string {
	var one string
	var several []string
	var statement bool
	switch {
	case json.Unmarshal(answer, &one) == nil && one != "":
		return []string{one}
	case json.Unmarshal(answer, &several) == nil && len(several) > 0:
		return several
	case string(answer) != "null" && json.Unmarshal(answer, &statement) == nil:
		return []string{strconv.FormatBool(statement)}
	}
	return nil
}
