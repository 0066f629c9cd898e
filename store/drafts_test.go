package store

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
)

// titled is a draft's set with another title.
func titled(d Draft, title string) questions.Set {
	d.Set.Title = title
	return d.Set
}

func (s *Store) testDraft(t *testing.T) (Draft, accounts.Person) {
	t.Helper()
	owner := s.testPerson(t, "Olga", accounts.Instructor)
	s.save(t, &owner, testSet(t))
	return must[Draft](t)(s.BeginDraft(t.Context(), "flight", owner, noon)), owner
}

func TestADraftBeginsAtTheLatestRevision(t *testing.T) {
	s := openTest(t)
	d, owner := s.testDraft(t)
	latest := must[Revision](t)(s.LatestRevision(t.Context(), "flight"))
	if d.Base != latest.ID || d.Version != 1 || d.Set.Title != "A flight" || d.ByName != "Olga" || !d.At.Equal(noon) || d.Undo || d.Redo {
		t.Errorf("begun %+v", d)
	}
	other := s.testPerson(t, "Paul", accounts.Administrator)
	if same := must[Draft](t)(s.BeginDraft(t.Context(), "flight", other, noon.Add(time.Hour))); same.By != owner.ID {
		t.Errorf("begun again %+v", same)
	}
	_, err := s.Draft(t.Context(), "nothing")
	wantErr(t, err, ErrNotFound)
	_, err = s.BeginDraft(t.Context(), "nothing", owner, noon)
	wantErr(t, err, ErrNotFound)
}

func TestChangesOfADraftAreUndoneAndMadeAgain(t *testing.T) {
	s := openTest(t)
	d, by := s.testDraft(t)
	ctx := t.Context()
	d = must[Draft](t)(s.SaveDraft(ctx, "flight", d.Version, titled(d, "One"), by, noon))
	d = must[Draft](t)(s.SaveDraft(ctx, "flight", d.Version, titled(d, "Two"), by, noon))
	same := must[Draft](t)(s.SaveDraft(ctx, "flight", d.Version, titled(d, "Two"), by, noon))
	if same.Version != d.Version {
		t.Errorf("the same again is a change: %+v", same)
	}
	d = must[Draft](t)(s.UndoDraft(ctx, "flight", d.Version, by, noon))
	if d.Set.Title != "One" || !d.Undo || !d.Redo {
		t.Errorf("undone %+v", d)
	}
	d = must[Draft](t)(s.UndoDraft(ctx, "flight", d.Version, by, noon))
	if d = must[Draft](t)(s.UndoDraft(ctx, "flight", d.Version, by, noon)); d.Set.Title != "A flight" || d.Undo {
		t.Errorf("undone to the beginning %+v", d)
	}
	d = must[Draft](t)(s.RedoDraft(ctx, "flight", d.Version, by, noon))
	if d = must[Draft](t)(s.SaveDraft(ctx, "flight", d.Version, titled(d, "Other"), by, noon)); d.Redo || d.Set.Title != "Other" {
		t.Errorf("changed after undoing %+v", d)
	}
	if d = must[Draft](t)(s.RedoDraft(ctx, "flight", d.Version, by, noon)); d.Set.Title != "Other" {
		t.Errorf("made again what is gone: %+v", d)
	}
}

func TestNobodysChangesToADraftAreLost(t *testing.T) {
	s := openTest(t)
	d, by := s.testDraft(t)
	ctx := t.Context()
	must[Draft](t)(s.SaveDraft(ctx, "flight", d.Version, titled(d, "First"), by, noon))
	_, err := s.SaveDraft(ctx, "flight", d.Version, titled(d, "Late"), by, noon)
	wantErr(t, err, ErrDraftMoved)
	_, err = s.UndoDraft(ctx, "flight", d.Version, by, noon)
	wantErr(t, err, ErrDraftMoved)
	wantErr(t, s.DropDraft("flight", d.Version, "", noon), ErrDraftMoved)
	_, err = s.PublishDraft(ctx, "flight", d.Version, d.Base, by, noon)
	wantErr(t, err, ErrDraftMoved)
	now := must[Draft](t)(s.Draft(ctx, "flight"))
	if now.Set.Title != "First" {
		t.Errorf("now %+v", now)
	}
	if err := s.DropDraft("flight", now.Version, "", noon); err != nil {
		t.Fatal(err)
	}
	_, err = s.SaveDraft(ctx, "flight", now.Version, titled(d, "Late"), by, noon)
	wantErr(t, err, ErrDraftMoved)
}

func TestADraftMayBeWrong(t *testing.T) {
	s := openTest(t)
	d, by := s.testDraft(t)
	set := d.Set
	set.Title = ""
	set.Questions = append(set.Questions, questions.Question{
		QuestionHead: questions.QuestionHead{ID: "q1", Type: questions.NumericType}, Body: questions.NewBody(questions.NumericType)})
	if d = must[Draft](t)(s.SaveDraft(t.Context(), "flight", d.Version, set, by, noon)); len(d.Set.Questions) != 3 {
		t.Errorf("saved %+v", d)
	}
}

func TestUndoingIsBounded(t *testing.T) {
	s := openTest(t)
	d, by := s.testDraft(t)
	for i := range draftStates + 5 {
		d = must[Draft](t)(s.SaveDraft(t.Context(), "flight", d.Version, titled(d, fmt.Sprint(i)), by, noon))
	}
	if n := must[int64](t)(one(s.reader(t.Context()), scanInt, `SELECT count(*) FROM draft_states`)); n != draftStates {
		t.Errorf("%d states are kept", n)
	}
}

func TestDraftsSurviveRestartAndBackup(t *testing.T) {
	s := openTest(t)
	d, by := s.testDraft(t)
	d = must[Draft](t)(s.SaveDraft(t.Context(), "flight", d.Version, titled(d, "Kept"), by, noon))
	copied := must[Copy](t)(s.Backup(t.Context(), filepath.Join(t.TempDir(), "copy.db")))
	if copied.Rows["drafts"] != 1 || copied.Rows["draft_states"] != 2 {
		t.Errorf("copied %v", copied.Rows)
	}
	db, err := openSQLite(copied.File, sqliteReader)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	again := must[storedDraft](t)(one(&queries{ctx: t.Context(), statements: newStatements(db)}, scanDraft, selectDraft))
	if whole := must[Draft](t)(again.decoded()); whole.Set.Title != "Kept" || whole.Version != d.Version || !whole.Undo {
		t.Errorf("in the copy %+v", whole)
	}
}
