package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
)

// closedWith makes a data folder whose database has one setting, and returns a backup of it.
func closedWith(t *testing.T, value string) (dir, backup string) {
	t.Helper()
	dir = t.TempDir()
	s := must[*Store](t)(Open(t.Context(), Options{Dir: dir}))
	if err := s.SetSetting("k", value); err != nil {
		t.Fatal(err)
	}
	backup = backUp(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, backup
}

func settingIn(t *testing.T, dir string) string {
	t.Helper()
	s := must[*Store](t)(Open(t.Context(), Options{Dir: dir}))
	defer s.Close()
	return must[string](t)(s.Setting(t.Context(), "k"))
}

func TestRestoreReplacesAndKeeps(t *testing.T) {
	_, backup := closedWith(t, "from the backup")
	dir, _ := closedWith(t, "replaced")
	r := must[Restored](t)(Restore(t.Context(), dir, backup))
	if r.Rows["settings"] != 1 {
		t.Errorf("rows: %v", r.Rows)
	}
	if got := settingIn(t, dir); got != "from the backup" {
		t.Errorf("restored %q", got)
	}
	old := t.TempDir() // what was kept is a whole database
	if err := os.Rename(r.Kept, filepath.Join(old, FileName)); err != nil {
		t.Fatal(err)
	}
	if got := settingIn(t, old); got != "replaced" {
		t.Errorf("kept %q", got)
	}
}

func TestRestoreIntoAnEmptyFolder(t *testing.T) {
	_, backup := closedWith(t, "v")
	dir := filepath.Join(t.TempDir(), "new")
	if r := must[Restored](t)(Restore(t.Context(), dir, backup)); r.Kept != "" {
		t.Errorf("kept %q", r.Kept)
	}
	if got := settingIn(t, dir); got != "v" {
		t.Errorf("restored %q", got)
	}
}

func TestRestoreKeepsWhatAKilledProgramLeftInItsLog(t *testing.T) {
	_, backup := closedWith(t, "from the backup")
	running := openTest(t)
	if err := running.SetSetting("k", "only in the log"); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{FileName, FileName + "-wal"} { // as if the machine had stopped just now
		data := must[[]byte](t)(os.ReadFile(filepath.Join(filepath.Dir(running.file), name)))
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := must[Restored](t)(Restore(t.Context(), dir, backup))
	if got := settingIn(t, dir); got != "from the backup" {
		t.Errorf("restored %q", got)
	}
	old := t.TempDir()
	if err := os.Rename(r.Kept, filepath.Join(old, FileName)); err != nil {
		t.Fatal(err)
	}
	if got := settingIn(t, old); got != "only in the log" {
		t.Errorf("kept %q", got)
	}
}

func TestRestoreOverADamagedDatabase(t *testing.T) {
	_, backup := closedWith(t, "v")
	dir := t.TempDir()
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.WriteFile(filepath.Join(dir, FileName+end), []byte("rubbish"+end), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := must[Restored](t)(Restore(t.Context(), dir, backup))
	if got := settingIn(t, dir); got != "v" {
		t.Errorf("restored %q", got)
	}
	for _, end := range []string{"", "-wal"} {
		if data := must[[]byte](t)(os.ReadFile(r.Kept + end)); string(data) != "rubbish"+end {
			t.Errorf("kept%s: %q", end, data)
		}
	}
}

func TestRestoreRefusesWhileInUse(t *testing.T) {
	_, backup := closedWith(t, "v")
	for _, serve := range []bool{true, false} {
		dir := t.TempDir()
		s := must[*Store](t)(Open(t.Context(), Options{Dir: dir, Serve: serve}))
		_, err := Restore(t.Context(), dir, backup)
		wantErr(t, err, ErrInUse)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		must[Restored](t)(Restore(t.Context(), dir, backup))
	}
}

func TestRestoreChecksBeforeItReplaces(t *testing.T) {
	dir, backup := closedWith(t, "as it was")
	folder := t.TempDir()
	file := func(name string, data []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	changed := func(name, statement string) string {
		path := file(name, must[[]byte](t)(os.ReadFile(backup)))
		must[closer](t)(openRaw(path, statement)).Close()
		return path
	}
	whole := must[[]byte](t)(os.ReadFile(backup))
	for name, c := range map[string]struct {
		file string
		want error
	}{
		"missing":    {filepath.Join(folder, "missing.db"), fs.ErrNotExist},
		"text":       {file("text.db", []byte("no database, but long enough to have a header, one would think, wouldn't one? "+string(make([]byte, 4096)))), ErrNotReadback},
		"empty":      {file("empty.db", nil), ErrNotReadback},
		"truncated":  {file("truncated.db", whole[:len(whole)/2]), nil},
		"stranger's": {changed("stranger.db", `PRAGMA application_id = 7`), ErrNotReadback},
		"newer":      {changed("newer.db", `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`), ErrNewer},
		"dangling":   {changed("dangling.db", `INSERT INTO marks (attempt_id, question_id, max) VALUES ('gone', 'q', 1)`), nil},
	} {
		_, err := Restore(t.Context(), dir, c.file)
		if err == nil || (c.want != nil && !errors.Is(err, c.want)) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if got := settingIn(t, dir); got != "as it was" {
			t.Errorf("%s: the database has %q", name, got)
		}
	}
	if left := must[[]string](t)(fs.Glob(os.DirFS(dir), "re[ps]*ing*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestRestoreEndsEverySession(t *testing.T) {
	s := openTest(t)
	p := must[accounts.Person](t)(s.AddPerson(accounts.Person{Name: "Ada", Role: accounts.Learner, CreatedAt: noon}, Secrets{}))
	if err := s.AddSession(Session{IDHash: "h", PersonID: p.ID, CreatedAt: noon, SeenAt: noon, ExpiresAt: noon.Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	r := must[Restored](t)(Restore(t.Context(), dir, backUp(t, s)))
	if r.Rows["sessions"] != 0 || r.Rows["people"] != 1 {
		t.Errorf("rows: %v", r.Rows)
	}
}
