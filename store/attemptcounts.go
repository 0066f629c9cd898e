package store

import "context"

// AttemptCounts is how often a quiz was taken, try-it attempts apart.
type AttemptCounts struct {
	Started  int // open and finished
	Finished int // those that await marking too
	Awaiting int // finished, and without a score, since a person has to mark something
}

// AttemptCounts counts the attempts at a quiz.
func (s *Store) AttemptCounts(ctx context.Context, quizID string) (AttemptCounts, error) {
	scan := func(row scanner) (c AttemptCounts, err error) {
		return c, row.Scan(&c.Started, &c.Finished, &c.Awaiting)
	}
	return one(s.reader(ctx), scan, `SELECT count(*), count(finished_at), count(finished_at) - count(percent) FROM attempts
		WHERE quiz_id = $1 AND NOT try_it`, quizID)
}
