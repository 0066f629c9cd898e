package store

import (
	"context"

	"github.com/readback/readback/quiz"
)

// Seen counts how often somebody was shown each question of a set: in how many attempts, open ones too, at any quiz on
// it, try-it attempts apart. Questions that were never shown are not in it.
func (s *Store) Seen(ctx context.Context, person, set string) (map[string]int, error) {
	seen := map[string]int{}
	err := each(s.reader(ctx), func(row scanner) error {
		var plan quiz.Plan
		err := row.Scan(jsonIn(&plan))
		for _, p := range plan.Questions {
			seen[p.ID]++
		}
		return err
	}, `SELECT a.plan FROM attempts a JOIN quizzes q ON q.id = a.quiz_id
		WHERE a.person_id = $1 AND q.set_id = $2 AND NOT a.try_it`, person, set)
	return seen, err
}
