package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// sharedWorld has three instructors, and each of them a set and a group.
type sharedWorld struct {
	*Store
	t                  *testing.T
	ines, otis, ursula accounts.Person
	set                Owned
	group              Owned
}

func newSharedWorld(t *testing.T) *sharedWorld {
	w := &sharedWorld{Store: openTest(t), t: t}
	w.ines, w.otis, w.ursula = w.testPerson(t, "Ines", accounts.Instructor), w.testPerson(t, "Otis", accounts.Instructor), w.testPerson(t, "Ursula", accounts.Instructor)
	w.set = Owned{Set: w.saveAs("flight", w.ines)}
	w.group = Owned{Group: w.groupOf("Flyers", w.ines)}
	w.saveAs("foreign", w.ursula)
	w.groupOf("Foreigners", w.ursula)
	return w
}

func (w *sharedWorld) saveAs(id string, by accounts.Person) string {
	set := testSet(w.t)
	set.ID = id
	return w.save(w.t, &by, set).SetID
}

func (w *sharedWorld) groupOf(name string, leader accounts.Person) string {
	return must[accounts.Group](w.t)(w.AddGroup(accounts.Group{Name: name, OwnerID: leader.ID, CreatedAt: noon})).ID
}

func (w *sharedWorld) give(group string, by accounts.Person) quiz.Quiz {
	revision := must[Revision](w.t)(w.LatestRevision(w.t.Context(), "flight"))
	return must[quiz.Quiz](w.t)(w.AddQuiz(quiz.Quiz{Title: "Q", SetID: "flight", RevisionID: revision.ID, GroupID: group, OwnerID: by.ID,
		Rules: quiz.DefaultRules(), CreatedAt: noon}))
}

func (w *sharedWorld) share(o Owned, with accounts.Person) {
	w.t.Helper()
	if err := w.AddOwner(o, with.ID, w.ines.ID, noon); err != nil {
		w.t.Fatal(err)
	}
}

// lists is all that an instructor sees in lists.
func (w *sharedWorld) lists(of accounts.Person) (all []string) {
	w.t.Helper()
	for _, s := range must[[]Set](w.t)(w.SetsFor(w.t.Context(), of.ID)) {
		all = append(all, s.ID)
	}
	for _, g := range must[[]accounts.Group](w.t)(w.GroupsOf(w.t.Context(), of.ID)) {
		all = append(all, g.Name)
	}
	for _, q := range must[[]quiz.Quiz](w.t)(w.QuizzesOf(w.t.Context(), of.ID)) {
		all = append(all, q.ID)
	}
	return all
}

func (w *sharedWorld) owners(o Owned) (names []string) {
	w.t.Helper()
	for _, one := range must[[]Owner](w.t)(w.Owners(w.t.Context(), o)) {
		names = append(names, one.Name)
	}
	return names
}

