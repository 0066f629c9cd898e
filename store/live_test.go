package store

import (
	"fmt"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// TestLiveLearners: a group's board has everybody in it and their latest attempts, an open one who is at it or was lately.
func TestLiveLearners(t *testing.T) {
	r := newTimedRun(t, true)
	r.testPerson(t, "Nobody", accounts.Learner)
	late := r.testPerson(t, "Late", accounts.Learner)
	try(t, r.Join(r.quiz.GroupID, late.ID, noon.Add(time.Hour)))
	must[quiz.Attempt](t)(r.Finish(r.other.ID, noon.Add(minute)))
	want := "Late 0s none; One 2m0s open; Other 0s finished; "
	if got := r.board(t, r.quiz, noon.AddDate(0, 1, 0)); got != want {
		t.Errorf("the group's board has %s, want %s", got, want)
	}
	open := newTimedRun(t, false)
	for at, want := range map[time.Time]string{
		noon.Add(minute):         "One 2m0s open; Other 0s open; ",
		noon.Add(24 * time.Hour): "One 2m0s open; Other 0s open; ",
		noon.Add(25 * time.Hour): "",
	} {
		if got := open.board(t, open.quiz, at); got != want {
			t.Errorf("the open board at %v has %s, want %s", at, got, want)
		}
	}
	open.quiz.Rules.TimeLimit = 30 * time.Hour
	try(t, open.SaveRules(open.quiz.ID, open.quiz.Title, open.quiz.Rules))
	if got := open.board(t, open.quiz, noon.Add(25*time.Hour)); got == "" {
		t.Error("who has time left isn't on the board")
	}
}

func (s *Store) board(t *testing.T, q quiz.Quiz, now time.Time) (said string) {
	t.Helper()
	for _, l := range must[[]reports.BoardLearner](t)(s.LiveLearners(t.Context(), &q, now)) {
		state := "none"
		if l.Attempt != nil {
			state = string(l.Attempt.State)
			if len(l.Attempt.Plan.Questions) == 0 {
				t.Errorf("%s has no plan", l.Name)
			}
		}
		said += fmt.Sprint(l.Name, " ", l.Extra, " ", state, "; ")
	}
	return said
}

// TestCommitsAreTold after each write that a live board shows.
func TestCommitsAreTold(t *testing.T) {
	r := newTimedRun(t, false)
	question := r.one.Plan.Questions[0].ID
	told := []Committed{}
	r.Watch(func(c Committed) { told = append(told, c) })
	for what, c := range map[string]struct {
		do   func() error
		want Committed
	}{
		"a save":     {func() error { return r.saveTest(r.one, question, 1, `"a"`) }, Committed{Attempt: r.one.ID}},
		"a start":    {func() error { _, err := r.Start(startable(r.quiz, r.one.PersonID)); return err }, Committed{Quiz: r.quiz.ID}},
		"a finish":   {func() error { _, err := r.Finish(r.other.ID, noon); return err }, Committed{Quiz: r.quiz.ID}},
		"more time":  {func() error { _, err := r.ExtendAll(r.quiz.ID, r.head.ID, minute, noon); return err }, Committed{Quiz: r.quiz.ID}},
		"new rules":  {func() error { return r.SaveRules(r.quiz.ID, "T", r.quiz.Rules) }, Committed{Quiz: r.quiz.ID}},
		"allowances": {func() error { return r.Allow(r.quiz.ID, r.head.ID, noon) }, Committed{Quiz: r.quiz.ID}},
	} {
		told = nil
		try(t, c.do())
		if len(told) == 0 || told[0] != c.want {
			t.Errorf("%s tells %+v, want %+v", what, told, c.want)
		}
	}
	if answers := must[map[string]quiz.Answer](t)(r.LiveAnswers(t.Context(), r.one.ID)); string(answers[question].Answer) != `"a"` {
		t.Errorf("answers are %+v", answers)
	}
}
