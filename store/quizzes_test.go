package store

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

func TestAQuizComesBackAsStored(t *testing.T) {
	s := openTest(t)
	pass := 62.5
	in := s.testQuiz(t, func(q *quiz.Quiz) {
		q.Rules.TimeLimit, q.Rules.Closes, q.Rules.PassMark = 20*time.Minute, noon.Add(time.Hour), &pass
		q.Rules.Draw = []quiz.Draw{{Tag: "a", Count: 2}}
	})
	if got := must[quiz.Quiz](t)(s.Quiz(t.Context(), in.ID)); !reflect.DeepEqual(got, in) {
		t.Errorf("stored %+v, want %+v", got, in)
	}
	_, err := s.AddQuiz(quiz.Quiz{SetID: "missing", RevisionID: "missing"})
	wantErr(t, err, ErrReference)
}

func TestADeletedQuizIsGoneButForItsAttempts(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	if err := s.DeleteQuiz(a.QuizID, "", noon); err != nil {
		t.Fatal(err)
	}
	wantErr(t, s.DeleteQuiz(a.QuizID, "", noon), ErrNotFound)
	wantErr(t, s.SaveRules(a.QuizID, "gone", quiz.DefaultRules()), ErrNotFound)
	_, err := s.Quiz(t.Context(), a.QuizID)
	wantErr(t, err, ErrNotFound)
	if q := must[quiz.Quiz](t)(s.QuizOf(t.Context(), a.ID)); q.ID != a.QuizID {
		t.Errorf("the attempt's quiz is %+v", q)
	}
	_, err = s.Start(startable(quiz.Quiz{ID: a.QuizID, RevisionID: a.RevisionID}, s.testPerson(t, "B", accounts.Learner).ID))
	wantErr(t, err, ErrNotFound)
}

// TestWhoIsGivenWhat has an open quiz, one for a group, and one for a group of nobody here.
func TestWhoIsGivenWhat(t *testing.T) {
	s := openTest(t)
	boss, lead := s.testPerson(t, "Boss", accounts.Instructor), s.testPerson(t, "Lead", accounts.Instructor)
	member, outsider := s.testPerson(t, "M", accounts.Learner), s.testPerson(t, "O", accounts.Learner)
	group := must[accounts.Group](t)(s.AddGroup(accounts.Group{Name: "G", OwnerID: lead.ID, CreatedAt: noon}))
	other := must[accounts.Group](t)(s.AddGroup(accounts.Group{Name: "X", OwnerID: boss.ID, CreatedAt: noon}))
	if err := s.Join(group.ID, member.ID, noon); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	add := func(name, owner, group string) quiz.Quiz {
		q := s.testQuiz(t, func(q *quiz.Quiz) {
			q.OwnerID, q.GroupID, q.CreatedAt = owner, group, noon.Add(time.Duration(len(names))*time.Minute)
		})
		names[q.ID] = name
		return q
	}
	open := add("open", "", "")
	add("group", boss.ID, group.ID)
	add("other", boss.ID, other.ID)
	if err := s.DeleteQuiz(add("deleted", boss.ID, group.ID).ID, "", noon); err != nil {
		t.Fatal(err)
	}
	want := func(what, wanted string) func([]quiz.Quiz, error) {
		return func(list []quiz.Quiz, err error) {
			t.Helper()
			var got []string
			for _, q := range list {
				got = append(got, names[q.ID])
			}
			if err != nil || strings.Join(got, " ") != wanted {
				t.Errorf("%s: %s, %v; want %s", what, got, err, wanted)
			}
		}
	}
	want("open", "open")(s.OpenQuizzes(t.Context()))
	want("all", "other group open")(s.AllQuizzes(t.Context()))
	want("published by the boss", "other group")(s.QuizzesOf(t.Context(), boss.ID))
	want("given to the lead's groups", "group")(s.QuizzesOf(t.Context(), lead.ID))
	want("the member's", "group")(s.QuizzesFor(t.Context(), member.ID))
	want("the outsider's", "")(s.QuizzesFor(t.Context(), outsider.ID))
	must[quiz.Attempt](t)(s.Start(startable(open, member.ID)))
	tried := startable(open, outsider.ID)
	tried.TryIt = true
	must[quiz.Attempt](t)(s.Start(tried))
	want("the member's, with an open one begun", "group open")(s.QuizzesFor(t.Context(), member.ID))
	want("the outsider's, with one tried", "")(s.QuizzesFor(t.Context(), outsider.ID))
}

