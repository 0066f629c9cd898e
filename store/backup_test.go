package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func backUp(t *testing.T, s *Store) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "backup.db")
	must[Copy](t)(s.Backup(t.Context(), file))
	return file
}

func TestBackupIsVerifiedAndCounted(t *testing.T) {
	s := openTest(t)
	for i := range 3 {
		if err := s.SetSetting(fmt.Sprint(i), "v"); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(t.TempDir(), "backup.db")
	c := must[Copy](t)(s.Backup(t.Context(), file))
	info := must[fs.FileInfo](t)(os.Stat(file))
	if c.Rows["settings"] != 3 || c.Bytes != info.Size() || info.Mode().Perm() != 0o600 {
		t.Errorf("%+v, mode %v", c, info.Mode())
	}
	if names := must[[]string](t)(fs.Glob(os.DirFS(filepath.Dir(file)), "*")); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func TestBackupNeverReplacesAFile(t *testing.T) {
	s := openTest(t)
	_, err := s.Backup(t.Context(), s.file)
	wantErr(t, err, ErrExists)
	file := backUp(t, s)
	_, err = s.Backup(t.Context(), file)
	wantErr(t, err, ErrExists)
	_, err = s.Backup(t.Context(), filepath.Join(t.TempDir(), "missing", "b.db"))
	wantErr(t, err, fs.ErrNotExist)
}

func TestBackupUnderLoad(t *testing.T) {
	s := openTest(t)
	a := s.testAttempt(t)
	ctx, stop := context.WithCancel(t.Context())
	var group sync.WaitGroup
	for w := range 8 {
		group.Go(func() {
			for n := int64(1); ctx.Err() == nil; n++ {
				if err := s.saveTest(a, fmt.Sprintf("q%d-%d", w, n%50), n, `"x"`); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for range 5 {
		file := filepath.Join(t.TempDir(), "backup.db")
		c := must[Copy](t)(s.Backup(t.Context(), file))
		if c.Rows["attempts"] != 1 {
			t.Errorf("rows: %v", c.Rows)
		}
	}
	stop()
	group.Wait()
}

func TestBetween(t *testing.T) {
	counts := func(n int64) map[string]int64 { return map[string]int64{"answers": n} }
	for _, c := range []struct {
		before, copied, after int64
		fine                  bool
	}{{3, 3, 3, true}, {3, 4, 5, true}, {5, 4, 3, true}, {3, 2, 5, false}, {3, 6, 5, false}, {3, 0, 3, false}} {
		if err := between(counts(c.before), counts(c.copied), counts(c.after)); (err == nil) != c.fine {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestDamageIsFoundByChecksum(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	a := s.testAttempt(t)
	for n := range 3 {
		if err := s.saveTest(a, fmt.Sprintf("q%d", n), 1, `"x"`); err != nil {
			t.Fatal(err)
		}
	}
	if r := must[Report](t)(s.Verify(t.Context())); len(r.Problems) != 0 || r.Rows["answers"] != 3 {
		t.Fatalf("undamaged: %+v", r)
	}
	db := must[closer](t)(openRaw(s.file,
		`UPDATE answers SET answer = '"y"' WHERE question_id = 'q1'`, `UPDATE revisions SET content = '{}'`))
	db.Close()
	r := must[Report](t)(s.Verify(t.Context()))
	if len(r.Problems) != 2 || !strings.Contains(r.Problems[0], "question q1") {
		t.Errorf("found %q", r.Problems)
	}

	file := filepath.Join(t.TempDir(), "backup.db")
	_, err := s.Backup(t.Context(), file)
	var damage *DamageError
	if !errors.As(err, &damage) || damage.File != file+".damaged" {
		t.Fatalf("backing up damage: %v", err)
	}
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a damaged copy has the backup's name")
	}
	if _, err := Restore(t.Context(), t.TempDir(), damage.File); !errors.As(err, &damage) {
		t.Errorf("restoring damage: %v", err)
	}
}

func TestVerifyFindsBrokenReferences(t *testing.T) {
	s := openTest(t)
	db := must[closer](t)(openRaw(s.file, `INSERT INTO group_members (group_id, person_id, joined_at) VALUES ('g', 'p', 1)`))
	db.Close()
	if r := must[Report](t)(s.Verify(t.Context())); len(r.Problems) != 2 {
		t.Errorf("found %q", r.Problems)
	}
}
