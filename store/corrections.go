package store

import (
	"context"
	"encoding/json"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

const correctionColumns = `c.number, c.id, c.kind, c.quiz_id, c.attempt_id, c.question_id, c.gap_id, c.text, c.fraction, c.criteria,
	c.comment, c.why, c.by_person, c.at, c.revision_id, c.key_revision_id`

func scanCorrection(row scanner) (c quiz.Correction, err error) {
	var number int64 // its place in the log, by which the rows are ordered
	var criteria string
	err = row.Scan(&number, &c.ID, &c.Kind, &c.QuizID, textIn(&c.Attempt), &c.Question, textIn(&c.Gap), textIn(&c.Text),
		ratIn(&c.Fraction), textIn(&criteria), textIn(&c.Comment), textIn(&c.Why), textIn(&c.By), timeIn(&c.At),
		textIn(&c.Revision), textIn(&c.KeyRevision))
	if err == nil && criteria != "" {
		err = json.Unmarshal([]byte(criteria), &c.Criteria)
	}
	return c, err
}

// Corrections is the log of a quiz's corrections, oldest first.
func (s *Store) Corrections(ctx context.Context, quizID string) ([]quiz.Correction, error) {
	return s.correctionsIn(s.reader(ctx), quizID)
}

// CorrectionsOf are those that concern one attempt at a quiz, as quiz.Marks takes them, oldest first.
func (s *Store) CorrectionsOf(ctx context.Context, quizID, attempt string) ([]quiz.Correction, error) {
	return s.correctionsOf(s.reader(ctx), quizID, attempt)
}

func (s *Store) correctionsIn(q querier, quizID string) ([]quiz.Correction, error) {
	log, err := all(q, scanCorrection, `SELECT `+correctionColumns+` FROM corrections c WHERE c.quiz_id = $1 ORDER BY c.number`, quizID)
	if err != nil {
		return nil, err
	}
	return log, s.findKeys(q, log)
}

// correctionsOf asks for the two kinds apart, so that the marks of other attempts aren't read.
func (s *Store) correctionsOf(q querier, quizID, attempt string) ([]quiz.Correction, error) {
	log, err := all(q, scanCorrection, `SELECT `+correctionColumns+` FROM corrections c WHERE c.attempt_id IS NULL AND c.quiz_id = $1
			AND (c.revision_id IS NULL OR c.revision_id = (SELECT a.revision_id FROM attempts a WHERE a.id = $2))
		UNION ALL SELECT `+correctionColumns+` FROM corrections c WHERE c.attempt_id = $2 AND c.quiz_id = $1 ORDER BY 1`, quizID, attempt)
	if err != nil {
		return nil, err
	}
	return log, s.findKeys(q, log)
}

// findKeys puts the questions that have the keys into the corrections that are such.
func (s *Store) findKeys(q querier, log []quiz.Correction) error {
	for i := range log {
		if log[i].KeyRevision == "" {
			continue
		}
		revision, err := s.revisionIn(q, log[i].KeyRevision)
		if err != nil {
			return err
		}
		log[i].Key = revision.Question(log[i].Question)
	}
	return nil
}

// logged is a correction and its place in its quiz's log.
type logged struct {
	quiz.Correction
	number int64
}

// entryOf is a correction as it is logged: after the last one. Its number decides which holds, not the clock, which may
// have been set back. The number of a last one that went with its learner is given again, which changes no order.
func entryOf(q querier, c quiz.Correction) (logged, error) {
	c.At = storedAs(c.At)
	last, err := one(q, scanInt, `SELECT coalesce(max(number), 0) FROM corrections WHERE quiz_id = $1`, c.QuizID)
	return logged{c, last + 1}, err
}

func insertCorrection(tx *tx, c logged) error {
	var criteria string
	if len(c.Criteria) > 0 {
		text, err := json.Marshal(c.Criteria)
		if err != nil {
			return err
		}
		criteria = string(text)
	}
	_, err := tx.exec(`INSERT INTO corrections (number, id, kind, quiz_id, attempt_id, question_id, gap_id, text, fraction, criteria,
		comment, why, by_person, at, revision_id, key_revision_id)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
		c.number, c.ID, c.Kind, c.QuizID, maybeText(c.Attempt), c.Question, maybeText(c.Gap), maybeText(c.Text),
		maybeRat(c.Fraction), maybeText(criteria), maybeText(c.Comment), maybeText(c.Why), maybeText(c.By), millis(c.At), maybeText(c.Revision), maybeText(c.KeyRevision))
	return err
}

// ledger is what a quiz's corrections come to, arranged for marking many attempts.
type ledger struct {
	log      []quiz.Correction
	accepted []quiz.Correction              // and keys: what concerns more than one attempt
	byHand   map[string][]quiz.Correction   // by attempt
	accepts  map[string]*questions.Revision // by revision id
}

func newLedger(log []quiz.Correction) *ledger {
	l := &ledger{log: log, byHand: map[string][]quiz.Correction{}, accepts: map[string]*questions.Revision{}}
	for _, c := range log {
		if c.Kind == quiz.MarkByHand {
			l.byHand[c.Attempt] = append(l.byHand[c.Attempt], c)
		} else {
			l.accepted = append(l.accepted, c)
		}
	}
	return l
}

// with is the ledger after further corrections.
func (l *ledger) with(more ...quiz.Correction) *ledger {
	return newLedger(append(l.log[:len(l.log):len(l.log)], more...))
}

// accepting is a revision as it marks with all that was accepted and by its keys, made once.
func (l *ledger) accepting(r Revision) *questions.Revision {
	if l.accepts[r.ID] == nil {
		l.accepts[r.ID] = quiz.Accepting(r.Revision, quiz.ConcerningAttempt(l.accepted, "", r.ID))
	}
	return l.accepts[r.ID]
}

// keyed is a revision as it marks by its keys, without what was accepted.
func (l *ledger) keyed(r Revision) *questions.Revision {
	return quiz.Keyed(r.Revision, quiz.ConcerningAttempt(l.accepted, "", r.ID))
}
