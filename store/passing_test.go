package store

import (
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// Who has passed follows the pass mark, also when that is changed afterwards.
func TestANewPassMarkJudgesAnew(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, nil)
	a := must[quiz.Attempt](t)(s.Start(startable(q, s.testPerson(t, "P", accounts.Learner).ID)))
	must[quiz.Attempt](t)(s.Finish(a.ID, noon)) // with nothing answered: 0 %
	for _, c := range []struct {
		passMark *float64
		want     any
	}{{nil, nil}, {new(float64), true}, {pointer(50.0), false}, {nil, nil}} {
		q.Rules.PassMark = c.passMark
		if err := s.SaveRules(q.ID, q.Title, q.Rules); err != nil {
			t.Fatal(err)
		}
		var got any
		if passed := must[quiz.Attempt](t)(s.Attempt(t.Context(), a.ID)).Score.Passed; passed != nil {
			got = *passed
		}
		if got != c.want {
			t.Errorf("with a pass mark of %v: passed %v, want %v", c.passMark, got, c.want)
		}
	}
}

func pointer[T any](v T) *T { return &v }

// More time that is given between the look at the clock and the finish keeps an attempt open.
func TestFinishOverdueLooksAgain(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.TimeLimit = 60e9 })
	a := must[quiz.Attempt](t)(s.Start(startable(q, s.testPerson(t, "P", accounts.Learner).ID)))
	late := a.Deadline.Add(quiz.Grace + 1e9)
	q.Rules.TimeLimit = 3600e9
	if err := s.SaveRules(q.ID, q.Title, q.Rules); err != nil {
		t.Fatal(err)
	}
	if got := must[quiz.Attempt](t)(s.FinishOverdue(a.ID, late)); got.State != quiz.Open {
		t.Errorf("it is %s", got.State)
	}
	if got := must[quiz.Attempt](t)(s.FinishOverdue(a.ID, late.Add(2*3600e9))); got.State != quiz.Finished {
		t.Errorf("after the new deadline it is %s", got.State)
	}
}
