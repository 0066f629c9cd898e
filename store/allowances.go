package store

import (
	"context"
	"time"

	"github.com/readback/readback/quiz"
)

// Allowed is an allowance, and whose it is: one person's or, with a group, that of its members.
type Allowed struct {
	PersonID  string // empty: a group's
	GroupID   string
	Allowance quiz.Allowance
	GivenBy   string // name; empty: somebody who is gone
	GivenAt   time.Time

	extended time.Duration // how much of the time is from extensions, which may be taken back
}

// Allowances lists what is given in a quiz, to groups first.
func (s *Store) Allowances(ctx context.Context, quizID string) ([]Allowed, error) {
	return allowedIn(s.reader(ctx), quizID)
}

func allowedIn(q querier, quizID string) ([]Allowed, error) {
	scan := func(row scanner) (a Allowed, err error) {
		var ms, extended, attempts int64
		err = row.Scan(textIn(&a.PersonID), textIn(&a.GroupID), &ms, &extended, &attempts, textIn(&a.GivenBy), timeIn(&a.GivenAt))
		a.Allowance, a.extended = allowanceOf(ms, attempts), allowanceOf(extended, 0).Time
		return a, err
	}
	return all(q, scan, `SELECT w.person_id, w.group_id, w.extra_time, w.extended, w.extra_attempts, b.name, w.given_at
		FROM allowances w LEFT JOIN people b ON b.id = w.given_by WHERE w.quiz_id = $1
		ORDER BY w.person_id IS NOT NULL, w.group_id, w.person_id`, quizID)
}

func allowanceOf(ms, attempts int64) quiz.Allowance {
	return quiz.Allowance{Time: time.Duration(ms) * time.Millisecond, Attempts: int(attempts)}
}

func scanAllowance(row scanner) (quiz.Allowance, error) {
	var ms, attempts int64
	err := row.Scan(&ms, &attempts)
	return allowanceOf(ms, attempts), err
}

// Allowance is what somebody has in a quiz: the larger of what they were given themselves and their groups were.
func (s *Store) Allowance(ctx context.Context, quizID, person string) (quiz.Allowance, error) {
	return allowance(s.reader(ctx), quizID, person)
}

func allowance(q querier, quizID, person string) (quiz.Allowance, error) {
	return one(q, scanAllowance, `SELECT coalesce(max(w.extra_time), 0), coalesce(max(w.extra_attempts), 0) FROM allowances w
		WHERE w.quiz_id = $1 AND (w.person_id = $2
			OR w.group_id IN (SELECT m.group_id FROM group_members m WHERE m.person_id = $2))`, quizID, person)
}

// Allow gives an allowance in the place of the one that each person or group has; an empty one takes it away. Attempts that
// are open get their deadlines anew. The error is ErrNotFound without such a quiz, and ErrReference without such a person or
// group.
func (s *Store) Allow(quizID, by string, at time.Time, to ...Allowed) error {
	defer s.tell(Committed{Quiz: quizID})
	return s.write(func(tx *tx) error {
		q, err := quizByID(tx, quizID)
		if err != nil {
			return err
		}
		for _, a := range to {
			if err := putAllowance(tx, q.ID, by, at, a); err != nil {
				return err
			}
		}
		return moveDeadlines(tx, q.ID, q.Rules)
	})
}

func putAllowance(tx *tx, quizID, by string, at time.Time, a Allowed) error {
	_, err := tx.exec(`DELETE FROM allowances WHERE quiz_id = $1 AND (person_id = $2 OR group_id = $3)`,
		quizID, maybeText(a.PersonID), maybeText(a.GroupID))
	if err != nil || a.Allowance.None() {
		return err
	}
	_, err = tx.exec(`INSERT INTO allowances (quiz_id, person_id, group_id, extra_time, extended, extra_attempts, given_by, given_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, quizID, maybeText(a.PersonID), maybeText(a.GroupID),
		a.Allowance.Time.Milliseconds(), a.extended.Milliseconds(), a.Allowance.Attempts, by, millis(at))
	return err
}

// Extend gives more time to everybody who has an attempt open in a quiz and time left at that moment, on top of what each has
// already, and returns to how many. Try-it attempts are no one's to extend.
func (s *Store) Extend(quizID, by string, more time.Duration, at time.Time) (count int, err error) {
	defer s.tell(Committed{Quiz: quizID})
	err = s.write(func(tx *tx) error {
		q, err := quizByID(tx, quizID)
		if err != nil {
			return err
		}
		people, err := running(tx, quizID, at)
		if err != nil {
			return err
		}
		for _, person := range people {
			had, err := allowance(tx, quizID, person)
			if err != nil {
				return err
			}
			had.Time = min(had.Time+more, quiz.MostExtraTime)
			if err := putAllowance(tx, quizID, by, at, Allowed{PersonID: person, Allowance: had}); err != nil {
				return err
			}
		}
		count = len(people)
		return moveDeadlines(tx, quizID, q.Rules)
	})
	return count, err
}
