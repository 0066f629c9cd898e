package store

import (
	"errors"
	"testing"

	"github.com/readback/readback/reports"
)

func TestAskedIsTheNewestRevisionThatWasTaken(t *testing.T) {
	c := newClassroom(t)
	set := testSet(t)
	set.Title = "Another flight"
	saved := must[[]SavedSet](t)(c.SaveSets(t.Context(), nil, noon, set))
	if err := c.MoveQuiz(QuizMove{Quiz: c.quiz.ID, From: c.quiz.RevisionID, To: saved[0].ID, At: noon}); err != nil {
		t.Fatal(err)
	}
	c.quiz.RevisionID = saved[0].ID
	for _, test := range []struct {
		reports.Filter
		want int
	}{
		{reports.Filter{Quiz: c.quiz.ID}, 1},
		{reports.Filter{Set: "flight"}, 1},
		{reports.Filter{Quiz: c.quiz.ID, Revision: 2}, 2},
		{reports.Filter{Quiz: c.quiz.ID, From: noon.AddDate(1, 0, 0)}, 2}, // nothing was taken: what the quiz has now
	} {
		asked := must[reports.Asked](t)(c.Asked(t.Context(), test.Filter))
		if asked.Number != test.want || len(asked.Set.Questions) != 2 || asked.Set.Questions[0].ID != "q1" {
			t.Errorf("%+v: %+v", test.Filter, asked)
		}
	}
	c.take(t, "Dan", 10, true, "q1", `"a"`)
	if asked := must[reports.Asked](t)(c.Asked(t.Context(), reports.Filter{Quiz: c.quiz.ID})); asked.Number != 2 {
		t.Errorf("revision %d", asked.Number)
	}
	for _, f := range []reports.Filter{{Quiz: "none"}, {Set: "none"}, {Quiz: c.quiz.ID, Revision: 7}} {
		if _, err := c.Asked(t.Context(), f); !errors.Is(err, ErrNotFound) {
			t.Errorf("%+v: %v", f, err)
		}
	}
}
