package store

import "context"

// AttemptCounts is how often a quiz was taken, tries apart.
type AttemptCounts struct {
	Started  int // open and finished
	Finished int
}

// AttemptCounts counts the attempts at a quiz.
func (s *Store) AttemptCounts(ctx context.Context, quizID string) (AttemptCounts, error) {
	scan := func(row scanner) (c AttemptCounts, err error) { return c, row.Scan(&c.Started, &c.Finished) }
	return one(s.reader(ctx), scan, `SELECT count(*), count(finished_at) FROM attempts
		WHERE quiz_id = $1 AND NOT try_it`, quizID)
}

// LatestFinished returns the id of each learner's latest finished attempt at a quiz, by learner.
func (s *Store) LatestFinished(ctx context.Context, quizID string) (map[string]string, error) {
	type finished struct{ person, attempt string }
	scan := func(row scanner) (f finished, err error) { return f, row.Scan(&f.person, &f.attempt) }
	rows, err := all(s.reader(ctx), scan, `SELECT person_id, id FROM attempts
		WHERE quiz_id = $1 AND state = 'finished' AND NOT try_it ORDER BY number`, quizID)
	latest := map[string]string{}
	for _, f := range rows {
		latest[f.person] = f.attempt
	}
	return latest, err
}
