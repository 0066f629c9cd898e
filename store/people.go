package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"github.com/readback/readback/accounts"
)

var (
	// ErrLastAdministrator is a change after which nobody could look after the installation any more.
	ErrLastAdministrator = errors.New("the last administrator has to stay one")
	// ErrOwner is the deletion of somebody who owns question sets, quizzes or groups: they go to somebody else first.
	ErrOwner = errors.New("the person still owns question sets, quizzes or groups")
)

// Secrets is how a person proves who they are, as it is stored.
type Secrets struct {
	PasswordHash string // argon2id; empty without a password
	ReturnHash   string // accounts.Hash of the return code; empty without one
}

const personColumns = `p.id, p.name, p.email, p.sign_in, p.role, p.guest, p.external_id, p.disabled_at, p.created_at`

// personFields are the places that personColumns are scanned into.
func personFields(p *accounts.Person) []any {
	return []any{&p.ID, &p.Name, textIn(&p.Email), textIn(&p.SignIn), &p.Role, &p.Guest,
		textIn(&p.ExternalID), presence(&p.Disabled), timeIn(&p.CreatedAt)}
}

func scanPerson(row scanner) (p accounts.Person, err error) {
	return p, row.Scan(personFields(&p)...)
}

// AddPerson stores somebody new and returns them with their id, and with a sign-in name when they have neither email
// nor sign-in name. The error is ErrTaken for an email, a sign-in name or a return code that somebody else has.
func (s *Store) AddPerson(p accounts.Person, secrets Secrets) (accounts.Person, error) {
	var added accounts.Person
	err := s.write(func(tx *tx) (err error) {
		added, err = addPerson(tx, p, secrets)
		return err
	})
	return added, err
}

// AddFirstAdministrator stores an administrator while there is none; ErrTaken when there is one already.
func (s *Store) AddFirstAdministrator(p accounts.Person, secrets Secrets) (accounts.Person, error) {
	var added accounts.Person
	err := s.write(func(tx *tx) (err error) {
		there, err := administrators(tx)
		if err != nil {
			return err
		}
		if there > 0 {
			return ErrTaken{What: "administrator"}
		}
		p.Role = accounts.Administrator
		added, err = addPerson(tx, p, secrets)
		return err
	})
	return added, err
}

