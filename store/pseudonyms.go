package store

import (
	"crypto/rand"
	"encoding/hex"

	"github.com/readback/readback/reports"
)

// pseudonymKey is the setting that pseudonyms in reports are made with, in hex.
const pseudonymKey = "pseudonym_key"

// Pseudonyms are those that stand for learners in anonymous reports: the same for as long as the database lives. Their key is
// made when it is first needed.
func (s *Store) Pseudonyms() (*reports.Pseudonyms, error) {
	fresh := make([]byte, reports.PseudonymKeySize)
	if _, err := rand.Read(fresh); err != nil {
		return nil, err
	}
	var kept string
	err := s.write(func(tx *tx) (err error) {
		if _, err := tx.exec(`INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING`, pseudonymKey, hex.EncodeToString(fresh)); err != nil {
			return err
		}
		kept, err = one(tx, scanText, `SELECT value FROM settings WHERE key = $1`, pseudonymKey)
		return err
	})
	if err != nil {
		return nil, err
	}
	key, err := hex.DecodeString(kept)
	return reports.NewPseudonyms(key), err
}
