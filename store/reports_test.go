package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// classroom is a quiz given to a group: Ann finished twice, Ben is in the middle, Cid never started; Dan is not in
// the group any more but has an attempt, and the instructor tried the quiz.
type classroom struct {
	*Store
	quiz  quiz.Quiz
	group accounts.Group
	ids   map[string]string
}

func newClassroom(t *testing.T) *classroom {
	t.Helper()
	s := openTest(t)
	c := &classroom{Store: s, ids: map[string]string{}}
	lead := s.testPerson(t, "Lead", accounts.Instructor)
	c.group = must[accounts.Group](t)(s.AddGroup(accounts.Group{Name: "Class", OwnerID: lead.ID, CreatedAt: noon}))
	for _, name := range []string{"Cid", "Ann", "Ben", "Dan"} {
		p := must[accounts.Person](t)(s.AddPerson(accounts.Person{Name: name, Role: accounts.Learner, ExternalID: "x-" + name,
			Guest: name == "Ben", CreatedAt: noon}, Secrets{}))
		c.ids[name] = p.ID
		if name != "Dan" {
			if err := s.Join(c.group.ID, p.ID, noon); err != nil {
				t.Fatal(err)
			}
		}
	}
	pass := 50.0
	c.quiz = s.testQuiz(t, func(q *quiz.Quiz) {
		q.GroupID, q.Rules.Attempts, q.Rules.PassMark, q.Rules.Counts = c.group.ID, 0, &pass, quiz.CountsLast
	})
	c.take(t, "Ann", 0, true, "q1", `"a"`, "q2", `"noon"`)
	c.take(t, "Ben", 1, false, "q1", `"b"`)
	c.take(t, "Ann", 2, true, "q2", ``)
	c.take(t, "Dan", 3, true)
	try := startable(c.quiz, lead.ID)
	try.TryIt = true
	must[quiz.Attempt](t)(s.Finish(must[quiz.Attempt](t)(s.Start(try)).ID, noon))
	return c
}

// take starts an attempt some minutes after noon, answers, and perhaps finishes a minute later.
func (c *classroom) take(t *testing.T, who string, minutes int, finish bool, answers ...string) {
	t.Helper()
	a := startable(c.quiz, c.ids[who])
	a.StartedAt = noon.Add(time.Duration(minutes) * time.Minute)
	a = must[quiz.Attempt](t)(c.Start(a))
	c.ids[fmt.Sprint(who, a.Number)] = a.ID
	for i := 0; i < len(answers); i += 2 {
		must[Saved](t)(c.SaveAnswer(Save{Attempt: a.ID, Person: a.PersonID, Question: answers[i], Seq: 1,
			Answer: json.RawMessage(answers[i+1]), At: a.StartedAt}))
	}
	if finish {
		must[quiz.Attempt](t)(c.Finish(a.ID, a.StartedAt.Add(time.Minute)))
	}
}

func TestAttemptRows(t *testing.T) {
	c := newClassroom(t)
	rows := collected(t, c.AttemptRows(t.Context(), reports.Filter{Quiz: c.quiz.ID}))
	var got []string
	for _, r := range rows {
		percent := "-"
		if r.Score != nil {
			percent = fmt.Sprint(r.Score.Percent, *r.Score.Passed)
		}
		got = append(got, fmt.Sprint(r.Learner, r.Number, " ", r.State, " ", percent))
	}
	if want := "Ann1 finished 100 true, Ben1 open -, Ann2 finished 0 false, Dan1 finished 0 false"; strings.Join(got, ", ") != want {
		t.Errorf("rows %q", got)
	}
	yes := true
	want := reports.AttemptRow{Attempt: c.ids["Ann1"], Quiz: c.quiz.ID, Set: "flight", Revision: 1, LearnerID: c.ids["Ann"],
		Learner: "Ann", Group: "Class", State: quiz.Finished, StartedAt: noon, FinishedAt: noon.Add(time.Minute),
		Score: &quiz.Score{Points: 2, Max: 2, Percent: 100, Passed: &yes}, Number: 1, ExternalID: "x-Ann"}
	if !reflect.DeepEqual(rows[0], want) {
		t.Errorf("first row %+v", rows[0])
	}
	if !rows[1].Guest {
		t.Error("a guest isn't marked as one")
	}
	members := collected(t, c.AttemptRows(t.Context(), reports.Filter{Quiz: c.quiz.ID, Group: c.group.ID}))
	if len(members) != 3 {
		t.Errorf("%d rows of the group's members", len(members))
	}
}

