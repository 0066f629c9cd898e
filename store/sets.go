package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
)

// Set is a question set as lists show it. What it asks is in its revisions.
type Set struct {
	ID         string // the slug from the set file
	Title      string
	Owner      string // the owner's name, or empty
	OwnerID    string // empty: it came with the program or was imported at the machine, and all instructors may use it
	CreatedAt  time.Time
	RevisionID string // of the latest revision
	Number     int    // of the latest revision
	RevisedAt  time.Time
	Questions  int     // how many the latest revision asks
	CoOwners   []Owner // who own it together with its owner, by name
}

// OwnedBy tells whether somebody is one of the set's owners.
func (s *Set) OwnedBy(person string) bool {
	return s.OwnerID == person || slices.ContainsFunc(s.CoOwners, func(o Owner) bool { return o.ID == person })
}

// ErrForeignSet is the import of a set under an id that its importer may not edit.
type ErrForeignSet struct{ ID string }

// Error names the id.
func (e ErrForeignSet) Error() string {
	return fmt.Sprintf("the question set %s belongs to somebody else", e.ID)
}

const setsWithLatest = `SELECT s.id, s.title, s.owner_id, o.name, s.created_at, r.id, r.number, r.created_at, r.questions
	FROM sets s JOIN revisions r ON r.set_id = s.id LEFT JOIN people o ON o.id = s.owner_id
	WHERE s.deleted_at IS NULL AND r.number = (SELECT max(l.number) FROM revisions l WHERE l.set_id = s.id)`

func scanSet(row scanner) (s Set, err error) {
	return s, row.Scan(&s.ID, &s.Title, textIn(&s.OwnerID), textIn(&s.Owner), timeIn(&s.CreatedAt),
		&s.RevisionID, &s.Number, timeIn(&s.RevisedAt), &s.Questions)
}

// Set returns a set by id, unless it was deleted.
func (s *Store) Set(ctx context.Context, id string) (Set, error) {
	set, err := one(s.reader(ctx), scanSet, setsWithLatest+` AND s.id = $1`, id)
	if err != nil {
		return Set{}, err
	}
	set.CoOwners, err = coOwners(s.reader(ctx), Owned{Set: id})
	return set, err
}

// listSets is a list of sets with their owners.
func (s *Store) listSets(ctx context.Context, text string, args ...any) ([]Set, error) {
	sets, err := all(s.reader(ctx), scanSet, text, args...)
	if err != nil {
		return nil, err
	}
	others, err := coOwnersOfSets(s.reader(ctx))
	for i := range sets {
		sets[i].CoOwners = others[sets[i].ID]
	}
	return sets, err
}

// SetsFor lists the sets that an instructor may put before learners: the instructor's own, alone or with
// others, and those without an owner, by title.
func (s *Store) SetsFor(ctx context.Context, instructor string) ([]Set, error) {
	return s.listSets(ctx, setsWithLatest+` AND (`+ownsSet+` OR s.owner_id IS NULL)
		ORDER BY s.title, s.id`, instructor)
}

// AllSets lists every set that wasn't deleted, by title.
func (s *Store) AllSets(ctx context.Context) ([]Set, error) {
	return s.listSets(ctx, setsWithLatest+` ORDER BY s.title, s.id`)
}

// MaySaveSet is ErrForeignSet when there is a set of this id that somebody may not edit, deleted ones included, and
// nil otherwise. Nobody (nil) is the program itself, or whoever sits at its machine, and may edit all.
func (s *Store) MaySaveSet(ctx context.Context, id string, by *accounts.Person) error {
	_, err := maySaveSet(s.reader(ctx), id, by)
	return err
}

// maySaveSet also tells whether there is such a set.
func maySaveSet(q querier, id string, by *accounts.Person) (exists bool, err error) {
	var owner string
	scan := func(row scanner) (string, error) { return owner, row.Scan(textIn(&owner)) }
	_, err = one(q, scan, `SELECT owner_id FROM sets WHERE id = $1`, id)
	if errors.Is(err, ErrNotFound) {
		return false, maySaveNewSet(q, id, by)
	}
	if err != nil || by == nil {
		return true, err
	}
	owned, err := owns(q, by.ID, Owned{Set: id})
	if err != nil {
		return true, err
	}
	relations := accounts.Relations{OwnsSet: owned, SharedSet: owner == ""}
	if !accounts.May(by, accounts.EditSet, relations) {
		return true, ErrForeignSet{ID: id}
	}
	return true, nil
}

// maySaveNewSet is ErrForeignSet for the id of a set that somebody else is about to make. The program doesn't take it away either.
func maySaveNewSet(q querier, id string, by *accounts.Person) error {
	owner, err := one(q, scanText, `SELECT owner_id FROM drafts WHERE set_id = $1 AND base_id IS NULL`, id)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil || by != nil && accounts.May(by, accounts.EditSet, accounts.Relations{OwnsSet: owner == by.ID}) {
		return err
	}
	return ErrForeignSet{ID: id}
}

// SavedSet is what became of a set that was saved.
type SavedSet struct {
	Revision
	New bool // false: the latest revision is the same already
}

// ErrMoved is a set that got another revision while this one was prepared.
var ErrMoved = errors.New("the set was changed meanwhile")

// large is the number of questions from which on a set is stored without copying it first.
const large = 2000

func isLarge(set questions.Set) bool { return len(set.Questions) > large }

func newRevision(set questions.Set, previous *questions.Set) (*questions.Revision, error) {
	if isLarge(set) {
		return questions.OwnRevision(set, previous), nil
	}
	return questions.NewRevision(set, previous)
}

