package store

import (
	"context"
	"encoding/json"
	"time"
)

// Membership is a group that somebody is in.
type Membership struct {
	Group    string // name
	JoinedAt time.Time
}

// Memberships lists the groups that somebody learns in, by name; those in the bin aren't among them.
func (s *Store) Memberships(ctx context.Context, person string) ([]Membership, error) {
	scan := func(row scanner) (m Membership, err error) { return m, row.Scan(&m.Group, timeIn(&m.JoinedAt)) }
	return all(s.reader(ctx), scan, `SELECT g.name, m.joined_at FROM group_members m JOIN learner_groups g ON g.id = m.group_id
		WHERE m.person_id = $1 AND NOT EXISTS (SELECT 1 FROM bin b WHERE b.group_id = g.id) ORDER BY g.name, g.id`, person)
}

// PastAnswer is an answer as it was stored at one time.
type PastAnswer struct {
	Seq         int64
	Answer      json.RawMessage // canonical, with authored ids; nil is no answer
	BegunAt, At time.Time       // of the first and of the last change that it holds
}

// History lists every answer that was stored of one question of an attempt, the latest too, in their order.
func (s *Store) History(ctx context.Context, attempt, question string) ([]PastAnswer, error) {
	scan := func(row scanner) (p PastAnswer, err error) {
		var text string
		err = row.Scan(&p.Seq, &text, timeIn(&p.BegunAt), timeIn(&p.At))
		p.Answer = answerOf(text)
		return p, err
	}
	return all(s.reader(ctx), scan, `SELECT seq, answer, begun_at, saved_at FROM answer_history
		WHERE attempt_id = $1 AND question_id = $2 ORDER BY seq`, attempt, question)
}
