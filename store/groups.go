package store

import (
	"context"
	"errors"
	"time"

	"github.com/readback/readback/accounts"
)

// Member is a learner in a group.
type Member struct {
	accounts.Person
	JoinedAt time.Time
}

const groupColumns = `g.id, g.name, g.join_code, (SELECT c.closed_at FROM closed_groups c WHERE c.group_id = g.id),
	g.owner_id, g.created_at`

func scanGroup(row scanner) (g accounts.Group, err error) {
	return g, row.Scan(&g.ID, &g.Name, &g.JoinCode, presence(&g.JoinClosed), &g.OwnerID, timeIn(&g.CreatedAt))
}

// AddGroup stores a new group and returns it with its id and a join code that no other group has.
func (s *Store) AddGroup(g accounts.Group) (accounts.Group, error) {
	err := s.write(func(tx *tx) error {
		code, err := freeJoinCode(tx)
		if err != nil {
			return err
		}
		g.ID, g.JoinCode = accounts.NewID(), code
		_, err = tx.exec(`INSERT INTO learner_groups (id, name, join_code, owner_id, created_at) VALUES ($1, $2, $3, $4, $5)`,
			g.ID, g.Name, g.JoinCode, g.OwnerID, millis(g.CreatedAt))
		return err
	})
	return g, err
}

func freeJoinCode(tx *tx) (string, error) {
	for {
		code := accounts.NewJoinCode()
		_, err := one(tx, scanInt, `SELECT 1 FROM learner_groups WHERE join_code = $1
			UNION ALL SELECT 1 FROM former_join_codes WHERE code = $1`, code)
		if errors.Is(err, ErrNotFound) {
			return code, nil
		}
		if err != nil {
			return "", err
		}
	}
}

// Group returns a group by id, unless it is in the bin.
func (s *Store) Group(ctx context.Context, id string) (accounts.Group, error) {
	return one(s.reader(ctx), scanGroup, `SELECT `+groupColumns+` FROM learner_groups g WHERE g.id = $1 AND `+notInBin, id)
}

// GroupsOf lists the groups that an instructor leads, alone or with others, by name.
func (s *Store) GroupsOf(ctx context.Context, instructor string) ([]accounts.Group, error) {
	return all(s.reader(ctx), scanGroup,
		`SELECT `+groupColumns+` FROM learner_groups g WHERE `+leadsGroup+` AND `+notInBin+` ORDER BY g.name, g.id`, instructor)
}

// AllGroups lists every group that isn't in the bin, by name.
func (s *Store) AllGroups(ctx context.Context) ([]accounts.Group, error) {
	return all(s.reader(ctx), scanGroup, `SELECT `+groupColumns+` FROM learner_groups g WHERE `+notInBin+` ORDER BY g.name, g.id`)
}

// Join makes somebody a member of a group; who is one already stays one. The error is ErrReference when there is no
// such group or person.
func (s *Store) Join(group, person string, at time.Time) error {
	return s.write(func(tx *tx) error { return join(tx, group, person, at) })
}

func join(tx *tx, group, person string, at time.Time) error {
	_, err := tx.exec(`INSERT INTO group_members (group_id, person_id, joined_at) VALUES ($1, $2, $3)
		ON CONFLICT (group_id, person_id) DO NOTHING`, group, person, millis(at))
	return err
}

// Members lists the members of a group by name.
func (s *Store) Members(ctx context.Context, group string) ([]Member, error) {
	return all(s.reader(ctx), scanMember, `SELECT `+personColumns+`, m.joined_at
		FROM group_members m JOIN people p ON p.id = m.person_id WHERE m.group_id = $1 ORDER BY p.name, p.id`, group)
}

func scanMember(row scanner) (m Member, err error) {
	return m, row.Scan(append(personFields(&m.Person), timeIn(&m.JoinedAt))...)
}

// IsMember tells whether somebody is in a group.
func (s *Store) IsMember(ctx context.Context, group, person string) (bool, error) {
	return isMember(s.reader(ctx), group, person)
}

func isMember(q querier, group, person string) (bool, error) {
	n, err := one(q, scanInt, `SELECT count(*) FROM group_members WHERE group_id = $1 AND person_id = $2`, group, person)
	return n > 0, err
}
