package store

import (
	"errors"
	"math"
	"testing"

	"github.com/readback/readback/reports"
)

// TestAnalysisIsOnFirstFinishedAttempts: Ann has 100 and then 0 percent, Dan 0, and Ben isn't done.
func TestAnalysisIsOnFirstFinishedAttempts(t *testing.T) {
	c := newClassroom(t)
	a := must[reports.Analysis](t)(c.Analysis(t.Context(), reports.Filter{Quiz: c.quiz.ID}))
	if a.N != 2 || a.Mean.Number != 50 || a.Attempts != reports.FirstAttempts || a.Revision != 1 || a.CIC.Blank != reports.BlankFew {
		t.Errorf("%+v", a)
	}
	if q := a.Questions[0]; len(a.Questions) != 2 || q.Name != "q1" || q.N != 2 || q.Facility.Number != 50 || q.DiscriminationIndex.Number != 100 || q.RandomGuessScore.Number != 50 {
		t.Errorf("%+v", q)
	}
	all := must[reports.Analysis](t)(c.Analysis(t.Context(), reports.Filter{Quiz: c.quiz.ID, Attempts: reports.AllAttempts}))
	if all.N != 3 || math.Abs(all.Mean.Number-100.0/3) > 1e-9 || math.Abs(all.CIC.Number-100) > 1e-9 {
		t.Errorf("%+v", all)
	}
}

func TestAnalysisTellsWhoChoseWhat(t *testing.T) {
	c := newClassroom(t)
	c.take(t, "Ann", 10, true, "q1", `"b"`, "q2", `"noon"`)
	c.take(t, "Dan", 11, true, "q2", `"noon"`)
	a := must[reports.Analysis](t)(c.Analysis(t.Context(), reports.Filter{Quiz: c.quiz.ID, Attempts: reports.LastAttempts}))
	options := a.Questions[0].Options
	if len(options) != 3 || options[0].ID != "a" || !options[0].Correct || options[0].N != 0 || options[0].MeanRest.Blank != reports.BlankFew {
		t.Fatalf("%+v", options)
	}
	if b, none := options[1], options[2]; b.N != 1 || b.Share.Number != 50 || b.MeanRest.Number != 100 || none.ID != "" || none.N != 1 {
		t.Errorf("%+v", options)
	}
	if a.Questions[1].Options != nil {
		t.Errorf("a text has options: %+v", a.Questions[1].Options)
	}
}

func TestAnalysisStaysWithinOneRevision(t *testing.T) {
	c := newClassroom(t)
	set := testSet(t)
	set.Title = "Another flight"
	saved := must[[]SavedSet](t)(c.SaveSets(t.Context(), nil, noon, set))
	if err := c.MoveQuiz(QuizMove{Quiz: c.quiz.ID, From: c.quiz.RevisionID, To: saved[0].ID, At: noon}); err != nil {
		t.Fatal(err)
	}
	before := must[reports.Analysis](t)(c.Analysis(t.Context(), reports.Filter{Quiz: c.quiz.ID}))
	c.quiz.RevisionID = saved[0].ID
	c.take(t, "Dan", 10, true, "q1", `"a"`)
	after := must[reports.Analysis](t)(c.Analysis(t.Context(), reports.Filter{Set: "flight"}))
	if before.Revision != 1 || before.N != 2 || after.Revision != 2 || after.N != 1 || after.Mean.Number != 50 {
		t.Errorf("%+v\n%+v", before, after)
	}
}

func TestAnalysisOfNothing(t *testing.T) {
	s := openTest(t)
	q := s.testQuiz(t, nil)
	a := must[reports.Analysis](t)(s.Analysis(t.Context(), reports.Filter{Quiz: q.ID}))
	if a.N != 0 || a.Revision != 0 || len(a.Questions) != 2 || a.Questions[0].IntendedWeight.Number != 50 || a.Questions[0].Facility.Blank != reports.BlankFew {
		t.Errorf("%+v", a)
	}
	if _, err := s.Analysis(t.Context(), reports.Filter{Quiz: "none"}); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

// TestAnalysisLeavesOutWhatAwaitsMarking: an attempt without a score has no number.
func TestAnalysisLeavesOutWhatAwaitsMarking(t *testing.T) {
	m := newMarkingRoom(t, nil)
	a := m.take(t, "Ada", "why", `"Because."`)
	f := reports.Filter{Quiz: m.quiz.ID}
	if got := must[reports.Analysis](t)(m.Analysis(t.Context(), f)); got.N != 0 || got.Revision != 0 {
		t.Errorf("before it is marked: %+v", got)
	}
	m.correct(t, m.byHand(a, "1/2"))
	if got := must[reports.Analysis](t)(m.Analysis(t.Context(), f)); got.N != 1 || got.Revision != 1 {
		t.Errorf("marked: %+v", got)
	}
}
