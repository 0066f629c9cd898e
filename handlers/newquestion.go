package handlers

import (
	"encoding/json"

	"github.com/readback/readback/questions"
)

// beginnings are the fields that a new question is begun with, by type, so that its text shows what is to be filled in.
var beginnings = map[questions.Type]string{
	questions.SingleChoiceType:     `{"options": [{"text": "", "correct": true}, {"text": ""}, {"text": ""}]}`,
	questions.MultipleResponseType: `{"options": [{"text": "", "correct": true}, {"text": "", "correct": true}, {"text": ""}]}`,
	questions.TrueFalseType:        `{"answer": true}`,
	questions.ShortTextType:        `{"accept": [{"text": ""}]}`,
	questions.NumericType:          `{"accept": [{"value": 0}]}`,
	questions.MatchingType:         `{"pairs": [{"prompt": "", "match": ""}, {"prompt": "", "match": ""}]}`,
	questions.OrderingType:         `{"items": ["", ""]}`,
	questions.SelectSentenceType:   `{"source": "", "correct": [""]}`,
	questions.CompareSourcesType:   `{"claims": [{"text": "", "sources": {}}]}`,
}

// newQuestion is a question of a type with nothing said yet.
func newQuestion(t questions.Type) questions.Question {
	q := questions.Question{QuestionHead: questions.QuestionHead{Type: t}, Body: questions.NewBody(t)}
	if fields, ok := beginnings[t]; ok {
		if err := json.Unmarshal([]byte(fields), q.Body); err != nil {
			panic(err) // a text of our own; a test makes one of each
		}
	}
	return q
}
