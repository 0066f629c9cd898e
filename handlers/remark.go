package handlers

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/big"
	"net/http"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// corrected is a quiz with the keys that were corrected since its attempts were taken.
type corrected struct {
	*visit
	quiz     *quiz.Quiz
	newest   store.Revision
	standing []quiz.Correction // keys that hold
	offers   []views.RemarkOffer
	held     []views.RemarkHeld
	sees     bool                       // the set, whose later keys are offered
	byPick   map[string]quiz.Correction // what a pick of the form stands for, without why
}

// pickOf names a question of attempts on a revision in the form.
func pickOf(revision, question string) string { return revision + "/" + question }

func (v *visit) corrected(q *quiz.Quiz) (*corrected, error) {
	newest, err := v.Store.LatestRevision(v.ctx(), q.SetID)
	if err != nil {
		return nil, err
	}
	log, err := v.Store.Corrections(v.ctx(), q.ID)
	if err != nil {
		return nil, err
	}
	c := &corrected{visit: v, quiz: q, newest: newest, byPick: map[string]quiz.Correction{}}
	for _, standing := range quiz.Standing(log) {
		if standing.Kind == quiz.MarkByKey {
			c.standing = append(c.standing, standing)
		}
	}
	if c.sees, err = v.seesSetOf(q); err != nil {
		return nil, err
	}
	pinned, err := v.Store.PinnedCounts(v.ctx(), q.ID)
	if err != nil {
		return nil, err
	}
	for _, counts := range slices.Backward(pinned) {
		if err := c.look(counts); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// look finds what changed since one revision, and what is marked by another key there.
func (c *corrected) look(counts store.PinnedCount) error {
	revision, err := c.Store.Revision(c.ctx(), counts.RevisionID)
	if err != nil {
		return err
	}
	for _, held := range c.standing {
		if held.Revision == revision.ID {
			if err := c.hold(revision, held); err != nil {
				return err
			}
		}
	}
	if revision.ID == c.newest.ID || !c.sees {
		return nil
	}
	difference := views.DifferenceOf(c.words, revision.Number, c.newest.Number, &revision.Set, &c.newest.Set)
	changed := c.newest.Set.ComparedWith(&revision.Set).Questions
	keyed := quiz.Keyed(revision.Revision, quiz.ConcerningAttempt(c.standing, "", revision.ID))
	for _, change := range c.withHeld(changed, revision.ID) {
		if change.Fate != questions.FateChanged {
			continue
		}
		asked, key := keyed.Question(change.ID), c.newest.Question(change.ID)
		offer, ok, err := offerOf(revision, asked, key)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		offer.Revision, offer.Finished, offer.Open = counts.Number, counts.Finished, counts.Open
		offer.Parts, offer.Difference, offer.KeyedNow = change.Parts, difference, c.keyedNow(revision.ID, change.ID)
		c.offers = append(c.offers, offer)
		if offer.Refused == "" {
			c.byPick[offer.Pick] = c.correction(revision.ID, change.ID, big.NewRat(1, 1))
		}
	}
	return nil
}

// withHeld adds the questions that are marked by another key to those that changed: a set that went back has for them the key
// that they were asked with, and not the one that they are marked by.
func (c *corrected) withHeld(changed []questions.Changed, revision string) []questions.Changed {
	for _, held := range c.standing {
		if held.Revision == revision && !slices.ContainsFunc(changed, func(change questions.Changed) bool { return change.ID == held.Question }) {
			changed = append(changed, questions.Changed{ID: held.Question, Fate: questions.FateChanged})
		}
	}
	return changed
}

// keyedNow is the number of the revision whose key a question is marked by, unless it is its own: 0.
func (c *corrected) keyedNow(revision, question string) int {
	for _, held := range c.held {
		if held.Pick == pickOf(revision, question) {
			return held.Key
		}
	}
	return 0
}

// offerOf is what becomes of a question by another key; not ok where nothing about its marking does.
func offerOf(revision store.Revision, asked, key *questions.Question) (views.RemarkOffer, bool, error) {
	if asked == nil || key == nil || !asked.Marked() {
		return views.RemarkOffer{}, false, nil
	}
	offer := views.RemarkOffer{
		Pick: pickOf(revision.ID, asked.ID), Question: asked.ID, Stem: questions.PlainText(asked.Stem),
	}
	now := key
	keyed, err := asked.KeyedBy(key, revision.Cuts)
	if refused := (*questions.KeyError)(nil); errors.As(err, &refused) {
		offer.Refused = refused.Rule
	} else if err != nil {
		return offer, false, err
	} else {
		now = keyed
	}
	was, err := json.Marshal(asked.Body)
	if err != nil {
		return offer, false, err
	}
	is, err := json.Marshal(now.Body)
	return offer, !bytes.Equal(was, is) || asked.Type != key.Type, err
}

func (c *corrected) hold(revision store.Revision, held quiz.Correction) error {
	key, err := c.Store.Revision(c.ctx(), held.KeyRevision)
	if err != nil {
		return err
	}
	line := views.RemarkHeld{
		Pick: pickOf(revision.ID, held.Question), Question: held.Question, Revision: revision.Number, Key: key.Number,
		Why: held.Why, At: held.At,
	}
	if q := revision.Question(held.Question); q != nil {
		line.Stem = questions.PlainText(q.Stem)
	}
	line.Name, err = c.seenBy(c.quiz).name(held.By)
	c.held = append(c.held, line)
	return err
}

func (c *corrected) correction(revision, question string, fraction *big.Rat) quiz.Correction {
	return quiz.Correction{
		Kind: quiz.MarkByKey, QuizID: c.quiz.ID, Question: question, Revision: revision, KeyRevision: c.newest.ID,
		Fraction: fraction, By: c.person.ID, At: c.now,
	}
}

// showRemark offers the keys that were corrected.
func showRemark(v *visit, q *quiz.Quiz) error {
	c, err := v.corrected(q)
	if err != nil {
		return err
	}
	return c.show(http.StatusOK, nil, "", nil)
}

func (c *corrected) show(status int, picks []string, why string, errs views.Errors) error {
	p := views.RemarkPage{
		Frame: c.frame(c.words.T("title.remark", "quiz", c.quiz.Title)), Errors: errs, QuizID: c.quiz.ID, Quiz: c.quiz.Title,
		Newest: c.newest.Number, Offers: c.offers, Held: c.held, SeesSet: c.sees, Why: why, Zone: zoneOf(c.quiz.Rules),
	}
	for i := range p.Offers {
		p.Offers[i].Chosen = slices.Contains(picks, p.Offers[i].Pick)
	}
	return c.page(status, views.Remark(p))
}

// scoreBefore is what an attempt's score was before its questions were marked by other keys; nil where none was, or where
// it is the same.
func (v *visit) scoreBefore(sat *sitting, corrections []quiz.Correction) (*quiz.Score, error) {
	others := quiz.WithoutKeys(corrections)
	if len(others) == len(corrections) || sat.attempt.Score == nil {
		return nil, nil
	}
	answers, err := v.Store.Answers(v.ctx(), sat.attempt.ID)
	if err != nil {
		return nil, err
	}
	marks, err := quiz.Marks(sat.revision, sat.attempt.Plan, answers, others)
	if err != nil {
		return nil, err
	}
	before := quiz.ScoreOf(marks, sat.quiz.Rules.PassMark)
	if before != nil && before.Points == sat.attempt.Score.Points {
		return nil, nil
	}
	return before, nil
}

// whyProblems are what is wrong with a reason.
func (v *visit) whyProblems(why string) views.Errors {
	length := len([]rune(why))
	switch {
	case strings.TrimSpace(why) == "":
		return views.Errors{"why": v.words.T("remark.why-missing")}
	case length > maxWhy:
		return views.Errors{"why": v.words.T("remark.why-long", "length", length, "most", maxWhy)}
	}
	return nil
}
