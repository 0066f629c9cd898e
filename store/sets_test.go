package store

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
)

func (s *Store) save(t *testing.T, by *accounts.Person, set questions.Set) SavedSet {
	t.Helper()
	return must[[]SavedSet](t)(s.SaveSets(t.Context(), by, noon, set))[0]
}

func TestASetComesBackAsStored(t *testing.T) {
	s := openTest(t)
	owner := s.testPerson(t, "O", accounts.Instructor)
	saved := s.save(t, &owner, testSet(t))
	if !saved.New || saved.Number != 1 || saved.Set.Questions[0].Body.(*questions.SingleChoice).Options[0].ID != "a" {
		t.Errorf("saved %+v", saved)
	}
	s.revisions = newCache(maxRevisions, weighRevision) // so that it is read from the database
	stored := must[Revision](t)(s.Revision(t.Context(), saved.ID))
	content, sum, err := stored.Set.Canonical()
	if err != nil || sum != saved.SHA256 || sum != stored.SHA256 || len(content) == 0 || !stored.CreatedAt.Equal(noon) {
		t.Errorf("stored %+v, %v", stored, err)
	}
	if len(stored.Cuts["log"]) != 2 {
		t.Errorf("cuts %+v", stored.Cuts)
	}
	want := Set{ID: "flight", Title: "A flight", Owner: "O", OwnerID: owner.ID, CreatedAt: noon,
		RevisionID: saved.ID, Number: 1, RevisedAt: noon, Questions: 2}
	if got := must[Set](t)(s.Set(t.Context(), "flight")); !cmp.Equal(got, want) {
		t.Errorf("listed %+v", got)
	}
}

func TestIdenticalContentMakesNoRevision(t *testing.T) {
	s := openTest(t)
	first := s.save(t, nil, testSet(t))
	if again := s.save(t, nil, testSet(t)); again.New || again.ID != first.ID {
		t.Errorf("again: %+v", again)
	}
	set := testSet(t)
	set.Title = "Another flight"
	second := s.save(t, nil, set)
	if !second.New || second.Number != 2 || must[Revision](t)(s.LatestRevision(t.Context(), "flight")).ID != second.ID {
		t.Errorf("changed: %+v", second)
	}
	if third := s.save(t, nil, testSet(t)); !third.New || third.Number != 3 { // back to the first content is a change too
		t.Errorf("changed back: %+v", third)
	}
	if list := must[[]Set](t)(s.AllSets(t.Context())); len(list) != 1 || list[0].Number != 3 || list[0].Title != "A flight" {
		t.Errorf("listed %+v", list)
	}
}

func TestIdsFollowEqualTexts(t *testing.T) {
	s := openTest(t)
	s.save(t, nil, testSet(t))
	set := testSet(t)
	options := set.Questions[0].Body.(*questions.SingleChoice).Options
	options[0], options[1] = options[1], options[0]
	swapped := s.save(t, nil, set).Set.Questions[0].Body.(*questions.SingleChoice).Options
	if swapped[0].ID != "b" || swapped[1].ID != "a" {
		t.Errorf("ids %q, %q", swapped[0].ID, swapped[1].ID)
	}
}

func TestForeignSets(t *testing.T) {
	s := openTest(t)
	owner, other := s.testPerson(t, "O", accounts.Instructor), s.testPerson(t, "X", accounts.Instructor)
	admin := s.testPerson(t, "A", accounts.Administrator)
	s.save(t, &owner, testSet(t))
	mine := testSet(t)
	mine.ID = "mine"
	_, err := s.SaveSets(t.Context(), &other, noon, mine, testSet(t))
	var foreign ErrForeignSet
	if !errors.As(err, &foreign) || foreign.ID != "flight" {
		t.Errorf("saving a foreign set: %v", err)
	}
	_, err = s.Set(t.Context(), "mine") // all or none
	wantErr(t, err, ErrNotFound)
	wantErr(t, s.MaySaveSet(t.Context(), "flight", &other), ErrForeignSet{ID: "flight"})
	for _, by := range []*accounts.Person{&owner, &admin, nil} {
		if err := s.MaySaveSet(t.Context(), "flight", by); err != nil {
			t.Error(err)
		}
	}
	if err := s.MaySaveSet(t.Context(), "new", &other); err != nil {
		t.Error(err)
	}
	s.save(t, &admin, testSet(t))
	if set := must[Set](t)(s.Set(t.Context(), "flight")); set.OwnerID != owner.ID {
		t.Error("an administrator's edit took the set away from its owner")
	}
	_, err = s.SaveSets(t.Context(), nil, noon, mine, mine)
	wantErr(t, err, ErrTaken{What: "id mine"})
}

