package store

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/readback/readback/quiz"
)

// TestAnOlderDatabaseIsMigrated opens one with the schema before marking by hand: answers are as they were, and those
// that were locked count as checked once.
func TestAnOlderDatabaseIsMigrated(t *testing.T) {
	dir := t.TempDir()
	statements := []string{
		`INSERT INTO people (id, name, role, guest, created_at) VALUES ('p', 'Ada', 'learner', 0, 0)`,
		`INSERT INTO sets (id, title, created_at) VALUES ('s', 'S', 0)`,
		`INSERT INTO revisions (id, set_id, number, sha256, content, cuts, questions, created_at)
			VALUES ('r', 's', 1, '` + contentSum("{}") + `', '{}', '{}', 0, 0)`,
		`INSERT INTO quizzes (id, title, set_id, revision_id, rules, created_at) VALUES ('q', 'Q', 's', 'r', '{}', 0)`,
		`INSERT INTO attempts (id, quiz_id, revision_id, person_id, number, try_it, state, started_at, plan)
			VALUES ('a', 'q', 'r', 'p', 1, 0, 'open', 0, '{}')`,
	}
	for _, older := range []struct{ question, answer, checkedAt string }{
		{"q1", `"a"`, fmt.Sprint(noon.UnixMilli())}, {"q2", `"noon"`, "NULL"}, {"q3", `null`, "NULL"},
	} {
		statements = append(statements, fmt.Sprintf(`INSERT INTO answers (attempt_id, question_id, seq, answer, saved_at, crc32c, checked_at)
			VALUES ('a', '%s', 7, '%s', %d, %d, %s)`, older.question, older.answer, noon.UnixMilli(),
			answerSum("a", older.question, 7, older.answer, noon), older.checkedAt))
	}
	olderDatabase(t, filepath.Join(dir, FileName), 1, statements...)

	s := openIn(t, dir)
	if r := must[Report](t)(s.Verify(t.Context())); len(r.Problems) != 0 || r.Rows["answers"] != 3 || r.Rows["tries"] != 1 {
		t.Errorf("migrated: %+v", r)
	}
	answers := must[map[string]quiz.Answer](t)(s.Answers(t.Context(), "a"))
	locked := answers["q1"]
	if !locked.CheckedAt.Equal(noon) || len(locked.Tries) != 1 || string(locked.Tries[0].Answer) != `"a"` || !locked.Tries[0].At.Equal(noon) {
		t.Errorf("locked: %+v", locked)
	}
	if a := answers["q2"]; string(a.Answer) != `"noon"` || a.Seq != 7 || a.Certainty != 0 || len(a.Tries) != 0 || !a.SavedAt.Equal(noon) {
		t.Errorf("saved: %+v", a)
	}
	a := quiz.Attempt{ID: "a", PersonID: "p"}
	if err := s.saveTest(a, "q2", 8, `"one"`); err != nil {
		t.Error(err)
	}
	wantErr(t, s.saveTest(a, "q1", 8, `"b"`), quiz.ErrChecked)
}

// olderDatabase makes a database with the schema of a version, and runs statements in it.
func olderDatabase(t *testing.T, file string, version int64, statements ...string) {
	t.Helper()
	db, err := openSQLite(file, sqliteWriter)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if err := claim(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	provider, err := migrator(db)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(t.Context(), version); err != nil {
		t.Fatal(err)
	}
	for _, statement := range statements {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
}
