package store

import (
	"cmp"
	"context"
	"encoding/json"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

const quizColumns = `q.id, q.title, q.set_id, q.revision_id, q.group_id, q.owner_id, q.rules, q.created_at, q.deleted_at,
	(SELECT coalesce(max(w.extra_time), 0) FROM allowances w WHERE w.quiz_id = q.id)`

func scanQuiz(row scanner) (q quiz.Quiz, err error) {
	var longest int64
	err = row.Scan(&q.ID, &q.Title, &q.SetID, &q.RevisionID, textIn(&q.GroupID), textIn(&q.OwnerID),
		jsonIn(&q.Rules), timeIn(&q.CreatedAt), timeIn(&q.DeletedAt), &longest)
	q.Rules.Longest = time.Duration(longest) * time.Millisecond
	return q, err
}

// AddQuiz publishes a quiz and returns it with its id. The error is ErrReference when its set, revision or group isn't
// there.
func (s *Store) AddQuiz(q quiz.Quiz) (quiz.Quiz, error) {
	rules, err := json.Marshal(q.Rules)
	if err != nil {
		return q, err
	}
	q.ID, q.CreatedAt = accounts.NewID(), storedAs(q.CreatedAt)
	return q, s.write(func(tx *tx) error {
		gone, err := one(tx, scanInt, `SELECT count(*) FROM bin WHERE set_id = $1 OR group_id = $2`, q.SetID, maybeText(q.GroupID))
		if err != nil || gone > 0 {
			return cmp.Or(err, ErrNotFound)
		}
		_, err = tx.exec(`INSERT INTO quizzes (id, title, set_id, revision_id, group_id, owner_id, rules, created_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, q.ID, q.Title, q.SetID, q.RevisionID,
			maybeText(q.GroupID), maybeText(q.OwnerID), string(rules), millis(q.CreatedAt))
		return err
	})
}

// Quiz returns a quiz by id, unless it was deleted.
func (s *Store) Quiz(ctx context.Context, id string) (quiz.Quiz, error) {
	return quizByID(s.reader(ctx), id)
}

func quizByID(q querier, id string) (quiz.Quiz, error) {
	return one(q, scanQuiz, `SELECT `+quizColumns+` FROM quizzes q WHERE q.id = $1 AND q.deleted_at IS NULL`, id)
}

// DeletedQuiz returns a quiz that is in the bin, by itself or with its group.
func (s *Store) DeletedQuiz(ctx context.Context, id string) (quiz.Quiz, error) {
	return one(s.reader(ctx), scanQuiz, `SELECT `+quizColumns+` FROM quizzes q WHERE q.id = $1 AND q.deleted_at IS NOT NULL`, id)
}

// QuizzesOn lists the quizzes that ask a set, whoever runs them, newest first.
func (s *Store) QuizzesOn(ctx context.Context, set string) ([]quiz.Quiz, error) {
	return all(s.reader(ctx), scanQuiz, `SELECT `+quizColumns+` FROM quizzes q WHERE q.set_id = $1 AND q.deleted_at IS NULL
		ORDER BY q.created_at DESC, q.id`, set)
}

// QuizOf returns the quiz of an attempt, also when it was deleted since.
func (s *Store) QuizOf(ctx context.Context, attempt string) (quiz.Quiz, error) {
	return quizOf(s.reader(ctx), attempt)
}

func quizOf(q querier, attempt string) (quiz.Quiz, error) {
	return one(q, scanQuiz, `SELECT `+quizColumns+` FROM quizzes q JOIN attempts a ON a.quiz_id = q.id WHERE a.id = $1`,
		attempt)
}

// OpenQuizzes lists the quizzes that anyone may take, newest first.
func (s *Store) OpenQuizzes(ctx context.Context) ([]quiz.Quiz, error) {
	return all(s.reader(ctx), scanQuiz, `SELECT `+quizColumns+` FROM quizzes q
		WHERE q.group_id IS NULL AND q.deleted_at IS NULL ORDER BY q.created_at DESC, q.id`)
}

// QuizzesFor lists what is given to a learner, newest first: the quizzes of the learner's groups, and the open ones
// that the learner has begun.
func (s *Store) QuizzesFor(ctx context.Context, person string) ([]quiz.Quiz, error) {
	return all(s.reader(ctx), scanQuiz, `SELECT `+quizColumns+` FROM quizzes q WHERE q.deleted_at IS NULL AND (
		q.group_id IN (SELECT m.group_id FROM group_members m WHERE m.person_id = $1)
		OR q.group_id IS NULL AND q.id IN (SELECT a.quiz_id FROM attempts a WHERE a.person_id = $1 AND NOT a.try_it))
		ORDER BY q.created_at DESC, q.id`, person)
}

// QuizzesOf lists the quizzes that an instructor has published and those given to the instructor's groups, newest
// first.
func (s *Store) QuizzesOf(ctx context.Context, instructor string) ([]quiz.Quiz, error) {
	return all(s.reader(ctx), scanQuiz, `SELECT `+quizColumns+` FROM quizzes q WHERE q.deleted_at IS NULL AND (
		q.owner_id = $1 OR q.group_id IN (SELECT g.id FROM learner_groups g WHERE `+leadsGroup+`))
		ORDER BY q.created_at DESC, q.id`, instructor)
}

// AllQuizzes lists every quiz that wasn't deleted, newest first.
func (s *Store) AllQuizzes(ctx context.Context) ([]quiz.Quiz, error) {
	return all(s.reader(ctx), scanQuiz, `SELECT `+quizColumns+` FROM quizzes q WHERE q.deleted_at IS NULL
		ORDER BY q.created_at DESC, q.id`)
}

// SaveRules gives a quiz another title and other rules. The deadlines of open attempts move with them, so that an
// instructor can give everybody more time during the run; and who has passed is judged anew by the pass mark.
func (s *Store) SaveRules(id, title string, rules quiz.Rules) error {
	text, err := json.Marshal(rules)
	if err != nil {
		return err
	}
	defer s.tell(Committed{Quiz: id})
	return s.write(func(tx *tx) error {
		err := tx.execOne(`UPDATE quizzes SET title = $1, rules = $2 WHERE id = $3 AND deleted_at IS NULL`,
			title, string(text), id)
		if err != nil {
			return err
		}
		if err := moveDeadlines(tx, id, rules); err != nil {
			return err
		}
		return judgePassing(tx, id, rules.PassMark)
	})
}

// judgePassing puts a pass mark (nil: none) to the scores that there are. A percentage is stored rounded once from the
// exact one, and so is the pass mark: where they are equal before, they are after.
func judgePassing(tx *tx, quizID string, passMark *float64) error {
	text, args := `UPDATE attempts SET passed = NULL WHERE quiz_id = $1 AND percent IS NOT NULL`, []any{quizID}
	if passMark != nil {
		text, args = `UPDATE attempts SET passed = (percent >= $1) WHERE quiz_id = $2 AND percent IS NOT NULL`, []any{*passMark, quizID}
	}
	_, err := tx.exec(text, args...)
	return err
}

func moveDeadlines(tx *tx, quizID string, rules quiz.Rules) error {
	running, err := all(tx, scanAttempt, `SELECT `+attemptColumns+` FROM attempts a WHERE a.quiz_id = $1 AND a.state = 'open'`,
		quizID)
	if err != nil {
		return err
	}
	for _, a := range running {
		bound, err := rulesOf(tx, a, rules)
		if err != nil {
			return err
		}
		deadline := bound.DeadlineFrom(a.StartedAt)
		if _, err := tx.exec(`UPDATE attempts SET deadline_at = $1 WHERE id = $2`, maybeMillis(deadline), a.ID); err != nil {
			return err
		}
	}
	return nil
}

// BriefingRevision returns the newest revision of a set that somebody is given through a quiz which shows its
// briefing, or ErrNotFound. Nobody in particular (empty) is given the open quizzes. A briefing that is for before the
// attempt only is out of sight while one is open.
func (s *Store) BriefingRevision(ctx context.Context, person, set string) (Revision, error) {
	type candidate struct {
		quiz.Quiz
		open bool
	}
	scan := func(row scanner) (c candidate, err error) {
		return c, row.Scan(&c.RevisionID, jsonIn(&c.Rules), &c.open)
	}
	given, err := all(s.reader(ctx), scan, `SELECT q.revision_id, q.rules,
			EXISTS (SELECT 1 FROM attempts a WHERE a.quiz_id = q.id AND a.person_id = $1 AND a.state = 'open')
		FROM quizzes q JOIN revisions r ON r.id = q.revision_id
		WHERE q.set_id = $2 AND q.deleted_at IS NULL AND (
			q.group_id IS NULL OR q.group_id IN (SELECT m.group_id FROM group_members m WHERE m.person_id = $1))
		ORDER BY r.number DESC`, person, set)
	if err != nil {
		return Revision{}, err
	}
	for _, c := range given {
		if c.Rules.Briefing == quiz.BriefingBeside || c.Rules.Briefing == quiz.BriefingBefore && !c.open {
			return s.Revision(ctx, c.RevisionID)
		}
	}
	return Revision{}, ErrNotFound
}
