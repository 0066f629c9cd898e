package store

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/readback/readback/questions"
)

// BinKept is how long what was deleted can be brought back.
const BinKept = 30 * 24 * time.Hour

// BinKind is what a thing in the bin is.
type BinKind string

// All kinds of things in the bin.
const (
	BinSet   BinKind = "set"
	BinQuiz  BinKind = "quiz"
	BinGroup BinKind = "group" // with its quizzes
	BinDraft BinKind = "draft" // a set that was never published
)

// Binned is a thing in the bin.
type Binned struct {
	Kind      BinKind
	ID, Title string
	DeletedAt time.Time
	DeletedBy string // name; empty for somebody deleted since
	Quizzes   int    // of a group: that went with it; of a set: that ask it, which keep it from being removed for good
}

// Until is when a thing is removed for good.
func (b Binned) Until() time.Time { return b.DeletedAt.Add(BinKept) }

// DeleteSet puts a set into the bin: it is on no list. Quizzes on it and attempts go on, and its id stays taken. by may be empty.
func (s *Store) DeleteSet(set, by string, at time.Time) error {
	return s.write(func(tx *tx) error {
		if err := tx.execOne(`UPDATE sets SET deleted_at = $1 WHERE id = $2 AND deleted_at IS NULL`, millis(at), set); err != nil {
			return err
		}
		_, err := tx.exec(`INSERT INTO bin (set_id, deleted_at, deleted_by) VALUES ($1, $2, $3)`, set, millis(at), maybeText(by))
		return err
	})
}

// DeleteQuiz puts a quiz into the bin: it is there for nobody, and neither are its attempts. They stay with all their answers,
// and those that are open run out. by may be empty.
func (s *Store) DeleteQuiz(id, by string, at time.Time) error {
	return s.write(func(tx *tx) error {
		if err := tx.execOne(`UPDATE quizzes SET deleted_at = $1 WHERE id = $2 AND deleted_at IS NULL`, millis(at), id); err != nil {
			return err
		}
		_, err := tx.exec(`INSERT INTO bin (quiz_id, deleted_at, deleted_by) VALUES ($1, $2, $3)`, id, millis(at), maybeText(by))
		return err
	})
}

// DeleteGroup puts a group into the bin, and its quizzes with it. Its members stay people. by may be empty.
func (s *Store) DeleteGroup(id, by string, at time.Time) error {
	return s.write(func(tx *tx) error {
		if _, err := one(tx, scanInt, `SELECT 1 FROM learner_groups g WHERE g.id = $1 AND `+notInBin, id); err != nil {
			return err
		}
		if _, err := tx.exec(`INSERT INTO bin (group_id, deleted_at, deleted_by) VALUES ($1, $2, $3)`, id, millis(at), maybeText(by)); err != nil {
			return err
		}
		_, err := tx.exec(`UPDATE quizzes SET deleted_at = $1 WHERE group_id = $2 AND deleted_at IS NULL`, millis(at), id)
		return err
	})
}

// notInBin is said of a group g.
const notInBin = `NOT EXISTS (SELECT 1 FROM bin b WHERE b.group_id = g.id)`

// InBin tells whether a set is in the bin.
func (s *Store) InBin(ctx context.Context, set string) (bool, error) {
	n, err := one(s.reader(ctx), scanInt, `SELECT count(*) FROM bin WHERE set_id = $1`, set)
	return n > 0, err
}

// Bin lists what is in the bin and was one's own, alone or with others, the latest first; nobody (empty) sees all. A quiz whose
// group was deleted after it comes back into the list with the group.
func (s *Store) Bin(ctx context.Context, person string) ([]Binned, error) {
	return bin(s.reader(ctx), person)
}

