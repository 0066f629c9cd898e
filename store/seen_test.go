package store

import (
	"reflect"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

func TestSeen(t *testing.T) {
	s := openTest(t)
	p, other := s.testPerson(t, "Ada", accounts.Learner), s.testPerson(t, "Ben", accounts.Learner)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.Attempts = 0 })
	again := s.testQuiz(t, nil)
	start := func(q quiz.Quiz, person string, tryIt bool, questions ...string) {
		a := startable(q, person)
		a.TryIt, a.Plan = tryIt, quiz.Plan{}
		for _, id := range questions {
			a.Plan.Questions = append(a.Plan.Questions, quiz.Planned{ID: id})
		}
		a = must[quiz.Attempt](t)(s.Start(a))
		if q.ID != again.ID {
			must[quiz.Attempt](t)(s.Finish(a.ID, noon))
		}
	}
	start(q, p.ID, false, "q1", "q2")
	start(q, p.ID, false, "q1")
	start(again, p.ID, false, "q1") // open, in another quiz on the set
	start(q, p.ID, true, "q2")
	start(q, other.ID, false, "q2")
	for _, c := range []struct {
		person, set string
		want        map[string]int
	}{{p.ID, "flight", map[string]int{"q1": 3, "q2": 1}}, {p.ID, "another", map[string]int{}}, {"nobody", "flight", map[string]int{}}} {
		if got := must[map[string]int](t)(s.Seen(t.Context(), c.person, c.set)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s has seen %v of %s", c.person, got, c.set)
		}
	}
}
