package store

import "context"

// Setting returns what is remembered under a key, or ErrNotFound.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	return one(s.reader(ctx), scanText, `SELECT value FROM settings WHERE key = $1`, key)
}

// SetSetting remembers a value under a key.
func (s *Store) SetSetting(key, value string) error {
	return s.write(func(tx *tx) error {
		_, err := tx.exec(`INSERT INTO settings (key, value) VALUES ($1, $2)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
		return err
	})
}