func TestRulesMoveTheDeadlinesOfOpenAttempts(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.TimeLimit, q.Rules.Attempts = 10*time.Minute, 0 })
	p := s.testPerson(t, "P", accounts.Learner)
	finished := must[quiz.Attempt](t)(s.Start(startable(q, p.ID)))
	must[quiz.Attempt](t)(s.Finish(finished.ID, noon))
	running := must[quiz.Attempt](t)(s.Start(startable(q, p.ID)))
	tried := startable(q, p.ID)
	tried.TryIt = true
	try := must[quiz.Attempt](t)(s.Start(tried))

	q.Rules.TimeLimit, q.Rules.Closes = 20*time.Minute, noon.Add(15*time.Minute)
	if err := s.SaveRules(q.ID, q.Title, q.Rules); err != nil {
		t.Fatal(err)
	}
	for id, minutes := range map[string]time.Duration{finished.ID: 10, running.ID: 15, try.ID: 20} {
		if a := must[quiz.Attempt](t)(s.Attempt(t.Context(), id)); !a.Deadline.Equal(noon.Add(minutes * time.Minute)) {
			t.Errorf("deadline %v, want noon + %d min", a.Deadline, minutes)
		}
	}
	if got := must[quiz.Quiz](t)(s.Quiz(t.Context(), q.ID)); !reflect.DeepEqual(got.Rules, q.Rules) {
		t.Errorf("stored %+v", got.Rules)
	}
}

func TestBriefingRevisionIsTheNewestGivenOne(t *testing.T) {
	s := openTest(t)
	p, member := s.testPerson(t, "P", accounts.Learner), s.testPerson(t, "M", accounts.Learner)
	owner := s.testPerson(t, "O", accounts.Instructor)
	group := must[accounts.Group](t)(s.AddGroup(accounts.Group{Name: "G", OwnerID: owner.ID, CreatedAt: noon}))
	if err := s.Join(group.ID, member.ID, noon); err != nil {
		t.Fatal(err)
	}
	_, err := s.BriefingRevision(t.Context(), p.ID, "flight")
	wantErr(t, err, ErrNotFound)

	first := s.testQuiz(t, nil)
	set := testSet(t)
	set.Title = "Revised"
	second := s.save(t, nil, set)
	must[quiz.Quiz](t)(s.AddQuiz(quiz.Quiz{SetID: "flight", RevisionID: second.ID, GroupID: group.ID, Rules: quiz.DefaultRules(), CreatedAt: noon}))
	for person, want := range map[string]string{p.ID: first.RevisionID, "": first.RevisionID, member.ID: second.ID} {
		if r := must[Revision](t)(s.BriefingRevision(t.Context(), person, "flight")); r.ID != want {
			t.Errorf("%q reads revision %d", person, r.Number)
		}
	}
}

func TestBriefingsThatAreHiddenOrForBeforeOnly(t *testing.T) {
	s := openTest(t)
	p := s.testPerson(t, "P", accounts.Learner)
	q := s.testQuiz(t, func(q *quiz.Quiz) { q.Rules.Briefing = quiz.BriefingBefore })
	must[Revision](t)(s.BriefingRevision(t.Context(), p.ID, "flight"))
	a := must[quiz.Attempt](t)(s.Start(startable(q, p.ID)))
	_, err := s.BriefingRevision(t.Context(), p.ID, "flight")
	wantErr(t, err, ErrNotFound)
	must[quiz.Attempt](t)(s.Finish(a.ID, noon))
	must[Revision](t)(s.BriefingRevision(t.Context(), p.ID, "flight"))
	q.Rules.Briefing = quiz.BriefingHidden
	if err := s.SaveRules(q.ID, q.Title, q.Rules); err != nil {
		t.Fatal(err)
	}
	_, err = s.BriefingRevision(t.Context(), p.ID, "flight")
	wantErr(t, err, ErrNotFound)
}
