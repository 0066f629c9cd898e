package store

import (
	"context"
	"errors"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
)

// Draft is a set that is being edited; it may be wrong, and nobody is asked it. There is one a set, whoever edits.
type Draft struct {
	SetID      string
	OwnerID    string // who began it, and whose a new set becomes
	Base       string // id of the revision that it began from; empty for a new set
	Version    int64  // counts its changes, undoing too
	Set        questions.Set
	By         string // id of who changed it last; empty for somebody deleted since
	ByName     string
	At         time.Time // when
	Undo, Redo bool      // whether there is something to
}

// ErrDraftMoved is a change to a draft that somebody has changed, dropped or published meanwhile: nothing was written.
var ErrDraftMoved = errors.New("the draft was changed meanwhile")

// Bounds of what is kept for undoing.
const (
	draftStates = 200      // of a draft
	draftBytes  = 32 << 20 // of a draft's states, about; the one that it is in is always kept
)

// storedDraft is a draft whose set wasn't decoded yet.
type storedDraft struct {
	Draft
	number, first, last int64
	content             string
	count               int
}

const selectDraft = `SELECT d.set_id, d.owner_id, d.base_id, d.version, d.by_person, p.name, d.changed_at, d.number,
		(SELECT min(a.number) FROM draft_states a WHERE a.set_id = d.set_id),
		(SELECT max(z.number) FROM draft_states z WHERE z.set_id = d.set_id), s.content, s.questions
	FROM drafts d JOIN draft_states s ON s.set_id = d.set_id AND s.number = d.number LEFT JOIN people p ON p.id = d.by_person
	WHERE NOT EXISTS (SELECT 1 FROM bin b WHERE b.draft_id = d.set_id)`

func scanDraft(row scanner) (d storedDraft, err error) {
	return d, row.Scan(&d.SetID, &d.OwnerID, textIn(&d.Base), &d.Version, textIn(&d.By), textIn(&d.ByName), timeIn(&d.At),
		&d.number, &d.first, &d.last, &d.content, &d.count)
}

func (d storedDraft) decoded() (_ Draft, err error) {
	d.Undo, d.Redo = d.number > d.first, d.number < d.last
	d.Set, err = questions.ReadCanonical(d.content, d.count)
	return d.Draft, err
}

// Draft returns the draft of a set, and is ErrNotFound when nobody edits it, or when it is in the bin.
func (s *Store) Draft(ctx context.Context, set string) (Draft, error) {
	d, err := one(s.reader(ctx), scanDraft, selectDraft+` AND d.set_id = $1`, set)
	if err != nil {
		return Draft{}, err
	}
	return d.decoded()
}

// NewSets lists the drafts of sets that were never published: those of a person, or all of them. They come without their
// questions.
func (s *Store) NewSets(ctx context.Context, owner string) ([]Draft, error) {
	found, err := all(s.reader(ctx), scanDraft, selectDraft+` AND d.base_id IS NULL AND ($1 = '' OR d.owner_id = $1)
		AND NOT EXISTS (SELECT 1 FROM sets x WHERE x.id = d.set_id) ORDER BY d.changed_at DESC, d.set_id`, owner)
	drafts := make([]Draft, len(found))
	for i, d := range found {
		whole, err := d.decoded()
		if err != nil {
			return nil, err
		}
		drafts[i] = whole
	}
	return drafts, err
}

// BeginDraft begins to edit a set at its latest revision, and returns the draft there is when somebody edits it already.
func (s *Store) BeginDraft(ctx context.Context, set string, by accounts.Person, at time.Time) (Draft, error) {
	if d, err := s.Draft(ctx, set); !errors.Is(err, ErrNotFound) {
		return d, err
	}
	latest, err := s.LatestRevision(ctx, set)
	if err != nil {
		return Draft{}, err
	}
	if err := s.insertDraft(latest.Set, latest.ID, by, at); err != nil {
		return Draft{}, err
	}
	return s.Draft(ctx, set)
}

// AddDraft begins a set that isn't there yet. The error is ErrTaken when another set has its id, or had it.
func (s *Store) AddDraft(ctx context.Context, set questions.Set, by accounts.Person, at time.Time) (Draft, error) {
	if taken, err := s.HasSet(ctx, set.ID); err != nil || taken {
		return Draft{}, errors.Join(err, ErrTaken{What: "id " + set.ID})
	}
	if taken, err := s.hasDraft(ctx, set.ID); err != nil || taken {
		return Draft{}, errors.Join(err, ErrTaken{What: "id " + set.ID})
	}
	if err := s.insertDraft(set, "", by, at); err != nil {
		return Draft{}, err
	}
	return s.Draft(ctx, set.ID)
}

// insertDraft leaves a draft alone that somebody else began at the same moment.
func (s *Store) insertDraft(set questions.Set, base string, by accounts.Person, at time.Time) error {
	content, _, err := set.Canonical()
	if err != nil {
		return err
	}
	return s.write(func(tx *tx) error {
		added, err := tx.exec(`INSERT INTO drafts (set_id, owner_id, base_id, version, number, by_person, changed_at)
			VALUES ($1, $2, $3, 1, 1, $2, $4) ON CONFLICT (set_id) DO NOTHING`, set.ID, by.ID, maybeText(base), millis(at))
		if err != nil || added == 0 {
			return err
		}
		return insertState(tx, set.ID, 1, content, len(set.Questions))
	})
}

func insertState(tx *tx, set string, number int64, content string, count int) error {
	_, err := tx.exec(`INSERT INTO draft_states (set_id, number, content, questions) VALUES ($1, $2, $3, $4)`,
		set, number, content, count)
	return err
}
