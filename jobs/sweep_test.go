package jobs

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// started is a store with one open attempt that has ten minutes.
func started(t *testing.T, at time.Time) (*store.Store, quiz.Attempt) {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	answer := true
	saved, err := s.SaveSets(t.Context(), nil, at, questions.Set{Readback: 1, ID: "s", Title: "S", Questions: []questions.Question{{
		QuestionHead: questions.QuestionHead{ID: "q", Type: questions.TrueFalseType, Stem: "?"}, Body: &questions.TrueFalse{Answer: &answer},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	rules := quiz.DefaultRules()
	rules.TimeLimit = 10 * time.Minute
	q, err := s.AddQuiz(quiz.Quiz{Title: "Q", SetID: "s", RevisionID: saved[0].ID, Rules: rules, CreatedAt: at})
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.AddPerson(accounts.Person{Name: "Ann", Role: accounts.Learner, CreatedAt: at}, store.Secrets{})
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Start(quiz.Attempt{QuizID: q.ID, RevisionID: saved[0].ID, PersonID: p.ID, Plan: quiz.NewPlan(saved[0].Revision.Revision, rules, 1, nil), StartedAt: at})
	if err != nil {
		t.Fatal(err)
	}
	return s, a
}

func TestSweepFinishesWhatIsOverdue(t *testing.T) {
	noon := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	s, a := started(t, noon)
	for _, step := range []struct {
		at   time.Time
		want quiz.State
	}{
		{noon.Add(10 * time.Minute), quiz.Open},
		{noon.Add(10*time.Minute + quiz.Grace), quiz.Open},
		{noon.Add(10*time.Minute + quiz.Grace + time.Second), quiz.Finished},
		{noon.Add(time.Hour), quiz.Finished},
	} {
		if err := sweepOnce(t.Context(), s, step.at); err != nil {
			t.Fatal(err)
		}
		got, err := s.Attempt(t.Context(), a.ID)
		if err != nil || got.State != step.want {
			t.Errorf("at %v: %s, %v; want %s", step.at, got.State, err, step.want)
		}
		if got.State == quiz.Finished && (got.Score == nil || !got.FinishedAt.Equal(noon.Add(10*time.Minute))) {
			t.Errorf("finished at %v with %+v", got.FinishedAt, got.Score)
		}
	}
}

func TestSweepForgetsSessionsThatHaveEnded(t *testing.T) {
	now := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	s, _ := started(t, now)
	if err := s.AddSession(store.Session{IDHash: "h", CreatedAt: now, SeenAt: now, ExpiresAt: now.Add(time.Minute)}); err != nil {
		t.Fatal(err)
	}
	if err := sweepOnce(t.Context(), s, now.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if ended, err := s.SweepSessions(now.Add(time.Hour)); err != nil || ended != 0 {
		t.Errorf("%d sessions were left, %v", ended, err)
	}
}

func TestSweepForgetsUploadsAfterADay(t *testing.T) {
	now := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	s, a := started(t, now)
	u, err := s.AddUpload(store.Upload{PersonID: a.PersonID, Name: "x.gift", CreatedAt: now}, strings.NewReader("x"))
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		after time.Duration
		gone  bool
	}{{uploadsKept, false}, {uploadsKept + time.Second, true}} {
		if err := sweepOnce(t.Context(), s, now.Add(step.after)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Upload(t.Context(), u.ID); errors.Is(err, store.ErrNotFound) != step.gone {
			t.Errorf("after %v: %v", step.after, err)
		}
	}
}
