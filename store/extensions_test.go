package store

import (
	"errors"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// timedRun is a quiz of ten minutes with two learners who began at noon, one of whom has two minutes of their own.
type timedRun struct {
	*Store
	quiz       quiz.Quiz
	head       accounts.Person
	one, other quiz.Attempt
}

func newTimedRun(t *testing.T, ofGroup bool) *timedRun {
	t.Helper()
	r := &timedRun{Store: openTest(t)}
	r.head = r.testPerson(t, "H", accounts.Instructor)
	one, other := r.testPerson(t, "One", accounts.Learner), r.testPerson(t, "Other", accounts.Learner)
	r.quiz = r.testQuiz(t, func(q *quiz.Quiz) {
		q.Rules.TimeLimit = 10 * minute
		if ofGroup {
			group := must[accounts.Group](t)(r.AddGroup(accounts.Group{Name: "G", OwnerID: r.head.ID, CreatedAt: noon}))
			try(t, r.Join(group.ID, one.ID, noon))
			try(t, r.Join(group.ID, other.ID, noon.Add(minute)))
			q.GroupID = group.ID
		}
	})
	try(t, r.Allow(r.quiz.ID, r.head.ID, noon, Allowed{PersonID: one.ID, Allowance: quiz.Allowance{Time: 2 * minute}}))
	r.one, r.other = must[quiz.Attempt](t)(r.Start(startable(r.quiz, one.ID))), must[quiz.Attempt](t)(r.Start(startable(r.quiz, other.ID)))
	return r
}

// TestMoreTimeIsAddedAndTakenBack: everybody has it on top of what they had, whether it was the group's or their own.
func TestMoreTimeIsAddedAndTakenBack(t *testing.T) {
	for _, ofGroup := range []bool{false, true} {
		r := newTimedRun(t, ofGroup)
		first := must[Extension](t)(r.ExtendAll(r.quiz.ID, r.head.ID, 5*minute, noon))
		r.wantLeft(t, "all", r.one.ID, 17*minute)
		r.wantLeft(t, "all", r.other.ID, 15*minute)
		second := must[Extension](t)(r.ExtendPerson(r.quiz.ID, r.other.PersonID, r.head.ID, 5*minute, noon))
		r.wantLeft(t, "the other", r.other.ID, 20*minute)
		if first.People != 2 || second.People != 1 {
			t.Errorf("%d and %d people have more", first.People, second.People)
		}
		kept := must[int](t)(r.TakeBack(first, r.head.ID, noon))
		r.wantLeft(t, "taken back", r.one.ID, 12*minute)
		r.wantLeft(t, "taken back, but not the second", r.other.ID, 15*minute)
		kept += must[int](t)(r.TakeBack(second, r.head.ID, noon))
		r.wantLeft(t, "all taken back", r.other.ID, 10*minute)
		if given := must[[]Allowed](t)(r.Allowances(t.Context(), r.quiz.ID)); kept != 0 || len(given) != 1 {
			t.Errorf("%d keep something, given are %+v", kept, given)
		}
	}
}

// TestWhatWasGivenInItsPlaceIsKept: an allowance that was set to so much is no part of an extension that came before.
func TestWhatWasGivenInItsPlaceIsKept(t *testing.T) {
	for _, ofGroup := range []bool{false, true} {
		r := newTimedRun(t, ofGroup)
		extension := must[Extension](t)(r.ExtendAll(r.quiz.ID, r.head.ID, 5*minute, noon))
		ten := quiz.Allowance{Time: 10 * minute}
		try(t, r.Allow(r.quiz.ID, r.head.ID, noon, Allowed{PersonID: r.one.PersonID, Allowance: ten}, Allowed{PersonID: r.other.PersonID, Allowance: ten}))
		must[int](t)(r.TakeBack(extension, r.head.ID, noon))
		r.wantLeft(t, "one's own", r.one.ID, 20*minute)
		r.wantLeft(t, "the other's own", r.other.ID, 20*minute)
	}
}

// TestTimeThatIsInUseIsKept: taking it back never ends an attempt.
func TestTimeThatIsInUseIsKept(t *testing.T) {
	for _, ofGroup := range []bool{false, true} {
		r := newTimedRun(t, ofGroup)
		extension := must[Extension](t)(r.ExtendAll(r.quiz.ID, r.head.ID, 5*minute, noon))
		kept := must[int](t)(r.TakeBack(extension, r.head.ID, noon.Add(11*minute)))
		r.wantLeft(t, "who has some left", r.one.ID, 12*minute)
		r.wantLeft(t, "who hasn't", r.other.ID, 15*minute)
		if kept != 1 {
			t.Errorf("%d keep it", kept)
		}
	}
}

func TestNobodyIsExtendedWhoIsNotAtIt(t *testing.T) {
	r := newTimedRun(t, false)
	must[quiz.Attempt](t)(r.Finish(r.one.ID, noon.Add(minute)))
	if _, err := r.ExtendPerson(r.quiz.ID, r.one.PersonID, r.head.ID, minute, noon.Add(minute)); !errors.Is(err, ErrNotFound) {
		t.Errorf("who has finished: %v", err)
	}
	if x, err := r.ExtendAll(r.quiz.ID, r.head.ID, minute, noon.Add(11*minute)); err != nil || x.People != 0 || len(x.Added) != 0 {
		t.Errorf("when nobody is at it: %+v, %v", x, err)
	}
	if _, err := r.ExtendAll("none", r.head.ID, minute, noon); !errors.Is(err, ErrNotFound) {
		t.Errorf("no quiz: %v", err)
	}
}