func TestSharedSets(t *testing.T) {
	s := openTest(t)
	instructor := s.testPerson(t, "I", accounts.Instructor)
	s.save(t, nil, testSet(t))
	wantErr(t, s.MaySaveSet(t.Context(), "flight", &instructor), ErrForeignSet{ID: "flight"})
	if list := must[[]Set](t)(s.SetsFor(t.Context(), instructor.ID)); len(list) != 1 || list[0].OwnerID != "" {
		t.Errorf("listed %+v", list)
	}
}

func TestADeletedSetKeepsItsIdAndRevisions(t *testing.T) {
	s := openTest(t)
	owner, other := s.testPerson(t, "O", accounts.Instructor), s.testPerson(t, "X", accounts.Instructor)
	saved := s.save(t, &owner, testSet(t))
	if err := s.DeleteSet("flight", "", noon); err != nil {
		t.Fatal(err)
	}
	wantErr(t, s.DeleteSet("flight", "", noon), ErrNotFound)
	_, err := s.Set(t.Context(), "flight")
	wantErr(t, err, ErrNotFound)
	must[Revision](t)(s.Revision(t.Context(), saved.ID))
	_, err = s.SaveSets(t.Context(), &other, noon, testSet(t))
	wantErr(t, err, ErrForeignSet{ID: "flight"})
	if again := s.save(t, &owner, testSet(t)); again.New {
		t.Error("the same content made a new revision")
	}
	must[Set](t)(s.Set(t.Context(), "flight"))
}

func TestRevisionsSavedAtOnceAreNumberedOneByOne(t *testing.T) {
	s := openTest(t)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			set := testSet(t)
			set.Title = time.Duration(i).String()
			if _, err := s.SaveSets(t.Context(), nil, noon, set); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if r := must[Revision](t)(s.LatestRevision(t.Context(), "flight")); r.Number != 8 {
		t.Errorf("the latest is %d", r.Number)
	}
}

func TestRevisionsAreListedLatestFirst(t *testing.T) {
	s := openTest(t)
	owner := s.testPerson(t, "O", accounts.Instructor)
	s.save(t, &owner, testSet(t))
	set := testSet(t)
	set.Questions = set.Questions[:1]
	s.save(t, nil, set)
	got := must[[]RevisionInfo](t)(s.Revisions(t.Context(), "flight"))
	for i := range got {
		if r := must[Revision](t)(s.Revision(t.Context(), got[i].ID)); r.Number != got[i].Number {
			t.Errorf("the id of revision %d is that of %d", got[i].Number, r.Number)
		}
		got[i].ID = ""
	}
	if want := []RevisionInfo{{Number: 2, CreatedAt: noon, Questions: 1}, {Number: 1, CreatedAt: noon, By: "O", Questions: 2}}; !cmp.Equal(got, want) {
		t.Errorf("listed %s", cmp.Diff(want, got))
	}
}

func TestCompareSaysWhatSavingWouldDo(t *testing.T) {
	s := openTest(t)
	want := func(set questions.Set, number int, identical bool) {
		t.Helper()
		latest, same, err := s.Compare(t.Context(), set)
		if err != nil || latest != number || same != identical {
			t.Errorf("latest %d, identical %v, %v", latest, same, err)
		}
	}
	want(testSet(t), 0, false)
	s.save(t, nil, testSet(t))
	want(testSet(t), 1, true)
	set := testSet(t)
	set.Title = "Another"
	want(set, 1, false)
}
