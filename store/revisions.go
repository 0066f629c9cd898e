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

const revisionColumns = `r.id, r.set_id, r.number, r.sha256, r.created_at, r.content, r.cuts`

func scanRevision(row scanner) (Revision, error) {
	r := Revision{Revision: &questions.Revision{}}
	return r, row.Scan(&r.ID, &r.SetID, &r.Number, &r.SHA256, timeIn(&r.CreatedAt), jsonIn(&r.Set), jsonIn(&r.Cuts))
}

// Revision returns a revision by id, also of a deleted set.
func (s *Store) Revision(ctx context.Context, id string) (Revision, error) {
	return s.revisionIn(s.reader(ctx), id)
}

// revisionIn reads a revision, unless it is known, as part of something larger.
func (s *Store) revisionIn(q querier, id string) (Revision, error) {
	return s.revisions.get(id, func() (Revision, error) {
		return one(q, scanRevision, `SELECT `+revisionColumns+` FROM revisions r WHERE r.id = $1`, id)
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
