package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// Restored is what a restore put in place.
type Restored struct {
	Rows map[string]int64 // how many rows each table has now
	Kept string           // where the database that was replaced is now; empty when there was none
}

// Restore puts a backup in the place of a data folder's database. It checks the backup before it replaces anything
// and keeps what it replaced beside it. Nobody stays signed in: a session that was ended since the backup must not
// come back. A backup with an older schema is migrated when it is opened next. The errors to tell apart are ErrInUse,
// ErrNotReadback, ErrNewer, ErrNoRoom, fs.ErrNotExist and *DamageError; after any of them all is as it was.
func Restore(ctx context.Context, dir, file string) (Restored, error) {
	r, err := restore(ctx, dir, file)
	if err != nil {
		return Restored{}, fmt.Errorf("restore %s: %w", file, err)
	}
	return r, nil
}

func restore(ctx context.Context, dir, file string) (Restored, error) {
	if _, err := os.Stat(file); err != nil {
		return Restored{}, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Restored{}, err
	}
	lock, err := takeLock(dir, useLock, syscall.LOCK_EX, ErrInUse)
	if err != nil {
		return Restored{}, err
	}
	defer lock.release()
	part, err := emptyFile(dir, "restoring-*.db")
	if err != nil {
		return Restored{}, err
	}
	defer func() {
		for _, end := range []string{"", "-wal", "-shm"} {
			os.Remove(part + end)
		}
	}()
	report, err := prepare(ctx, file, part)
	if err != nil {
		return Restored{}, err
	}
	kept, err := replace(ctx, filepath.Join(dir, FileName), part)
	return Restored{Rows: report.Rows, Kept: kept}, err
}

// prepare checks a backup and makes of it, in part, the database that is to be put in place.
func prepare(ctx context.Context, file, part string) (Report, error) {
	want, err := inspect(ctx, file)
	if err != nil {
		return Report{}, err
	}
	if err := copyInto(ctx, file, part); err != nil {
		return Report{}, err
	}
	if err := endSessions(ctx, part); err != nil {
		return Report{}, err
	}
	have, err := inspect(ctx, part)
	if err != nil {
		return Report{}, err
	}
	want.Rows["sessions"] = 0
	if !maps.Equal(want.Rows, have.Rows) {
		return Report{}, errors.New("the copy doesn't have all rows of the backup")
	}
	return have, nil
}

func endSessions(ctx context.Context, file string) error {
	db, err := openSQLite(file, sqliteWriter)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `DELETE FROM sessions`)
	return errors.Join(kindOf(err), db.Close())
}

// replace renames part to the database's name and returns where the former one is kept. The former has a second name
// before it loses its own, so that at every moment there is a whole database in place.
func replace(ctx context.Context, database, part string) (kept string, err error) {
	if _, err := os.Stat(database); errors.Is(err, fs.ErrNotExist) {
		return "", settle(part, database)
	}
	fold(ctx, database)
	kept = filepath.Join(filepath.Dir(database), time.Now().UTC().Format("replaced-20060102T150405.000Z.db"))
	for _, end := range []string{"-wal", "-shm"} { // a log that stayed would be played into the new database
		if err := os.Rename(database+end, kept+end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	if err := os.Link(database, kept); err != nil { // some file systems know no second names
		if err := os.Rename(database, kept); err != nil {
			return "", err
		}
	}
	return kept, settle(part, database)
}

// fold moves what a killed program left in the write-ahead log into the file, as the last connection does when it
// closes. A database that is too damaged to be told as one is left alone; its log is kept beside it.
func fold(ctx context.Context, database string) {
	if recognizeFile(ctx, database) != nil {
		return
	}
	if db, err := openSQLite(database, sqliteWriter); err == nil {
		_ = db.PingContext(ctx)
		_ = db.Close()
	}
}

func recognizeFile(ctx context.Context, file string) error {
	db, err := openSQLite(file, sqliteReader)
	if err != nil {
		return err
	}
	return errors.Join(recognize(ctx, db), db.Close())
}
