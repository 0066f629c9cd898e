package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// Rekeyed is what marking by other keys does to a quiz's finished attempts. Try-it attempts are marked again with all
// others and are not in it.
type Rekeyed struct {
	Changes []Change // attempts with another mark, in the order in which they were started; without fractions
	Same    int      // attempts that were asked one of the questions and have the marks that they had
	Seen    string   // stands for all of this, and for what held before: for Rekey
}

// RekeyEffect is what Rekey would do with these corrections, and its errors other than ErrConflict.
func (s *Store) RekeyEffect(ctx context.Context, keys []quiz.Correction) (Rekeyed, error) {
	r, err := s.rekeying(ctx, keys)
	return r.effect, err
}

// Rekey adds corrections of the kind quiz.MarkByKey to the log of their quiz, with ids of their own, and marks the finished
// attempts that they concern again, all in one transaction: there is no moment at which some have the new marks and
// others the old ones. What takes long, the marking, is done before, so that answers are saved meanwhile. Seen is what
// RekeyEffect has said; the error is ErrConflict when that is no longer what would happen, ErrNotFound when there is no
// such quiz, when no attempt at it is on a revision, or when one of its questions can't be marked by that key.
func (s *Store) Rekey(keys []quiz.Correction, seen string) (Rekeyed, error) {
	for {
		r, err := s.rekeying(context.Background(), keys)
		if err != nil {
			return r.effect, err
		}
		if r.effect.Seen != seen {
			return r.effect, ErrConflict
		}
		if err := s.write(r.store); !errors.Is(err, errOvertaken) {
			return r.effect, err
		}
	}
}

// errOvertaken says that something has changed between marking and storing the marks.
var errOvertaken = errors.New("the quiz has changed meanwhile")

// rekeying is marking by other keys, computed and not yet stored.
type rekeying struct {
	keys      []quiz.Correction
	quiz      quiz.Quiz
	last      string // id of the last correction in the quiz's log; empty without one
	concerned []string
	attempts  []remarked
	effect    Rekeyed
}

func (s *Store) rekeying(ctx context.Context, keys []quiz.Correction) (*rekeying, error) {
	r := &rekeying{keys: slices.Clone(keys)}
	q := s.reader(ctx)
	if len(keys) == 0 {
		return r, ErrNotFound
	}
	var err error
	if r.quiz, err = quizByID(q, keys[0].QuizID); err != nil {
		return r, err
	}
	if err := s.checkKeys(q, r); err != nil {
		return r, err
	}
	log, err := s.correctionsIn(q, r.quiz.ID)
	if err != nil {
		return r, err
	}
	if len(log) > 0 {
		r.last = log[len(log)-1].ID
	}
	if r.concerned, err = askedOn(q, r.keys); err != nil {
		return r, err
	}
	m := remarker{store: s, q: q, quiz: r.quiz, ledger: newLedger(log).with(r.keys...)}
	if r.attempts, err = m.all(r.concerned); err != nil {
		return r, err
	}
	r.effect = r.changes(log)
	return r, nil
}

// checkKeys finds the key of each correction, and is ErrNotFound unless all of them can be made.
func (s *Store) checkKeys(q querier, r *rekeying) error {
	if err := s.findKeys(q, r.keys); err != nil {
		return err
	}
	pinned, err := pinnedRevisions(q, r.quiz.ID)
	if err != nil {
		return err
	}
	for i, c := range r.keys {
		r.keys[i].ID = accounts.NewID()
		if c.Kind != quiz.MarkByKey || c.QuizID != r.quiz.ID || !slices.Contains(pinned, c.Revision) {
			return ErrNotFound
		}
		if c.Fraction == nil { // it is taken back
			continue
		}
		revision, err := s.revisionIn(q, c.Revision)
		if err != nil {
			return err
		}
		asked := revision.Question(c.Question)
		if asked == nil || c.Key == nil {
			return ErrNotFound
		}
		if _, err := asked.KeyedBy(c.Key, revision.Cuts); err != nil {
			return fmt.Errorf("%w: %w", ErrNotFound, err)
		}
	}
	return nil
}

// askedOn are the finished attempts that were asked one of the questions on the revision that goes with it.
func askedOn(q querier, keys []quiz.Correction) ([]string, error) {
	var asked []string
	for _, c := range keys {
		ids, err := all(q, scanText, `SELECT a.id FROM attempts a JOIN marks k ON k.attempt_id = a.id
			WHERE a.quiz_id = $1 AND a.revision_id = $2 AND a.state = 'finished' AND k.question_id = $3`, c.QuizID, c.Revision, c.Question)
		if err != nil {
			return nil, err
		}
		asked = append(asked, ids...)
	}
	slices.Sort(asked)
	return slices.Compact(asked), nil
}

// changes sums up what becomes of the attempts.
func (r *rekeying) changes(log []quiz.Correction) Rekeyed {
	var e Rekeyed
	sum := sha256.New()
	for _, key := range r.keys {
		fmt.Fprintln(sum, "key", key.Subject(), key.KeyRevision, key.Fraction == nil)
	}
	for _, c := range quiz.Standing(log) {
		for _, key := range r.keys {
			if c.Subject() == key.Subject() {
				fmt.Fprintln(sum, "held", c.ID)
			}
		}
	}
	for _, again := range r.attempts {
		changed := len(again.others()) > 0
		fmt.Fprintln(sum, again.attempt.ID, changed, scoreText(again.attempt.Score), scoreText(again.score))
		switch {
		case again.attempt.TryIt:
		case changed:
			a := again.attempt
			e.Changes = append(e.Changes, Change{Attempt: a.ID, PersonID: a.PersonID, Before: a.Score, After: again.score})
		default:
			e.Same++
		}
	}
	e.Seen = hex.EncodeToString(sum.Sum(nil))
	return e
}

func scoreText(s *quiz.Score) string {
	if s == nil {
		return "-"
	}
	return fmt.Sprint(s.Points, s.Max, s.Passed != nil && *s.Passed)
}

// store writes corrections and marks, unless something came in between: errOvertaken.
func (r *rekeying) store(tx *tx) error {
	if err := r.stillSo(tx); err != nil {
		return err
	}
	for _, key := range r.keys {
		entry, err := entryOf(tx, key)
		if err != nil {
			return err
		}
		if err := insertCorrection(tx, entry); err != nil {
			return err
		}
	}
	for _, again := range r.attempts {
		if err := again.store(tx); err != nil {
			return err
		}
	}
	return nil
}

// stillSo looks whether the marks were computed from what holds: the same log, the same pass mark, the same attempts.
func (r *rekeying) stillSo(tx *tx) error {
	q, err := quizByID(tx, r.quiz.ID)
	if err != nil {
		return err
	}
	last, err := one(tx, scanText, `SELECT coalesce((SELECT id FROM corrections WHERE quiz_id = $1 ORDER BY number DESC LIMIT 1), '')`, q.ID)
	if err != nil {
		return err
	}
	concerned, err := askedOn(tx, r.keys)
	if err != nil {
		return err
	}
	if last != r.last || !samePass(q.Rules.PassMark, r.quiz.Rules.PassMark) || !slices.Equal(concerned, r.concerned) {
		return errOvertaken
	}
	return nil
}

func samePass(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
