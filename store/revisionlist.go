package store

import (
	"context"
	"time"

	"github.com/readback/readback/questions"
)

// RevisionInfo is a revision as lists show it.
type RevisionInfo struct {
	ID        string
	Number    int
	CreatedAt time.Time
	By        string // name of who stored it; empty for the program itself, and for somebody deleted since
	Questions int
}

// Revisions lists the revisions of a set, latest first.
func (s *Store) Revisions(ctx context.Context, set string) ([]RevisionInfo, error) {
	scan := func(row scanner) (r RevisionInfo, err error) {
		return r, row.Scan(&r.ID, &r.Number, timeIn(&r.CreatedAt), textIn(&r.By), &r.Questions)
	}
	return all(s.reader(ctx), scan, `SELECT r.id, r.number, r.created_at, p.name, r.questions
		FROM revisions r LEFT JOIN people p ON p.id = r.created_by WHERE r.set_id = $1 ORDER BY r.number DESC`, set)
}

// Compare says what saving a set would do: the number of the latest revision under its id (0: none), and whether that
// is identical.
func (s *Store) Compare(ctx context.Context, set questions.Set) (latest int, identical bool, err error) {
	d, err := s.newDraft(ctx, set)
	if err != nil {
		return d.previous.Number, false, err
	}
	return d.previous.Number, d.sum == d.previous.SHA256, nil
}
