package store

import (
	"cmp"
	"context"

	"github.com/readback/readback/reports"
)

// Standings counts how far learners have come, of those in LearnerRows. Who takes several quizzes of a set counts once, for the one in
// which they came furthest. Errors are those of Analysis.
func (s *Store) Standings(ctx context.Context, f reports.Filter) (map[reports.Standing]int, error) {
	quizzes, err := s.subjects(ctx, f)
	if err != nil {
		return nil, err
	}
	furthest := map[string]reports.Standing{}
	for _, about := range quizzes {
		if err := s.standIn(ctx, about, furthest); err != nil {
			return nil, err
		}
	}
	counts := map[reports.Standing]int{}
	for _, standing := range furthest {
		counts[standing]++
	}
	return counts, nil
}

// standIn notes how far learners have come with one quiz, by learner.
func (s *Store) standIn(ctx context.Context, about subject, furthest map[string]reports.Standing) error {
	note := func(learner string, standing reports.Standing) {
		if standing.Further(furthest[learner]) {
			furthest[learner] = standing
		}
	}
	for _, at := range []struct {
		reports.Standing
		query string
		args  []any
	}{
		{reports.NeverStarted, `SELECT m.person_id FROM group_members m WHERE m.group_id = $1`, []any{cmp.Or(about.Filter.Group, about.GroupID)}},
		{reports.InProgress, `SELECT a.person_id FROM attempts a WHERE ` + chosenSince + ` AND a.state = 'open'`, about.chosen()},
	} {
		learners, err := all(s.reader(ctx), scanText, at.query, at.args...)
		if err != nil {
			return err
		}
		for _, learner := range learners {
			note(learner, at.Standing)
		}
	}
	for taker, err := range s.takers(ctx, about, nextScores) {
		if err != nil {
			return err
		}
		var row reports.LearnerRow
		stand(&row, taker.attempts, about.Rules)
		note(taker.learner, row.Standing)
	}
	return nil
}
