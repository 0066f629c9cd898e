package reports

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

var boardNoon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func TestLiveStateOf(t *testing.T) {
	open := quiz.Attempt{State: quiz.Open, Deadline: boardNoon.Add(time.Hour)}
	untimed := quiz.Attempt{State: quiz.Open}
	finished := quiz.Attempt{State: quiz.Finished, Deadline: open.Deadline, FinishedAt: boardNoon}
	ended := quiz.Attempt{State: quiz.Finished, Deadline: open.Deadline, FinishedAt: open.Deadline}
	at := func(minutes int) time.Time { return boardNoon.Add(time.Duration(minutes) * time.Minute) }
	for what, c := range map[string]struct {
		attempt *quiz.Attempt
		sign    Sign
		now     time.Time
		want    LiveState
	}{
		"no attempt":               {nil, Sign{}, boardNoon, LiveNotStarted},
		"no signs ever":            {&open, Sign{}, at(50), LiveAnswering},
		"a sign":                   {&open, Sign{At: at(9)}, at(10), LiveAnswering},
		"no sign for too long":     {&open, Sign{At: at(8)}, at(10), LiveLost},
		"out of sight":             {&open, Sign{At: at(8), Away: true}, at(10), LiveAway},
		"between two pages":        {&open, Sign{At: at(10), Away: true}, at(10).Add(AwayAfter), LiveAnswering},
		"untimed":                  {&untimed, Sign{}, at(1000), LiveAnswering},
		"after the deadline":       {&open, Sign{At: at(59)}, at(61), LiveTimeUp},
		"finished":                 {&finished, Sign{}, at(61), LiveFinished},
		"finished by the clock":    {&ended, Sign{}, at(61), LiveTimeUp},
		"finished, and then away":  {&finished, Sign{At: boardNoon, Away: true}, at(61), LiveFinished},
		"finished, and then quiet": {&finished, Sign{At: boardNoon}, at(61), LiveFinished},
	} {
		if got := LiveStateOf(c.attempt, c.sign, c.now); got != c.want {
			t.Errorf("%s: %s, want %s", what, got, c.want)
		}
	}
}

// testBoard is a board of three questions and information, with attempts a and b, and somebody without one.
func testBoard(t *testing.T) (*Board, *questions.Revision) {
	t.Helper()
	yes := true
	set := questions.Set{ID: "s", Questions: []questions.Question{
		{QuestionHead: questions.QuestionHead{ID: "info", Type: questions.InformationType, Stem: "Read."}, Body: &questions.Information{}},
		{QuestionHead: questions.QuestionHead{ID: "one", Type: questions.SingleChoiceType, Stem: "One *of* a very long stem that has more words in it than a line on a board can take"},
			Body: &questions.SingleChoice{Options: questions.Options{{ID: "a", Text: "A", Correct: true}, {ID: "b", Text: "B"}}}},
		{QuestionHead: questions.QuestionHead{ID: "text", Type: questions.ShortTextType, Stem: "When?"},
			Body: &questions.ShortText{Accept: []questions.Accept{{Text: "noon"}}}},
		{QuestionHead: questions.QuestionHead{ID: "true", Type: questions.TrueFalseType, Stem: "Late?"}, Body: &questions.TrueFalse{Answer: &yes}},
	}}
	r, err := questions.NewRevision(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	plan := quiz.Plan{Questions: []quiz.Planned{{ID: "info"}, {ID: "one"}, {ID: "text"}, {ID: "true"}}}
	half := quiz.Plan{Questions: []quiz.Planned{{ID: "one"}, {ID: "text"}}}
	b := NewBoard(r)
	b.SetLearners([]BoardLearner{
		{ID: "A", Name: "Ada", Since: boardNoon.Add(2), Attempt: &quiz.Attempt{ID: "a", State: quiz.Open, Plan: plan}},
		{ID: "B", Name: "Bo", Since: boardNoon.Add(1), Extra: 5 * time.Minute, Attempt: &quiz.Attempt{ID: "b", State: quiz.Open, Plan: half, Deadline: boardNoon}},
		{ID: "C", Name: "Cy", Since: boardNoon},
	})
	return b, r
}

func answered(pairs ...string) map[string]quiz.Answer {
	answers := map[string]quiz.Answer{}
	for i := 0; i < len(pairs); i += 2 {
		a := quiz.Answer{Question: pairs[i], SavedAt: boardNoon.Add(time.Duration(i))}
		if pairs[i+1] != "" {
			a.Answer = json.RawMessage(pairs[i+1])
		}
		answers[pairs[i]] = a
	}
	return answers
}

func TestBoardRows(t *testing.T) {
	b, r := testBoard(t)
	if got := b.Unread(); !reflect.DeepEqual(got, []string{"a", "b"}) {
		t.Errorf("unread are %v", got)
	}
	b.SetAnswers("a", r, answered("one", `"a"`, "text", "", "true", `false`))
	b.SetAnswers("b", r, nil)
	b.SetAnswers("gone", r, nil)
	noSigns := func(string) Sign { return Sign{} }
	want := []LiveLearner{
		{ID: "A", Number: 3, Name: "Ada", State: LiveAnswering, Answered: 2, Of: 3, Saved: boardNoon.UnixMilli()},
		{ID: "B", Number: 2, Name: "Bo", State: LiveAnswering, Of: 2, Deadline: boardNoon.UnixMilli(), Extra: 5},
		{ID: "C", Number: 1, Name: "Cy", State: LiveNotStarted},
	}
	if got := b.Learners(noSigns, boardNoon); !reflect.DeepEqual(got, want) {
		t.Errorf("rows are\n%+v, want\n%+v", got, want)
	}
}

func TestBoardQuestions(t *testing.T) {
	b, r := testBoard(t)
	b.SetAnswers("a", r, answered("one", `"b"`, "text", `"Noon "`, "true", `true`))
	b.SetAnswers("b", r, answered("one", `"a"`, "text", `"noon"`))
	got, one, two := b.Questions(), 1, 2
	want := []LiveQuestion{
		{ID: "one", Number: 1, Stem: "One of a very long stem that has more words in it than a…", Asked: 2, Answered: 2, Right: &one,
			Choices: []LiveChoice{{Text: "A", Count: 1, Right: true}, {Text: "B", Count: 1}}},
		{ID: "text", Number: 2, Stem: "When?", Asked: 2, Answered: 2, Right: &two, Choices: []LiveChoice{{Text: got[1].Choices[0].Text, Count: 2, Right: true}}},
		{ID: "true", Number: 3, Stem: "Late?", Asked: 1, Answered: 1, Right: &one, Statement: true,
			Choices: []LiveChoice{{Text: "true", Count: 1, Right: true}, {Text: "false"}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("questions are\n%+v, want\n%+v", got, want)
	}
	b.SetAnswers("a", r, answered("one", `"a"`)) // changed, and the others taken back
	if q := b.Questions(); q[0].Choices[0].Count != 2 || q[1].Answered != 1 || q[2].Answered != 0 {
		t.Errorf("after a change they are %+v", q)
	}
}
