package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/words"
)

func TestAnswersArePrinted(t *testing.T) {
	_, set := examined()
	from := manyRows(20)
	from.asked = Asked{Number: 2, Set: set}
	one := 1.0
	for _, a := range from.attempts {
		from.answers = append(from.answers,
			AnswerRow{Attempt: a.Attempt, Question: "harbour", Answer: json.RawMessage(`"a"`), Points: &one, Max: 1, Number: 2},
			AnswerRow{Attempt: a.Attempt, Question: "same", Max: 1, Number: 1})
	}
	got := paperOf(t, "answers", from)
	if pages := bytes.Count(got, []byte("/Type /Page\n")); pages < 2 || !bytes.HasPrefix(got, []byte("%PDF-")) {
		t.Errorf("%d pages", pages)
	}
	paperOf(t, "answers", paperSource{})
	for range PDFRows {
		from.answers = append(from.answers, AnswerRow{Attempt: "a19", Question: string(rune('一' + len(from.answers)))})
	}
	if err := Write(t.Context(), &bytes.Buffer{}, from, Order{Kind: "answers", Format: "pdf"}); !errors.Is(err, ErrTooLong) {
		t.Error(err)
	}
}

func TestAnswersAreTold(t *testing.T) {
	question := func(id string, kind questions.Type, body questions.Body) questions.Question {
		return questions.Question{QuestionHead: questions.QuestionHead{ID: id, Type: kind, Stem: "After [[h]] hours, [[w]]."}, Body: body}
	}
	options := questions.Options{{ID: "a", Text: "The **cranes**"}, {ID: "b", Text: "Ships"}}
	asked := Asked{Number: 1, Cuts: questions.Cuts{"wire": {{Text: "One. Two.", Sentences: []int{0, 5}}}}, Set: &questions.Set{Questions: []questions.Question{
		question("one", questions.SingleChoiceType, &questions.SingleChoice{Options: options}),
		question("many", questions.MultipleResponseType, &questions.MultipleResponse{Options: options}),
		question("true", questions.TrueFalseType, &questions.TrueFalse{}),
		question("text", questions.ShortTextType, &questions.ShortText{}),
		question("number", questions.NumericType, &questions.Numeric{}),
		question("match", questions.MatchingType, &questions.Matching{Pairs: []questions.Pair{{ID: "p1", Prompt: "Mayor", MatchID: "m1", Match: "cables"}},
			Distractors: []questions.Item{{ID: "m2", Text: "weather"}}}),
		question("order", questions.OrderingType, &questions.Ordering{Items: []questions.Item{{ID: "i1", Text: "Fire"}, {ID: "i2", Text: "Blackout"}}}),
		question("gaps", questions.GapFillType, &questions.GapFill{Gaps: map[string]questions.Gap{"h": {}, "w": {Options: options}}}),
		question("pick", questions.SelectSentenceType, &questions.SelectSentence{Source: "wire"}),
		question("compare", questions.CompareSourcesType, &questions.CompareSources{Claims: []questions.Claim{{ID: "c1", Text: "It burned.", Sources: map[string]questions.Stance{"wire": "states"}}}}),
	}}}
	for _, c := range []struct{ question, answer, want string }{
		{"one", `"a"`, "The cranes"}, {"many", `["b","a"]`, "The cranes; Ships"}, {"true", `false`, "False"}, {"text", `"=a strike"`, "=a strike"},
		{"number", `4200`, "4200"}, {"match", `{"p1":"m2"}`, "Mayor: weather"}, {"order", `["i2","i1"]`, "Blackout; Fire"},
		{"gaps", `{"h":"6","w":"b"}`, "h: 6; w: Ships"}, {"pick", `["wire/1.2","wire/9.9"]`, "Two. … wire/9.9"},
		{"compare", `{"c1":{"wire":"silent"}}`, "It burned. (wire): silent"}, {"gone", `"x"`, `"x"`}, {"one", ``, ""},
	} {
		if got := asked.answerText(words.For("en"), AnswerRow{Question: c.question, Answer: json.RawMessage(c.answer)}); got != c.want {
			t.Errorf("%s %s is told as %q, want %q", c.question, c.answer, got, c.want)
		}
	}
}
