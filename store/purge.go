package store

import (
	"context"
	"errors"
	"time"
)

// How much one write of Purge removes, so that answers being saved never wait for long.
const (
	purgedAttempts = 10
	purgedMembers  = 500
	purgedStates   = 20
)

// purgedWithQuiz are the tables whose rows name their quiz and don't go with it by themselves.
var purgedWithQuiz = []string{"corrections", "allowances"}

// Purge removes for good what was put into the bin before a time, in small writes: quizzes with their attempts and all the
// answers in them, groups without their members, drafts, and sets that no quiz asks any more. What it doesn't get to, because the
// context ends or a write fails, the next call removes.
func (s *Store) Purge(ctx context.Context, before time.Time) error {
	var errs []error // one that can't be removed doesn't keep the others
	for _, kind := range []struct {
		list  string
		purge func(ctx context.Context, id string, before time.Time) error
	}{
		{`SELECT id FROM quizzes WHERE deleted_at < $1 ORDER BY deleted_at, id`, s.purgeQuiz},
		{`SELECT group_id FROM bin WHERE group_id IS NOT NULL AND deleted_at < $1 ORDER BY deleted_at`, s.purgeGroup},
		{`SELECT draft_id FROM bin WHERE draft_id IS NOT NULL AND deleted_at < $1 ORDER BY deleted_at`, s.purgeDraft},
		{`SELECT s.id FROM sets s WHERE s.deleted_at < $1 AND NOT EXISTS (SELECT 1 FROM quizzes q WHERE q.set_id = s.id)
			ORDER BY s.deleted_at, s.id`, s.purgeSet},
	} {
		ids, err := all(s.reader(ctx), scanText, kind.list, millis(before))
		errs = append(errs, err)
		for _, id := range ids {
			errs = append(errs, kind.purge(ctx, id, before))
		}
	}
	return errors.Join(errs...)
}

// inPieces deletes by a statement until it affects no row, each time in a write of its own.
func (s *Store) inPieces(ctx context.Context, text string, args ...any) error {
	for {
		deleted := int64(0)
		err := s.write(func(tx *tx) (err error) {
			deleted, err = tx.exec(text, args...)
			return err
		})
		if err == nil {
			err = ctx.Err()
		}
		if err != nil || deleted == 0 {
			return err
		}
	}
}

func (s *Store) purgeQuiz(ctx context.Context, id string, before time.Time) error {
	err := s.inPieces(ctx, `DELETE FROM attempts WHERE id IN (SELECT a.id FROM attempts a JOIN quizzes q ON q.id = a.quiz_id
		WHERE q.id = $1 AND q.deleted_at < $2 LIMIT $3)`, id, millis(before), purgedAttempts)
	if err != nil {
		return err
	}
	return s.write(func(tx *tx) error {
		for _, table := range purgedWithQuiz {
			_, err := tx.exec(`DELETE FROM `+table+` WHERE quiz_id IN (SELECT q.id FROM quizzes q WHERE q.id = $1 AND q.deleted_at < $2)`,
				id, millis(before))
			if err != nil {
				return err
			}
		}
		_, err := tx.exec(`DELETE FROM quizzes WHERE id = $1 AND deleted_at < $2`, id, millis(before))
		return err
	})
}

// purgeGroup follows the quizzes of the group, which went into the bin with it or before.
func (s *Store) purgeGroup(ctx context.Context, id string, before time.Time) error {
	err := s.inPieces(ctx, `DELETE FROM group_members WHERE group_id = $1 AND person_id IN (SELECT m.person_id FROM group_members m
		JOIN bin b ON b.group_id = m.group_id WHERE m.group_id = $1 AND b.deleted_at < $2
		AND NOT EXISTS (SELECT 1 FROM quizzes q WHERE q.group_id = $1) LIMIT $3)`, id, millis(before), purgedMembers)
	if err != nil {
		return err
	}
	return s.write(func(tx *tx) error {
		_, err := tx.exec(`DELETE FROM learner_groups WHERE id IN (SELECT b.group_id FROM bin b WHERE b.group_id = $1 AND b.deleted_at < $2)`,
			id, millis(before))
		return err
	})
}

func (s *Store) purgeDraft(ctx context.Context, set string, before time.Time) error {
	err := s.inPieces(ctx, `DELETE FROM draft_states WHERE set_id = $1 AND number IN (SELECT d.number FROM draft_states d
		JOIN bin b ON b.draft_id = d.set_id WHERE d.set_id = $1 AND b.deleted_at < $2 LIMIT $3)`, set, millis(before), purgedStates)
	if err != nil {
		return err
	}
	return s.write(func(tx *tx) error {
		_, err := tx.exec(`DELETE FROM drafts WHERE set_id IN (SELECT b.draft_id FROM bin b WHERE b.draft_id = $1 AND b.deleted_at < $2)`,
			set, millis(before))
		return err
	})
}

// purgeSet removes the draft first, which stands on a revision, then the revisions one by one: each may be megabytes.
func (s *Store) purgeSet(ctx context.Context, id string, before time.Time) error {
	for _, step := range []struct {
		text   string
		atOnce int
	}{
		{`DELETE FROM draft_states WHERE set_id = $1 AND number IN (SELECT d.number FROM draft_states d JOIN sets s ON s.id = d.set_id
			WHERE d.set_id = $1 AND s.deleted_at < $2 LIMIT $3)`, purgedStates},
		{`DELETE FROM drafts WHERE set_id IN (SELECT s.id FROM sets s WHERE s.id = $1 AND s.deleted_at < $2 LIMIT $3)`, 1},
		{`DELETE FROM revisions WHERE id IN (SELECT r.id FROM revisions r JOIN sets s ON s.id = r.set_id
			WHERE s.id = $1 AND s.deleted_at < $2 ORDER BY r.number LIMIT $3)`, 1},
		{`DELETE FROM sets WHERE id IN (SELECT s.id FROM sets s WHERE s.id = $1 AND s.deleted_at < $2 LIMIT $3)`, 1},
	} {
		if err := s.inPieces(ctx, step.text, id, millis(before), step.atOnce); err != nil {
			return err
		}
	}
	return nil
}
