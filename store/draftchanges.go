package store

import (
	"context"
	"errors"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
)

// SaveDraft changes a draft. What it said before can be had again by undoing; what was undone is gone. The set keeps its
// id. The error is ErrDraftMoved when version isn't the draft's any more.
func (s *Store) SaveDraft(ctx context.Context, set string, version int64, to questions.Set, by accounts.Person, at time.Time) (Draft, error) {
	to.ID = set
	content, _, err := to.Canonical()
	if err != nil {
		return Draft{}, err
	}
	d, err := s.draftAt(ctx, set, version)
	if err != nil || content == d.content {
		return d.Draft, err
	}
	kept := min(draftStates, max(1, int64(draftBytes/len(content))))
	return s.changeDraft(ctx, d, d.number+1, by, at, func(tx *tx) error {
		_, err := tx.exec(`DELETE FROM draft_states WHERE set_id = $1 AND (number > $2 OR number <= $3)`, set, d.number, d.number+1-kept)
		if err != nil {
			return err
		}
		return insertState(tx, set, d.number+1, content, len(to.Questions))
	})
}

// UndoDraft takes the latest change back; where there is none, nothing changes. The error is ErrDraftMoved as with SaveDraft.
func (s *Store) UndoDraft(ctx context.Context, set string, version int64, by accounts.Person, at time.Time) (Draft, error) {
	return s.stepDraft(ctx, set, version, -1, by, at)
}

// RedoDraft makes the change again that was taken back last, as UndoDraft.
func (s *Store) RedoDraft(ctx context.Context, set string, version int64, by accounts.Person, at time.Time) (Draft, error) {
	return s.stepDraft(ctx, set, version, 1, by, at)
}

func (s *Store) stepDraft(ctx context.Context, set string, version, step int64, by accounts.Person, at time.Time) (Draft, error) {
	d, err := s.draftAt(ctx, set, version)
	if err != nil {
		return Draft{}, err
	}
	to := d.number + step
	if to < d.first || to > d.last {
		return d.Draft, nil
	}
	return s.changeDraft(ctx, d, to, by, at, func(*tx) error { return nil })
}

// draftAt is a draft that is still at a version, and else ErrDraftMoved.
func (s *Store) draftAt(ctx context.Context, set string, version int64) (storedDraft, error) {
	d, err := one(s.reader(ctx), scanDraft, selectDraft+` AND d.set_id = $1`, set)
	if errors.Is(err, ErrNotFound) || err == nil && d.Version != version {
		return storedDraft{}, ErrDraftMoved
	}
	if err == nil {
		d.Draft, err = d.decoded()
	}
	return d, err
}

// changeDraft brings a draft that is as it was read into another of its states, which write may make.
func (s *Store) changeDraft(ctx context.Context, d storedDraft, to int64, by accounts.Person, at time.Time, write func(*tx) error) (Draft, error) {
	err := s.write(func(tx *tx) error {
		if err := moveDraft(tx, d.SetID, d.Version); err != nil {
			return err
		}
		if err := write(tx); err != nil {
			return err
		}
		_, err := tx.exec(`INSERT INTO draft_authors (set_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, d.SetID, by.ID)
		if err != nil {
			return err
		}
		return tx.execOne(`UPDATE drafts SET number = $1, by_person = $2, changed_at = $3 WHERE set_id = $4`,
			to, by.ID, millis(at), d.SetID)
	})
	if err != nil {
		return Draft{}, err
	}
	return s.Draft(ctx, d.SetID)
}

// moveDraft makes a draft's version the next one.
func moveDraft(tx *tx, set string, version int64) error {
	err := tx.execOne(`UPDATE drafts SET version = version + 1 WHERE set_id = $1 AND version = $2`, set, version)
	if errors.Is(err, ErrNotFound) {
		return ErrDraftMoved
	}
	return err
}

// DropDraft forgets a draft and all that was changed in it; that of a set which was never published goes into the bin. The error
// is ErrDraftMoved as with SaveDraft.
func (s *Store) DropDraft(set string, version int64, by string, at time.Time) error {
	return s.write(func(tx *tx) error {
		unpublished, err := one(tx, scanInt, `SELECT count(*) FROM drafts d WHERE d.set_id = $1 AND d.base_id IS NULL
			AND NOT EXISTS (SELECT 1 FROM sets s WHERE s.id = d.set_id)`, set)
		if err != nil || unpublished == 0 {
			return errors.Join(err, dropDraft(tx, set, version))
		}
		if err := moveDraft(tx, set, version); err != nil {
			return err
		}
		return binDraft(tx, set, by, at)
	})
}

func dropDraft(tx *tx, set string, version int64) error {
	err := tx.execOne(`DELETE FROM drafts WHERE set_id = $1 AND version = $2`, set, version)
	if errors.Is(err, ErrNotFound) {
		return ErrDraftMoved
	}
	return err
}

// PublishDraft makes a draft the next revision of its set, or the first one of a new set, and forgets the draft, both or
// neither. onto is the id of the latest revision as whoever publishes has seen it, empty for none: the error is ErrMoved
// when there is another by now. It is ErrDraftMoved as with SaveDraft, and else as with SaveSets.
func (s *Store) PublishDraft(ctx context.Context, set string, version int64, onto string, by accounts.Person, at time.Time) (SavedSet, error) {
	from, err := s.draftAt(ctx, set, version)
	if err != nil {
		return SavedSet{}, err
	}
	d, err := s.newDraft(ctx, from.Set)
	if err != nil {
		return SavedSet{}, err
	}
	if d.previous.ID != onto {
		return SavedSet{}, ErrMoved
	}
	var saved SavedSet
	err = s.write(func(tx *tx) error {
		authors, err := all(tx, scanText, `SELECT person_id FROM draft_authors WHERE set_id = $1`, set)
		if err != nil {
			return err
		}
		if err := dropDraft(tx, set, version); err != nil {
			return err
		}
		if saved, err = d.save(tx, &by, at); err != nil {
			return err
		}
		if err := saved.credit(tx, authors); err != nil || onto != "" {
			return err
		}
		return tx.execOne(`UPDATE sets SET owner_id = $1 WHERE id = $2`, from.OwnerID, set)
	})
	return saved, err
}

// credit names those who changed the draft that became a revision.
func (r SavedSet) credit(tx *tx, authors []string) error {
	if !r.New {
		return nil
	}
	for _, person := range authors {
		if _, err := tx.exec(`INSERT INTO revision_authors (revision_id, person_id) VALUES ($1, $2)`, r.ID, person); err != nil {
			return err
		}
	}
	return nil
}
