package store

import (
	"context"
	"time"

	"github.com/readback/readback/accounts"
)

// Link is a link that lets its holder in as somebody. Its secret is known to nobody but its holder.
type Link struct {
	Hash      string // accounts.Hash of its secret
	PersonID  string
	Kind      accounts.LinkKind
	GroupID   string // empty when an administrator gave it to somebody of no particular group
	MadeBy    string // Person.ID
	MadeAt    time.Time
	ExpiresAt time.Time
}

// AddLinks stores links. The one that somebody had from the same group, or their link for a password from wherever, is
// good no more. The error is ErrReference for a person or a group that isn't there.
func (s *Store) AddLinks(links ...Link) error {
	return s.write(func(tx *tx) error {
		for _, l := range links {
			if err := addLink(tx, l); err != nil {
				return err
			}
		}
		return nil
	})
}

func addLink(tx *tx, l Link) error {
	_, err := tx.exec(`DELETE FROM links WHERE expires_at <= $1 OR person_id = $2 AND kind = $3 AND (kind = 'password' OR group_id = $4)`,
		millis(l.MadeAt), l.PersonID, l.Kind, l.GroupID)
	if err != nil {
		return err
	}
	_, err = tx.exec(`INSERT INTO links (token_hash, person_id, kind, group_id, made_by, made_at, expires_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		l.Hash, l.PersonID, l.Kind, maybeText(l.GroupID), maybeText(l.MadeBy), millis(l.MadeAt), millis(l.ExpiresAt))
	return err
}

// goodLink is a link by which its holder is let in just now: what was right when it was made has to be so still.
const goodLink = `l.token_hash = $1 AND l.kind = $2 AND l.expires_at > $3 AND p.disabled_at IS NULL
	AND (l.kind = 'password' OR p.password_hash IS NULL)
	AND (l.group_id IS NULL OR p.role = 'learner' AND EXISTS (
		SELECT 1 FROM group_members m WHERE m.group_id = l.group_id AND m.person_id = l.person_id
			AND NOT EXISTS (SELECT 1 FROM bin b WHERE b.group_id = m.group_id)))`

// PersonByLink returns whom a link lets in, by the hash of its secret, and the group that it is from, if any. ErrNotFound
// is a link that isn't good: it has run out, was replaced or revoked, or the person isn't who it was made for any more.
func (s *Store) PersonByLink(ctx context.Context, kind accounts.LinkKind, hash string, now time.Time) (p accounts.Person, group string, err error) {
	scan := func(row scanner) (p accounts.Person, err error) {
		return p, row.Scan(append(personFields(&p), textIn(&group))...)
	}
	p, err = one(s.reader(ctx), scan, `SELECT `+personColumns+`, l.group_id FROM links l JOIN people p ON p.id = l.person_id WHERE `+goodLink,
		hash, kind, millis(now))
	return p, group, err
}

// SetPasswordByLink uses a link up: it stores the hash of the password that its holder chose, and ends the person's
// sessions and other links. The person is as it was found in the same moment; ErrNotFound is a link that isn't good.
func (s *Store) SetPasswordByLink(link, passwordHash string, now time.Time) (p accounts.Person, err error) {
	err = s.write(func(tx *tx) (err error) {
		p, err = one(tx, scanPerson, `SELECT `+personColumns+` FROM links l JOIN people p ON p.id = l.person_id WHERE `+goodLink,
			link, accounts.PasswordLink, millis(now))
		if err != nil {
			return err
		}
		if err := tx.execOne(`UPDATE people SET password_hash = $1 WHERE id = $2`, passwordHash, p.ID); err != nil {
			return err
		}
		if _, err := tx.exec(`DELETE FROM links WHERE person_id = $1`, p.ID); err != nil {
			return err
		}
		_, err = tx.exec(`DELETE FROM sessions WHERE person_id = $1`, p.ID)
		return err
	})
	return p, err
}

// RevokeLinks ends the links of one kind that the members of a group have from it, and returns how many were good.
func (s *Store) RevokeLinks(group string, kind accounts.LinkKind, now time.Time) (ended int64, err error) {
	err = s.write(func(tx *tx) (err error) {
		if ended, err = one(tx, scanInt, `SELECT count(*) FROM links WHERE group_id = $1 AND kind = $2 AND expires_at > $3`,
			group, kind, millis(now)); err != nil {
			return err
		}
		_, err = tx.exec(`DELETE FROM links WHERE group_id = $1 AND kind = $2`, group, kind)
		return err
	})
	return ended, err
}

// LinkEnds tells until when each member of a group has a link of a kind from it, by Person.ID.
func (s *Store) LinkEnds(ctx context.Context, group string, kind accounts.LinkKind, now time.Time) (map[string]time.Time, error) {
	ends := map[string]time.Time{}
	err := each(s.reader(ctx), func(row scanner) error {
		var person string
		var end time.Time
		err := row.Scan(&person, timeIn(&end))
		ends[person] = end
		return err
	}, `SELECT person_id, expires_at FROM links WHERE group_id = $1 AND kind = $2 AND expires_at > $3`, group, kind, millis(now))
	return ends, err
}
