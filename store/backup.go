package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Copy is a backup that was written and verified.
type Copy struct {
	File  string
	Bytes int64
	Rows  map[string]int64 // how many rows each table has in it
}

// Backup writes a snapshot of the database into a new file, while others go on writing, and verifies it: the copy is
// opened, its structure, references and checksums are checked and its rows counted again. The file has its name only
// once all of that is done and it is on the disk. The error is ErrExists when there is such a file, ErrNoRoom, or a
// *DamageError; a damaged copy is kept as FILE.damaged, since it may be the best there is.
func (s *Store) Backup(ctx context.Context, file string) (Copy, error) {
	c, err := s.backup(ctx, file)
	if err != nil {
		return Copy{}, fmt.Errorf("back up to %s: %w", file, err)
	}
	return c, nil
}

func (s *Store) backup(ctx context.Context, file string) (Copy, error) {
	if _, err := os.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return Copy{}, errors.Join(ErrExists, err)
	}
	part, err := emptyFile(filepath.Dir(file), filepath.Base(file)+".*.part")
	if err != nil {
		return Copy{}, err
	}
	defer os.Remove(part)
	report, err := s.snapshot(ctx, part)
	if damage := new(DamageError); errors.As(err, &damage) {
		damage.File = file + ".damaged"
		return Copy{}, errors.Join(err, os.Rename(part, damage.File))
	}
	if err != nil {
		return Copy{}, err
	}
	info, err := os.Stat(part)
	if err != nil {
		return Copy{}, err
	}
	return Copy{File: file, Bytes: info.Size(), Rows: report.Rows}, settle(part, file)
}

// snapshot writes the copy and compares its rows with those of the database before and after. What is written in
// between may be in it or not, so each table's count has to lie between the two. Only when rows both come and go
// meanwhile can a good copy fail that, so it gets three tries.
func (s *Store) snapshot(ctx context.Context, file string) (Report, error) {
	var err error
	for range 3 {
		var before, after map[string]int64
		if before, err = count(ctx, s.reads); err != nil {
			return Report{}, err
		}
		if err = os.Truncate(file, 0); err != nil {
			return Report{}, err
		}
		if err = copyInto(ctx, s.file, file); err != nil {
			return Report{}, err
		}
		if after, err = count(ctx, s.reads); err != nil {
			return Report{}, err
		}
		var report Report
		if report, err = inspect(ctx, file); err != nil {
			return Report{}, err
		}
		if err = between(before, report.Rows, after); err == nil {
			return report, nil
		}
	}
	return Report{}, err
}

func between(before, copied, after map[string]int64) error {
	for table := range before {
		low, high := min(before[table], after[table]), max(before[table], after[table])
		if n := copied[table]; n < low || n > high {
			return fmt.Errorf("the copy has %d rows in %s, the database %d to %d", n, table, low, high)
		}
	}
	return nil
}

// inspect opens a database file and checks all of it. It has to be ours, of a schema that this program knows and
// undamaged: ErrNotReadback, ErrNewer, *DamageError.
func inspect(ctx context.Context, file string) (Report, error) {
	db, err := openSQLite(file, sqliteReader)
	if err != nil {
		return Report{}, err
	}
	defer db.Close()
	if err := recognize(ctx, db); err != nil {
		return Report{}, err
	}
	report, err := verify(ctx, db)
	if err == nil && len(report.Problems) > 0 {
		err = &DamageError{File: file, Problems: report.Problems}
	}
	return report, err
}

// emptyFile makes a new file that only its owner reads.
func emptyFile(dir, pattern string) (name string, err error) {
	file, err := os.CreateTemp(dir, pattern)
	if err != nil {
		return "", err
	}
	return file.Name(), file.Close()
}

// settle puts a finished file on the disk under its name.
func settle(part, file string) error {
	if err := syncPath(part); err != nil {
		return err
	}
	if err := os.Rename(part, file); err != nil {
		return err
	}
	return syncPath(filepath.Dir(file))
}

// syncPath waits until a file, or the names in a folder, are on the disk.
func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
