package reports

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/readback/readback/questions"
)

// Asked implements Source.
func (s shelf) Asked(context.Context, Filter) (Asked, error) { return s.asked, nil }

// broad is a quiz with four questions, one of which only informs. Nobody was asked the last.
func broad() shelf {
	question := func(id string, t questions.Type) questions.Question {
		return questions.Question{QuestionHead: questions.QuestionHead{ID: id, Type: t}}
	}
	return shelf{attempts: attempts(), asked: Asked{Number: 2, Set: &questions.Set{Questions: []questions.Question{
		question("blamed", questions.SingleChoiceType), question("read-this", questions.InformationType), question("who", questions.ShortTextType), question("spare", questions.TrueFalseType),
	}}}, answers: append(answers(),
		AnswerRow{Attempt: "a3", Question: "who", Answer: json.RawMessage(`"a strike, = they said"`), Points: new(float64), Max: 2},
	)}
}

func TestWideAnswersHaveARowForEachAttempt(t *testing.T) {
	for _, format := range []string{"csv", "json", "jsonl"} {
		golden(t, "answers-wide."+format, []byte(written(t, broad(), Order{Kind: WideAnswers, Format: format, At: start})))
	}
}

func TestWideAnswersAreASpreadsheet(t *testing.T) {
	f, err := excelize.OpenReader(strings.NewReader(written(t, broad(), Order{Kind: WideAnswers, Format: "xlsx"})))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{
		"A1": "attempt", "S1": "q.blamed.answer", "T1": "q.blamed.points", "X1": "q.spare.points", "S2": `"a"`, "T2": "0.333333333333333",
		"U2": `"=cmd()"`, "V2": "", "S3": "", "V4": "0", "Y1": "",
	} {
		if got, err := f.GetCellValue(WideAnswers, cell); err != nil || got != want {
			t.Errorf("%s is %q, %v", cell, got, err)
		}
	}
}

func TestWideColumnsAreChosenByNameOrForAllQuestions(t *testing.T) {
	for columns, want := range map[string]string{
		"q.who.points,learner":              "q.who.points,learner",
		"learner,q.*.points":                "learner,q.blamed.points,q.who.points,q.spare.points",
		"q.*.points,q.*.answer,percent":     "q.blamed.points,q.blamed.answer,q.who.points,q.who.answer,q.spare.points,q.spare.answer,percent",
		"q.*.points,percent,q.spare.answer": "q.blamed.points,q.who.points,q.spare.points,percent,q.spare.answer",
	} {
		got, _, _ := strings.Cut(written(t, broad(), Order{Kind: WideAnswers, Format: "csv", Columns: strings.Split(columns, ",")}), "\r\n")
		if got != want {
			t.Errorf("%s are %s", columns, got)
		}
	}
	for _, column := range []string{"q.nobody.points", "q.read-this.answer", "q.who.shoes", "q.Who.answer", "q..answer", "shoes"} {
		var out bytes.Buffer
		err := Write(t.Context(), &out, broad(), Order{Kind: WideAnswers, Format: "csv", BOM: true, Columns: []string{column}})
		if none := (*ErrNoColumn)(nil); !errors.As(err, &none) || none.Column != column || out.Len() > 0 {
			t.Errorf("%s: %v after %q", column, err, out.String())
		}
	}
}
