package store

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// binned is what an instructor finds in the bin, as kind and title.
func (w *sharedWorld) binned(of string) (all []string) {
	w.t.Helper()
	for _, b := range must[[]Binned](w.t)(w.Bin(w.t.Context(), of)) {
		all = append(all, string(b.Kind)+" "+b.Title)
	}
	return all
}

func (w *sharedWorld) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// back brings back what stands alone in the bin.
func (w *sharedWorld) back(of string) {
	w.t.Helper()
	list := must[[]Binned](w.t)(w.Bin(w.t.Context(), of))
	if len(list) != 1 {
		w.t.Fatalf("in the bin: %+v", list)
	}
	must[Binned](w.t)(w.BringBack(list[0].Kind, list[0].ID, of, noon.Add(time.Hour)))
}

// everything is how many rows each table has.
func (w *sharedWorld) everything() map[string]int64 {
	w.t.Helper()
	return must[map[string]int64](w.t)(count(w.t.Context(), w.reads))
}

func TestTheBinBringsBackExactly(t *testing.T) {
	for kind, deleteIt := range map[BinKind]func(w *sharedWorld, given quiz.Quiz) error{
		BinSet:   func(w *sharedWorld, _ quiz.Quiz) error { return w.DeleteSet("flight", w.ines.ID, noon) },
		BinQuiz:  func(w *sharedWorld, q quiz.Quiz) error { return w.DeleteQuiz(q.ID, w.ines.ID, noon) },
		BinGroup: func(w *sharedWorld, _ quiz.Quiz) error { return w.DeleteGroup(w.group.Group, w.ines.ID, noon) },
	} {
		t.Run(string(kind), func(t *testing.T) {
			w := newSharedWorld(t)
			w.share(w.set, w.otis)
			w.share(w.group, w.otis)
			given := w.give(w.group.Group, w.ines)
			a := must[quiz.Attempt](t)(w.Start(startable(given, w.testPerson(t, "L", accounts.Learner).ID)))
			w.must(w.saveTest(a, "q1", 1, `"a"`))
			before, rows := w.lists(w.otis), w.everything()
			w.must(deleteIt(w, given))
			wantErr(t, deleteIt(w, given), ErrNotFound)
			if now := w.lists(w.otis); len(now) >= len(before) {
				t.Errorf("still listed: %s", now)
			}
			for of, n := range map[string]int{w.ines.ID: 1, w.otis.ID: 1, w.ursula.ID: 0, "": 1} {
				if got := w.binned(of); len(got) != n || n == 1 && !strings.HasPrefix(got[0], string(kind)+" ") {
					t.Errorf("in the bin: %s", got)
				}
			}
			_, err := w.BringBack(kind, "flight", w.ursula.ID, noon)
			wantErr(t, err, ErrNotFound)
			w.must(w.Purge(t.Context(), noon)) // deleted at noon isn't before it
			w.back(w.otis.ID)
			if now := w.lists(w.otis); !slices.Equal(now, before) {
				t.Errorf("back: %s, before: %s", now, before)
			}
			if now := w.everything(); !maps.Equal(now, rows) {
				t.Errorf("rows %v, before %v", now, rows)
			}
			if answers := must[map[string]quiz.Answer](t)(w.Answers(t.Context(), a.ID)); string(answers["q1"].Answer) != `"a"` {
				t.Errorf("answers %+v", answers)
			}
		})
	}
}

func TestWhatWasDeletedBeforeItsGroupStaysInTheBin(t *testing.T) {
	w := newSharedWorld(t)
	first, second := w.give(w.group.Group, w.ines), w.give(w.group.Group, w.ines)
	w.must(errors.Join(w.DeleteQuiz(first.ID, w.ines.ID, noon), w.DeleteGroup(w.group.Group, w.ines.ID, noon)))
	if list := must[[]Binned](t)(w.Bin(t.Context(), w.ines.ID)); len(list) != 1 || list[0].Quizzes != 1 || list[0].DeletedBy != "Ines" {
		t.Fatalf("in the bin: %+v", list)
	}
	_, err := w.BringBack(BinQuiz, first.ID, w.ines.ID, noon)
	wantErr(t, err, ErrNotFound)
	w.back(w.ines.ID)
	must[quiz.Quiz](t)(w.Quiz(t.Context(), second.ID))
	_, err = w.Quiz(t.Context(), first.ID)
	wantErr(t, err, ErrNotFound)
	w.back(w.ines.ID)
	must[quiz.Quiz](t)(w.Quiz(t.Context(), first.ID))
}

