package store

import (
	"context"
	"iter"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// LearnerRows reads how each learner stands in a quiz, by name: everybody in the group that it is given to, those who
// never started too, and whoever else has taken it; with a group given, its members alone. What they come to is computed
// from the attempts that the filter lets through. Errors are as for AttemptRows.
func (s *Store) LearnerRows(ctx context.Context, f reports.Filter) iter.Seq2[reports.LearnerRow, error] {
	return reportOn(ctx, s, f, func(about subject) iter.Seq2[reports.LearnerRow, error] {
		return pages(ctx, s.read, func(q querier, after reports.LearnerRow) ([]reports.LearnerRow, error) {
			return learnersAfter(q, about, after)
		})
	})
}

func learnersAfter(q querier, about subject, after reports.LearnerRow) ([]reports.LearnerRow, error) {
	scan := func(row scanner) (r reports.LearnerRow, err error) {
		r.Quiz, r.Group, r.Standing = about.ID, about.group, reports.NeverStarted
		return r, row.Scan(&r.LearnerID, &r.Learner, &r.Guest, textIn(&r.ExternalID))
	}
	within, everybody := about.Filter.Group, about.Filter.Group == ""
	if everybody {
		within = about.GroupID
	}
	args := append(about.chosen(), everybody, within, after.Learner, after.LearnerID, learnerPage)
	learners, err := all(q, scan, `SELECT p.id, p.name, p.guest, p.external_id FROM people p
		WHERE (EXISTS (SELECT 1 FROM attempts a WHERE `+chosenSince+` AND a.person_id = p.id AND $7)
			OR EXISTS (SELECT 1 FROM group_members m WHERE m.group_id = $8 AND m.person_id = p.id))
		AND (p.name, p.id) > ($9, $10) ORDER BY p.name, p.id LIMIT $11`, args...)
	if err != nil || len(learners) == 0 {
		return nil, err
	}
	last := learners[len(learners)-1]
	attempts, err := all(q, scanAttempt, `SELECT `+attemptColumns+` FROM attempts a WHERE `+chosenSince+`
		AND a.person_id IN (SELECT p.id FROM people p WHERE (p.name, p.id) > ($7, $8) AND (p.name, p.id) <= ($9, $10))
		ORDER BY a.number`, append(about.chosen(), after.Learner, after.LearnerID, last.Learner, last.LearnerID)...)
	if err != nil {
		return nil, err
	}
	return standing(learners, attempts, about.Rules), nil
}

// standing fills in what each learner's attempts, in the order in which they were started, come to.
func standing(learners []reports.LearnerRow, attempts []quiz.Attempt, rules quiz.Rules) []reports.LearnerRow {
	byPerson := map[string][]quiz.Attempt{}
	for _, a := range attempts {
		byPerson[a.PersonID] = append(byPerson[a.PersonID], a)
	}
	for i := range learners {
		stand(&learners[i], byPerson[learners[i].LearnerID], rules)
	}
	return learners
}

// stand fills in what the attempts of one learner come to.
func stand(r *reports.LearnerRow, attempts []quiz.Attempt, rules quiz.Rules) {
	for _, a := range attempts {
		r.Attempts, r.LastAt = r.Attempts+1, a.StartedAt
	}
	s := rules.Outcome(attempts)
	switch {
	case s.Awaits:
		r.Standing = reports.LearnerAwaits
	case s.Finished:
		r.Standing = reports.Done
	case len(attempts) > 0:
		r.Standing = reports.InProgress
	}
	r.Score = s.Score
	if s.Attempt != nil {
		r.Attempt = s.Attempt.ID
	}
}
