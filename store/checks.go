package store

import (
	"bytes"
	"context"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// CheckAnswer records that a learner has the answer to a question checked while the attempt goes on, and returns the
// answer as it is stored then. Seq is that of the answer which the learner sees; 0 is whatever is stored. It is locked for
// good (CheckedAt) as soon as quiz.CheckOf says so: when it is right, or was the last of the tries, of which there are as
// many as most says. An answer that is locked already stays so, one that was checked last is no new try, and where as many
// were tried before, since more were allowed then, the answer is locked without one. The errors are ErrNotFound (for
// everybody but the learner), quiz.ErrFinished, quiz.ErrDeadline, quiz.ErrNoAnswer where nothing was answered, and
// ErrConflict where another page has saved something else meanwhile, which comes with what is stored.
func (s *Store) CheckAnswer(attempt, person, question string, seq int64, most int, at time.Time) (quiz.Answer, error) {
	pinned, err := one(s.reader(context.Background()), scanAttempt, `SELECT `+attemptColumns+` FROM attempts a WHERE a.id = $1`, attempt)
	if err != nil {
		return quiz.Answer{}, err
	}
	revision, err := s.Revision(context.Background(), pinned.RevisionID)
	if err != nil {
		return quiz.Answer{}, err
	}
	var checked quiz.Answer
	err = s.write(func(tx *tx) error {
		answer, err := answerToCheck(tx, attempt, person, question, at)
		if checked = answer; err == nil && seq != 0 && seq != answer.Seq {
			err = ErrConflict
		}
		if err != nil {
			return err
		}
		corrections, err := s.correctionsOf(tx, pinned.QuizID, attempt)
		if err != nil {
			return err
		}
		c := check{attempt, quiz.Accepting(revision.Revision, corrections), max(most, 1), at}
		checked, err = c.record(tx, answer)
		return err
	})
	return checked, err
}

// answerToCheck is an answer that may be checked now, or was locked before.
func answerToCheck(tx *tx, attempt, person, question string, at time.Time) (quiz.Answer, error) {
	a, err := lockAttempt(tx, attempt, person)
	if err != nil {
		return quiz.Answer{}, err
	}
	if err := a.MaySave(at); err != nil {
		return quiz.Answer{}, err
	}
	answers, err := answersOf(tx, attempt)
	if err == nil && answers[question].Answer == nil {
		err = quiz.ErrNoAnswer
	}
	return answers[question], err
}

// check is one look at an answer.
type check struct {
	attempt  string
	revision *questions.Revision // with what was accepted later
	most     int
	at       time.Time
}

func (c check) record(tx *tx, a quiz.Answer) (quiz.Answer, error) {
	if !a.CheckedAt.IsZero() {
		return a, nil
	}
	last := len(a.Tries) - 1
	if len(a.Tries) < c.most && (last < 0 || !bytes.Equal(a.Tries[last].Answer, a.Answer)) {
		a.Tries = append(a.Tries, quiz.Try{Answer: a.Answer, At: storedAs(c.at)})
		_, err := tx.exec(`INSERT INTO tries (attempt_id, question_id, number, answer, checked_at) VALUES ($1, $2, $3, $4, $5)`,
			c.attempt, a.Question, len(a.Tries), textOf(a.Answer), millis(c.at))
		if err != nil {
			return a, err
		}
	}
	stands, err := quiz.CheckOf(c.revision, a, c.most)
	if err != nil || !stands.Locked {
		return a, err
	}
	a.CheckedAt = storedAs(c.at)
	return a, tx.execOne(`UPDATE answers SET checked_at = $1 WHERE attempt_id = $2 AND question_id = $3`,
		millis(c.at), c.attempt, a.Question)
}
