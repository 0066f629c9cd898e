package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

const attemptColumns = `a.id, a.quiz_id, a.revision_id, a.person_id, a.number, a.try_it, a.state,
	a.started_at, a.deadline_at, a.finished_at, a.points, a.max, a.percent, a.passed`

// attemptFields are the places that attemptColumns are scanned into.
func attemptFields(a *quiz.Attempt, s *storedScore) []any {
	return []any{&a.ID, &a.QuizID, &a.RevisionID, &a.PersonID, &a.Number, &a.TryIt, &a.State,
		timeIn(&a.StartedAt), timeIn(&a.Deadline), timeIn(&a.FinishedAt), &s.points, &s.max, &s.percent, &s.passed}
}

// storedScore is a score whose columns are null together while there is none.
type storedScore struct {
	points, max, percent sql.NullFloat64
	passed               sql.NullBool
}

func (s storedScore) score() *quiz.Score {
	if !s.points.Valid {
		return nil
	}
	score := &quiz.Score{Points: s.points.Float64, Max: s.max.Float64, Percent: s.percent.Float64}
	if s.passed.Valid {
		score.Passed = &s.passed.Bool
	}
	return score
}

func scanAttempt(row scanner) (a quiz.Attempt, err error) {
	var s storedScore
	err = row.Scan(attemptFields(&a, &s)...)
	a.Score = s.score()
	return a, err
}

func scanPlannedAttempt(row scanner) (a quiz.Attempt, err error) {
	var s storedScore
	err = row.Scan(append(attemptFields(&a, &s), jsonIn(&a.Plan))...)
	a.Score = s.score()
	return a, err
}

func scanPlan(row scanner) (p quiz.Plan, err error) { return p, row.Scan(jsonIn(&p)) }

// Start stores a new attempt, or returns the open one that the person has in the quiz; in both cases it is all there.
// Of want it takes QuizID, RevisionID, PersonID, TryIt, Plan and StartedAt; number and deadline follow from what is
// stored. Two starts at once give one attempt. The errors are ErrNotFound, and those of quiz.Rules.MayStart. An
// instructor's try-it attempt is bound by the time limit alone: neither by opening and closing nor by the number of attempts.
func (s *Store) Start(want quiz.Attempt) (quiz.Attempt, error) { return s.StartWith(want, nil) }

// StartWith is Start for an attempt that begins with answers: those of an earlier one that were right. An open attempt
// comes back without them.
func (s *Store) StartWith(want quiz.Attempt, carried []quiz.Answer) (quiz.Attempt, error) {
	plan, err := json.Marshal(want.Plan)
	if err != nil {
		return quiz.Attempt{}, err
	}
	var started quiz.Attempt
	err = s.write(func(tx *tx) (err error) {
		started, err = openAttempt(tx, want)
		if errors.Is(err, ErrNotFound) {
			if started, err = startAttempt(tx, want, string(plan)); err == nil {
				err = carryAnswers(tx, started, carried)
			}
		}
		return err
	})
	s.tell(Committed{Quiz: want.QuizID})
	return started, err
}

// carryAnswers stores what a new attempt begins with, as if the learner had just given it without saying how sure they are.
func carryAnswers(tx *tx, a quiz.Attempt, carried []quiz.Answer) error {
	for _, c := range carried {
		n := Save{Attempt: a.ID, Question: c.Question, Seq: 1, Answer: c.Answer, At: a.StartedAt}
		if err := putAnswer(tx, n, 0); err != nil {
			return err
		}
	}
	return nil
}

func openAttempt(tx *tx, want quiz.Attempt) (quiz.Attempt, error) {
	return one(tx, scanPlannedAttempt, `SELECT `+attemptColumns+`, a.plan FROM attempts a
		WHERE a.quiz_id = $1 AND a.person_id = $2 AND a.try_it = $3 AND a.state = 'open'`,
		want.QuizID, want.PersonID, want.TryIt)
}

