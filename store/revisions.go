package store

import (
	"context"
	"time"

	"github.com/readback/readback/questions"
)

// Revision is a question set as it was stored at one time. It never changes and is shared between callers, who must
// not change it either.
type Revision struct {
	*questions.Revision
	ID        string
	SetID     string
	Number    int    // 1, 2, 3… within the set
	SHA256    string // of the set's canonical JSON, in hexadecimal
	CreatedAt time.Time
}

const revisionColumns = `r.id, r.set_id, r.number, r.sha256, r.created_at, r.content, r.cuts, r.questions`

// storedRevision is a revision whose set wasn't decoded yet: that is done when the database has let go of its copy.
type storedRevision struct {
	Revision
	content string
	count   int // of the questions
}

func scanRevision(row scanner) (r storedRevision, err error) {
	r.Revision.Revision = &questions.Revision{}
	return r, row.Scan(&r.ID, &r.SetID, &r.Number, &r.SHA256, timeIn(&r.CreatedAt), &r.content, jsonIn(&r.Cuts), &r.count)
}

// decoded is the revision with its set.
func (r storedRevision) decoded() (_ Revision, err error) {
	r.Set, err = questions.ReadCanonical(r.content, r.count)
	return r.Revision, err
}

// Revision returns a revision by id, also of a deleted set.
func (s *Store) Revision(ctx context.Context, id string) (Revision, error) {
	return s.revisionIn(s.reader(ctx), id)
}

// revisionIn reads a revision, unless it is known, as part of something larger.
func (s *Store) revisionIn(q querier, id string) (Revision, error) {
	return s.revisions.get(id, func() (Revision, error) {
		r, err := one(q, scanRevision, `SELECT `+revisionColumns+` FROM revisions r WHERE r.id = $1`, id)
		if err != nil {
			return Revision{}, err
		}
		return r.decoded()
	})
}

// LatestRevision returns the newest revision of a set, also of a deleted one.
func (s *Store) LatestRevision(ctx context.Context, set string) (Revision, error) {
	id, err := one(s.reader(ctx), scanText, `SELECT id FROM revisions WHERE set_id = $1 ORDER BY number DESC LIMIT 1`, set)
	if err != nil {
		return Revision{}, err
	}
	return s.Revision(ctx, id)
}
