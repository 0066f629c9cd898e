package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// TestReportsHonourTheFilter takes a quiz on two revisions, and another quiz of the same set.
func TestReportsHonourTheFilter(t *testing.T) {
	c := newClassroom(t) // from noon: Ann 100, Ben open, Ann 0, Dan 0
	set := testSet(t)
	set.Title = "Another flight"
	saved := must[[]SavedSet](t)(c.SaveSets(t.Context(), nil, noon, set))
	first := c.quiz
	c.quiz.RevisionID = saved[0].ID
	if err := c.MoveQuiz(QuizMove{Quiz: first.ID, From: first.RevisionID, To: saved[0].ID, At: noon}); err != nil {
		t.Fatal(err)
	}
	c.take(t, "Ann", 10, true, "q1", `"a"`)
	c.take(t, "Dan", 11, true, "q1", `"a"`)
	c.quiz = c.testQuiz(t, func(q *quiz.Quiz) { q.Rules.Attempts, q.CreatedAt = 0, noon.Add(time.Hour) })
	c.take(t, "Cid", 20, true)
	at := func(minutes int) time.Time { return noon.Add(time.Duration(minutes) * time.Minute) }
	for _, f := range []struct {
		reports.Filter
		want string
	}{
		{reports.Filter{}, "Ann1 Ben1 Ann2 Dan1 Ann3 Dan2"},
		{reports.Filter{Attempts: reports.AllAttempts}, "Ann1 Ben1 Ann2 Dan1 Ann3 Dan2"},
		{reports.Filter{Attempts: reports.FirstAttempts}, "Ann1 Dan1"},
		{reports.Filter{Attempts: reports.LastAttempts}, "Ann3 Dan2"},
		{reports.Filter{Attempts: reports.BestAttempts}, "Ann1 Dan2"},
		{reports.Filter{Attempts: reports.BestAttempts, From: at(1)}, "Ann3 Dan2"},
		{reports.Filter{Attempts: reports.LastAttempts, Until: at(10)}, "Ann2 Dan1"},
		{reports.Filter{Attempts: reports.FirstAttempts, Revision: 2}, "Ann3 Dan2"},
		{reports.Filter{Revision: 1}, "Ann1 Ben1 Ann2 Dan1"},
		{reports.Filter{From: at(1), Until: at(3)}, "Ben1 Ann2"},
		{reports.Filter{Group: c.group.ID}, "Ann1 Ben1 Ann2 Ann3"},
		{reports.Filter{Group: c.group.ID, Attempts: reports.LastAttempts}, "Ann3"},
		{reports.Filter{Set: "flight", Attempts: reports.FirstAttempts}, "Ann1 Dan1 Cid1"},
		{reports.Filter{Set: "flight", Among: []string{c.quiz.ID}}, "Cid1"},
		{reports.Filter{Set: "flight", Among: []string{}}, ""},
	} {
		if f.Set == "" {
			f.Quiz = first.ID
		}
		if got := c.names(attemptIDs(collected(t, c.AttemptRows(t.Context(), f.Filter)))); got != f.want {
			t.Errorf("%+v: attempts %s, want %s", f.Filter, got, f.want)
		}
		if got := c.names(answeredIDs(collected(t, c.AnswerRows(t.Context(), f.Filter)))); got != f.want {
			t.Errorf("%+v: answers of %s, want %s", f.Filter, got, f.want)
		}
		started, standings := 0, map[string]reports.Standing{}
		for _, r := range collected(t, c.LearnerRows(t.Context(), f.Filter)) {
			started += r.Attempts
			if r.Standing.Further(standings[r.LearnerID]) {
				standings[r.LearnerID] = r.Standing
			}
		}
		counts := map[reports.Standing]int{}
		for _, standing := range standings {
			counts[standing]++
		}
		if got := must[map[reports.Standing]int](t)(c.Standings(t.Context(), f.Filter)); !cmp.Equal(got, counts) {
			t.Errorf("%+v: %v, want %v", f.Filter, got, counts)
		}
		var sum reports.Summary
		for _, r := range collected(t, c.AttemptRows(t.Context(), f.Filter)) {
			sum.Add(quiz.Attempt{State: r.State, StartedAt: r.StartedAt, FinishedAt: r.FinishedAt, Score: r.Score})
		}
		if got := must[reports.Summary](t)(c.Summary(t.Context(), f.Filter)); !cmp.Equal(inOrder(got), inOrder(sum)) {
			t.Errorf("%+v: %+v, want %+v", f.Filter, got, sum)
		}
		if started != len(strings.Fields(f.want)) {
			t.Errorf("%+v: learners started %d", f.Filter, started)
		}
	}
}

// inOrder is a summary whose numbers are sorted.
func inOrder(s reports.Summary) reports.Summary {
	slices.Sort(s.Percents)
	slices.Sort(s.Took)
	return s
}

// names are the learners and numbers of attempts.
func (c *classroom) names(attempts []string) string {
	var names []string
	for _, id := range slices.Compact(attempts) {
		for name, known := range c.ids {
			if known == id {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, " ")
}

func attemptIDs(rows []reports.AttemptRow) (ids []string) {
	for _, r := range rows {
		ids = append(ids, r.Attempt)
	}
	return ids
}

func answeredIDs(rows []reports.AnswerRow) (ids []string) {
	for _, r := range rows {
		ids = append(ids, r.Attempt)
	}
	return ids
}

func TestALearnersScoreIsThatOfTheChosenAttempts(t *testing.T) {
	c := newClassroom(t) // the last attempt counts
	score := func(f reports.Filter) string {
		f.Quiz = c.quiz.ID
		for _, r := range collected(t, c.LearnerRows(t.Context(), f)) {
			if r.Learner == "Ann" && r.Score != nil {
				return fmt.Sprint(r.Attempts, " ", r.Score.Percent, " ", r.Quiz == c.quiz.ID)
			}
		}
		return "none"
	}
	for which, want := range map[reports.Which]string{"": "2 0 true", reports.FirstAttempts: "1 100 true", reports.BestAttempts: "1 100 true"} {
		if got := score(reports.Filter{Attempts: which}); got != want {
			t.Errorf("%s: %s, want %s", which, got, want)
		}
	}
	if got := score(reports.Filter{From: noon.Add(time.Hour)}); got != "none" {
		t.Errorf("after all attempts: %s", got)
	}
}

func TestAReportOnWhatIsNotThere(t *testing.T) {
	c := newClassroom(t)
	for _, f := range []reports.Filter{{Quiz: "none"}, {Set: "none"}, {Quiz: c.quiz.ID, Revision: 9}, {Quiz: c.quiz.ID, Group: "none"}} {
		for _, err := range c.AttemptRows(t.Context(), f) {
			if !errors.Is(err, ErrNotFound) {
				t.Errorf("%+v: %v", f, err)
			}
		}
	}
}