func addPerson(tx *tx, p accounts.Person, secrets Secrets) (accounts.Person, error) {
	p.ID = accounts.NewID()
	p, err := withSignIn(tx, p)
	if err != nil {
		return p, err
	}
	disabled := sql.NullInt64{Int64: millis(p.CreatedAt), Valid: p.Disabled}
	_, err = tx.exec(`INSERT INTO people (id, name, email, sign_in, password_hash, return_hash, role, guest, external_id,
		disabled_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		p.ID, p.Name, maybeText(p.Email), maybeText(p.SignIn), maybeText(secrets.PasswordHash), maybeText(secrets.ReturnHash),
		p.Role, p.Guest, maybeText(p.ExternalID), disabled, millis(p.CreatedAt))
	return p, err
}

// withSignIn sees to it that the person can be told from all others when signing in: by the email, or else by a
// sign-in name, which is made from the name when there is none.
func withSignIn(tx *tx, p accounts.Person) (accounts.Person, error) {
	if p.Email != "" {
		p.SignIn = ""
		return p, freeFor(tx, p.ID, "email", p.Email)
	}
	if p.SignIn != "" {
		return p, freeFor(tx, p.ID, "sign_in", p.SignIn)
	}
	for try := 0; ; try++ {
		p.SignIn = accounts.SuggestSignIn(p.Name, try)
		err := freeFor(tx, p.ID, "sign_in", p.SignIn)
		if !errors.Is(err, ErrTaken{}) {
			return p, err
		}
	}
}

// freeFor is ErrTaken when somebody else signs in by this email or sign-in name.
func freeFor(tx *tx, person, field, login string) error {
	others, err := one(tx, scanInt, `SELECT count(*) FROM people WHERE (email = $1 OR sign_in = $1) AND id <> $2`, login, person)
	if err == nil && others > 0 {
		err = ErrTaken{What: field}
	}
	return err
}

// Person returns somebody by id.
func (s *Store) Person(ctx context.Context, id string) (accounts.Person, error) {
	return one(s.reader(ctx), scanPerson, `SELECT `+personColumns+` FROM people p WHERE p.id = $1`, id)
}

// People lists everybody by name.
func (s *Store) People(ctx context.Context) ([]accounts.Person, error) {
	return all(s.reader(ctx), scanPerson, `SELECT `+personColumns+` FROM people p ORDER BY p.name, p.id`)
}

// PersonByLogin returns who signs in by an email or a sign-in name, in any case, with their password's hash, which is
// empty when they have none.
func (s *Store) PersonByLogin(ctx context.Context, login string) (accounts.Person, string, error) {
	var hash string
	scan := func(row scanner) (p accounts.Person, err error) {
		return p, row.Scan(append(personFields(&p), textIn(&hash))...)
	}
	p, err := one(s.reader(ctx), scan, `SELECT `+personColumns+`, p.password_hash FROM people p
		WHERE p.email = $1 OR p.sign_in = $1`, strings.ToLower(strings.TrimSpace(login)))
	return p, hash, err
}

// PersonByReturnCode returns whose return code has this hash.
func (s *Store) PersonByReturnCode(ctx context.Context, hash string) (accounts.Person, error) {
	return one(s.reader(ctx), scanPerson, `SELECT `+personColumns+` FROM people p WHERE p.return_hash = $1`, hash)
}

// HasAdministrator tells whether anybody can look after the installation.
func (s *Store) HasAdministrator(ctx context.Context) (bool, error) {
	n, err := administrators(s.reader(ctx))
	return n > 0, err
}

func administrators(q querier) (int64, error) {
	return one(q, scanInt, `SELECT count(*) FROM people WHERE role = 'administrator' AND disabled_at IS NULL`)
}

// SaveProfile stores name, email, sign-in name, external id and whether somebody is a guest. Who loses the email gets
// a sign-in name. The result has it; the errors are ErrNotFound and ErrTaken.
func (s *Store) SaveProfile(p accounts.Person) (accounts.Person, error) {
	saved := p
	err := s.write(func(tx *tx) (err error) {
		if saved, err = withSignIn(tx, p); err != nil {
			return err
		}
		return tx.execOne(`UPDATE people SET name = $1, email = $2, sign_in = $3, guest = $4, external_id = $5 WHERE id = $6`,
			saved.Name, maybeText(saved.Email), maybeText(saved.SignIn), saved.Guest, maybeText(saved.ExternalID), saved.ID)
	})
	return saved, err
}

// SetExternalID notes somebody's number in a gradebook elsewhere (empty: none).
func (s *Store) SetExternalID(id, number string) error {
	return s.write(func(tx *tx) error {
		return tx.execOne(`UPDATE people SET external_id = $1 WHERE id = $2`, maybeText(number), id)
	})
}

// SetRole gives somebody a role and ends their sessions. The errors are ErrNotFound and ErrLastAdministrator.
func (s *Store) SetRole(id string, role accounts.Role) error {
	return s.changePerson(id, func(tx *tx) error {
		return tx.execOne(`UPDATE people SET role = $1 WHERE id = $2`, role, id)
	})
}

// SetPassword stores the hash of a new password (empty: none) and ends the person's sessions and links.
func (s *Store) SetPassword(id, hash string) error {
	return s.changePerson(id, func(tx *tx) error {
		if _, err := tx.exec(`DELETE FROM links WHERE person_id = $1`, id); err != nil {
			return err
		}
		return tx.execOne(`UPDATE people SET password_hash = $1 WHERE id = $2`, maybeText(hash), id)
	})
}

// SetDisabled says since when somebody may do nothing, and ends their sessions; the zero time lets them in again. The
// errors are ErrNotFound and ErrLastAdministrator.
func (s *Store) SetDisabled(id string, since time.Time) error {
	return s.changePerson(id, func(tx *tx) error {
		return tx.execOne(`UPDATE people SET disabled_at = $1 WHERE id = $2`, maybeMillis(since), id)
	})
}

// SetReturnCode stores the hash of a new return code (empty: none); the former one is worth nothing from then on.
func (s *Store) SetReturnCode(id, hash string) error {
	return s.write(func(tx *tx) error {
		return tx.execOne(`UPDATE people SET return_hash = $1 WHERE id = $2`, maybeText(hash), id)
	})
}

// DeletePerson removes somebody and all that they did: sessions, memberships, attempts with answers and marks. Of their
// certificates the code stays, without a name, so that whoever holds one is told. The errors are ErrNotFound, ErrLastAdministrator, and ErrOwner while HandOver hasn't given away what they own.
func (s *Store) DeletePerson(id string) error {
	err := s.changePerson(id, func(tx *tx) error {
		if _, err := tx.exec(`UPDATE certificates SET name = NULL WHERE person_id = $1`, id); err != nil {
			return err
		}
		return tx.execOne(`DELETE FROM people WHERE id = $1`, id)
	})
	if errors.Is(err, ErrReference) {
		return ErrOwner
	}
	return err
}

// HandOver gives all question sets, drafts, quizzes and groups that one person owns to another, who is then the first of their owners.
func (s *Store) HandOver(from, to string) error {
	return s.write(func(tx *tx) error {
		for _, text := range []string{
			`UPDATE sets SET owner_id = $1 WHERE owner_id = $2`,
			`UPDATE quizzes SET owner_id = $1 WHERE owner_id = $2`,
			`UPDATE learner_groups SET owner_id = $1 WHERE owner_id = $2`,
			`UPDATE drafts SET owner_id = $1 WHERE owner_id = $2`,
		} {
			if _, err := tx.exec(text, to, from); err != nil {
				return err
			}
		}
		_, err := tx.exec(`DELETE FROM co_owners WHERE person_id = $1 AND (
			set_id IN (SELECT s.id FROM sets s WHERE s.owner_id = $1)
			OR group_id IN (SELECT g.id FROM learner_groups g WHERE g.owner_id = $1))`, to)
		return err
	})
}

// changePerson makes a change to what somebody may do and ends their sessions in the same transaction. It refuses to
// leave the installation without an administrator.
func (s *Store) changePerson(id string, change func(*tx) error) error {
	return s.write(func(tx *tx) error {
		before, err := administrators(tx)
		if err != nil {
			return err
		}
		if err := change(tx); err != nil {
			return err
		}
		after, err := administrators(tx)
		if err != nil {
			return err
		}
		if before > 0 && after == 0 {
			return ErrLastAdministrator
		}
		_, err = tx.exec(`DELETE FROM sessions WHERE person_id = $1`, id)
		return err
	})
}
