package store

import (
	"encoding/json"
	"testing"

	"github.com/readback/readback/quiz"
)

func TestStartWithAnswersThatWereRight(t *testing.T) {
	m := newMarkingRoom(t, nil)
	first := m.take(t, "Ada", "when", `"noon"`, "who", `{"first":"a crew"}`)
	carried := []quiz.Answer{{Question: "when", Answer: json.RawMessage(`"noon"`), Certainty: 3}} // of the attempt before
	want := quiz.Attempt{QuizID: m.quiz.ID, RevisionID: m.quiz.RevisionID, PersonID: first.PersonID, Plan: first.Plan, StartedAt: noon}
	again := must[quiz.Attempt](t)(m.StartWith(want, carried))
	if again.ID == first.ID || again.Number != 2 {
		t.Fatalf("started %+v", again)
	}
	answers := must[map[string]quiz.Answer](t)(m.Answers(t.Context(), again.ID))
	if a := answers["when"]; a.Seq != 1 || string(a.Answer) != `"noon"` || a.Certainty != 0 || len(answers) != 1 {
		t.Errorf("it begins with %+v", answers)
	}
	if _, err := m.SaveAnswer(Save{Attempt: again.ID, Person: first.PersonID, Question: "when", Seq: 2, Answer: json.RawMessage(`"late"`), At: noon}); err != nil {
		t.Error(err)
	}
	resumed := must[quiz.Attempt](t)(m.StartWith(want, carried))
	answers = must[map[string]quiz.Answer](t)(m.Answers(t.Context(), again.ID))
	if resumed.ID != again.ID || string(answers["when"].Answer) != `"late"` {
		t.Errorf("resumed %s with %+v", resumed.ID, answers)
	}
	if report := must[Report](t)(m.Verify(t.Context())); len(report.Problems) > 0 {
		t.Errorf("%v", report.Problems)
	}
}