func bin(q querier, person string) ([]Binned, error) {
	scan := func(row scanner) (b Binned, err error) {
		return b, row.Scan(&b.Kind, &b.ID, &b.Title, timeIn(&b.DeletedAt), textIn(&b.DeletedBy), &b.Quizzes)
	}
	found, err := all(q, scan, `SELECT 'set', s.id, s.title, b.deleted_at AS at, p.name, (SELECT count(*) FROM quizzes q WHERE q.set_id = s.id)
		FROM bin b JOIN sets s ON s.id = b.set_id LEFT JOIN people p ON p.id = b.deleted_by WHERE ($1 = '' OR `+ownsSet+`)
		UNION ALL SELECT 'quiz', q.id, q.title, b.deleted_at, p.name, 0
		FROM bin b JOIN quizzes q ON q.id = b.quiz_id LEFT JOIN people p ON p.id = b.deleted_by
		WHERE ($1 = '' OR q.owner_id = $1 OR q.group_id IN (SELECT g.id FROM learner_groups g WHERE `+leadsGroup+`))
			AND NOT EXISTS (SELECT 1 FROM bin gb WHERE gb.group_id = q.group_id)
		UNION ALL SELECT 'group', g.id, g.name, b.deleted_at, p.name, (SELECT count(*) FROM quizzes q WHERE q.group_id = g.id
			AND NOT EXISTS (SELECT 1 FROM bin qb WHERE qb.quiz_id = q.id))
		FROM bin b JOIN learner_groups g ON g.id = b.group_id LEFT JOIN people p ON p.id = b.deleted_by WHERE ($1 = '' OR `+leadsGroup+`)
		UNION ALL SELECT 'draft', d.set_id, d.set_id, b.deleted_at, p.name, 0
		FROM bin b JOIN drafts d ON d.set_id = b.draft_id LEFT JOIN people p ON p.id = b.deleted_by WHERE ($1 = '' OR d.owner_id = $1)
		ORDER BY at DESC, 1, 2`, person)
	for i := range found {
		if found[i].Kind == BinDraft && err == nil {
			found[i].Title, err = draftTitle(q, found[i].ID)
		}
	}
	return found, err
}

// draftTitle is what a draft in the bin is called: its title, or its id as long as it has none.
func draftTitle(q querier, set string) (string, error) {
	d, err := one(q, func(row scanner) (d storedDraft, err error) { return d, row.Scan(&d.content, &d.count) },
		`SELECT s.content, s.questions FROM drafts d JOIN draft_states s ON s.set_id = d.set_id AND s.number = d.number
		WHERE d.set_id = $1`, set)
	if errors.Is(err, ErrNotFound) {
		return set, nil // it is being removed for good
	}
	if err != nil {
		return "", err
	}
	whole, err := questions.ReadCanonical(d.content, d.count)
	return cmp.Or(whole.Title, set), err
}

// BringBack takes a thing out of the bin that Bin lists for the person, as it was: a set with its draft, a quiz with its
// attempts, a group with the quizzes that went with it. The error is ErrNotFound for all else, and for what is to be removed for
// good: what was deleted so long before now, unless it is a set that a quiz asks.
func (s *Store) BringBack(kind BinKind, id, person string, now time.Time) (Binned, error) {
	var back Binned
	return back, s.write(func(tx *tx) error {
		listed, err := bin(tx, person)
		if err != nil {
			return err
		}
		for _, back = range listed {
			if back.Kind == kind && back.ID == id && (now.Before(back.Until()) || kind == BinSet && back.Quizzes > 0) {
				return bringBack(tx, kind, id)
			}
		}
		return ErrNotFound
	})
}

func bringBack(tx *tx, kind BinKind, id string) error {
	column, restore := "", ""
	switch kind {
	case BinSet:
		column, restore = "set_id", `UPDATE sets SET deleted_at = NULL WHERE id = $1`
	case BinQuiz:
		column, restore = "quiz_id", `UPDATE quizzes SET deleted_at = NULL WHERE id = $1`
	case BinGroup:
		column = "group_id"
		restore = `UPDATE quizzes SET deleted_at = NULL WHERE group_id = $1 AND NOT EXISTS (SELECT 1 FROM bin b WHERE b.quiz_id = quizzes.id)`
	case BinDraft:
		column = "draft_id"
	}
	if restore != "" {
		if _, err := tx.exec(restore, id); err != nil {
			return err
		}
	}
	return tx.execOne(`DELETE FROM bin WHERE `+column+` = $1`, id)
}

// binDraft puts the draft of a set that was never published into the bin.
func binDraft(tx *tx, set, by string, at time.Time) error {
	_, err := tx.exec(`INSERT INTO bin (draft_id, deleted_at, deleted_by) VALUES ($1, $2, $3)`, set, millis(at), maybeText(by))
	return err
}

// hasDraft tells whether a set has a draft, be it in the bin.
func (s *Store) hasDraft(ctx context.Context, set string) (bool, error) {
	_, err := one(s.reader(ctx), scanInt, `SELECT 1 FROM drafts WHERE set_id = $1`, set)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}
