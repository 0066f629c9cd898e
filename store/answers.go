package store

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/readback/readback/quiz"
)

// typingWindow is how long changes to a typed answer share one row of its history.
const typingWindow = 30 * time.Second

// Save is an answer to be stored.
type Save struct {
	Attempt  string
	Person   string // whose attempt it is: for everybody else there is no such attempt
	Question string // authored id
	Seq      int64  // the page's count of changes to this answer, from 1
	Answer   json.RawMessage
	Typed    bool // letter by letter: the history keeps at most one row per 30 s
	// Certainty is how sure the learner is, as in quiz.Answer. It is part of the answer: a change of it alone is a save too.
	Certainty int
	At        time.Time
}

// Saved is what is stored of an answer after a save, whether the save changed it or not, without hint and tries. Without
// one, Seq is 0.
type Saved struct {
	quiz.Answer
	Applied  bool      // what is stored is what was sent
	Deadline time.Time // of the attempt, which may have moved since the page was made; zero: none
}

// SaveAnswer stores an answer, canonical and with authored ids (nil: none). A seq that isn't higher than the stored
// one changes nothing, and Applied tells a retry from a conflict. Only then is looked whether the attempt still takes
// answers, so that a retry of what was saved is told so. The errors are ErrNotFound, and quiz.ErrFinished,
// quiz.ErrDeadline and quiz.ErrChecked, each together with what is stored.
func (s *Store) SaveAnswer(n Save) (Saved, error) {
	var saved Saved
	var refused error
	err := s.write(func(tx *tx) (err error) {
		saved, refused, err = saveAnswer(tx, n)
		return err
	})
	if err != nil {
		return Saved{}, err
	}
	s.tell(Committed{Attempt: n.Attempt})
	return saved, refused
}

func saveAnswer(tx *tx, n Save) (saved Saved, refused, err error) {
	attempt, err := lockAttempt(tx, n.Attempt, n.Person)
	if err != nil {
		return Saved{}, nil, err
	}
	saved, refused, err = saveAnswerIn(tx, attempt, n)
	saved.Deadline = attempt.Deadline
	return saved, refused, err
}

func saveAnswerIn(tx *tx, attempt quiz.Attempt, n Save) (saved Saved, refused, err error) {
	stored, err := storedAnswer(tx, n.Attempt, n.Question)
	if err != nil {
		return Saved{}, nil, err
	}
	if n.Seq <= stored.Seq {
		return Saved{Answer: stored, Applied: textOf(stored.Answer) == textOf(n.Answer) && stored.Certainty == n.Certainty}, nil, nil
	}
	if err := attempt.MaySave(n.At); err != nil {
		return Saved{Answer: stored}, err, nil
	}
	if !stored.CheckedAt.IsZero() {
		return Saved{Answer: stored}, quiz.ErrChecked, nil
	}
	if err := putAnswer(tx, n, stored.Seq); err != nil {
		return Saved{}, nil, err
	}
	stored = quiz.Answer{Question: n.Question, Seq: n.Seq, Answer: n.Answer, SavedAt: storedAs(n.At), Certainty: n.Certainty}
	return Saved{Answer: stored, Applied: true}, nil, nil
}

// lockAttempt keeps an attempt from being finished, or answered by another page, until this transaction is over, and
// tells how it stands.
func lockAttempt(tx *tx, id, person string) (quiz.Attempt, error) {
	scan := func(row scanner) (a quiz.Attempt, err error) {
		return a, row.Scan(&a.State, timeIn(&a.Deadline), timeIn(&a.FinishedAt))
	}
	return one(tx, scan, `SELECT state, deadline_at, finished_at FROM attempts WHERE id = $1 AND person_id = $2`+lockRows, id, person)
}

func putAnswer(tx *tx, n Save, before int64) error {
	text := textOf(n.Answer)
	_, err := tx.exec(`INSERT INTO answers (attempt_id, question_id, seq, answer, saved_at, crc32c, certainty)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (attempt_id, question_id) DO UPDATE
		SET seq = excluded.seq, answer = excluded.answer, saved_at = excluded.saved_at, crc32c = excluded.crc32c,
			certainty = excluded.certainty
		WHERE excluded.seq > answers.seq`,
		n.Attempt, n.Question, n.Seq, text, millis(n.At), answerSum(n.Attempt, n.Question, n.Seq, text, n.At),
		maybeCount(n.Certainty))
	if err != nil {
		return err
	}
	return remember(tx, n, text, before)
}

// remember adds an answer to the history. While somebody types, the row of the seq before takes the changes.
func remember(tx *tx, n Save, text string, before int64) error {
	if n.Typed {
		changed, err := tx.exec(`UPDATE answer_history SET seq = $1, answer = $2, saved_at = $3
			WHERE attempt_id = $4 AND question_id = $5 AND seq = $6 AND begun_at > $7`,
			n.Seq, text, millis(n.At), n.Attempt, n.Question, before, millis(n.At.Add(-typingWindow)))
		if err != nil || changed > 0 {
			return err
		}
	}
	_, err := tx.exec(`INSERT INTO answer_history (attempt_id, question_id, seq, answer, begun_at, saved_at)
		VALUES ($1, $2, $3, $4, $5, $6)`, n.Attempt, n.Question, n.Seq, text, millis(n.At), millis(n.At))
	return err
}

// storedAnswer is what is stored of an answer, without hint and tries; without one its Seq is 0.
func storedAnswer(tx *tx, attempt, question string) (quiz.Answer, error) {
	stored, err := one(tx, scanAnswer, `SELECT question_id, seq, answer, saved_at, checked_at, certainty FROM answers
		WHERE attempt_id = $1 AND question_id = $2`, attempt, question)
	if errors.Is(err, ErrNotFound) {
		return quiz.Answer{Question: question}, nil
	}
	return stored, err
}

func scanAnswer(row scanner) (a quiz.Answer, err error) {
	var text string
	err = row.Scan(&a.Question, &a.Seq, &text, timeIn(&a.SavedAt), timeIn(&a.CheckedAt), countIn(&a.Certainty))
	a.Answer = answerOf(text)
	return a, err
}

// noAnswer is how no answer is stored: it has a seq too.
const noAnswer = "null"

// textOf is how an answer is stored.
func textOf(answer json.RawMessage) string {
	if len(answer) == 0 {
		return noAnswer
	}
	return string(answer)
}

// answerOf is the answer that was stored as this text.
func answerOf(text string) json.RawMessage {
	if text == noAnswer {
		return nil
	}
	return json.RawMessage(text)
}
