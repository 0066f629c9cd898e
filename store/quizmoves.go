package store

import (
	"context"
	"time"

	"github.com/readback/readback/accounts"
)

// QuizMove puts a quiz on another revision of its set.
type QuizMove struct {
	ID, Quiz, From, To string // ids; From and To are of revisions
	By                 string // a person's id; empty for somebody deleted since
	At                 time.Time
}

// MoveQuiz puts a quiz on another revision of its set and records it. It concerns later attempts only: those that were
// started stay on theirs. ID is made here. The error is ErrConflict when the quiz isn't on the revision From any more, and
// ErrNotFound when it isn't there or To isn't a revision of its set.
func (s *Store) MoveQuiz(m QuizMove) error {
	m.ID = accounts.NewID()
	return s.write(func(tx *tx) error {
		q, err := quizByID(tx, m.Quiz)
		if err != nil {
			return err
		}
		if q.RevisionID != m.From {
			return ErrConflict
		}
		err = tx.execOne(`UPDATE quizzes SET revision_id = $1 WHERE id = $2
			AND set_id = (SELECT r.set_id FROM revisions r WHERE r.id = $1)`, m.To, m.Quiz)
		if err != nil {
			return err
		}
		_, err = tx.exec(`INSERT INTO quiz_moves (id, quiz_id, from_revision_id, to_revision_id, by_person, at)
			VALUES ($1, $2, $3, $4, $5, $6)`, m.ID, m.Quiz, m.From, m.To, maybeText(m.By), millis(m.At))
		return err
	})
}

// QuizMoves lists when a quiz was put on other revisions, latest first.
func (s *Store) QuizMoves(ctx context.Context, quizID string) ([]QuizMove, error) {
	scan := func(row scanner) (m QuizMove, err error) {
		return m, row.Scan(&m.ID, &m.Quiz, &m.From, &m.To, textIn(&m.By), timeIn(&m.At))
	}
	return all(s.reader(ctx), scan, `SELECT m.id, m.quiz_id, m.from_revision_id, m.to_revision_id, m.by_person, m.at
		FROM quiz_moves m WHERE m.quiz_id = $1 ORDER BY m.at DESC, m.id`, quizID)
}

// PinnedCount is how many attempts at a quiz are on one revision, try-it attempts apart.
type PinnedCount struct {
	RevisionID     string
	Number         int // of the revision
	Open, Finished int
}

// PinnedCounts counts the attempts at a quiz by the revision that they are on, oldest revision first.
func (s *Store) PinnedCounts(ctx context.Context, quizID string) ([]PinnedCount, error) {
	scan := func(row scanner) (c PinnedCount, err error) {
		return c, row.Scan(&c.RevisionID, &c.Number, &c.Open, &c.Finished)
	}
	return all(s.reader(ctx), scan, `SELECT r.id, r.number, count(*) - count(a.finished_at), count(a.finished_at)
		FROM attempts a JOIN revisions r ON r.id = a.revision_id
		WHERE a.quiz_id = $1 AND NOT a.try_it GROUP BY r.id, r.number ORDER BY r.number`, quizID)
}
