// Package store keeps everything that Readback remembers. It holds the only SQL.
//
// Reads take a context and see whatever was committed before them. Writes take none: each is queued for the one
// writer, which commits all that waits as one transaction and acknowledges after the commit, so that a write which
// returned nil survives a power cut, and one whose client has gone away is still done whole or not at all.
//
// Times come in and go out as time.Time in UTC and are stored as Unix milliseconds. Whatever is not there, or not
// there for the person who asks, is ErrNotFound.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"

	"github.com/readback/readback/quiz"
)

// FileName is the database's name within the data folder.
const FileName = "readback.db"

// Options say which database to open and what for.
type Options struct {
	// Dir is the data folder. It is made, for its owner alone, when it is missing.
	Dir string
	// Serve is set by the one server of a data folder. Other programs may open it beside the server.
	Serve bool
}

// Store is an open database. Its methods may be called from any number of goroutines.
type Store struct {
	file   string
	locks  []*fileLock
	reads  *sql.DB
	writes *sql.DB

	read   *statements // on reads: several read-only connections
	writer *writer     // on writes: one connection

	revisions *cache[Revision]
	plans     *cache[quiz.Plan] // by attempt

	watcher atomic.Pointer[func(Committed)]
}

// Bounds of what is kept in memory: a revision with its sources takes some hundred kilobytes, one of the largest some
// hundred megabytes, a plan a few kilobytes.
const (
	maxRevisions = 64
	maxPlans     = 4096
)

// weighRevision is how many ordinary revisions one counts as.
func weighRevision(r Revision) int { return 1 + len(r.Set.Questions)/2000 }

// Open opens the database of a data folder, making and migrating it as needed. The errors to tell apart are
// ErrServed, ErrRestoring, ErrNewer and ErrNotReadback; a database that isn't as durable as promised isn't opened.
func Open(ctx context.Context, o Options) (*Store, error) {
	s := &Store{
		file:      filepath.Join(o.Dir, FileName),
		revisions: newCache(maxRevisions, weighRevision),
		plans:     newCache(maxPlans, func(quiz.Plan) int { return 1 }),
	}
	if err := s.open(ctx, o); err != nil {
		return nil, errors.Join(fmt.Errorf("open the database in %s: %w", o.Dir, err), s.Close())
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, o Options) error {
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return err
	}
	if err := s.lock(o); err != nil {
		return err
	}
	if err := s.openWriter(ctx, o.Dir); err != nil {
		return err
	}
	return s.openReaders(ctx)
}

func (s *Store) openWriter(ctx context.Context, dir string) error {
	var err error
	if err := ownFile(s.file); err != nil {
		return err
	}
	if s.writes, err = openSQLite(s.file, sqliteWriter); err != nil {
		return err
	}
	s.writes.SetMaxOpenConns(1)
	if err := migrate(ctx, dir, s.writes); err != nil {
		return err
	}
	conn, err := s.writes.Conn(ctx)
	if err != nil {
		return err
	}
	s.writer = startWriter(conn)
	d, err := s.Durability()
	if err == nil && !d.Safe() {
		err = fmt.Errorf("not durable: %s", d)
	}
	return err
}

// ownFile makes the database's file, when it is missing, for its owner alone: it has password hashes in it.
func ownFile(name string) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

func (s *Store) openReaders(ctx context.Context) error {
	var err error
	if s.reads, err = openSQLite(s.file, sqliteReader); err != nil {
		return err
	}
	readers := max(4, 2*runtime.GOMAXPROCS(0))
	s.reads.SetMaxOpenConns(readers)
	s.reads.SetMaxIdleConns(readers)
	s.read = newStatements(s.reads)
	return s.Ping(ctx)
}

// Ping says whether the database can be read.
func (s *Store) Ping(ctx context.Context) error {
	_, err := one(s.reader(ctx), scanInt, `SELECT count(*) FROM settings`)
	return err
}

// Durability reads the writer's own settings back from its connection.
func (s *Store) Durability() (Durability, error) {
	var d Durability
	err := s.write(func(tx *tx) (err error) {
		d, err = sqliteDurability(tx)
		return err
	})
	return d, err
}

// Durability is what the engine promises about a commit.
type Durability struct {
	Journal     string // the journal mode: wal
	Synchronous string // full: every commit is on the disk before it is acknowledged
}

// Safe tells whether every acknowledged write survives a power cut.
func (d Durability) Safe() bool {
	return d.Journal == "wal" && (d.Synchronous == "full" || d.Synchronous == "extra")
}

// String names both settings for a log line.
func (d Durability) String() string {
	return fmt.Sprintf("journal_mode=%s synchronous=%s", d.Journal, d.Synchronous)
}

// Close finishes what is being written and lets the database go. Writes that come later get ErrClosed.
func (s *Store) Close() error {
	var errs []error
	if s.writer != nil {
		errs = append(errs, s.writer.close())
	}
	for _, db := range []*sql.DB{s.reads, s.writes} { // the writer last: it folds the write-ahead log into the file
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	for _, l := range s.locks {
		errs = append(errs, l.release())
	}
	s.locks = nil
	return errors.Join(errs...)
}

// write queues a job for the writer and waits until it is durable; see writer for what a job may do.
func (s *Store) write(run func(*tx) error) error {
	return s.writer.do(run)
}

// reader is the read-only side, for all and one. Every query sees a snapshot of its own.
func (s *Store) reader(ctx context.Context) querier {
	return &queries{ctx: ctx, statements: s.read}
}
