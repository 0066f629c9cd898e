package quiz

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestCarriedIsWhatWasRight(t *testing.T) {
	r := allTypes(t)
	plan := NewPlan(r, Rules{}, 1, nil)
	mixed := answersOf(wrong)
	for id, a := range mixed {
		a.Certainty = Certain
		mixed[id] = a
	}
	var want []string
	for i, p := range plan.Questions {
		if text, ok := right[p.ID]; ok && i%2 == 0 {
			mixed[p.ID] = Answer{Question: p.ID, Seq: 2, Answer: json.RawMessage(text), Certainty: Certain}
			want = append(want, p.ID)
		}
	}
	carried, err := Carried(r, plan, mixed, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range carried {
		got = append(got, a.Question)
		if a.Seq != 0 || !a.CheckedAt.IsZero() || a.Tries != nil || a.Certainty != 0 || !a.HintAt.IsZero() {
			t.Errorf("%s carries more than its answer: %+v", a.Question, a)
		}
	}
	if len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("carried %v, want %v", got, want)
	}
	if carried, err := Carried(r, plan, nil, nil); err != nil || carried != nil {
		t.Errorf("of nothing: %v, %v", carried, err)
	}
}

func TestAgainAsksTheSameAtTodaysPrice(t *testing.T) {
	r := allTypes(t)
	plan := NewPlan(r, Rules{TryDeduction: 10, ShuffleQuestions: true}, 7, nil)
	again := plan.Again(Rules{HintDeduction: 20})
	if again.TryDeduction != 0 || again.HintDeduction != 20 || len(again.Questions) != len(plan.Questions) || again.Questions[0].ID != plan.Questions[0].ID {
		t.Errorf("%+v", again)
	}
}