func startAttempt(tx *tx, a quiz.Attempt, plan string) (quiz.Attempt, error) {
	q, err := quizByID(tx, a.QuizID)
	if err != nil {
		return a, err
	}
	used, err := one(tx, scanInt, `SELECT coalesce(max(number), 0) FROM attempts
		WHERE quiz_id = $1 AND person_id = $2 AND try_it = $3`, a.QuizID, a.PersonID, a.TryIt)
	if err != nil {
		return a, err
	}
	a.StartedAt = storedAs(a.StartedAt)
	rules, err := rulesOf(tx, a, q.Rules)
	if err != nil {
		return a, err
	}
	if err := rules.MayStart(int(used), a.StartedAt); err != nil {
		return a, err
	}
	a.ID, a.Number, a.State = accounts.NewID(), int(used)+1, quiz.Open
	a.Deadline = storedAs(rules.DeadlineFrom(a.StartedAt))
	_, err = tx.exec(`INSERT INTO attempts (id, quiz_id, revision_id, person_id, number, try_it, state, started_at, deadline_at,
		plan) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, a.ID, a.QuizID, a.RevisionID, a.PersonID, a.Number, a.TryIt,
		a.State, millis(a.StartedAt), maybeMillis(a.Deadline), plan)
	return a, err
}

// rulesOf are the rules that bind an attempt, with what its learner has beyond them: for a try-it attempt no more than the
// time limit, since it is made before the quiz opens, after it has closed, and as often as needed.
func rulesOf(q querier, a quiz.Attempt, rules quiz.Rules) (quiz.Rules, error) {
	if a.TryIt {
		rules.Attempts, rules.Opens, rules.Closes = 0, time.Time{}, time.Time{}
		return rules, nil
	}
	extra, err := allowance(q, a.QuizID, a.PersonID)
	return rules.With(extra), err
}

// Attempt returns an attempt by id. Whose it is, the caller looks at.
func (s *Store) Attempt(ctx context.Context, id string) (quiz.Attempt, error) {
	a, err := one(s.reader(ctx), scanAttempt, `SELECT `+attemptColumns+` FROM attempts a WHERE a.id = $1`, id)
	if err != nil {
		return a, err
	}
	a.Plan, err = s.plans.get(id, func() (quiz.Plan, error) {
		return one(s.reader(ctx), scanPlan, `SELECT plan FROM attempts WHERE id = $1`, id)
	})
	return a, err
}

// AttemptsOf lists somebody's attempts at a quiz, without their plans and without try-it attempts, in the order in which they
// were started.
func (s *Store) AttemptsOf(ctx context.Context, person, quizID string) ([]quiz.Attempt, error) {
	return attemptsOf(s.reader(ctx), person, quizID)
}

func attemptsOf(q querier, person, quizID string) ([]quiz.Attempt, error) {
	return all(q, scanAttempt, `SELECT `+attemptColumns+` FROM attempts a
		WHERE a.person_id = $1 AND a.quiz_id = $2 AND NOT a.try_it ORDER BY a.number`, person, quizID)
}

// AttemptsBy lists all of somebody's attempts, without their plans and without try-it attempts, newest first.
func (s *Store) AttemptsBy(ctx context.Context, person string) ([]quiz.Attempt, error) {
	return all(s.reader(ctx), scanAttempt, `SELECT `+attemptColumns+` FROM attempts a
		WHERE a.person_id = $1 AND NOT a.try_it ORDER BY a.started_at DESC, a.id`, person)
}

// Overdue lists the open attempts whose deadline and grace have passed by now, for the sweep that finishes them.
func (s *Store) Overdue(ctx context.Context, now time.Time) ([]string, error) {
	return all(s.reader(ctx), scanText, `SELECT id FROM attempts WHERE state = 'open' AND deadline_at < $1
		ORDER BY deadline_at`, millis(now.Add(-quiz.Grace)))
}
