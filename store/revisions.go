package store

import (
	"context"
	"sync"
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
	if r, ok := s.revisions.get(id); ok {
		return r, nil
	}
	r, err := one(s.reader(ctx), scanRevision, `SELECT `+revisionColumns+` FROM revisions r WHERE r.id = $1`, id)
	if err == nil {
		s.revisions.put(r)
	}
	return r, err
}

// LatestRevision returns the newest revision of a set, also of a deleted one.
func (s *Store) LatestRevision(ctx context.Context, set string) (Revision, error) {
	id, err := one(s.reader(ctx), scanText, `SELECT id FROM revisions WHERE set_id = $1 ORDER BY number DESC LIMIT 1`, set)
	if err != nil {
		return Revision{}, err
	}
	return s.Revision(ctx, id)
}

// revisionCache keeps the revisions that are in use: every page of an attempt needs one, and reading one takes longer
// than all else. They never change, so nothing has to be told apart from what is stored.
type revisionCache struct {
	mu   sync.Mutex
	byID map[string]Revision
}

// maxRevisions bounds the cache. A revision with its sources takes some hundred kilobytes.
const maxRevisions = 64

func (c *revisionCache) get(id string) (Revision, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	r, ok := c.byID[id]
	return r, ok
}

func (c *revisionCache) put(r Revision) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byID == nil {
		c.byID = map[string]Revision{}
	}
	if len(c.byID) >= maxRevisions {
		for id := range c.byID { // any one: which is used next isn't known
			delete(c.byID, id)
			break
		}
	}
	c.byID[r.ID] = r
}
