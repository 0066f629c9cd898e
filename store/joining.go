package store

import (
	"context"
	"errors"
	"time"

	"github.com/readback/readback/accounts"
)

var (
	// ErrJoinClosed is joining a group that takes nobody just now.
	ErrJoinClosed = errors.New("nobody can join the group until it is opened again")
	// ErrFormerCode is a join code that a group had, and that was changed since.
	ErrFormerCode = errors.New("the group has another join code by now")
)

// GroupByJoinCode returns a group by its join code, in the form of accounts.ParseJoinCode; a group that is closed,
// too. The errors are ErrNotFound, and ErrFormerCode for a code that was changed.
func (s *Store) GroupByJoinCode(ctx context.Context, code string) (accounts.Group, error) {
	return groupByCode(s.reader(ctx), code)
}

func groupByCode(q querier, code string) (accounts.Group, error) {
	g, err := one(q, scanGroup, `SELECT `+groupColumns+` FROM learner_groups g WHERE g.join_code = $1 AND `+notInBin, code)
	if !errors.Is(err, ErrNotFound) {
		return g, err
	}
	if _, former := one(q, scanInt, `SELECT 1 FROM former_join_codes WHERE code = $1`, code); !errors.Is(former, ErrNotFound) {
		return g, errors.Join(former, ErrFormerCode)
	}
	return g, err
}

// JoinByCode makes somebody a member of the group that has a code at that moment; who is one already stays one,
// whether the group is closed or not, and from then on by their own will. The errors are those of GroupByJoinCode, ErrJoinClosed and ErrReference.
func (s *Store) JoinByCode(code, person string, at time.Time) error {
	return s.write(func(tx *tx) error {
		g, err := groupByCode(tx, code)
		if err != nil {
			return err
		}
		member, err := isMember(tx, g.ID, person)
		if err == nil && member {
			_, err = tx.exec(`DELETE FROM listed_members WHERE group_id = $1 AND person_id = $2`, g.ID, person)
		}
		if err != nil || member {
			return err
		}
		if g.JoinClosed {
			return ErrJoinClosed
		}
		return join(tx, g.ID, person, at)
	})
}

// CloseGroup sees to it that nobody joins by the code any more. Members stay. Closing again is fine.
func (s *Store) CloseGroup(group string, at time.Time) error {
	return s.write(func(tx *tx) error {
		_, err := tx.exec(`INSERT INTO closed_groups (group_id, closed_at) VALUES ($1, $2)
			ON CONFLICT (group_id) DO NOTHING`, group, millis(at))
		return err
	})
}

// OpenGroup lets people join again. A group that is open is fine.
func (s *Store) OpenGroup(group string) error {
	return s.write(func(tx *tx) error {
		_, err := tx.exec(`DELETE FROM closed_groups WHERE group_id = $1`, group)
		return err
	})
}

// ChangeJoinCode gives a group another join code, which is returned; the one before leads nowhere from then on, and
// is never given again.
func (s *Store) ChangeJoinCode(group string, at time.Time) (code string, err error) {
	err = s.write(func(tx *tx) (err error) {
		if code, err = freeJoinCode(tx); err != nil {
			return err
		}
		_, err = tx.exec(`INSERT INTO former_join_codes (code, group_id, changed_at)
			SELECT join_code, id, $1 FROM learner_groups WHERE id = $2`, millis(at), group)
		if err != nil {
			return err
		}
		return tx.execOne(`UPDATE learner_groups SET join_code = $1 WHERE id = $2`, code, group)
	})
	return code, err
}

// Leave takes somebody out of a group. What they did stays: attempts, answers and marks. ErrNotFound is somebody who
// isn't a member.
func (s *Store) Leave(group, person string) error {
	return s.write(func(tx *tx) error {
		return tx.execOne(`DELETE FROM group_members WHERE group_id = $1 AND person_id = $2`, group, person)
	})
}
