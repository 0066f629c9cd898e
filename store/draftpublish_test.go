package store

import (
	"slices"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
)

func TestPublishingADraftMakesARevision(t *testing.T) {
	s := openTest(t)
	d, by := s.testDraft(t)
	d = must[Draft](t)(s.SaveDraft(t.Context(), "flight", d.Version, titled(d, "Better"), by, noon))
	saved := must[SavedSet](t)(s.PublishDraft(t.Context(), "flight", d.Version, d.Base, by, noon))
	if !saved.New || saved.Number != 2 || saved.Set.Title != "Better" {
		t.Errorf("published %+v", saved)
	}
	_, err := s.Draft(t.Context(), "flight")
	wantErr(t, err, ErrNotFound)
}

func TestADraftIsNotPublishedOverWhatNobodyHasSeen(t *testing.T) {
	s := openTest(t)
	d, by := s.testDraft(t)
	d = must[Draft](t)(s.SaveDraft(t.Context(), "flight", d.Version, titled(d, "Mine"), by, noon))
	theirs := s.save(t, &by, titled(d, "Theirs"))
	_, err := s.PublishDraft(t.Context(), "flight", d.Version, d.Base, by, noon)
	wantErr(t, err, ErrMoved)
	kept := must[Draft](t)(s.Draft(t.Context(), "flight"))
	saved := must[SavedSet](t)(s.PublishDraft(t.Context(), "flight", kept.Version, theirs.ID, by, noon))
	if saved.Number != 3 || saved.Set.Title != "Mine" {
		t.Errorf("published %+v", saved)
	}
}

func TestANewSetIsADraftUntilItIsPublished(t *testing.T) {
	s := openTest(t)
	owner, other := s.testPerson(t, "O", accounts.Instructor), s.testPerson(t, "X", accounts.Instructor)
	admin := s.testPerson(t, "A", accounts.Administrator)
	ctx := t.Context()
	d := must[Draft](t)(s.AddDraft(ctx, questions.Set{Readback: questions.FormatVersion, ID: "flight", Title: "New"}, owner, noon))
	_, err := s.AddDraft(ctx, testSet(t), other, noon)
	wantErr(t, err, ErrTaken{})
	_, err = s.SaveSets(ctx, &other, noon, testSet(t))
	wantErr(t, err, ErrForeignSet{ID: "flight"})
	if _, err = s.Set(ctx, "flight"); err == nil {
		t.Error("the set is there before it is published")
	}
	for person, want := range map[string]int{owner.ID: 1, other.ID: 0, "": 1} {
		if list := must[[]Draft](t)(s.NewSets(ctx, person)); len(list) != want {
			t.Errorf("%d new sets of %q", len(list), person)
		}
	}
	d = must[Draft](t)(s.SaveDraft(ctx, "flight", d.Version, testSet(t), admin, noon))
	must[SavedSet](t)(s.PublishDraft(ctx, "flight", d.Version, "", admin, noon))
	if set := must[Set](t)(s.Set(ctx, "flight")); set.OwnerID != owner.ID || set.Questions != 2 {
		t.Errorf("published %+v", set)
	}
	_, err = s.AddDraft(ctx, testSet(t), owner, noon)
	wantErr(t, err, ErrTaken{})
}

func TestARevisionNamesAllWhoChangedItsDraft(t *testing.T) {
	s := openTest(t)
	ada, ben := s.testPerson(t, "Ada", accounts.Instructor), s.testPerson(t, "Ben", accounts.Instructor)
	s.save(t, &ada, testSet(t))
	d := must[Draft](t)(s.BeginDraft(t.Context(), "flight", ada, noon))
	for _, by := range []accounts.Person{ben, ada} {
		d.Set.Title += " of " + by.Name
		d = must[Draft](t)(s.SaveDraft(t.Context(), "flight", d.Version, d.Set, by, noon))
	}
	first := must[[]RevisionInfo](t)(s.Revisions(t.Context(), "flight"))
	must[SavedSet](t)(s.PublishDraft(t.Context(), "flight", d.Version, first[0].ID, ada, noon))
	s.save(t, &ada, testSet(t))
	listed := must[[]RevisionInfo](t)(s.Revisions(t.Context(), "flight"))
	if by := listed[1]; by.By != "Ada" || !slices.Equal(by.With, []string{"Ben"}) || by.SameAs != 0 {
		t.Errorf("published: %+v", by)
	}
	if back := listed[0]; back.SameAs != 1 || len(back.With) != 0 {
		t.Errorf("gone back: %+v", back)
	}
}
