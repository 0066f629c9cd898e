package store

import (
	"context"
	"encoding/json"
	"errors"
)

// ReportColumns are the names of the columns that somebody took last of a report, nil for all of them.
func (s *Store) ReportColumns(ctx context.Context, person, report string) ([]string, error) {
	scan := func(row scanner) (names []string, err error) { return names, row.Scan(jsonIn(&names)) }
	names, err := one(s.reader(ctx), scan, `SELECT columns FROM report_columns WHERE person_id = $1 AND report = $2`, person, report)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return names, err
}

// RememberColumns keeps which columns somebody takes of a report; nil for all of them.
func (s *Store) RememberColumns(person, report string, names []string) error {
	columns, err := json.Marshal(names)
	if err != nil {
		return err
	}
	return s.write(func(tx *tx) error {
		if names == nil {
			_, err := tx.exec(`DELETE FROM report_columns WHERE person_id = $1 AND report = $2`, person, report)
			return err
		}
		_, err := tx.exec(`INSERT INTO report_columns (person_id, report, columns) VALUES ($1, $2, $3)
			ON CONFLICT (person_id, report) DO UPDATE SET columns = excluded.columns`, person, report, string(columns))
		return err
	})
}
