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
	By        string   // name of who stored it; empty for the program itself, and for somebody deleted since
	With      []string // names of the others who changed the draft that it was
	SameAs    int      // number of the earliest revision that says the same, where the set was taken back to it; 0: none
	Questions int
}

// Revisions lists the revisions of a set, latest first.
func (s *Store) Revisions(ctx context.Context, set string) ([]RevisionInfo, error) {
	scan := func(row scanner) (r RevisionInfo, err error) {
		return r, row.Scan(&r.ID, &r.Number, timeIn(&r.CreatedAt), textIn(&r.By), &r.Questions, &r.SameAs)
	}
	revisions, err := all(s.reader(ctx), scan, `SELECT r.id, r.number, r.created_at, p.name, r.questions,
			(SELECT coalesce(min(e.number), 0) FROM revisions e WHERE e.set_id = r.set_id AND e.sha256 = r.sha256 AND e.number < r.number)
		FROM revisions r LEFT JOIN people p ON p.id = r.created_by WHERE r.set_id = $1 ORDER BY r.number DESC`, set)
	if err != nil {
		return nil, err
	}
	return revisions, s.addAuthors(ctx, set, revisions)
}

// addAuthors names those who had a hand in revisions that others stored.
func (s *Store) addAuthors(ctx context.Context, set string, revisions []RevisionInfo) error {
	with := map[string][]string{}
	err := each(s.reader(ctx), func(row scanner) error {
		var revision, name string
		err := row.Scan(&revision, &name)
		with[revision] = append(with[revision], name)
		return err
	}, `SELECT w.revision_id, p.name FROM revision_authors w JOIN revisions r ON r.id = w.revision_id JOIN people p ON p.id = w.person_id
		WHERE r.set_id = $1 AND p.id <> coalesce(r.created_by, '') ORDER BY p.name, p.id`, set)
	for i := range revisions {
		revisions[i].With = with[revisions[i].ID]
	}
	return err
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
