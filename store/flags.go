package store

import (
	"context"
	"encoding/json"
	"time"

	"github.com/readback/readback/quiz"
)

// FlagRow is a flag as whoever runs the quiz sees it, with what the learner had answered.
type FlagRow struct {
	quiz.Flag
	PersonID   string
	Learner    string // name
	RevisionID string // the one that the attempt is pinned to
	Answer     json.RawMessage
	ResolvedBy string // name; empty while nobody has looked at it, and for somebody deleted since
}

// Flag stores what a learner finds about a question of an attempt, also after it is finished. A later word takes the
// place of the earlier one and is open again; saying the same again changes nothing. The error is ErrNotFound, also for
// everybody but the learner.
func (s *Store) Flag(person string, f quiz.Flag) error {
	return s.write(func(tx *tx) error {
		if _, err := lockAttempt(tx, f.Attempt, person); err != nil {
			return err
		}
		_, err := tx.exec(`INSERT INTO flags (attempt_id, question_id, kind, note, flagged_at) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (attempt_id, question_id) DO UPDATE
			SET kind = excluded.kind, note = excluded.note, flagged_at = excluded.flagged_at, resolved_at = NULL, resolved_by = NULL
			WHERE excluded.kind <> flags.kind OR excluded.note <> flags.note`,
			f.Attempt, f.Question, f.Kind, f.Note, millis(f.At))
		return err
	})
}

const flagColumns = `f.attempt_id, f.question_id, f.kind, f.note, f.flagged_at, f.resolved_at`

// flagFields are the places that flagColumns are scanned into.
func flagFields(f *quiz.Flag) []any {
	return []any{&f.Attempt, &f.Question, &f.Kind, &f.Note, timeIn(&f.At), timeIn(&f.ResolvedAt)}
}

// FlagsOf returns the flags of an attempt by question id.
func (s *Store) FlagsOf(ctx context.Context, attempt string) (map[string]quiz.Flag, error) {
	flags := map[string]quiz.Flag{}
	err := each(s.reader(ctx), func(row scanner) error {
		var f quiz.Flag
		err := row.Scan(flagFields(&f)...)
		flags[f.Question] = f
		return err
	}, `SELECT `+flagColumns+` FROM flags f WHERE f.attempt_id = $1`, attempt)
	return flags, err
}

// Flags lists the flags in a quiz by question, and for each the earliest first; those of try-it attempts are left out.
func (s *Store) Flags(ctx context.Context, quizID string) ([]FlagRow, error) {
	scan := func(row scanner) (r FlagRow, err error) {
		var answer string
		err = row.Scan(append(flagFields(&r.Flag), &r.PersonID, &r.Learner, &r.RevisionID, textIn(&answer), textIn(&r.ResolvedBy))...)
		if answer != "" {
			r.Answer = answerOf(answer)
		}
		return r, err
	}
	return all(s.reader(ctx), scan, `SELECT `+flagColumns+`, p.id, p.name, a.revision_id, n.answer, b.name
		FROM attempts a JOIN flags f ON f.attempt_id = a.id JOIN people p ON p.id = a.person_id
		LEFT JOIN answers n ON n.attempt_id = f.attempt_id AND n.question_id = f.question_id
		LEFT JOIN people b ON b.id = f.resolved_by
		WHERE a.quiz_id = $1 AND NOT a.try_it ORDER BY f.question_id, f.flagged_at, f.attempt_id`, quizID)
}

// ResolveFlag notes that somebody has looked at a flag. One that somebody has looked at stays as it is. The error is
// ErrNotFound when there is no such flag in the quiz.
func (s *Store) ResolveFlag(quizID, attempt, question, by string, at time.Time) error {
	return s.write(func(tx *tx) error {
		return tx.execOne(`UPDATE flags SET resolved_at = coalesce(resolved_at, $1), resolved_by = coalesce(resolved_by, $2)
			WHERE attempt_id = $3 AND question_id = $4 AND attempt_id IN (SELECT a.id FROM attempts a WHERE a.quiz_id = $5)`,
			millis(at), maybeText(by), attempt, question, quizID)
	})
}
