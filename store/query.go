package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// querier is what rows are read from: the read pool or a write transaction.
type querier interface {
	query(text string, args ...any) (*sql.Rows, error)
	fail(err error) error
}

// queries runs statements under one context.
type queries struct {
	ctx        context.Context
	statements *statements
	failed     error // the first statement that failed
}

// tx is a write transaction as a job sees it. Once a statement has failed all later ones fail alike, and so does the
// job, whatever it returns: some engines go on after a failure outside of the transaction, others not at all.
type tx struct{ queries }

func (q *queries) query(text string, args ...any) (*sql.Rows, error) {
	if q.failed != nil {
		return nil, q.failed
	}
	stmt, err := q.statements.prepared(q.ctx, text)
	if err != nil {
		return nil, q.fail(err)
	}
	rows, err := stmt.QueryContext(q.ctx, args...)
	return rows, q.fail(err)
}

// fail notes a failure and gives it the kind that callers tell apart.
func (q *queries) fail(err error) error {
	err = kindOf(err)
	if q.failed == nil {
		q.failed = err
	}
	return err
}

// exec runs a statement and returns how many rows it affected.
func (t *tx) exec(text string, args ...any) (affected int64, err error) {
	if t.failed != nil {
		return 0, t.failed
	}
	affected, err = t.statements.exec(t.ctx, text, args...)
	return affected, t.fail(err)
}

// execOne runs a statement that has to affect a row, and is ErrNotFound when it affects none.
func (t *tx) execOne(text string, args ...any) error {
	affected, err := t.exec(text, args...)
	if err == nil && affected == 0 {
		return ErrNotFound
	}
	return err
}

// scanner is the row that a scan function reads.
type scanner interface{ Scan(dest ...any) error }

// each passes every row to visit.
func each(q querier, visit func(scanner) error, text string, args ...any) error {
	rows, err := q.query(text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := visit(rows); err != nil {
			return err
		}
	}
	return q.fail(rows.Err())
}

// all reads every row. None is an empty result, not an error.
func all[T any](q querier, scan func(scanner) (T, error), text string, args ...any) ([]T, error) {
	var found []T
	err := each(q, func(row scanner) error {
		v, err := scan(row)
		found = append(found, v)
		return err
	}, text, args...)
	if err != nil {
		return nil, err
	}
	return found, nil
}

// one reads the first row, and is ErrNotFound when there is none.
func one[T any](q querier, scan func(scanner) (T, error), text string, args ...any) (T, error) {
	found, err := all(q, scan, text, args...)
	if err == nil && len(found) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		var none T
		return none, err
	}
	return found[0], nil
}

func scanInt(row scanner) (n int64, err error) { return n, row.Scan(&n) }

func scanText(row scanner) (text string, err error) { return text, row.Scan(&text) }

// statements prepares each SQL text once on what it is for: a connection, or a pool of them.
type statements struct {
	on interface {
		PrepareContext(ctx context.Context, text string) (*sql.Stmt, error)
	}
	byText sync.Map // SQL text to *sql.Stmt
}

func newStatements(on interface {
	PrepareContext(ctx context.Context, text string) (*sql.Stmt, error)
}) *statements {
	return &statements{on: on}
}

func (s *statements) prepared(ctx context.Context, text string) (*sql.Stmt, error) {
	if stmt, ok := s.byText.Load(text); ok {
		return stmt.(*sql.Stmt), nil
	}
	stmt, err := s.on.PrepareContext(ctx, placeholders(text))
	if err != nil {
		return nil, err
	}
	if first, raced := s.byText.LoadOrStore(text, stmt); raced {
		return first.(*sql.Stmt), stmt.Close()
	}
	return stmt, nil
}

// close lets go of every statement. The pool does that for its own, but not for those of a single connection, and a
// connection with a statement left never closes.
func (s *statements) close() error {
	var errs []error
	for _, stmt := range s.byText.Range {
		errs = append(errs, stmt.(*sql.Stmt).Close())
	}
	return errors.Join(errs...)
}

func (s *statements) exec(ctx context.Context, text string, args ...any) (affected int64, err error) {
	stmt, err := s.prepared(ctx, text)
	if err != nil {
		return 0, err
	}
	result, err := stmt.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}
