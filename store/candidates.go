package store

import (
	"context"

	"github.com/readback/readback/accounts"
)

// Candidates lists the members of a group by name, with what decides on whether they are given links.
func (s *Store) Candidates(ctx context.Context, group string) ([]accounts.Candidate, error) {
	return all(s.reader(ctx), scanCandidate, `SELECT `+personColumns+`, p.password_hash,
		(SELECT 1 FROM listed_members i WHERE i.group_id = m.group_id AND i.person_id = m.person_id)
		FROM group_members m JOIN people p ON p.id = m.person_id WHERE m.group_id = $1 ORDER BY p.name, p.id`, group)
}

// Candidate returns a member of a group as Candidates does; without a group, anybody.
func (s *Store) Candidate(ctx context.Context, group, person string) (accounts.Candidate, error) {
	return one(s.reader(ctx), scanCandidate, `SELECT `+personColumns+`, p.password_hash,
		(SELECT 1 FROM listed_members i WHERE i.group_id = $1 AND i.person_id = p.id) FROM people p WHERE p.id = $2
		AND ($1 = '' OR EXISTS (SELECT 1 FROM group_members m WHERE m.group_id = $1 AND m.person_id = p.id))`, group, person)
}

func scanCandidate(row scanner) (c accounts.Candidate, err error) {
	return c, row.Scan(append(personFields(&c.Person), presence(&c.HasPassword), presence(&c.Listed))...)
}
