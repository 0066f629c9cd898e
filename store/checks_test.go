package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

func TestACheckedAnswerIsLocked(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	at := noon.Add(time.Minute)
	_, err := s.CheckAnswer(a.ID, a.PersonID, "q1", 0, 1, at)
	wantErr(t, err, quiz.ErrNoAnswer)
	if err := s.saveTest(a, "q1", 1, `"a"`); err != nil {
		t.Fatal(err)
	}
	for range 2 { // checking again changes nothing
		must[quiz.Answer](t)(s.CheckAnswer(a.ID, a.PersonID, "q1", 0, 1, at))
		at = at.Add(time.Minute)
	}
	answers := must[map[string]quiz.Answer](t)(s.Answers(t.Context(), a.ID))
	if got := answers["q1"].CheckedAt; !got.Equal(noon.Add(time.Minute)) {
		t.Errorf("checked at %v", got)
	}
	save := Save{Attempt: a.ID, Person: a.PersonID, Question: "q1", Seq: 1, Answer: json.RawMessage(`"a"`), At: at}
	if saved, err := s.SaveAnswer(save); err != nil || !saved.Applied {
		t.Errorf("a retry of what was checked: %+v, %v", saved, err)
	}
	save.Seq, save.Answer = 2, json.RawMessage(`"b"`)
	saved, err := s.SaveAnswer(save)
	if !errors.Is(err, quiz.ErrChecked) || saved.Applied || string(saved.Answer.Answer) != `"a"` {
		t.Errorf("a change of what was checked: %+v, %v", saved, err)
	}
	if err := s.saveTest(a, "q2", 1, `true`); err != nil {
		t.Errorf("another question is locked too: %v", err)
	}
}

func TestWhoMayCheckAnAnswer(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	if err := s.saveTest(a, "q1", 1, `"a"`); err != nil {
		t.Fatal(err)
	}
	other := s.testPerson(t, "Other", accounts.Learner)
	_, err := s.CheckAnswer(a.ID, other.ID, "q1", 0, 1, noon)
	wantErr(t, err, ErrNotFound)
	_, err = s.CheckAnswer("missing", a.PersonID, "q1", 0, 1, noon)
	wantErr(t, err, ErrNotFound)
	must[quiz.Attempt](t)(s.Finish(a.ID, noon))
	_, err = s.CheckAnswer(a.ID, a.PersonID, "q1", 0, 1, noon)
	wantErr(t, err, quiz.ErrFinished)
}

// Each step saves an answer, unless it is the one that is there, and has it checked: what is told of tries and lock.
func TestTries(t *testing.T) {
	for name, c := range map[string]struct {
		most  int
		steps string
	}{
		"no number is one try":       {0, `"one": 1 locked`},
		"one try":                    {1, `"one": 1 locked`},
		"right at once":              {3, `"noon": 1 locked`},
		"right at last":              {3, `"one": 1 open, "one": 1 open, "noon": 2 locked, "noon": 2 locked`},
		"never right":                {2, `"one": 1 open, "two": 2 locked`},
		"back to what was wrong":     {3, `"one": 1 open, "two": 2 open, "one": 3 locked`},
		"the same is no try of many": {9, `"one": 1 open, "one": 1 open, "one": 1 open`},
	} {
		t.Run(name, func(t *testing.T) {
			s := openTest(t)
			a := s.testAttempt(t)
			var got []string
			for i, step := range strings.Split(c.steps, ", ") {
				answer, _, _ := strings.Cut(step, ":")
				_ = s.saveTest(a, "q2", int64(i+1), answer) // refused once it is locked
				at := noon.Add(time.Duration(i) * time.Minute)
				checked := must[quiz.Answer](t)(s.CheckAnswer(a.ID, a.PersonID, "q2", 0, c.most, at))
				state := "open"
				if !checked.CheckedAt.IsZero() {
					state = "locked"
				}
				got = append(got, fmt.Sprintf("%s: %d %s", answer, len(checked.Tries), state))
				stored := must[map[string]quiz.Answer](t)(s.Answers(t.Context(), a.ID))["q2"]
				if fmt.Sprint(stored) != fmt.Sprint(checked) {
					t.Errorf("stored %+v, told %+v", stored, checked)
				}
			}
			if got := strings.Join(got, ", "); got != c.steps {
				t.Errorf("it went %s, want %s", got, c.steps)
			}
		})
	}
}

