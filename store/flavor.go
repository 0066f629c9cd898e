package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"
)

// This file holds everything that is particular to an engine. All other SQL is one text for every engine: TEXT,
// BIGINT, DOUBLE PRECISION and BOOLEAN, $n numbered in order of first use, ON CONFLICT, RETURNING and partial indexes.

const (
	engine     = "sqlite3"
	dialect    = goose.DialectSQLite3
	beginWrite = "BEGIN IMMEDIATE" // takes the write lock at once: a later upgrade could fail half way
	lockRows   = ""                // ends a SELECT whose rows nobody else may change; the write lock sees to that here
)

// What a connection is for decides its settings. They all are in the DSN, since a PRAGMA that is run on a pool
// reaches one of its connections.
const (
	sqliteWriter = "_journal_mode=WAL&_synchronous=FULL&_busy_timeout=5000&_txlock=immediate&_foreign_keys=1"
	sqliteReader = "mode=ro&_query_only=1&_busy_timeout=5000&_foreign_keys=1"
	sqliteCopier = "mode=ro&_busy_timeout=5000" // query_only would refuse to write the copy
)

// openSQLite opens a pool on a database file.
func openSQLite(file, settings string) (*sql.DB, error) {
	path, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	dsn := url.URL{Scheme: "file", Path: path, RawQuery: settings}
	return sql.Open(engine, dsn.String())
}

// lines is an aggregate: a line for each row, with tabs between its fields.
func lines(fields ...string) string {
	return "group_concat(" + strings.Join(fields, " || char(9) || ") + ", char(10))"
}

// together is an aggregate: a text of all rows, which apart stands between.
func together(text string) string { return "group_concat(" + text + ", char(12))" }

const apart = "\f"

// placeholders writes $n as the engine does. SQLite takes $n for a name and counts names by first appearance; ?n is
// the n-th argument. No text in our SQL contains a dollar otherwise.
func placeholders(text string) string { return strings.ReplaceAll(text, "$", "?") }

// kindOf gives an engine's error its kind, by code, never by text. Other errors come back as they are.
func kindOf(err error) error {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.ExtendedCode {
	case sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintPrimaryKey:
		return fmt.Errorf("%w: %w", ErrTaken{}, err)
	case sqlite3.ErrConstraintForeignKey:
		return fmt.Errorf("%w: %w", ErrReference, err)
	}
	switch {
	case e.Code == sqlite3.ErrFull, e.SystemErrno == syscall.ENOSPC, e.SystemErrno == syscall.EDQUOT:
		return fmt.Errorf("%w: %w", ErrNoRoom, err)
	case e.Code == sqlite3.ErrBusy:
		return fmt.Errorf("%w: %w", ErrBusy, err)
	}
	return err
}

// sqliteDurability reads the settings of the connection that it is run on.
func sqliteDurability(q querier) (Durability, error) {
	journal, err := one(q, scanText, "PRAGMA journal_mode")
	if err != nil {
		return Durability{}, err
	}
	level, err := one(q, scanInt, "PRAGMA synchronous")
	if err != nil {
		return Durability{}, err
	}
	return Durability{Journal: journal, Synchronous: [...]string{"off", "normal", "full", "extra"}[level]}, nil
}

// sqliteApplication marks a database file as Readback's: "Read" in the file's header.
const sqliteApplication = 0x52656164

// claim makes sure that the database is ours: an empty one is marked as such, a stranger's is ErrNotReadback.
func claim(ctx context.Context, db *sql.DB) error {
	var application, objects int
	err := errors.Join(
		db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application),
		db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&objects))
	switch {
	case err != nil:
		return notADatabase(err)
	case application == sqliteApplication:
		return nil
	case application != 0 || objects > 0:
		return ErrNotReadback
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", sqliteApplication))
	return err
}

// recognize is ErrNotReadback for a database that claim hasn't marked and ErrNewer for a schema that is unknown here.
func recognize(ctx context.Context, db *sql.DB) error {
	var application int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application); err != nil {
		return notADatabase(err)
	}
	if application != sqliteApplication {
		return ErrNotReadback
	}
	provider, err := migrator(db)
	if err != nil {
		return err
	}
	return known(ctx, provider)
}

// notADatabase turns the engine's refusal to read a file into ErrNotReadback.
func notADatabase(err error) error {
	var e sqlite3.Error
	if errors.As(err, &e) && e.Code == sqlite3.ErrNotADB {
		return fmt.Errorf("%w: %w", ErrNotReadback, err)
	}
	return err
}

// copyInto writes a snapshot of one database file into another, new or empty, while others go on writing to the
// first. It does not sync the copy.
func copyInto(ctx context.Context, from, to string) error {
	db, err := openSQLite(from, sqliteCopier)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?1", to)
	return errors.Join(kindOf(err), db.Close())
}

// structure lists what the engine finds wrong with a file: its trees, and references that lead nowhere.
func structure(ctx context.Context, db *sql.DB) ([]string, error) {
	found, err := textRows(ctx, db, "SELECT * FROM pragma_integrity_check")
	if err != nil {
		return nil, err
	}
	if len(found) == 1 && found[0] == "ok" {
		found = nil
	}
	broken, err := textRows(ctx, db,
		`SELECT 'table ' || "table" || ': a row refers to a missing row of ' || parent FROM pragma_foreign_key_check`)
	return append(found, broken...), err
}

// tables lists our tables by name.
func tables(ctx context.Context, db *sql.DB) ([]string, error) {
	return textRows(ctx, db, `SELECT name FROM sqlite_schema WHERE type = 'table'
		AND name NOT LIKE 'sqlite_%' AND name <> 'goose_db_version' ORDER BY name`)
}

// definitions lists the statements that make the schema as it is: tables first, then indexes.
func definitions(ctx context.Context, db *sql.DB) ([]string, error) {
	return textRows(ctx, db, `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
		AND name NOT LIKE 'sqlite_%' AND tbl_name <> 'goose_db_version' ORDER BY type DESC, rowid`)
}

func textRows(ctx context.Context, db *sql.DB, text string) ([]string, error) {
	return all(&queries{ctx: ctx, statements: newStatements(db)}, scanText, text)
}
