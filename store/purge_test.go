package store

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// later is when what was deleted at noon is to be removed for good.
var later = noon.Add(time.Millisecond)

// taken has many learners who have answered in a quiz of the group, with all that can hang on that.
func (w *sharedWorld) taken(q quiz.Quiz) {
	for n := range 2*purgedAttempts + 3 {
		p := w.testPerson(w.t, fmt.Sprint("L", n), accounts.Learner)
		w.must(w.Join(w.group.Group, p.ID, noon))
		a := must[quiz.Attempt](w.t)(w.Start(startable(q, p.ID)))
		w.must(w.saveTest(a, "q1", 1, `"a"`))
		w.must(w.Flag(p.ID, quiz.Flag{Attempt: a.ID, Question: "q1", Kind: quiz.FlagWrong, At: noon}))
		w.must(w.Allow(q.ID, w.ines.ID, noon, Allowed{PersonID: p.ID, Allowance: quiz.Allowance{Attempts: 1}}))
		must[quiz.Attempt](w.t)(w.Finish(a.ID, noon))
	}
	w.must(w.Allow(q.ID, w.ines.ID, noon, Allowed{GroupID: w.group.Group, Allowance: quiz.Allowance{Attempts: 1}}))
	w.must(w.write(func(tx *tx) error {
		_, err := tx.exec(`INSERT INTO corrections (id, quiz_id, number, kind, question_id, text, fraction, at)
			VALUES ('c', $1, 1, 'accept', 'q2', 'midday', '1', 0)`, q.ID)
		return err
	}))
}

func TestPurgingAGroupLeavesNothingOfItButPeople(t *testing.T) {
	w := newSharedWorld(t)
	w.share(w.group, w.otis)
	untouched := w.give("", w.ines)
	before := w.everything()
	given := w.give(w.group.Group, w.ines)
	w.taken(given)
	learners := int64(2*purgedAttempts + 3)
	w.must(w.DeleteGroup(w.group.Group, w.ines.ID, noon))
	w.must(w.Purge(t.Context(), noon))
	if rows := w.everything(); rows["attempts"] != learners {
		t.Fatalf("removed before its time: %v", rows)
	}
	w.must(w.Purge(t.Context(), later))
	after := w.everything()
	before["people"] += learners
	before["learner_groups"]--
	before["co_owners"]--
	for table, n := range after {
		if n != before[table] {
			t.Errorf("%d rows in %s, want %d", n, table, before[table])
		}
	}
	must[quiz.Quiz](t)(w.Quiz(t.Context(), untouched.ID))
	if r := must[Report](t)(w.Verify(t.Context())); len(r.Problems) > 0 {
		t.Error(r.Problems)
	}
}

func TestASetIsPurgedWhenNoQuizAsksIt(t *testing.T) {
	w := newSharedWorld(t)
	changed := testSet(t)
	changed.Title = "Another title"
	w.save(t, &w.ines, changed)
	must[Draft](t)(w.BeginDraft(t.Context(), "flight", w.ines, noon))
	w.share(w.set, w.otis)
	q := w.give("", w.ines)
	w.must(w.DeleteSet("flight", w.ines.ID, noon))
	w.must(w.Purge(t.Context(), later))
	late := noon.Add(2 * BinKept)
	if _, err := w.BringBack(BinSet, "flight", w.ines.ID, late); err != nil {
		t.Fatal("a set that a quiz asks can't be brought back:", err)
	}
	w.must(w.DeleteSet("flight", w.ines.ID, noon))
	w.must(w.DeleteQuiz(q.ID, w.ines.ID, noon))
	w.must(w.Purge(t.Context(), later))
	if rows := w.everything(); rows["sets"] != 1 || rows["revisions"] != 1 || rows["drafts"] != 0 || rows["quizzes"] != 0 || rows["bin"] != 0 {
		t.Errorf("left: %v", rows)
	}
	if saved := w.save(t, &w.otis, testSet(t)); saved.Number != 1 {
		t.Error("the id isn't free again")
	}
}

func TestPurgingADraft(t *testing.T) {
	w := newSharedWorld(t)
	set := testSet(t)
	set.ID = "new"
	d := must[Draft](t)(w.AddDraft(t.Context(), set, w.ines, noon))
	for n := range 2 * purgedStates {
		set.Title = fmt.Sprint("Title ", n)
		d = must[Draft](t)(w.SaveDraft(t.Context(), "new", d.Version, set, w.ines, noon))
	}
	w.must(w.DropDraft("new", d.Version, w.ines.ID, noon))
	w.must(w.Purge(t.Context(), later))
	if rows := w.everything(); rows["drafts"]+rows["draft_states"]+rows["bin"] != 0 {
		t.Errorf("left: %v", rows)
	}
}

func TestWhatIsToBeRemovedIsNotBroughtBack(t *testing.T) {
	w := newSharedWorld(t)
	q := w.give(w.group.Group, w.ines)
	w.must(w.DeleteQuiz(q.ID, w.ines.ID, noon))
	_, err := w.BringBack(BinQuiz, q.ID, w.ines.ID, noon.Add(BinKept))
	wantErr(t, err, ErrNotFound)
	if _, err := w.BringBack(BinQuiz, q.ID, w.ines.ID, noon.Add(BinKept-time.Millisecond)); err != nil {
		t.Error(err)
	}
}

// TestAllThatNamesAQuizGoesWithIt fails for a new table whose rows would keep a quiz, a group or a draft from being removed.
func TestAllThatNamesAQuizGoesWithIt(t *testing.T) {
	s := openTest(t)
	purged := map[string][]string{"quizzes": append(slices.Clone(purgedWithQuiz), "attempts"), "learner_groups": {"quizzes"}, "drafts": nil}
	rows, err := s.reads.QueryContext(t.Context(), `SELECT m.name, f."table" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
		WHERE m.type = 'table' AND f.on_delete NOT IN ('CASCADE', 'SET NULL')`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, parent string
		if err := rows.Scan(&table, &parent); err != nil {
			t.Fatal(err)
		}
		if known, removed := purged[parent]; removed && !slices.Contains(known, table) {
			t.Errorf("rows of %s keep those of %s from being removed: see purge.go", table, parent)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
