package store

import (
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
