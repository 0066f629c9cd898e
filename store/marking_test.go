package store

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/readback/readback/quiz"
)

func TestMarkingQueue(t *testing.T) {
	m := newMarkingRoom(t, nil)
	want := func(lines ...MarkingLine) {
		t.Helper()
		if got := must[[]MarkingLine](t)(m.MarkingQueue(t.Context(), m.quiz.ID)); !reflect.DeepEqual(got, lines) {
			t.Errorf("the queue is %+v", got)
		}
	}
	want(MarkingLine{Question: "why"})
	ada, ben := m.take(t, "Ada", "why", `"So."`, "when", `"midday"`), m.take(t, "Ben", "why", `"No."`)
	m.take(t, "Cid", "when", `"noon"`)
	m.begin(t, "Dan", "why", `"Still typing"`)
	try := must[quiz.Attempt](t)(m.Finish(m.beginAs(t, m.marker, true, "why", `"Mine."`).ID, noon))
	want(MarkingLine{"why", 2, 0})
	m.correct(t, m.byHand(ada, "1/2"))
	m.correct(t, m.byHand(ada, "3/4"))
	m.correct(t, m.byHand(try, "1"))
	want(MarkingLine{"why", 1, 1})
	typed := m.byHand(ada, "1/2")
	typed.Question = "when"
	m.correct(t, typed)
	want(MarkingLine{"when", 0, 1}, MarkingLine{"why", 1, 1})
	m.correct(t, m.byHand(ada, ""))
	m.correct(t, m.byHand(ben, "1"))
	want(MarkingLine{"when", 0, 1}, MarkingLine{"why", 1, 1})
	if c := must[AttemptCounts](t)(m.AttemptCounts(t.Context(), m.quiz.ID)); c != (AttemptCounts{Started: 4, Finished: 3, Awaiting: 1}) {
		t.Errorf("counted %+v", c)
	}
	_, err := m.MarkingQueue(t.Context(), "missing")
	wantErr(t, err, ErrNotFound)
}

func TestToMark(t *testing.T) {
	m := newMarkingRoom(t, nil)
	ada, ben := m.take(t, "Ada", "why", `"So."`), m.take(t, "Ben", "why", `"No."`)
	m.take(t, "Cid")
	m.begin(t, "Dan", "why", `"Still typing"`)
	must[quiz.Attempt](t)(m.Finish(m.beginAs(t, m.marker, true, "why", `"Mine."`).ID, noon))
	m.correct(t, m.byHand(ada, "1/4"))
	m.correct(t, m.byHand(ada, "1/2"))
	m.correct(t, m.byHand(ben, "1"))
	m.correct(t, m.byHand(ben, ""))
	items := must[[]MarkingItem](t)(m.ToMark(t.Context(), m.quiz.ID, "why"))
	got := map[string]string{}
	for _, i := range items {
		hand := "-"
		if i.ByHand != nil {
			hand = fmt.Sprint(i.ByHand.Fraction, i.ByHand.Criteria, i.ByHand.Comment)
		}
		got[i.Learner] = fmt.Sprint(string(i.Answer.Answer), " ", i.Fraction, " ", hand)
	}
	want := map[string]string{"Ada": `"So." 1/2 1/2 [1 1.5]Go on.`, "Ben": `"No." <nil> -`}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("to mark %v", got)
	}
	if items := must[[]MarkingItem](t)(m.ToMark(t.Context(), m.quiz.ID, "note")); len(items) != 0 {
		t.Errorf("to mark %+v", items)
	}
}

func TestCalibration(t *testing.T) {
	m := newMarkingRoom(t, nil)
	for i, c := range []struct {
		certainty int
		answer    string
	}{{3, `"noon"`}, {3, `"midday"`}, {1, `"midday"`}, {0, `"noon"`}, {2, ``}} {
		a := m.begin(t, fmt.Sprint(i))
		save := Save{Attempt: a.ID, Person: a.PersonID, Question: "when", Seq: 1, Answer: []byte(c.answer), Certainty: c.certainty, At: noon}
		must[Saved](t)(m.SaveAnswer(save))
		save.Question, save.Answer = "why", []byte(`"So."`) // awaits marking
		must[Saved](t)(m.SaveAnswer(save))
		must[quiz.Attempt](t)(m.Finish(a.ID, noon))
	}
	lines := must[[]quiz.CalibrationLine](t)(m.Calibration(t.Context(), m.quiz.ID))
	want := []quiz.CalibrationLine{{Certainty: 1, N: 1, Mean: pointer(0.0)}, {Certainty: 2}, {Certainty: 3, N: 2, Mean: pointer(0.5)}}
	if !reflect.DeepEqual(lines, want) {
		t.Errorf("calibration %+v", lines)
	}
}
