package anki

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Bounds of a database from a stranger.
const (
	maxDatabase = 128 << 20        // bytes
	maxCell     = 16 << 20         // bytes of a value
	maxRows     = 1_000_000        // of a table that are read
	maxReading  = 60 * time.Second // all of it
)

// database is a SQLite file in memory that somebody else made. Nothing in it is run: only the columns of plain tables are
// read, so that no view, trigger, generated column, virtual table or function of its schema is ever used.
type database struct {
	conn   *sqlite3.SQLiteConn
	ctx    context.Context
	cancel context.CancelFunc
}

var errRows = errors.New("there are too many rows")

// openDatabase takes the bytes of a SQLite file, which it may change.
func openDatabase(data []byte) (*database, error) {
	if len(data) > maxDatabase {
		return nil, fmt.Errorf("it has more than %d MB", maxDatabase>>20)
	}
	if len(data) > 19 && data[18] == 2 && data[19] == 2 {
		data[18], data[19] = 1, 1 // a file whose log isn't there is read without one
	}
	opened, err := (&sqlite3.SQLiteDriver{}).Open(":memory:")
	if err != nil {
		return nil, err
	}
	db := &database{conn: opened.(*sqlite3.SQLiteConn)}
	db.ctx, db.cancel = context.WithTimeout(context.Background(), maxReading)
	if err := db.load(data); err != nil {
		db.close()
		return nil, err
	}
	return db, nil
}

func (db *database) load(data []byte) error {
	for _, limit := range []struct{ id, most int }{
		{sqlite3.SQLITE_LIMIT_LENGTH, maxCell}, {sqlite3.SQLITE_LIMIT_SQL_LENGTH, 1 << 20}, {sqlite3.SQLITE_LIMIT_COLUMN, 200},
		{sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50}, {sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 2}, {sqlite3.SQLITE_LIMIT_VDBE_OP, 25_000},
		{sqlite3.SQLITE_LIMIT_FUNCTION_ARG, 8}, {sqlite3.SQLITE_LIMIT_ATTACHED, 0}, {sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1},
		{sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0},
	} {
		db.conn.SetLimit(limit.id, limit.most)
	}
	const settings = "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA query_only=ON; PRAGMA temp_store=MEMORY"
	if _, err := db.conn.ExecContext(db.ctx, settings, nil); err != nil {
		return err
	}
	if err := db.conn.RegisterCollation("unicase", strings.Compare); err != nil { // tables that have Anki's own order aren't read without it
		return err
	}
	if err := db.conn.Deserialize(data, "main"); err != nil {
		return err
	}
	db.conn.RegisterAuthorizer(mayRead)
	return nil
}

// mayRead lets a statement do nothing but read.
func mayRead(action int, first, _, _ string) int {
	if action == sqlite3.SQLITE_SELECT || action == sqlite3.SQLITE_READ || action == sqlite3.SQLITE_PRAGMA && first == "table_xinfo" {
		return sqlite3.SQLITE_OK
	}
	return sqlite3.SQLITE_DENY
}

func (db *database) close() {
	db.cancel()
	db.conn.Close()
}

// has tells whether there is a plain table with these columns.
func (db *database) has(table string, columns ...string) (bool, error) {
	found := false
	err := db.each("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0", 1, func(row []driver.Value) {
		found = found || textOf(row[0]) == table
	})
	if err != nil || !found {
		return false, err
	}
	missing := slices.Clone(columns)
	err = db.each("PRAGMA table_xinfo("+table+")", 7, func(row []driver.Value) {
		if name := textOf(row[1]); numberOf(row[6]) == 0 { // the others are computed
			missing = slices.DeleteFunc(missing, func(c string) bool { return c == name })
		}
	})
	return len(missing) == 0, err
}

// each calls do for every row of a query. The values are valid during the call only.
func (db *database) each(query string, columns int, do func(row []driver.Value)) error {
	rows, err := db.conn.QueryContext(db.ctx, query, nil)
	if err != nil {
		return err
	}
	defer rows.Close()
	if len(rows.Columns()) != columns {
		return fmt.Errorf("a table has %d columns instead of %d", len(rows.Columns()), columns)
	}
	row := make([]driver.Value, columns)
	for n := 0; ; n++ {
		switch err := rows.Next(row); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case n >= maxRows:
			return errRows
		}
		do(row)
	}
}

// textOf is a value as text; what is no text is empty.
func textOf(v driver.Value) string {
	switch v := v.(type) {
	case string:
		return v
	case []byte:
		return string(v)
	}
	return ""
}

// bytesOf is a value as bytes of the caller's own.
func bytesOf(v driver.Value) []byte { return []byte(textOf(v)) }

func numberOf(v driver.Value) int64 {
	n, _ := v.(int64)
	return n
}
