package qti

import (
	"encoding/json"
	"math/big"

	"github.com/readback/readback/questions"
)

// marksOf is our own marking of a body, as a fraction; 0 for an answer that doesn't fit. It is the measure of every body that
// is made of rules.
func marksOf(head questions.QuestionHead, body questions.Body) func(answer any) *big.Rat {
	head.ID, head.Type, head.Points = "q", questions.TypeOf(body), ""
	revision := &questions.Revision{Set: questions.Set{Questions: []questions.Question{{QuestionHead: head, Body: body}}}}
	return func(answer any) *big.Rat {
		raw, err := json.Marshal(answer)
		if err != nil {
			return new(big.Rat)
		}
		mark, err := revision.Mark("q", raw)
		if err != nil || mark.Fraction == nil {
			return new(big.Rat)
		}
		return mark.Fraction
	}
}
