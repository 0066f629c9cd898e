package store

import (
	"errors"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

func TestAnAttemptAwaitsItsMarkByHand(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.take(t, "Ada", "when", `"noon"`, "why", `"Because."`)
	unanswered := m.take(t, "Ben", "when", `"noon"`)
	check := func(when, want string) {
		t.Helper()
		if got := m.scores(t, a, unanswered); got != want {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
	check("finished", "- 25 ")
	if e := m.correct(t, m.byHand(a, "5/8")); e.Marked != 1 || e.Changes[0].Before != nil || e.Changes[0].After.Points != 4.5 ||
		e.Changes[0].FractionBefore != nil || e.Changes[0].FractionAfter.Cmp(rat("5/8")) != 0 || e.Changes[0].PersonID != a.PersonID {
		t.Errorf("marking had the effect %+v", e)
	}
	check("marked", "56.25+ 25 ")
	m.correct(t, m.byHand(a, "1/8"))
	check("marked otherwise", "31.25 25 ")
	if e := m.correct(t, m.byHand(a, "1/8")); e.Marked != 0 || len(e.Changes) != 0 {
		t.Errorf("marking the same again had the effect %+v", e)
	}
	if e := m.correct(t, m.byHand(a, "")); e.Marked != 1 || e.Changes[0].After != nil || e.Changes[0].FractionAfter != nil {
		t.Errorf("taking it back had the effect %+v", e)
	}
	check("taken back", "- 25 ")
	m.correct(t, m.byHand(unanswered, "1"))
	check("an answer on paper", "- 75+ ")
}

func TestTheLogKeepsEveryCorrection(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.take(t, "Ada", "why", `"Because."`)
	want := []quiz.Correction{m.byHand(a, "1/2"), m.accept("who", "first", "  A  Crew", "1/3"), m.byHand(a, "")}
	want[1].Text = "a crew" // folded
	for i := range want {
		want[i].At = noon.Add(time.Duration(2-i) * time.Hour) // the clock is set back
		m.correct(t, want[i])
	}
	log := must[[]quiz.Correction](t)(m.Corrections(t.Context(), m.quiz.ID))
	for i := range log {
		if want[i].ID = log[i].ID; log[i].ID == "" {
			t.Error("a correction has no id")
		}
	}
	if !reflect.DeepEqual(log, want) {
		t.Errorf("logged %+v", log)
	}
	if got := m.scores(t, a); got != "- " {
		t.Errorf("the last correction doesn't hold: %q", got)
	}
	if log := must[[]quiz.Correction](t)(m.Corrections(t.Context(), m.testQuiz(t, nil).ID)); len(log) != 0 {
		t.Errorf("another quiz has %+v", log)
	}
}

func TestAcceptingATextMarksAgainWhoGaveIt(t *testing.T) {
	m := newMarkingRoom(t, nil)
	one := m.take(t, "Ada", "when", `"Midday"`)
	two := m.take(t, "Ben", "when", `" mid\u00adday "`, "why", `"So."`) // a soft hyphen can't be seen
	other := m.take(t, "Cid", "when", `"at night"`)
	authored := m.take(t, "Dan", "when", `"noon"`)
	open := m.begin(t, "Eve", "when", `"midday"`)
	try := must[quiz.Attempt](t)(m.Finish(m.beginAs(t, m.marker, true, "when", `"midday"`).ID, noon))
	scores := func() string { return m.scores(t, one, two, other, authored, try) }
	if got := scores(); got != "0 - 0 25 0 " {
		t.Fatalf("before: %q", got)
	}
	e := m.correct(t, m.accept("when", "", "midday", "1"))
	if e.Marked != 2 || len(e.Changes) != 2 || e.Changes[0].FractionBefore.Sign() != 0 || e.Changes[0].FractionAfter.Cmp(rat("1")) != 0 {
		t.Errorf("it had the effect %+v", e)
	}
	if got := scores(); got != "25 - 0 25 25 " {
		t.Errorf("accepted: %q", got)
	}
	finished := must[quiz.Attempt](t)(m.Finish(open.ID, noon))
	if finished.Score.Points != 2 {
		t.Errorf("an attempt that is finished later has %+v", finished.Score)
	}
	m.correct(t, m.accept("when", "", "midday", "1/2"))
	if got := scores(); got != "12.5 - 0 25 12.5 " {
		t.Errorf("accepted for half: %q", got)
	}
	if e := m.correct(t, m.accept("when", "", "midday", "")); e.Marked != 3 {
		t.Errorf("taking it back had the effect %+v", e)
	}
	if got := scores(); got != "0 - 0 25 0 " {
		t.Errorf("taken back: %q", got)
	}
}

func TestAcceptingATextInAGap(t *testing.T) {
	m := newMarkingRoom(t, nil)
	half := m.take(t, "Ada", "who", `{"first":"a crew","second":"a"}`)
	none := m.take(t, "Ben", "who", `{"first":"A CREW","second":"b"}`)
	if got := m.scores(t, half, none); got != "12.5 0 " {
		t.Fatalf("before: %q", got)
	}
	if e := m.correct(t, m.accept("who", "first", "a crew", "1")); e.Marked != 2 {
		t.Errorf("it had the effect %+v", e)
	}
	if got := m.scores(t, half, none); got != "25 12.5 " {
		t.Errorf("accepted: %q", got)
	}
}

func TestAMarkByHandOutlivesWhatIsAccepted(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.take(t, "Ada", "when", `"midday"`)
	hand := m.byHand(a, "1/2")
	hand.Question = "when"
	m.correct(t, hand)
	if e := m.correct(t, m.accept("when", "", "midday", "1")); e.Marked != 0 {
		t.Errorf("accepting had the effect %+v", e)
	}
	if got := m.scores(t, a); got != "12.5 " {
		t.Errorf("the score is %q", got)
	}
	hand.Fraction = nil
	m.correct(t, hand)
	if got := m.scores(t, a); got != "25 " {
		t.Errorf("taken back, the score is %q", got)
	}
}

// A try that was wrong and is right by what was accepted later costs nothing any more, whatever was answered in the end.
func TestAcceptingATextForgivesTries(t *testing.T) {
	m := newMarkingRoom(t, func(q *quiz.Quiz) {
		q.Rules.Feedback, q.Rules.Tries, q.Rules.TryDeduction = quiz.FeedbackEach, 3, 50
	})
	a := m.begin(t, "Ada", "when", `"midday"`)
	must[quiz.Answer](t)(m.CheckAnswer(a.ID, a.PersonID, "when", 0, 3, noon))
	m.save(t, a, "when", `"noon"`)
	must[quiz.Answer](t)(m.CheckAnswer(a.ID, a.PersonID, "when", 0, 3, noon))
	must[quiz.Attempt](t)(m.Finish(a.ID, noon))
	if got := m.scores(t, a); got != "12.5 " {
		t.Errorf("before: %q", got)
	}
	if e := m.correct(t, m.accept("when", "", "midday", "1")); e.Marked != 1 {
		t.Errorf("it had the effect %+v", e)
	}
	if got := m.scores(t, a); got != "25 " {
		t.Errorf("accepted: %q", got)
	}
}

func TestWhatCantBeCorrected(t *testing.T) {
	m := newMarkingRoom(t, nil)
	open, done := m.begin(t, "Ada", "why", `"So."`), m.take(t, "Ben", "why", `"So."`)
	elsewhere := m.byHand(done, "1")
	elsewhere.QuizID = m.testQuiz(t, nil).ID
	nowhere, unasked, telling := m.byHand(done, "1"), m.byHand(done, "1"), m.byHand(done, "1")
	nowhere.QuizID, unasked.Question, telling.Question = "missing", "missing", "note"
	untaken := m.accept("when", "", "midday", "1")
	untaken.QuizID = elsewhere.QuizID
	for name, c := range map[string]quiz.Correction{"an open attempt": m.byHand(open, "1"), "another quiz's attempt": elsewhere,
		"no quiz": nowhere, "no question": unasked, "what carries no marks": telling, "a text nowhere": m.accept("missing", "", "midday", "1"),
		"a text in a gap that isn't there": m.accept("who", "third", "midday", "1"), "a text among options": m.accept("who", "second", "midday", "1"),
		"a text in an essay": m.accept("why", "", "So.", "1"), "a text in what was never asked": untaken} {
		if _, err := m.Effect(t.Context(), c); !errors.Is(err, ErrNotFound) {
			t.Errorf("the effect on %s: %v", name, err)
		}
		if _, err := m.Correct(c, ""); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if log := must[[]quiz.Correction](t)(m.Corrections(t.Context(), m.quiz.ID)); len(log) != 0 {
		t.Errorf("logged %+v", log)
	}
}

func TestCorrectionsAreBounded(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.take(t, "Ada", "why", `"So."`, "when", `"midday"`)
	for _, refused := range []struct {
		c    quiz.Correction
		want error
	}{
		{m.byHand(a, "5"), quiz.ErrShare}, {m.byHand(a, "-1/4"), quiz.ErrShare}, {m.accept("when", "", "midday", "101/100"), quiz.ErrShare},
		{m.accept("when", "", " \u00ad ", "1"), quiz.ErrNoText},
	} {
		_, err := m.Effect(t.Context(), refused.c)
		wantErr(t, err, refused.want)
		_, err = m.Correct(refused.c, "")
		wantErr(t, err, refused.want)
	}
	if log := must[[]quiz.Correction](t)(m.Corrections(t.Context(), m.quiz.ID)); len(log) != 0 {
		t.Errorf("logged %+v", log)
	}
}

// Of many who decide on what they saw at the same time, one is first and all others are told.
func TestOfTwoMarkersAtOnceOneIsTold(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.take(t, "Ada", "why", `"So."`, "when", `"midday"`)
	for name, c := range map[string]quiz.Correction{"by hand": m.byHand(a, "1/2"), "a text": m.accept("when", "", "Midday", "1/2")} {
		var group sync.WaitGroup
		var told, done atomic.Int32
		for range 16 {
			group.Go(func() {
				switch _, err := m.Correct(c, ""); {
				case err == nil:
					done.Add(1)
				case errors.Is(err, ErrConflict):
					told.Add(1)
				default:
					t.Error(err)
				}
			})
		}
		group.Wait()
		if done.Load() != 1 || told.Load() != 15 {
			t.Errorf("%s: %d done, %d told", name, done.Load(), told.Load())
		}
	}
	log := must[[]quiz.Correction](t)(m.Corrections(t.Context(), m.quiz.ID))
	if len(log) != 2 {
		t.Fatalf("logged %+v", log)
	}
	again := m.byHand(a, "1")
	for _, stale := range []string{"", "another", log[1].ID + log[0].ID} {
		_, err := m.Correct(again, stale)
		wantErr(t, err, ErrConflict)
	}
	m.correct(t, again) // who has seen it may
	m.correct(t, m.byHand(a, ""))
	must[Effect](t)(m.Correct(again, "")) // what was taken back doesn't hold
	m.recompute(t)
}

// An answer that its question can't take any more keeps nobody from finishing, nor from correcting.
func TestAnswersThatCantBeReadAnyMoreStopNothing(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.begin(t, "Ada", "who", `{"third":"from another time"}`, "when", `["long","gone"]`, "why", `"So."`)
	must[quiz.Attempt](t)(m.Finish(a.ID, noon))
	m.correct(t, m.byHand(a, "1"))
	m.correct(t, m.accept("when", "", "midday", "1"))
	if got := m.scores(t, a); got != "50+ " {
		t.Errorf("the score is %q", got)
	}
}

// A correction that can't be stored whole leaves neither marks nor a line in the log.
func TestACorrectionIsOneTransaction(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.take(t, "Ada", "when", `"midday"`)
	c := m.accept("when", "", "midday", "1")
	c.By = "nobody"
	_, err := m.Correct(c, "")
	wantErr(t, err, ErrReference)
	if got := m.scores(t, a); got != "0 " {
		t.Errorf("the score is %q", got)
	}
	m.recompute(t)
}

func TestPassingIsJudgedByTheMarkAsItIsNow(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.take(t, "Ada", "why", `"So."`)
	m.quiz.Rules.PassMark = pointer(10.0)
	if err := m.SaveRules(m.quiz.ID, "A quiz", m.quiz.Rules); err != nil {
		t.Fatal(err)
	}
	m.correct(t, m.byHand(a, "1/4"))
	if got := m.scores(t, a); got != "12.5+ " {
		t.Errorf("the score is %q", got)
	}
}

func TestCorrectionsAtOnceAllHold(t *testing.T) {
	m := newMarkingRoom(t, nil)
	var group sync.WaitGroup
	for range 16 {
		a := m.take(t, "P", "why", `"So."`)
		group.Go(func() {
			if _, err := m.Correct(m.byHand(a, "1/2"), ""); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if log := must[[]quiz.Correction](t)(m.Corrections(t.Context(), m.quiz.ID)); len(log) != 16 {
		t.Errorf("%d are logged", len(log))
	}
	m.recompute(t)
}

func TestCorrectionsOutliveWhoMadeThemAndGoWithTheLearner(t *testing.T) {
	m := newMarkingRoom(t, nil)
	ada, ben := m.take(t, "Ada", "why", `"So."`), m.take(t, "Ben", "why", `"So."`)
	m.correct(t, m.byHand(ada, "1"))
	m.correct(t, m.byHand(ben, "1"))
	for _, id := range []string{m.marker.ID, ben.PersonID} {
		if err := m.DeletePerson(id); err != nil {
			t.Fatal(err)
		}
	}
	log := must[[]quiz.Correction](t)(m.Corrections(t.Context(), m.quiz.ID))
	if len(log) != 1 || log[0].Attempt != ada.ID || log[0].By != "" {
		t.Errorf("logged %+v", log)
	}
	m.marker = m.testPerson(t, "Other", accounts.Instructor)
	m.correct(t, m.byHand(ada, "1/2")) // numbers go on
}
