package store

import (
	"context"
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// A live board of a quiz that is open to everyone is on those who are at it, and were lately.
const (
	liveWindow = 24 * time.Hour
	mostLive   = 1000
)

// LiveLearners reads who is on the live board of a quiz, by name, with their latest attempts: its group, and whoever else
// has taken it. A quiz that is open to everyone is on those who started in the last 24 hours or have time left, 1,000 at
// most.
func (s *Store) LiveLearners(ctx context.Context, q *quiz.Quiz, now time.Time) ([]reports.BoardLearner, error) {
	attempts, err := s.latestAttempts(ctx, q, now)
	if err != nil {
		return nil, err
	}
	scan := func(row scanner) (l reports.BoardLearner, err error) {
		var extra int64
		err = row.Scan(&l.ID, &l.Name, &l.Guest, timeIn(&l.Since), &extra)
		l.Extra, l.Attempt = allowanceOf(extra, 0).Time, attempts[l.ID]
		return l, err
	}
	return all(s.reader(ctx), scan, `SELECT p.id, p.name, p.guest, coalesce(m.joined_at, t.started_at),
			(SELECT coalesce(max(w.extra_time), 0) FROM allowances w WHERE w.quiz_id = $1 AND (w.person_id = p.id
				OR w.group_id IN (SELECT g.group_id FROM group_members g WHERE g.person_id = p.id)))
		FROM people p
		LEFT JOIN (SELECT a.person_id, min(a.started_at) AS started_at, max(a.started_at) AS latest
			FROM attempts a WHERE a.quiz_id = $1 AND NOT a.try_it
			AND ($2 OR a.started_at >= $3 OR a.state = 'open' AND a.deadline_at >= $4)
			GROUP BY a.person_id ORDER BY latest DESC LIMIT $5) t ON t.person_id = p.id
		LEFT JOIN group_members m ON m.group_id = $6 AND m.person_id = p.id
		WHERE m.person_id IS NOT NULL OR t.person_id IS NOT NULL
		ORDER BY p.name, p.id`, q.ID, !q.Open(), millis(now.Add(-liveWindow)), millis(now), liveLimit(q), maybeText(q.GroupID))
}

// liveLimit is how many may be on a board who aren't in its group.
func liveLimit(q *quiz.Quiz) int {
	if q.Open() {
		return mostLive
	}
	return 1 << 30
}

// latestAttempts are the last attempts of each learner who may be on the board, with their plans, by person.
func (s *Store) latestAttempts(ctx context.Context, q *quiz.Quiz, now time.Time) (map[string]*quiz.Attempt, error) {
	attempts, err := all(s.reader(ctx), scanAttempt, `SELECT `+attemptColumns+` FROM attempts a WHERE a.quiz_id = $1 AND NOT a.try_it
		AND ($2 OR a.started_at >= $3 OR a.state = 'open' AND a.deadline_at >= $4)
		AND (a.person_id, a.number) IN (SELECT l.person_id, max(l.number) FROM attempts l WHERE l.quiz_id = $1 AND NOT l.try_it
			GROUP BY l.person_id ORDER BY max(l.started_at) DESC LIMIT $5)`,
		q.ID, !q.Open(), millis(now.Add(-liveWindow)), millis(now), liveLimit(q))
	if err != nil {
		return nil, err
	}
	latest := map[string]*quiz.Attempt{}
	for i := range attempts {
		latest[attempts[i].PersonID] = &attempts[i]
	}
	for _, a := range latest {
		a.Plan, err = s.plans.get(a.ID, func() (quiz.Plan, error) {
			return one(s.reader(ctx), scanPlan, `SELECT plan FROM attempts WHERE id = $1`, a.ID)
		})
		if err != nil {
			return nil, err
		}
	}
	return latest, nil
}

// LiveAnswers returns the stored answers of an attempt by question id, without hints and tries.
func (s *Store) LiveAnswers(ctx context.Context, attempt string) (map[string]quiz.Answer, error) {
	answers, err := all(s.reader(ctx), scanAnswer, `SELECT question_id, seq, answer, saved_at, checked_at, certainty
		FROM answers WHERE attempt_id = $1`, attempt)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]quiz.Answer, len(answers))
	for _, a := range answers {
		byID[a.Question] = a
	}
	return byID, nil
}
