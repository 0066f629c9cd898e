package handlers

import (
	"errors"
	"slices"
	"strconv"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// seenBy is how those who mark see the questions of a quiz: in authored order, whatever order learners had.
type seenBy struct {
	v     *visit
	quiz  *quiz.Quiz
	plans map[string]quiz.Plan   // by revision id
	names map[string]string      // of people, by id
	found map[string]*whereAsked // by question id
}

// whereAsked is a question, and a revision that has it.
type whereAsked struct {
	revision *questions.Revision
	shown    quiz.Reviewed // with the key, without an answer
	planned  quiz.Planned
}

func (v *visit) seenBy(q *quiz.Quiz) *seenBy {
	return &seenBy{v: v, quiz: q, plans: map[string]quiz.Plan{}, names: map[string]string{}, found: map[string]*whereAsked{}}
}

// name is what somebody is called; empty for nobody, and for somebody deleted since.
func (s *seenBy) name(person string) (string, error) {
	if name, ok := s.names[person]; ok || person == "" {
		return name, nil
	}
	p, err := s.v.Store.Person(s.v.ctx(), person)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return "", err
	}
	s.names[person] = p.Name
	return p.Name, nil
}

// planned is a question as it is in authored order; store.ErrNotFound when the revision hasn't got it.
func (s *seenBy) planned(revision store.Revision, question string) (quiz.Planned, error) {
	plan, ok := s.plans[revision.ID]
	if !ok {
		plan = quiz.WholePlan(&revision.Set)
		s.plans[revision.ID] = plan
	}
	for _, p := range plan.Questions {
		if p.ID == question {
			return p, nil
		}
	}
	return quiz.Planned{}, store.ErrNotFound
}

// given is a question of a revision with its key, and an answer to it.
func (s *seenBy) given(revisionID string, answer quiz.Answer) (*whereAsked, error) {
	revision, err := s.v.Store.Revision(s.v.ctx(), revisionID)
	if err != nil {
		return nil, err
	}
	planned, err := s.planned(revision, answer.Question)
	if err != nil {
		return nil, err
	}
	shown, err := reviewOne(revision.Revision, quiz.Plan{Questions: []quiz.Planned{planned}}, answer, nil)
	return &whereAsked{revision.Revision, shown, planned}, err
}

// reviewOne is the review of a plan's only question.
func reviewOne(r *questions.Revision, plan quiz.Plan, answer quiz.Answer, corrections []quiz.Correction) (quiz.Reviewed, error) {
	answers := map[string]quiz.Answer{answer.Question: answer}
	all, err := quiz.ReviewAttempt(r, plan, answers, corrections, quiz.Release{Marks: true, Key: true})
	if err != nil {
		return quiz.Reviewed{}, err
	}
	return all[0], nil
}

// question is a question of the quiz, as its revision has it, else as an attempt was asked it; nil when neither knows it.
func (s *seenBy) question(id string) (*whereAsked, error) {
	if found, ok := s.found[id]; ok {
		return found, nil
	}
	found, err := s.given(s.quiz.RevisionID, quiz.Answer{Question: id})
	if errors.Is(err, store.ErrNotFound) {
		found, err = s.formerly(id)
	}
	if err == nil {
		s.found[id] = found
	}
	return found, err
}

// formerly looks in the revisions that attempts are on, newest first.
func (s *seenBy) formerly(id string) (*whereAsked, error) {
	pinned, err := s.v.Store.PinnedCounts(s.v.ctx(), s.quiz.ID)
	if err != nil {
		return nil, err
	}
	for _, c := range slices.Backward(pinned) {
		found, err := s.given(c.RevisionID, quiz.Answer{Question: id})
		if !errors.Is(err, store.ErrNotFound) {
			return found, err
		}
	}
	return nil, nil
}

// stem is the question's; empty when nobody knows it.
func (w *whereAsked) stem() string {
	if w == nil {
		return ""
	}
	return w.shown.Stem
}

// gap is the number of a gap in the order of the stem, from 1, and what the author accepts there; without a gap, 0 and
// what is accepted of the whole question.
func (w *whereAsked) gap(id string) (number int, accepted []string) {
	if w == nil {
		return 0, nil
	}
	for i, g := range w.planned.Gaps {
		if g.ID == id {
			return i + 1, taken(w.shown.Key.Gaps[strconv.Itoa(i+1)].TypedKey)
		}
	}
	return 0, taken(w.shown.Key.TypedKey)
}

// taken is all that the author takes, for full marks or for less.
func taken(k quiz.TypedKey) []string {
	texts := slices.Clone(k.Accepted)
	for _, t := range k.Partly {
		texts = append(texts, t.Text)
	}
	return texts
}