func TestAGroupInTheBinTakesNobody(t *testing.T) {
	w := newSharedWorld(t)
	g := must[accounts.Group](t)(w.Group(t.Context(), w.group.Group))
	w.must(w.DeleteGroup(g.ID, "", noon))
	_, err := w.GroupByJoinCode(t.Context(), g.JoinCode)
	wantErr(t, err, ErrNotFound)
	_, err = w.Group(t.Context(), g.ID)
	wantErr(t, err, ErrNotFound)
	wantErr(t, w.JoinByCode(g.JoinCode, w.testPerson(t, "L", accounts.Learner).ID, noon), ErrNotFound)
}

func TestImportingBringsASetBack(t *testing.T) {
	w := newSharedWorld(t)
	w.must(w.DeleteSet("flight", w.ines.ID, noon))
	if !must[bool](t)(w.InBin(t.Context(), "flight")) {
		t.Error("it isn't in the bin")
	}
	changed := testSet(t)
	changed.Title = "Another title"
	if saved := w.save(t, &w.ines, changed); saved.Number != 2 {
		t.Errorf("saved as %d", saved.Number)
	}
	if got := w.binned(""); len(got) != 0 || must[bool](t)(w.InBin(t.Context(), "flight")) {
		t.Errorf("in the bin: %s", got)
	}
}

func TestADroppedDraftOfANewSet(t *testing.T) {
	w := newSharedWorld(t)
	set := testSet(t)
	set.ID, set.Title = "new", "A new set"
	d := must[Draft](t)(w.AddDraft(t.Context(), set, w.ines, noon))
	wantErr(t, w.DropDraft("new", d.Version+1, w.ines.ID, noon), ErrDraftMoved)
	w.must(w.DropDraft("new", d.Version, w.ines.ID, noon))
	wantErr(t, w.DropDraft("new", d.Version, w.ines.ID, noon), ErrDraftMoved)
	_, err := w.Draft(t.Context(), "new")
	wantErr(t, err, ErrNotFound)
	_, err = w.AddDraft(t.Context(), set, w.otis, noon)
	wantErr(t, err, ErrTaken{What: "id new"})
	if got := w.binned(w.ines.ID); !slices.Equal(got, []string{"draft A new set"}) || len(w.binned(w.otis.ID)) != 0 {
		t.Fatalf("in the bin: %s", got)
	}
	w.back(w.ines.ID)
	if again := must[Draft](t)(w.Draft(t.Context(), "new")); again.Set.Title != "A new set" {
		t.Errorf("back: %+v", again)
	}
	w.must(w.DropDraft("new", d.Version+1, w.ines.ID, noon))
	w.save(t, &w.ines, set) // importing it brings the draft back, too: nothing of it is lost
	must[Draft](t)(w.Draft(t.Context(), "new"))
}

func TestDroppingTheDraftOfAPublishedSetKeepsTheSet(t *testing.T) {
	w := newSharedWorld(t)
	d := must[Draft](t)(w.BeginDraft(t.Context(), "flight", w.ines, noon))
	w.must(w.DropDraft("flight", d.Version, w.ines.ID, noon))
	if got := w.binned(""); len(got) != 0 || w.everything()["drafts"] != 0 {
		t.Errorf("in the bin: %s", got)
	}
}

// A quiz that is published while its group or its set goes into the bin would be with learners who can't be reached.
func TestNothingIsPublishedOnWhatIsInTheBin(t *testing.T) {
	w := newSharedWorld(t)
	saved := w.save(t, &w.ines, testSet(t))
	group := must[accounts.Group](t)(w.AddGroup(accounts.Group{Name: "G", OwnerID: w.ines.ID, CreatedAt: noon}))
	q := quiz.Quiz{Title: "T", SetID: saved.SetID, RevisionID: saved.ID, GroupID: group.ID, OwnerID: w.ines.ID, CreatedAt: noon}
	must[quiz.Quiz](t)(w.AddQuiz(q))
	w.must(w.DeleteGroup(group.ID, w.ines.ID, noon))
	_, err := w.AddQuiz(q)
	wantErr(t, err, ErrNotFound)
	q.GroupID = ""
	must[quiz.Quiz](t)(w.AddQuiz(q))
	w.must(w.DeleteSet(saved.SetID, w.ines.ID, noon))
	_, err = w.AddQuiz(q)
	wantErr(t, err, ErrNotFound)
}