// SaveSets stores each set as a new revision, unless its latest one is identical, or none of them when one can't be
// stored. Parts without ids get those of the latest revision by equal text. New sets belong to who saves them, or to
// nobody (nil); a set in the bin is there again, and so is a draft with its id. The sets aren't the caller's any more: the parts of large ones get their ids
// in place. Images are stored beside the revisions that show them. The errors are ErrForeignSet, ErrTaken for an id that
// comes twice, ErrMedium, and ErrMoved for a large set that somebody else changed at the same moment.
func (s *Store) SaveSets(ctx context.Context, by *accounts.Person, at time.Time, sets ...questions.Set) ([]SavedSet, error) {
	for {
		saved, err := s.trySaveSets(ctx, by, at, sets)
		if !errors.Is(err, ErrMoved) || slices.ContainsFunc(sets, isLarge) {
			return saved, err
		}
	}
}

func (s *Store) trySaveSets(ctx context.Context, by *accounts.Person, at time.Time, sets []questions.Set) ([]SavedSet, error) {
	if err := s.addMedia(ctx, by, at, sets); err != nil {
		return nil, err
	}
	drafts, err := s.drafts(ctx, sets)
	if err != nil {
		return nil, err
	}
	var saved []SavedSet
	err = s.write(func(tx *tx) error {
		saved = saved[:0]
		for _, d := range drafts {
			one, err := d.save(tx, by, at)
			if err != nil {
				return err
			}
			saved = append(saved, one)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// draft is a revision that is ready to be stored, if previous is still the latest.
type draft struct {
	*questions.Revision
	previous           Revision // without its set; without an id when there is none
	content, cuts, sum string
}

// drafts prepares all that takes time before the transaction.
func (s *Store) drafts(ctx context.Context, sets []questions.Set) ([]draft, error) {
	var drafts []draft
	seen := map[string]bool{}
	for _, set := range sets {
		if seen[set.ID] {
			return nil, ErrTaken{What: "id " + set.ID}
		}
		seen[set.ID] = true
		d, err := s.newDraft(ctx, set)
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, d)
	}
	if slices.ContainsFunc(sets, isLarge) {
		debug.FreeOSMemory() // SQLite needs as much again as the content has
	}
	return drafts, nil
}

func (s *Store) newDraft(ctx context.Context, set questions.Set) (draft, error) {
	revision, previous, err := s.nextRevision(ctx, set)
	if err != nil {
		return draft{}, err
	}
	content, sum, err := revision.Set.Canonical()
	if err != nil {
		return draft{}, err
	}
	cuts, err := json.Marshal(revision.Cuts)
	return draft{Revision: revision, previous: previous, content: content, cuts: string(cuts), sum: sum}, err
}

// nextRevision makes a revision of a set, with the ids of the latest one, which comes without its set. A large one isn't even
// kept for others, so that there is room for what is stored: it is read again when somebody asks for it.
func (s *Store) nextRevision(ctx context.Context, set questions.Set) (*questions.Revision, Revision, error) {
	previous, err := s.LatestRevision(ctx, set.ID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, Revision{}, err
	}
	var before *questions.Set
	if previous.Revision != nil {
		before = &previous.Set
	}
	revision, err := newRevision(set.WithoutMediaData(), before)
	if isLarge(set) {
		s.revisions.forget(previous.ID)
	}
	previous.Revision = nil
	return revision, previous, err
}

func (d *draft) save(tx *tx, by *accounts.Person, at time.Time) (SavedSet, error) {
	exists, err := maySaveSet(tx, d.Set.ID, by)
	if err != nil {
		return SavedSet{}, err
	}
	author := ""
	if by != nil {
		author = by.ID
	}
	if !exists {
		_, err = tx.exec(`INSERT INTO sets (id, title, owner_id, created_at) VALUES ($1, $2, $3, $4)`,
			d.Set.ID, d.Set.Title, maybeText(author), millis(at))
	} else {
		_, err = tx.exec(`UPDATE sets SET title = $1, deleted_at = NULL WHERE id = $2`, d.Set.Title, d.Set.ID)
	}
	if err == nil {
		_, err = tx.exec(`DELETE FROM bin WHERE set_id = $1 OR draft_id = $1`, d.Set.ID)
	}
	if err != nil {
		return SavedSet{}, err
	}
	latest, err := one(tx, scanText, `SELECT id FROM revisions WHERE set_id = $1 ORDER BY number DESC LIMIT 1`, d.Set.ID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return SavedSet{}, err
	}
	if latest != d.previous.ID {
		return SavedSet{}, ErrMoved
	}
	if d.sum == d.previous.SHA256 {
		d.previous.Revision = d.Revision
		return SavedSet{Revision: d.previous}, nil
	}
	return d.insert(tx, author, at)
}

func (d *draft) insert(tx *tx, author string, at time.Time) (SavedSet, error) {
	r := Revision{Revision: d.Revision, ID: accounts.NewID(), SetID: d.Set.ID, Number: d.previous.Number + 1,
		SHA256: d.sum, CreatedAt: storedAs(at)}
	_, err := tx.exec(`INSERT INTO revisions (id, set_id, number, sha256, content, cuts, questions, created_at, created_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		r.ID, r.SetID, r.Number, r.SHA256, d.content, d.cuts, len(r.Set.Questions), millis(at), maybeText(author))
	return SavedSet{Revision: r, New: true}, err
}
