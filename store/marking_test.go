package store

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
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
	cid, dan := m.take(t, "Cid"), m.begin(t, "Dan", "why", `"Still typing"`)
	tryIt := must[quiz.Attempt](t)(m.Finish(m.beginAs(t, m.marker, true, "why", `"Mine."`).ID, noon))
	for _, a := range []quiz.Attempt{cid, dan, tryIt, {ID: "missing"}} {
		_, err := m.AnswerToMark(t.Context(), m.quiz.ID, "why", a.ID)
		wantErr(t, err, ErrNotFound)
	}
	m.correct(t, m.byHand(ada, "1/4"))
	m.correct(t, m.byHand(ada, "1/2"))
	m.correct(t, m.byHand(ben, "1"))
	m.correct(t, m.byHand(ben, ""))
	items := must[[]MarkingItem](t)(m.ToMark(t.Context(), m.quiz.ID, "why"))
	got := map[string]string{}
	for _, i := range items {
		one := must[MarkingAnswer](t)(m.AnswerToMark(t.Context(), m.quiz.ID, "why", i.Attempt))
		hand := "-"
		if one.ByHand != nil {
			hand = fmt.Sprint(one.ByHand.Fraction, one.ByHand.Criteria, one.ByHand.Comment)
		}
		if (one.ByHand == nil) != (i.ByHand == "") || one.ByHand != nil && one.ByHand.ID != i.ByHand || i.RevisionID != m.quiz.RevisionID {
			t.Errorf("listed %+v, read %+v", i, one)
		}
		got[one.Learner] = fmt.Sprint(string(one.Answer.Answer), " ", i.Fraction, " ", hand)
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
	lines := must[[]quiz.CalibrationLine](t)(m.Calibration(t.Context(), reports.Filter{Quiz: m.quiz.ID}, ""))
	want := []quiz.CalibrationLine{{Certainty: 1, N: 1, Mean: pointer(0.0)}, {Certainty: 2}, {Certainty: 3, N: 2, Mean: pointer(0.5)}}
	if !reflect.DeepEqual(lines, want) {
		t.Errorf("calibration %+v", lines)
	}
	if one := must[[]quiz.CalibrationLine](t)(m.Calibration(t.Context(), reports.Filter{Quiz: m.quiz.ID}, "when")); !reflect.DeepEqual(one, want) {
		t.Errorf("calibration of the only question that has a mark: %+v", one)
	}
	if other := must[[]quiz.CalibrationLine](t)(m.Calibration(t.Context(), reports.Filter{Quiz: m.quiz.ID}, "why")); other[2].N != 0 {
		t.Errorf("calibration of another question: %+v", other)
	}
}

// Certainty is about the answer: neither what tries and hints have cost counts, nor who says nothing of a carried answer.
func TestCalibrationIsOfTheAnswerAlone(t *testing.T) {
	m := newMarkingRoom(t, func(q *quiz.Quiz) {
		q.Rules.Feedback, q.Rules.Tries, q.Rules.TryDeduction, q.Rules.HintDeduction = quiz.FeedbackEach, 3, 50, 10
	})
	save := func(a quiz.Attempt, seq int64, question, answer string) {
		t.Helper()
		must[Saved](t)(m.SaveAnswer(Save{Attempt: a.ID, Person: a.PersonID, Question: question, Seq: seq, Answer: []byte(answer),
			Certainty: quiz.Certain, At: noon}))
	}
	mean := func(n int, mean float64) {
		t.Helper()
		got := must[[]quiz.CalibrationLine](t)(m.Calibration(t.Context(), reports.Filter{Quiz: m.quiz.ID}, ""))[quiz.Certain-1]
		if got.N != n || got.Mean == nil || *got.Mean != mean {
			t.Errorf("calibration %+v, want %v of %d", got, mean, n)
		}
	}
	a := m.begin(t, "Ada")
	save(a, 1, "when", `"midday"`)
	must[quiz.Answer](t)(m.CheckAnswer(a.ID, a.PersonID, "when", 1, 3, noon))
	if err := m.ShowHint(a.ID, a.PersonID, "when", noon); err != nil {
		t.Fatal(err)
	}
	save(a, 2, "when", `"noon"`)
	save(a, 1, "why", `"So."`)
	must[quiz.Attempt](t)(m.Finish(a.ID, noon))
	mean(1, 1)
	m.correct(t, m.byHand(a, "1/2"))
	mean(2, 0.75)
	b := m.begin(t, "Ben")
	save(b, 1, "when", `"Midday"`)
	must[quiz.Attempt](t)(m.Finish(b.ID, noon))
	mean(3, 0.5)
	m.correct(t, m.accept("when", "", "midday", "1/4"))
	mean(3, 1.75/3)
	again := must[quiz.Attempt](t)(m.StartWith(quiz.Attempt{QuizID: m.quiz.ID, RevisionID: m.quiz.RevisionID, PersonID: a.PersonID, Plan: a.Plan,
		StartedAt: noon}, []quiz.Answer{{Question: "when", Answer: []byte(`"noon"`), Certainty: quiz.Certain}}))
	must[quiz.Attempt](t)(m.Finish(again.ID, noon))
	mean(3, 1.75/3)
}
