package store

import (
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

func TestAHintIsShownOnce(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	hintAt := func() time.Time {
		return must[map[string]quiz.Answer](t)(s.Answers(t.Context(), a.ID))["q1"].HintAt
	}
	for i := range 3 {
		if err := s.ShowHint(a.ID, a.PersonID, "q1", noon.Add(time.Duration(i)*time.Minute)); err != nil {
			t.Fatal(err)
		}
		if got := hintAt(); !got.Equal(noon) {
			t.Errorf("shown at %v", got)
		}
	}
	if err := s.saveTest(a, "q1", 1, `"a"`); err != nil { // a hint takes no seq
		t.Fatal(err)
	}
	must[quiz.Attempt](t)(s.Finish(a.ID, noon))
	if err := s.ShowHint(a.ID, a.PersonID, "q1", noon); err != nil || !hintAt().Equal(noon) {
		t.Errorf("asked for again after the finish: %v", err)
	}
	rows := collected(t, s.AnswerRows(t.Context(), reports.Filter{Quiz: a.QuizID}))
	if len(rows) != 2 || rows[0].Hint || !rows[1].Hint {
		t.Errorf("reported %+v", rows)
	}
}

func TestWhenAHintIsRefused(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.TimeLimit = time.Hour })
	a := must[quiz.Attempt](t)(s.Start(startable(q, s.testPerson(t, "P", accounts.Learner).ID)))
	if err := s.saveTest(a, "q1", 1, `"a"`); err != nil {
		t.Fatal(err)
	}
	must[quiz.Answer](t)(s.CheckAnswer(a.ID, a.PersonID, "q1", 0, 1, noon))
	wantErr(t, s.ShowHint(a.ID, a.PersonID, "q1", noon), quiz.ErrChecked)
	wantErr(t, s.ShowHint(a.ID, s.testPerson(t, "Other", accounts.Learner).ID, "q2", noon), ErrNotFound)
	wantErr(t, s.ShowHint(a.ID, a.PersonID, "q2", noon.Add(2*time.Hour)), quiz.ErrDeadline)
	must[quiz.Attempt](t)(s.Finish(a.ID, noon))
	wantErr(t, s.ShowHint(a.ID, a.PersonID, "q2", noon), quiz.ErrFinished)
}

// A hint that was asked for is no answer: an open attempt's question isn't in the report for it.
func TestAHintAloneIsNoAnswer(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	if err := s.ShowHint(a.ID, a.PersonID, "q1", noon); err != nil {
		t.Fatal(err)
	}
	if rows := collected(t, s.AnswerRows(t.Context(), reports.Filter{Quiz: a.QuizID})); len(rows) != 0 {
		t.Errorf("reported %+v", rows)
	}
	_, err := s.CheckAnswer(a.ID, a.PersonID, "q1", 0, 1, noon)
	wantErr(t, err, quiz.ErrNoAnswer)
}
