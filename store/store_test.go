package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// openTest opens a new database in a folder of the test's own.
func openTest(t *testing.T) *Store {
	t.Helper()
	return openIn(t, t.TempDir())
}

func openIn(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(t.Context(), Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// must is for calls whose failure ends the test.
func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func wantErr(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("error: %v, want %v", err, want)
	}
}

func TestOpenIsDurableOnTheWritersConnection(t *testing.T) {
	s := openTest(t)
	d := must[Durability](t)(s.Durability())
	if d != (Durability{Journal: "wal", Synchronous: "full"}) || !d.Safe() {
		t.Errorf("the writer has %s", d)
	}
}

func TestDurabilityBelowFullIsNotSafe(t *testing.T) {
	for _, d := range []Durability{{"wal", "normal"}, {"wal", "off"}, {"delete", "full"}, {}} {
		if d.Safe() {
			t.Errorf("%s counts as safe", d)
		}
	}
}

func TestOpenTakesFoldersWithOddNames(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a b?c=d%20&#é")
	openIn(t, dir)
	if _, err := os.Stat(filepath.Join(dir, FileName)); err != nil {
		t.Error(err)
	}
}

func TestReadersCantWrite(t *testing.T) {
	s := openTest(t)
	if _, err := s.reads.ExecContext(t.Context(), `DELETE FROM settings`); err == nil {
		t.Error("a reader could write")
	}
}

func TestOneServerButOthersBesideIt(t *testing.T) {
	dir := t.TempDir()
	server := must[*Store](t)(Open(t.Context(), Options{Dir: dir, Serve: true}))
	command := openIn(t, dir)
	if _, err := Open(t.Context(), Options{Dir: dir, Serve: true}); !errors.Is(err, ErrServed) {
		t.Errorf("a second server: %v", err)
	}
	if err := command.SetSetting("k", "v"); err != nil {
		t.Error(err)
	}
	if v := must[string](t)(server.Setting(t.Context(), "k")); v != "v" {
		t.Errorf("the server sees %q", v)
	}
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	if err := must[*Store](t)(Open(t.Context(), Options{Dir: dir, Serve: true})).Close(); err != nil {
		t.Error(err)
	}
}

func TestOpenRefusesStrangersFiles(t *testing.T) {
	text := t.TempDir()
	if err := os.WriteFile(filepath.Join(text, FileName), []byte(strings.Repeat("no database ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	strangers := t.TempDir()
	db := must[closer](t)(openRaw(filepath.Join(strangers, FileName), `CREATE TABLE theirs (n BIGINT)`))
	db.Close()
	for name, dir := range map[string]string{"text": text, "another program's database": strangers} {
		if _, err := Open(t.Context(), Options{Dir: dir}); !errors.Is(err, ErrNotReadback) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type closer interface{ Close() error }

// openRaw runs statements on a database file behind the store's back.
func openRaw(file string, statements ...string) (closer, error) {
	db, err := openSQLite(file, "_foreign_keys=0")
	if err != nil {
		return nil, err
	}
	for _, text := range statements {
		if _, err := db.ExecContext(context.Background(), text); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	return db, nil
}

func TestOpenRefusesANewerSchema(t *testing.T) {
	dir := t.TempDir()
	if err := must[*Store](t)(Open(t.Context(), Options{Dir: dir})).Close(); err != nil {
		t.Fatal(err)
	}
	db := must[closer](t)(openRaw(filepath.Join(dir, FileName),
		`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`))
	db.Close()
	_, err := Open(t.Context(), Options{Dir: dir})
	wantErr(t, err, ErrNewer)
}

func TestWhatWasWrittenIsThereAfterReopening(t *testing.T) {
	dir := t.TempDir()
	s := must[*Store](t)(Open(t.Context(), Options{Dir: dir}))
	if err := s.SetSetting("k", "v"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	wantErr(t, s.SetSetting("k", "w"), ErrClosed)
	if v := must[string](t)(openIn(t, dir).Setting(t.Context(), "k")); v != "v" {
		t.Errorf("stored %q", v)
	}
}
