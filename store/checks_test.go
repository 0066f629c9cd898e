package store

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

func TestACheckedAnswerIsLocked(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	at := noon.Add(time.Minute)
	wantErr(t, s.CheckAnswer(a.ID, a.PersonID, "q1", at), quiz.ErrNoAnswer)
	if err := s.saveTest(a, "q1", 1, `"a"`); err != nil {
		t.Fatal(err)
	}
	for range 2 { // checking again changes nothing
		if err := s.CheckAnswer(a.ID, a.PersonID, "q1", at); err != nil {
			t.Fatal(err)
		}
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
	wantErr(t, s.CheckAnswer(a.ID, other.ID, "q1", noon), ErrNotFound)
	must[quiz.Attempt](t)(s.Finish(a.ID, noon))
	wantErr(t, s.CheckAnswer(a.ID, a.PersonID, "q1", noon), quiz.ErrFinished)
}
