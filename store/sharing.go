package store

import (
	"context"
	"errors"
	"time"

	"github.com/readback/readback/accounts"
)

// Owned is what several instructors may own together: a set or a group, by the id of the one that it is. The first owner
// stands in the thing's own row (a set that came with the program has none), the others in co_owners.
type Owned struct{ Set, Group string }

// Owner is one of those who own a thing.
type Owner struct {
	accounts.Person
	First   bool      // it was made by this person, or came to them from who made it
	Since   time.Time // zero for the first
	AddedBy string    // name of who made them an owner; empty for the first, and for somebody deleted since
}

// ErrLastOwner is taking the owner out of what nobody else owns who could look after it.
var ErrLastOwner = errors.New("nobody else owns it")

// Whether $1 owns a set s, or leads a group g. All lists ask by these.
const (
	ownsSet    = `(s.owner_id = $1 OR s.id IN (SELECT c.set_id FROM co_owners c WHERE c.person_id = $1))`
	leadsGroup = `(g.owner_id = $1 OR g.id IN (SELECT c.group_id FROM co_owners c WHERE c.person_id = $1))`
)

// where is the table and the column of co_owners that a thing is found by, and its id.
func (o Owned) where() (table, column, id string) {
	if o.Set != "" {
		return "sets", "set_id", o.Set
	}
	return "learner_groups", "group_id", o.Group
}

// Owns tells whether somebody owns a thing, alone or with others.
func (s *Store) Owns(ctx context.Context, person string, o Owned) (bool, error) {
	return owns(s.reader(ctx), person, o)
}

func owns(q querier, person string, o Owned) (bool, error) {
	text, id := `SELECT count(*) FROM people p JOIN sets s ON p.id = $1 AND s.id = $2 WHERE `+ownsSet, o.Set
	if o.Set == "" {
		text, id = `SELECT count(*) FROM people p JOIN learner_groups g ON p.id = $1 AND g.id = $2 WHERE `+leadsGroup, o.Group
	}
	n, err := one(q, scanInt, text, person, id)
	return n > 0, err
}

// Owners lists who owns a thing: the first one, where there is one, then the others by name.
func (s *Store) Owners(ctx context.Context, o Owned) ([]Owner, error) {
	table, _, id := o.where()
	first := func(row scanner) (f Owner, err error) {
		f.First = true
		return f, row.Scan(personFields(&f.Person)...)
	}
	found, err := all(s.reader(ctx), first,
		`SELECT `+personColumns+` FROM `+table+` t JOIN people p ON p.id = t.owner_id WHERE t.id = $1`, id)
	if err != nil {
		return nil, err
	}
	others, err := coOwners(s.reader(ctx), o)
	return append(found, others...), err
}

func coOwners(q querier, o Owned) ([]Owner, error) {
	_, column, id := o.where()
	scan := func(row scanner) (f Owner, err error) {
		return f, row.Scan(append(personFields(&f.Person), timeIn(&f.Since), textIn(&f.AddedBy))...)
	}
	return all(q, scan, `SELECT `+personColumns+`, c.added_at, b.name FROM co_owners c JOIN people p ON p.id = c.person_id
		LEFT JOIN people b ON b.id = c.added_by WHERE c.`+column+` = $1 ORDER BY p.name, p.id`, id)
}

// coOwnersOfSets is who owns sets together with their first owners, by the sets' ids.
func coOwnersOfSets(q querier) (map[string][]Owner, error) {
	found := map[string][]Owner{}
	err := each(q, func(row scanner) error {
		var set string
		var o Owner
		err := row.Scan(append([]any{&set}, personFields(&o.Person)...)...)
		found[set] = append(found[set], o)
		return err
	}, `SELECT c.set_id, `+personColumns+` FROM co_owners c JOIN people p ON p.id = c.person_id
		WHERE c.set_id IS NOT NULL ORDER BY p.name, p.id`)
	return found, err
}

// AddOwner makes somebody an owner of a thing, too. Who owns it already stays as they are. The error is ErrReference when
// one of them isn't there.
func (s *Store) AddOwner(o Owned, person, by string, at time.Time) error {
	return s.write(func(tx *tx) error {
		already, err := owns(tx, person, o)
		if err != nil || already {
			return err
		}
		_, err = tx.exec(`INSERT INTO co_owners (set_id, group_id, person_id, added_at, added_by) VALUES ($1, $2, $3, $4, $5)`,
			maybeText(o.Set), maybeText(o.Group), person, millis(at), maybeText(by))
		return err
	})
}

// RemoveOwner takes somebody out of a thing's owners. In the place of the first comes who has been one for longest of those
// who may own things; the error is ErrLastOwner when there is none, and ErrNotFound for somebody who owns it not. Quizzes that
// somebody has given to a group go on to its first owner with them, since they show the group's people.
func (s *Store) RemoveOwner(o Owned, person string) error {
	return s.write(func(tx *tx) error {
		_, column, id := o.where()
		removed, err := tx.exec(`DELETE FROM co_owners WHERE `+column+` = $1 AND person_id = $2`, id, person)
		if err == nil && removed == 0 {
			err = moveOn(tx, o, person)
		}
		if err != nil || o.Group == "" {
			return err
		}
		_, err = tx.exec(`UPDATE quizzes SET owner_id = (SELECT g.owner_id FROM learner_groups g WHERE g.id = $1)
			WHERE group_id = $1 AND owner_id = $2`, o.Group, person)
		return err
	})
}

// moveOn gives what somebody owned first to the next of its owners.
func moveOn(tx *tx, o Owned, from string) error {
	table, column, id := o.where()
	if _, err := one(tx, scanInt, `SELECT 1 FROM `+table+` WHERE id = $1 AND owner_id = $2`, id, from); err != nil {
		return err
	}
	next, err := one(tx, scanText, `SELECT c.person_id FROM co_owners c JOIN people p ON p.id = c.person_id WHERE c.`+column+` = $1
		AND p.role IN ('instructor', 'administrator') AND p.disabled_at IS NULL ORDER BY c.added_at, c.person_id LIMIT 1`, id)
	if errors.Is(err, ErrNotFound) {
		return ErrLastOwner
	}
	if err != nil {
		return err
	}
	if err := tx.execOne(`UPDATE `+table+` SET owner_id = $1 WHERE id = $2`, next, id); err != nil {
		return err
	}
	return tx.execOne(`DELETE FROM co_owners WHERE `+column+` = $1 AND person_id = $2`, id, next)
}