func TestChecksAtOnceAreOneTry(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	if err := s.saveTest(a, "q1", 1, `"b"`); err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			if got, err := s.CheckAnswer(a.ID, a.PersonID, "q1", 0, 3, noon); err != nil || len(got.Tries) != 1 || !got.CheckedAt.IsZero() {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
	group.Wait()
}

// What another page has saved in between wasn't what somebody asked to have checked.
func TestOnlyTheAnswerThatWasSeenIsChecked(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	for seq, answer := range []string{`"b"`, `"a"`} {
		if err := s.saveTest(a, "q1", int64(seq+1), answer); err != nil {
			t.Fatal(err)
		}
	}
	for _, seq := range []int64{1, 3} {
		got, err := s.CheckAnswer(a.ID, a.PersonID, "q1", seq, 1, noon)
		wantErr(t, err, ErrConflict)
		if got.Seq != 2 || string(got.Answer) != `"a"` {
			t.Errorf("told of %+v", got)
		}
	}
	if got := must[map[string]quiz.Answer](t)(s.Answers(t.Context(), a.ID))["q1"]; len(got.Tries) != 0 || !got.CheckedAt.IsZero() {
		t.Errorf("stored is %+v", got)
	}
	if got := must[quiz.Answer](t)(s.CheckAnswer(a.ID, a.PersonID, "q1", 2, 1, noon)); got.CheckedAt.IsZero() {
		t.Errorf("checked %+v", got)
	}
}

func TestNoTryBeyondTheLast(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	for seq, answer := range []string{`"one"`, `"two"`, `"noon"`} {
		if err := s.saveTest(a, "q2", int64(seq+1), answer); err != nil {
			t.Fatal(err)
		}
		if seq < 2 {
			must[quiz.Answer](t)(s.CheckAnswer(a.ID, a.PersonID, "q2", 0, 5, noon))
		}
	}
	checked := must[quiz.Answer](t)(s.CheckAnswer(a.ID, a.PersonID, "q2", 0, 2, noon)) // fewer are allowed by now
	if len(checked.Tries) != 2 || checked.CheckedAt.IsZero() {
		t.Errorf("checked %+v", checked)
	}
	if stored := must[map[string]quiz.Answer](t)(s.Answers(t.Context(), a.ID))["q2"]; fmt.Sprint(stored) != fmt.Sprint(checked) {
		t.Errorf("stored %+v, told %+v", stored, checked)
	}
}

func TestAnAwaitedMarkLocksAtOnce(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.begin(t, "Ada", "why", `"So."`)
	if got := must[quiz.Answer](t)(m.CheckAnswer(a.ID, a.PersonID, "why", 0, 5, noon)); got.CheckedAt.IsZero() {
		t.Errorf("checked %+v", got)
	}
}

// What was accepted while an attempt goes on is right there, too.
func TestAChecksTextIsRightOnceItIsAccepted(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.begin(t, "Ada", "when", `"midday"`)
	check := func() quiz.Answer {
		return must[quiz.Answer](t)(m.CheckAnswer(a.ID, a.PersonID, "when", 0, 5, noon))
	}
	if got := check(); !got.CheckedAt.IsZero() {
		t.Errorf("checked %+v", got)
	}
	m.correct(t, m.accept("when", "", "midday", "1"))
	if got := check(); got.CheckedAt.IsZero() || len(got.Tries) != 1 {
		t.Errorf("accepted, and checked %+v", got)
	}
}

func TestHintsAndTriesEnterTheMark(t *testing.T) {
	m := newMarkingRoom(t, func(q *quiz.Quiz) {
		q.Rules.Feedback, q.Rules.Tries, q.Rules.TryDeduction, q.Rules.HintDeduction = quiz.FeedbackEach, 3, 25, 10
	})
	a := m.begin(t, "Ada", "when", `"midday"`)
	must[quiz.Answer](t)(m.CheckAnswer(a.ID, a.PersonID, "when", 0, 3, noon))
	if err := m.ShowHint(a.ID, a.PersonID, "when", noon); err != nil {
		t.Fatal(err)
	}
	m.save(t, a, "when", `"noon"`)
	must[quiz.Attempt](t)(m.Finish(a.ID, noon))
	mark := must[map[string]storedMark](t)(marksOf(m.reader(t.Context()), a.ID))["when"]
	if !sameRat(mark.fraction, rat("13/20")) {
		t.Errorf("the mark is %v", mark.fraction)
	}
	m.recompute(t)
}
