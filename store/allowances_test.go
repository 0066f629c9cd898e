package store

import (
	"errors"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

const minute = time.Minute

// wantLeft looks how long an attempt has, counted from noon.
func (s *Store) wantLeft(t *testing.T, what, attempt string, want time.Duration) {
	t.Helper()
	if got := must[quiz.Attempt](t)(s.Attempt(t.Context(), attempt)).Deadline.Sub(noon); got != want {
		t.Errorf("%s: %v are left, want %v", what, got, want)
	}
}

// TestAllowances: of a person's and a group's the larger counts, attempts that are open have it at once, and nobody else has.
func TestAllowances(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.TimeLimit = 10 * minute })
	head := s.testPerson(t, "H", accounts.Instructor)
	member, other := s.testPerson(t, "M", accounts.Learner), s.testPerson(t, "O", accounts.Learner)
	group := must[accounts.Group](t)(s.AddGroup(accounts.Group{Name: "G", OwnerID: head.ID, CreatedAt: noon}))
	try(t, s.Join(group.ID, member.ID, noon))
	running, others := must[quiz.Attempt](t)(s.Start(startable(q, member.ID))), must[quiz.Attempt](t)(s.Start(startable(q, other.ID)))
	steps := []struct {
		what string
		give Allowed
		want time.Duration
	}{
		{"to the group", Allowed{GroupID: group.ID, Allowance: quiz.Allowance{Time: 5 * minute}}, 15 * minute},
		{"less to the member", Allowed{PersonID: member.ID, Allowance: quiz.Allowance{Time: 2 * minute, Attempts: 1}}, 15 * minute},
		{"more to the member", Allowed{PersonID: member.ID, Allowance: quiz.Allowance{Time: 8 * minute}}, 18 * minute},
		{"nothing to the group", Allowed{GroupID: group.ID}, 18 * minute},
		{"nothing to the member", Allowed{PersonID: member.ID}, 10 * minute},
	}
	for _, step := range steps {
		try(t, s.Allow(q.ID, head.ID, noon, step.give))
		s.wantLeft(t, step.what, running.ID, step.want)
		s.wantLeft(t, step.what+", another", others.ID, 10*minute)
	}
	if list := must[[]Allowed](t)(s.Allowances(t.Context(), q.ID)); len(list) > 0 {
		t.Errorf("what was taken away is listed: %v", list)
	}
}

// TestAllowancesStayWithNewRules that an instructor gives the quiz afterwards.
func TestAllowancesStayWithNewRules(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.TimeLimit = 10 * minute })
	head, learner := s.testPerson(t, "H", accounts.Instructor), s.testPerson(t, "L", accounts.Learner)
	try(t, s.Allow(q.ID, head.ID, noon, Allowed{PersonID: learner.ID, Allowance: quiz.Allowance{Time: 5 * minute}}))
	running := must[quiz.Attempt](t)(s.Start(startable(q, learner.ID)))
	s.wantLeft(t, "at the start", running.ID, 15*minute)
	q.Rules.Closes = noon.Add(4 * minute)
	try(t, s.SaveRules(q.ID, q.Title, q.Rules))
	s.wantLeft(t, "beyond the closing", running.ID, 9*minute)
	if list := must[[]Allowed](t)(s.Allowances(t.Context(), q.ID)); len(list) != 1 || list[0].GivenBy != "H" || list[0].PersonID != learner.ID {
		t.Errorf("given are %+v", list)
	}
}

func TestExtraAttempts(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, nil)
	head, learner := s.testPerson(t, "H", accounts.Instructor), s.testPerson(t, "L", accounts.Learner)
	first := must[quiz.Attempt](t)(s.Start(startable(q, learner.ID)))
	must[quiz.Attempt](t)(s.Finish(first.ID, noon))
	if _, err := s.Start(startable(q, learner.ID)); !errors.Is(err, quiz.ErrNoneLeft) {
		t.Fatalf("a second attempt: %v", err)
	}
	try(t, s.Allow(q.ID, head.ID, noon, Allowed{PersonID: learner.ID, Allowance: quiz.Allowance{Attempts: 1}}))
	if second := must[quiz.Attempt](t)(s.Start(startable(q, learner.ID))); second.Number != 2 {
		t.Errorf("it is the attempt %d", second.Number)
	}
}

// TestExtend gives more to who is at it, on top of what they have, and to nobody else.
func TestExtend(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.TimeLimit, q.Rules.Attempts = 10*minute, 0 })
	head, slow, quick, done := s.testPerson(t, "H", accounts.Instructor), s.testPerson(t, "S", accounts.Learner), s.testPerson(t, "Q", accounts.Learner), s.testPerson(t, "D", accounts.Learner)
	try(t, s.Allow(q.ID, head.ID, noon, Allowed{PersonID: slow.ID, Allowance: quiz.Allowance{Time: 7 * minute, Attempts: 1}}))
	slows, quicks := must[quiz.Attempt](t)(s.Start(startable(q, slow.ID))), must[quiz.Attempt](t)(s.Start(startable(q, quick.ID)))
	must[quiz.Attempt](t)(s.Finish(must[quiz.Attempt](t)(s.Start(startable(q, done.ID))).ID, noon))
	if n := must[int](t)(s.Extend(q.ID, head.ID, 5*minute, noon)); n != 2 {
		t.Errorf("it is given to %d", n)
	}
	s.wantLeft(t, "with more before", slows.ID, 22*minute)
	s.wantLeft(t, "with nothing before", quicks.ID, 15*minute)
	if had := must[quiz.Allowance](t)(s.Allowance(t.Context(), q.ID, slow.ID)); had.Attempts != 1 {
		t.Errorf("the extra attempt is gone: %+v", had)
	}
	if had := must[quiz.Allowance](t)(s.Allowance(t.Context(), q.ID, done.ID)); !had.None() {
		t.Errorf("who was done has %+v", had)
	}
	if n := must[int](t)(s.Extend(q.ID, head.ID, minute, noon.Add(16*minute))); n != 1 {
		t.Errorf("after the time of one is up, it is given to %d", n)
	}
}

func TestAllowancesOfNothing(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, nil)
	head := s.testPerson(t, "H", accounts.Instructor)
	more := quiz.Allowance{Time: minute}
	if err := s.Allow("nothing", head.ID, noon, Allowed{PersonID: head.ID, Allowance: more}); !errors.Is(err, ErrNotFound) {
		t.Errorf("without a quiz: %v", err)
	}
	if err := s.Allow(q.ID, head.ID, noon, Allowed{PersonID: "nobody", Allowance: more}); !errors.Is(err, ErrReference) {
		t.Errorf("to nobody: %v", err)
	}
}

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestTheLongestExtraTime is known with the quiz, since what is released at its closing waits for it.
func TestTheLongestExtraTime(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, nil)
	head, one, two := s.testPerson(t, "H", accounts.Instructor), s.testPerson(t, "O", accounts.Learner), s.testPerson(t, "T", accounts.Learner)
	for person, extra := range map[string]time.Duration{one.ID: 5 * minute, two.ID: 20 * minute} {
		try(t, s.Allow(q.ID, head.ID, noon, Allowed{PersonID: person, Allowance: quiz.Allowance{Time: extra}}))
	}
	if got := must[quiz.Quiz](t)(s.Quiz(t.Context(), q.ID)).Rules.Longest; got != 20*minute {
		t.Errorf("the longest is %v", got)
	}
}