func TestAnswerRows(t *testing.T) {
	c := newClassroom(t)
	rows := collected(t, c.AnswerRows(t.Context(), reports.Filter{Quiz: c.quiz.ID}))
	var got []string
	for _, r := range rows {
		fraction := "-"
		if r.Fraction != nil {
			fraction = fmt.Sprint(*r.Fraction)
		}
		got = append(got, fmt.Sprint(r.Learner, " ", r.Number, r.Question, " ", string(r.Answer), " ", fraction))
	}
	want := []string{`Ann 1q2 "noon" 1`, `Ann 2q1 "a" 1`, `Ben 2q1 "b" -`, `Ann 1q2  0`, `Ann 2q1  0`, `Dan 1q2  0`, `Dan 2q1  0`}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("rows %q", got)
	}
	one := 1.0
	first := reports.AnswerRow{Attempt: c.ids["Ann1"], LearnerID: c.ids["Ann"], Learner: "Ann", Question: "q2",
		Type: questions.ShortTextType, Answer: json.RawMessage(`"noon"`), Fraction: &one, Points: &one, Max: 1, SavedAt: noon, Number: 1}
	if !reflect.DeepEqual(rows[0], first) {
		t.Errorf("first row %+v", rows[0])
	}
	if !rows[3].SavedAt.Equal(noon.Add(2*time.Minute)) || !rows[4].SavedAt.IsZero() {
		t.Error("an answer that was taken back was saved, one that was never given wasn't")
	}
}

func TestLearnerRows(t *testing.T) {
	c := newClassroom(t)
	row := func(r reports.LearnerRow) string {
		percent := "-"
		if r.Score != nil {
			percent = fmt.Sprint(r.Score.Percent)
		}
		return fmt.Sprint(r.Learner, " ", r.Group, " ", r.Standing, " ", r.Attempts, " ", percent)
	}
	want := []string{"Ann Class finished 2 0", "Ben Class in progress 1 -", "Cid Class never started 0 -", "Dan Class finished 1 0"}
	var got []string
	for _, r := range collected(t, c.LearnerRows(t.Context(), reports.Filter{Quiz: c.quiz.ID})) {
		got = append(got, row(r))
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("rows %q", got)
	}
	got = nil
	for _, r := range collected(t, c.LearnerRows(t.Context(), reports.Filter{Quiz: c.quiz.ID, Group: c.group.ID})) {
		got = append(got, row(r))
	}
	if !reflect.DeepEqual(got, want[:3]) {
		t.Errorf("rows of the members %q", got)
	}
}

func TestStandingsLeaveTriesOut(t *testing.T) {
	c := newClassroom(t)
	if got := must[AttemptCounts](t)(c.AttemptCounts(t.Context(), c.quiz.ID)); got != (AttemptCounts{Started: 4, Finished: 3}) {
		t.Errorf("counted %+v", got)
	}
}

func TestReportsOnNothing(t *testing.T) {
	c := newClassroom(t)
	for _, f := range []reports.Filter{{Quiz: "missing"}, {Quiz: c.quiz.ID, Group: "missing"}} {
		for _, err := range c.AttemptRows(t.Context(), f) {
			wantErr(t, err, ErrNotFound)
		}
		for _, err := range c.AnswerRows(t.Context(), f) {
			wantErr(t, err, ErrNotFound)
		}
		for _, err := range c.LearnerRows(t.Context(), f) {
			wantErr(t, err, ErrNotFound)
		}
	}
	empty := c.testQuiz(t, nil)
	if rows := collected(t, c.AnswerRows(t.Context(), reports.Filter{Quiz: empty.ID})); len(rows) != 0 {
		t.Errorf("rows %+v", rows)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, err := range c.AttemptRows(stopped, reports.Filter{Quiz: c.quiz.ID}) {
		wantErr(t, err, context.Canceled)
	}
	if err := c.DeleteQuiz(c.quiz.ID, "", noon); err != nil {
		t.Fatal(err)
	}
	if rows := collected(t, c.AttemptRows(t.Context(), reports.Filter{Quiz: c.quiz.ID})); len(rows) != 4 {
		t.Errorf("a deleted quiz has %d rows", len(rows))
	}
}

// TestReportsGoOnFromPageToPage has more rows than any page, with equal names and starting times.
func TestReportsGoOnFromPageToPage(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, nil)
	n := attemptPage + 1
	errs := make(chan error, n)
	for range n {
		go func() {
			p, err := s.AddPerson(accounts.Person{Name: "Same", Role: accounts.Learner, CreatedAt: noon}, Secrets{})
			a, started := s.Start(startable(q, p.ID))
			_, finished := s.Finish(a.ID, noon)
			errs <- errors.Join(err, started, finished)
		}()
	}
	for range n {
		if err := <-errs; err != nil {
			t.Fatal(err)
		}
	}
	f := reports.Filter{Quiz: q.ID}
	attempts, learners, answers := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, r := range collected(t, s.AttemptRows(t.Context(), f)) {
		attempts[r.Attempt] = true
	}
	for _, r := range collected(t, s.LearnerRows(t.Context(), f)) {
		if learners[r.LearnerID] = true; r.Attempts != 1 {
			t.Errorf("%d attempts", r.Attempts)
		}
	}
	for _, r := range collected(t, s.AnswerRows(t.Context(), f)) {
		answers[r.Attempt+r.Question] = true
	}
	if len(attempts) != n || len(learners) != n || len(answers) != 2*n {
		t.Errorf("%d attempts, %d learners, %d answers", len(attempts), len(learners), len(answers))
	}
	for range s.AttemptRows(t.Context(), f) {
		break // stopping early is fine
	}
	for range s.AnswerRows(t.Context(), f) {
		break
	}
}
