package store

import (
	"context"
	"time"
)

// Session is somebody at a browser. Only the hash of its id is stored: whoever reads the database can't sign in by it.
type Session struct {
	IDHash    string // accounts.Hash of the id in the cookie
	PersonID  string // empty before signing in
	Data      string // what the handlers keep in it
	CreatedAt time.Time
	SeenAt    time.Time // when it was last used, as far as SaveSession was told
	ExpiresAt time.Time
}

func scanSession(row scanner) (s Session, err error) {
	return s, row.Scan(&s.IDHash, textIn(&s.PersonID), &s.Data, timeIn(&s.CreatedAt), timeIn(&s.SeenAt), timeIn(&s.ExpiresAt))
}

// AddSession stores a new session.
func (s *Store) AddSession(n Session) error {
	return s.write(func(tx *tx) error {
		_, err := tx.exec(`INSERT INTO sessions (id_hash, person_id, data, created_at, seen_at, expires_at)
			VALUES ($1, $2, $3, $4, $5, $6)`,
			n.IDHash, maybeText(n.PersonID), n.Data, millis(n.CreatedAt), millis(n.SeenAt), millis(n.ExpiresAt))
		return err
	})
}

// Session returns a session that hasn't ended by now, or ErrNotFound.
func (s *Store) Session(ctx context.Context, idHash string, now time.Time) (Session, error) {
	return one(s.reader(ctx), scanSession, `SELECT id_hash, person_id, data, created_at, seen_at, expires_at FROM sessions
		WHERE id_hash = $1 AND expires_at > $2`, idHash, millis(now))
}

// SaveSession stores the data of a session and when it was seen and ends. One that was ended meanwhile is ErrNotFound
// and stays ended, whatever a request that began before still holds of it.
func (s *Store) SaveSession(n Session) error {
	return s.write(func(tx *tx) error {
		return tx.execOne(`UPDATE sessions SET data = $1, seen_at = $2, expires_at = $3 WHERE id_hash = $4`,
			n.Data, millis(n.SeenAt), millis(n.ExpiresAt), n.IDHash)
	})
}

// EndSession ends a session at once. One that has ended already is fine.
func (s *Store) EndSession(idHash string) error {
	return s.write(func(tx *tx) error {
		_, err := tx.exec(`DELETE FROM sessions WHERE id_hash = $1`, idHash)
		return err
	})
}

// EndSessionsOf ends all sessions of a person.
func (s *Store) EndSessionsOf(person string) error {
	return s.write(func(tx *tx) error {
		_, err := tx.exec(`DELETE FROM sessions WHERE person_id = $1`, person)
		return err
	})
}

// SweepSessions forgets the sessions that have ended by now and returns how many they were.
func (s *Store) SweepSessions(now time.Time) (ended int64, err error) {
	err = s.write(func(tx *tx) (err error) {
		ended, err = tx.exec(`DELETE FROM sessions WHERE expires_at <= $1`, millis(now))
		return err
	})
	return ended, err
}