func TestListsHaveWhatIsSharedAndNothingElse(t *testing.T) {
	w := newSharedWorld(t)
	given := w.give(w.group.Group, w.ines)
	w.give("", w.ines) // an open quiz is its publisher's alone
	if got := w.lists(w.otis); len(got) != 0 {
		t.Fatalf("before: %s", got)
	}
	w.share(w.set, w.otis)
	if got := w.lists(w.otis); !slices.Equal(got, []string{"flight"}) {
		t.Errorf("with the set: %s", got)
	}
	w.share(w.group, w.otis)
	if got := w.lists(w.otis); !slices.Equal(got, []string{"flight", "Flyers", given.ID}) {
		t.Errorf("with the group: %s", got)
	}
	if got := w.lists(w.ursula); !slices.Equal(got, []string{"foreign", "Foreigners"}) {
		t.Errorf("the third sees %s", got)
	}
	for _, o := range []Owned{w.set, w.group} {
		if err := w.RemoveOwner(o, w.otis.ID); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.lists(w.otis); len(got) != 0 {
		t.Errorf("after: %s", got)
	}
}

func TestCoOwnersSaveRevisions(t *testing.T) {
	w := newSharedWorld(t)
	wantErr(t, w.MaySaveSet(t.Context(), "flight", &w.otis), ErrForeignSet{ID: "flight"})
	w.share(w.set, w.otis)
	changed := testSet(t)
	changed.Title = "Another title"
	if saved := w.save(t, &w.otis, changed); saved.Number != 2 {
		t.Errorf("saved as %d", saved.Number)
	}
	set := must[Set](t)(w.Set(t.Context(), "flight"))
	if set.OwnerID != w.ines.ID || !set.OwnedBy(w.otis.ID) || !set.OwnedBy(w.ines.ID) || set.OwnedBy(w.ursula.ID) {
		t.Errorf("the set is %+v", set)
	}
	wantErr(t, w.MaySaveSet(t.Context(), "flight", &w.ursula), ErrForeignSet{ID: "flight"})
}

func TestBeingMadeAnOwnerTwiceChangesNothing(t *testing.T) {
	w := newSharedWorld(t)
	w.share(w.group, w.otis)
	if err := errors.Join(w.AddOwner(w.group, w.otis.ID, w.otis.ID, noon.Add(time.Hour)), w.AddOwner(w.group, w.ines.ID, w.otis.ID, noon)); err != nil {
		t.Fatal(err)
	}
	want := []Owner{{Person: w.ines, First: true}, {Person: w.otis, Since: noon, AddedBy: "Ines"}}
	if got := must[[]Owner](t)(w.Owners(t.Context(), w.group)); !cmp.Equal(got, want) {
		t.Errorf("owners %+v", got)
	}
	wantErr(t, w.AddOwner(w.group, "nobody", "", noon), ErrReference)
	wantErr(t, w.AddOwner(Owned{Set: "nothing"}, w.otis.ID, "", noon), ErrReference)
}

func TestTheFirstOwnerLeavesToWhoHasBeenOneForLongest(t *testing.T) {
	for name, of := range map[string]func(*sharedWorld) Owned{
		"set":   func(w *sharedWorld) Owned { return w.set },
		"group": func(w *sharedWorld) Owned { return w.group },
	} {
		t.Run(name, func(t *testing.T) {
			w := newSharedWorld(t)
			o := of(w)
			wantErr(t, w.RemoveOwner(o, w.ines.ID), ErrLastOwner)
			wantErr(t, w.RemoveOwner(o, w.ursula.ID), ErrNotFound)
			w.share(o, w.otis)
			if err := errors.Join(w.AddOwner(o, w.ursula.ID, w.ines.ID, noon.Add(-time.Hour)), w.RemoveOwner(o, w.ines.ID)); err != nil {
				t.Fatal(err)
			}
			if got := w.owners(o); !slices.Equal(got, []string{"Ursula", "Otis"}) {
				t.Errorf("owners %s", got)
			}
		})
	}
}

func TestNobodyWhoMayNothingComesFirst(t *testing.T) {
	w := newSharedWorld(t)
	w.share(w.set, w.otis)
	w.share(w.set, w.ursula)
	if err := errors.Join(w.SetRole(w.otis.ID, accounts.Learner), w.SetDisabled(w.ursula.ID, noon)); err != nil {
		t.Fatal(err)
	}
	wantErr(t, w.RemoveOwner(w.set, w.ines.ID), ErrLastOwner)
	if got := w.owners(w.set); !slices.Equal(got, []string{"Ines", "Otis", "Ursula"}) {
		t.Errorf("owners %s", got)
	}
}

func TestQuizzesGoOnWithWhoLeavesTheGroup(t *testing.T) {
	w := newSharedWorld(t)
	w.share(w.group, w.otis)
	given, open := w.give(w.group.Group, w.otis), w.give("", w.otis)
	if err := w.RemoveOwner(w.group, w.otis.ID); err != nil {
		t.Fatal(err)
	}
	if got := w.lists(w.otis); !slices.Equal(got, []string{open.ID}) {
		t.Errorf("sees %s", got)
	}
	if q := must[quiz.Quiz](t)(w.Quiz(t.Context(), given.ID)); q.OwnerID != w.ines.ID {
		t.Errorf("the quiz is %s's", q.OwnerID)
	}
}

func TestAnHeirOwnsOnce(t *testing.T) {
	w := newSharedWorld(t)
	w.share(w.set, w.otis)
	w.share(w.group, w.otis)
	if err := errors.Join(w.HandOver(w.ines.ID, w.otis.ID), w.DeletePerson(w.ines.ID)); err != nil {
		t.Fatal(err)
	}
	if set, group := w.owners(w.set), w.owners(w.group); !slices.Equal(set, []string{"Otis"}) || !slices.Equal(group, set) {
		t.Errorf("owners %s, %s", set, group)
	}
	wantErr(t, w.RemoveOwner(w.set, w.otis.ID), ErrLastOwner)
}

func TestACoOwnerIsDeletedWithoutHandingOver(t *testing.T) {
	w := newSharedWorld(t)
	w.share(w.set, w.otis)
	if err := w.DeletePerson(w.otis.ID); err != nil {
		t.Fatal(err)
	}
	if got := w.owners(w.set); !slices.Equal(got, []string{"Ines"}) {
		t.Errorf("owners %s", got)
	}
}
