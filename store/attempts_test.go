package store

import (
	"encoding/json"
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

func TestStartAndResume(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.TimeLimit = time.Hour })
	p := s.testPerson(t, "P", accounts.Learner)
	want := startable(q, p.ID)
	started := must[quiz.Attempt](t)(s.Start(want))
	want.ID, want.Number, want.State, want.Deadline = started.ID, 1, quiz.Open, noon.Add(time.Hour)
	if !reflect.DeepEqual(started, want) {
		t.Errorf("started %+v", started)
	}
	if got := must[quiz.Attempt](t)(s.Attempt(t.Context(), started.ID)); !reflect.DeepEqual(got, want) {
		t.Errorf("stored %+v", got)
	}
	later := startable(q, p.ID)
	later.StartedAt, later.Plan = noon.Add(time.Minute), quiz.Plan{}
	if resumed := must[quiz.Attempt](t)(s.Start(later)); !reflect.DeepEqual(resumed, want) {
		t.Errorf("resumed %+v", resumed)
	}
	_, err := s.Attempt(t.Context(), "missing")
	wantErr(t, err, ErrNotFound)
}

func TestStartAsksTheRules(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, func(q *quiz.Quiz) {
		q.Rules.Attempts, q.Rules.Opens, q.Rules.Closes = 2, noon, noon.Add(time.Hour)
	})
	p := s.testPerson(t, "P", accounts.Learner)
	at := func(when time.Time, tryIt bool) (quiz.Attempt, error) {
		a := startable(q, p.ID)
		a.StartedAt, a.TryIt = when, tryIt
		return s.Start(a)
	}
	_, err := at(noon.Add(-time.Minute), false)
	wantErr(t, err, quiz.ErrNotYetOpen)
	_, err = at(noon.Add(time.Hour), false)
	wantErr(t, err, quiz.ErrClosed)
	for number := 1; number <= 2; number++ {
		a := must[quiz.Attempt](t)(at(noon, false))
		if a.Number != number {
			t.Errorf("number %d, want %d", a.Number, number)
		}
		must[quiz.Attempt](t)(s.Finish(a.ID, noon))
	}
	_, err = at(noon, false)
	wantErr(t, err, quiz.ErrNoneLeft)
	for number := 1; number <= 3; number++ { // an instructor's tries have numbers of their own and no end
		a := must[quiz.Attempt](t)(at(noon.Add(-time.Hour), true))
		if a.Number != number || !a.Deadline.IsZero() {
			t.Errorf("try %d: %+v", number, a)
		}
		must[quiz.Attempt](t)(s.Finish(a.ID, noon))
	}
	of := must[[]quiz.Attempt](t)(s.AttemptsOf(t.Context(), p.ID, q.ID))
	by := must[[]quiz.Attempt](t)(s.AttemptsBy(t.Context(), p.ID))
	if len(of) != 2 || of[0].Number != 1 || of[1].Number != 2 || len(by) != 2 {
		t.Errorf("attempts of: %+v, by: %+v", of, by)
	}
	for _, list := range [][]quiz.Attempt{
		must[[]quiz.Attempt](t)(s.AttemptsOf(t.Context(), "somebody else", q.ID)),
		must[[]quiz.Attempt](t)(s.AttemptsOf(t.Context(), p.ID, "another quiz")),
		must[[]quiz.Attempt](t)(s.AttemptsBy(t.Context(), "somebody else"))} {
		if len(list) != 0 {
			t.Errorf("foreign attempts: %+v", list)
		}
	}
}

func TestTwoStartsAtOnceGiveOneAttempt(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.Attempts = 0 })
	p := s.testPerson(t, "P", accounts.Learner)
	ids := make([]string, 16)
	var group sync.WaitGroup
	for i := range ids {
		group.Go(func() {
			a, err := s.Start(startable(q, p.ID))
			if err != nil {
				t.Error(err)
			}
			ids[i] = a.ID
		})
	}
	group.Wait()
	for _, id := range ids {
		if id != ids[0] {
			t.Errorf("attempts %s and %s", ids[0], id)
		}
	}
	err := s.write(func(tx *tx) error { // and were there a way round, the schema would refuse
		_, err := tx.exec(`INSERT INTO attempts (id, quiz_id, revision_id, person_id, number, try_it, state, started_at, plan)
			VALUES ('x', $1, $2, $3, 9, $4, 'open', 0, '{}')`, q.ID, q.RevisionID, p.ID, false)
		return err
	})
	wantErr(t, err, ErrTaken{})
}

