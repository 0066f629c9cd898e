package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// keyOf stores a revision in which "when" accepts another text, and is the correction by which it marks.
func (m *markingRoom) keyOf(t *testing.T, accept string) quiz.Correction {
	t.Helper()
	latest := must[Revision](t)(m.LatestRevision(t.Context(), m.quiz.SetID))
	text := must[[]byte](t)(json.Marshal(latest.Set))
	var next questions.Set
	if err := json.Unmarshal(text, &next); err != nil {
		t.Fatal(err)
	}
	next.Question("when").Body = &questions.ShortText{Accept: []questions.Accept{{Text: accept}}}
	saved := must[[]SavedSet](t)(m.SaveSets(t.Context(), nil, noon, next))[0]
	return quiz.Correction{Kind: quiz.MarkByKey, QuizID: m.quiz.ID, Question: "when", Revision: m.quiz.RevisionID, KeyRevision: saved.ID,
		Fraction: rat("1"), Why: "it was wrong", By: m.marker.ID, At: noon}
}

func (m *markingRoom) rekey(t *testing.T, keys ...quiz.Correction) Rekeyed {
	t.Helper()
	foretold := must[Rekeyed](t)(m.RekeyEffect(t.Context(), keys))
	done := must[Rekeyed](t)(m.Rekey(keys, foretold.Seen))
	if !reflect.DeepEqual(foretold, done) {
		t.Errorf("foretold %+v, done %+v", foretold, done)
	}
	m.recompute(t)
	return done
}

func TestMarkingAgainByAnotherKeyAndBack(t *testing.T) {
	m := newMarkingRoom(t, nil)
	old, new := m.take(t, "Ada", "when", `"noon"`, "why", `"So."`), m.take(t, "Ben", "when", `"midnight"`)
	hand := m.byHand(old, "1")
	m.correct(t, hand)
	none := m.take(t, "Cid")
	open := m.begin(t, "Dan", "when", `"midnight"`)
	before := m.scores(t, old, new, none)
	key := m.keyOf(t, "midnight")
	later := must[quiz.Quiz](t)(m.Quiz(t.Context(), m.quiz.ID))
	if e := m.rekey(t, key); len(e.Changes) != 2 || e.Same != 1 || e.Changes[0].After.Points+e.Changes[1].After.Points != 6 {
		t.Errorf("it had the effect %+v", e)
	}
	if got := m.scores(t, old, new, none); got != "50+ 25 0 " {
		t.Errorf("marked again: %q, before %q", got, before)
	}
	if got := must[quiz.Attempt](t)(m.Finish(open.ID, noon)); got.Score.Points != 2 {
		t.Errorf("an attempt that ends later has %+v", got.Score)
	}
	if texts := must[[]UnmatchedText](t)(m.UnmatchedTexts(t.Context(), later.ID)); len(texts) != 1 || texts[0].Folded != "noon" {
		t.Errorf("unmatched are %+v", texts)
	}
	m.correct(t, m.accept("when", "", "noon", "1/2")) // beside the key
	if got := m.scores(t, old, new); got != "62.5+ 25 " {
		t.Errorf("with a text accepted: %q", got)
	}
	m.correct(t, m.accept("when", "", "noon", ""))
	key.Fraction = nil
	if e := m.rekey(t, key); len(e.Changes) != 3 {
		t.Errorf("taking it back had the effect %+v", e)
	}
	if got := m.scores(t, old, new, none); got != before {
		t.Errorf("taken back: %q, before %q", got, before)
	}
	log := must[[]quiz.Correction](t)(m.Corrections(t.Context(), m.quiz.ID))
	if n := len(log); n != 5 || log[4].Kind != quiz.MarkByKey || log[4].Fraction != nil || log[1].Key == nil {
		t.Errorf("logged %+v", log)
	}
}

func TestAKeyConcernsOneRevision(t *testing.T) {
	m := newMarkingRoom(t, nil)
	first := m.take(t, "Ada", "when", `"midnight"`)
	second := m.revise(t, m.quiz.SetID, "Revised")
	if err := m.MoveQuiz(QuizMove{Quiz: m.quiz.ID, From: m.quiz.RevisionID, To: second.ID, At: noon}); err != nil {
		t.Fatal(err)
	}
	key := m.keyOf(t, "midnight")
	m.quiz = must[quiz.Quiz](t)(m.Quiz(t.Context(), m.quiz.ID))
	other := m.take(t, "Ben", "when", `"midnight"`)
	m.rekey(t, key)
	if got := m.scores(t, first, other); got != "25 0 " {
		t.Errorf("scores are %q", got)
	}
	key.Revision = second.ID
	m.rekey(t, key)
	if got := m.scores(t, first, other); got != "25 25 " {
		t.Errorf("scores are %q", got)
	}
}

func TestWhatCantBeMarkedByAKey(t *testing.T) {
	m := newMarkingRoom(t, nil)
	m.take(t, "Ada", "when", `"midnight"`)
	key := m.keyOf(t, "midnight")
	unasked, essay, elsewhere, nowhere, unknown := key, key, key, key, key
	unasked.Question, essay.Question, elsewhere.Revision, nowhere.QuizID, unknown.KeyRevision = "missing", "why", key.KeyRevision, "missing", "missing"
	for name, c := range map[string]quiz.Correction{"a question that isn't there": unasked, "an essay": essay, "no attempts": elsewhere,
		"no quiz": nowhere, "no key": unknown} {
		if _, err := m.RekeyEffect(t.Context(), []quiz.Correction{c}); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := m.RekeyEffect(t.Context(), nil)
	wantErr(t, err, ErrNotFound)
}

func TestMarkingAgainIsToldWhatChangedMeanwhile(t *testing.T) {
	m := newMarkingRoom(t, nil)
	m.take(t, "Ada", "when", `"midnight"`)
	key := m.keyOf(t, "midnight")
	seen := must[Rekeyed](t)(m.RekeyEffect(t.Context(), []quiz.Correction{key})).Seen
	m.take(t, "Ben", "when", `"midnight"`)
	_, err := m.Rekey([]quiz.Correction{key}, seen)
	wantErr(t, err, ErrConflict)
	m.recompute(t)
	seen = must[Rekeyed](t)(m.RekeyEffect(t.Context(), []quiz.Correction{key})).Seen
	var group sync.WaitGroup
	var done, told atomic.Int32
	for range 8 {
		group.Go(func() {
			switch _, err := m.Rekey([]quiz.Correction{key}, seen); {
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
	m.recompute(t)
}

// Attempts that end while others are marked again have the right marks, whatever comes first.
func TestMarkingAgainWhileAttemptsEnd(t *testing.T) {
	m := newMarkingRoom(t, nil)
	for i := range 20 {
		m.take(t, fmt.Sprint("P", i), "when", `"midnight"`)
	}
	var open []quiz.Attempt
	for range 20 {
		open = append(open, m.begin(t, "Q", "when", `"midnight"`))
	}
	key := m.keyOf(t, "midnight")
	var group sync.WaitGroup
	for _, a := range open {
		group.Go(func() {
			if _, err := m.Finish(a.ID, noon); err != nil {
				t.Error(err)
			}
		})
	}
	for {
		seen := must[Rekeyed](t)(m.RekeyEffect(t.Context(), []quiz.Correction{key})).Seen
		_, err := m.Rekey([]quiz.Correction{key}, seen)
		if err == nil {
			break
		}
		wantErr(t, err, ErrConflict)
	}
	group.Wait()
	m.recompute(t)
}
