package store

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// revise stores another revision of a set that is there, with another title.
func (s *Store) revise(t *testing.T, set, title string) SavedSet {
	t.Helper()
	latest := must[Revision](t)(s.LatestRevision(t.Context(), set))
	next := latest.Set
	next.Title = title
	return must[[]SavedSet](t)(s.SaveSets(t.Context(), nil, noon, next))[0]
}

func TestAQuizIsMovedForLaterAttemptsOnly(t *testing.T) {
	m := newMarkingRoom(t, nil)
	done, open := m.take(t, "Ada", "when", `"noon"`), m.begin(t, "Ben")
	first, second := m.quiz.RevisionID, m.revise(t, m.quiz.SetID, "Revised")
	if err := m.MoveQuiz(QuizMove{Quiz: m.quiz.ID, From: first, To: second.ID, By: m.marker.ID, At: noon}); err != nil {
		t.Fatal(err)
	}
	m.quiz = must[quiz.Quiz](t)(m.Quiz(t.Context(), m.quiz.ID))
	later := m.begin(t, "Cid")
	m.beginAs(t, m.marker, true)
	for want, a := range map[string]quiz.Attempt{first: done, second.ID: later} {
		if got := must[quiz.Attempt](t)(m.Attempt(t.Context(), a.ID)).RevisionID; got != want {
			t.Errorf("the attempt is on %s, want %s", got, want)
		}
	}
	if got := must[quiz.Attempt](t)(m.Finish(open.ID, noon)); got.RevisionID != first {
		t.Errorf("an attempt that was open is on %s now", got.RevisionID)
	}
	counts := must[[]PinnedCount](t)(m.PinnedCounts(t.Context(), m.quiz.ID))
	if want := []PinnedCount{{first, 1, 0, 2}, {second.ID, 2, 1, 0}}; len(counts) != 2 || counts[0] != want[0] || counts[1] != want[1] {
		t.Errorf("counted %+v", counts)
	}
	m.recompute(t)
}

func TestQuizMovesAreRecorded(t *testing.T) {
	m := newMarkingRoom(t, nil)
	first, second := m.quiz.RevisionID, m.revise(t, m.quiz.SetID, "Revised").ID
	for i, to := range []string{second, first} {
		from := []string{first, second}[i]
		if err := m.MoveQuiz(QuizMove{Quiz: m.quiz.ID, From: from, To: to, By: m.marker.ID, At: noon.AddDate(0, 0, i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.DeletePerson(m.marker.ID); err != nil {
		t.Fatal(err)
	}
	moves := must[[]QuizMove](t)(m.QuizMoves(t.Context(), m.quiz.ID))
	if len(moves) != 2 || moves[0].To != first || moves[1].To != second || moves[0].By != "" || !moves[1].At.Equal(noon) {
		t.Errorf("recorded %+v", moves)
	}
}

func TestWhereAQuizCantBeMoved(t *testing.T) {
	m := newMarkingRoom(t, nil)
	now, next, elsewhere := m.quiz.RevisionID, m.revise(t, m.quiz.SetID, "Revised").ID, m.testQuiz(t, nil).RevisionID
	for name, c := range map[string]struct {
		move QuizMove
		want error
	}{
		"another set's revision": {QuizMove{Quiz: m.quiz.ID, From: now, To: elsewhere}, ErrNotFound},
		"no revision":            {QuizMove{Quiz: m.quiz.ID, From: now, To: "missing"}, ErrNotFound},
		"no quiz":                {QuizMove{Quiz: "missing", From: now, To: next}, ErrNotFound},
		"another one by now":     {QuizMove{Quiz: m.quiz.ID, From: next, To: next}, ErrConflict},
	} {
		if err := m.MoveQuiz(c.move); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if moves := must[[]QuizMove](t)(m.QuizMoves(t.Context(), m.quiz.ID)); len(moves) != 0 {
		t.Errorf("recorded %+v", moves)
	}
}

func TestOfTwoWhoMoveAQuizAtOnceOneIsTold(t *testing.T) {
	m := newMarkingRoom(t, nil)
	other := m.testPerson(t, "Other", accounts.Instructor)
	to := m.revise(t, m.quiz.SetID, "Revised").ID
	var group sync.WaitGroup
	var done, told atomic.Int32
	for range 8 {
		group.Go(func() {
			switch err := m.MoveQuiz(QuizMove{Quiz: m.quiz.ID, From: m.quiz.RevisionID, To: to, By: other.ID, At: noon}); {
			case err == nil:
				done.Add(1)
			case errors.Is(err, ErrConflict):
				told.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	group.Wait()
	if done.Load() != 1 || told.Load() != 7 {
		t.Errorf("%d done, %d told", done.Load(), told.Load())
	}
}