func TestOverdue(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.TimeLimit = time.Minute })
	a := must[quiz.Attempt](t)(s.Start(startable(q, s.testPerson(t, "P", accounts.Learner).ID)))
	must[quiz.Attempt](t)(s.Start(startable(s.testQuiz(t, nil), a.PersonID))) // without a deadline
	end := noon.Add(time.Minute + quiz.Grace)
	for now, want := range map[time.Time]int{noon: 0, end: 0, end.Add(time.Millisecond): 1} {
		late := must[[]string](t)(s.Overdue(t.Context(), now))
		if len(late) != want || want == 1 && late[0] != a.ID || a.Overdue(now) != (want == 1) {
			t.Errorf("at %v: %v", now, late)
		}
	}
	must[quiz.Attempt](t)(s.Finish(a.ID, end))
	if late := must[[]string](t)(s.Overdue(t.Context(), end.Add(time.Hour))); len(late) != 0 {
		t.Errorf("finished: %v", late)
	}
}

func TestFinishMarksWhatIsStored(t *testing.T) {
	s := openTest(t)
	pass := 50.0
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.PassMark = &pass })
	a := must[quiz.Attempt](t)(s.Start(startable(q, s.testPerson(t, "P", accounts.Learner).ID)))
	if err := errors.Join(s.saveTest(a, "q1", 1, `"a"`), s.saveTest(a, "q2", 1, `"midnight"`)); err != nil {
		t.Fatal(err)
	}
	finished := must[quiz.Attempt](t)(s.Finish(a.ID, noon.Add(time.Minute)))
	passed := true
	a.State, a.FinishedAt = quiz.Finished, noon.Add(time.Minute)
	a.Score = &quiz.Score{Points: 1, Max: 2, Percent: 50, Passed: &passed}
	if !reflect.DeepEqual(finished, a) {
		t.Errorf("finished %+v, score %+v", finished, finished.Score)
	}
	if again := must[quiz.Attempt](t)(s.Finish(a.ID, noon.Add(time.Hour))); !reflect.DeepEqual(again, a) {
		t.Errorf("finished again %+v", again)
	}
	_, err := s.Finish("missing", noon)
	wantErr(t, err, ErrNotFound)
}

func TestWhatEndsByItsDeadlineWasFinishedThen(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.TimeLimit = time.Minute })
	a := must[quiz.Attempt](t)(s.Start(startable(q, s.testPerson(t, "P", accounts.Learner).ID)))
	finished := must[quiz.Attempt](t)(s.Finish(a.ID, noon.Add(24*time.Hour)))
	if !finished.FinishedAt.Equal(a.Deadline) || finished.Score.Passed != nil {
		t.Errorf("finished %+v", finished)
	}
}

// TestFinishingHappensOnce finishes one attempt from many sides while others still answer it: the marks are those of
// the answers that are stored in the end, and no answer that was acknowledged is missing from them.
func TestFinishingHappensOnce(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	var group sync.WaitGroup
	start := make(chan bool)
	for i := range 16 {
		group.Go(func() {
			<-start
			if f, err := s.Finish(a.ID, noon.Add(time.Duration(i)*time.Second)); err != nil || f.Score == nil {
				t.Errorf("finishing: %+v, %v", f, err)
			}
		})
	}
	var last Saved
	group.Go(func() {
		close(start)
		for seq := int64(1); ; seq++ {
			answer := json.RawMessage([]string{`"a"`, `"b"`}[seq%2])
			saved, err := s.SaveAnswer(Save{Attempt: a.ID, Person: a.PersonID, Question: "q1", Seq: seq, Answer: answer, At: noon})
			if err != nil {
				wantErr(t, err, quiz.ErrFinished)
				return
			}
			last = saved
		}
	})
	group.Wait()
	finished := must[quiz.Attempt](t)(s.Attempt(t.Context(), a.ID))
	stored := must[map[string]quiz.Answer](t)(s.Answers(t.Context(), a.ID))["q1"]
	if stored.Seq != last.Seq || string(stored.Answer) != string(last.Answer.Answer) {
		t.Errorf("acknowledged %+v, stored %+v", last, stored)
	}
	want := 0.0
	if string(stored.Answer) == `"a"` {
		want = 1
	}
	if finished.Score.Points != want {
		t.Errorf("%v points for %s", finished.Score.Points, stored.Answer)
	}
	if n := must[map[string]int64](t)(count(t.Context(), s.reads))["marks"]; n != 2 {
		t.Errorf("%d marks", n)
	}
}
