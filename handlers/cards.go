package handlers

import (
	"cmp"
	"slices"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// card is a quiz as its learners see it, with what they have made of it so far.
func (v *visit) card(q *quiz.Quiz, attempts []quiz.Attempt) (views.QuizCard, store.Revision, error) {
	revision, err := v.Store.Revision(v.ctx(), q.RevisionID)
	if err != nil {
		return views.QuizCard{}, revision, err
	}
	c := views.QuizCard{
		ID: q.ID, Title: q.Title, Description: revision.Set.Description, Rules: rulesTold(q.Rules, revision.Asked()), Used: len(attempts),
		Questions: askedOf(revision.Revision, q.Rules),
	}
	if q.Rules.Briefing != quiz.BriefingHidden {
		for _, s := range revision.Set.Briefing {
			c.Sources = append(c.Sources, s.Title)
		}
	}
	for _, a := range attempts {
		if a.State == quiz.Open && !a.Overdue(v.now) {
			c.OpenAttempt, c.Deadline = a.ID, a.Deadline
		}
	}
	if q.GroupID != "" {
		group, err := v.Store.Group(v.ctx(), q.GroupID)
		if err != nil {
			return c, revision, err
		}
		c.Group = group.Name
	}
	return c, revision, nil
}

// askedOf is how many questions an attempt asks. Information is none.
func askedOf(r *questions.Revision, rules quiz.Rules) int {
	asked := 0
	for _, planned := range quiz.NewPlan(r, rules, 0, nil).Questions {
		if r.Question(planned.ID).Marked() {
			asked++
		}
	}
	return asked
}

// rulesTold are the rules as learners are told them: where no question has a hint, nothing is said of hints.
func rulesTold(rules quiz.Rules, set *questions.Set) quiz.Rules {
	hasHint := func(q questions.Question) bool { return q.Hint != "" }
	rules.Hints = rules.Hints && slices.ContainsFunc(set.Questions, hasHint)
	return rules
}

// pressing sorts cards: what is running first, then what closes soonest, then the rest as they came.
func pressing(cards []views.QuizCard) {
	slices.SortStableFunc(cards, func(a, b views.QuizCard) int {
		return cmp.Or(
			-cmp.Compare(len(a.OpenAttempt), len(b.OpenAttempt)),
			closing(a).Compare(closing(b)),
		)
	})
}

// never is later than any time that matters.
var never = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// closing is when a card's quiz closes.
func closing(c views.QuizCard) time.Time {
	if c.Rules.Closes.IsZero() {
		return never
	}
	return c.Rules.Closes
}

// past lists the finished attempts of one quiz, the latest first, with as much of their scores as is released.
func (v *visit) past(q *quiz.Quiz, attempts []quiz.Attempt) []views.PastAttempt {
	counting, certified := countingAttempt(q.Rules, attempts), v.certifiedAttempt(q, attempts)
	var list []views.PastAttempt
	for _, a := range attempts {
		if a.State != quiz.Finished {
			continue
		}
		p := views.PastAttempt{ID: a.ID, Quiz: q.Title, Number: a.Number, FinishedAt: a.FinishedAt, Counts: a.ID == counting, Certified: a.ID == certified}
		p.Never = q.Rules.Feedback == quiz.FeedbackNone
		if q.Rules.ReleaseAt(a.State, v.now).Marks {
			p.Score = a.Score
		}
		list = append(list, p)
	}
	slices.SortStableFunc(list, func(a, b views.PastAttempt) int { return b.FinishedAt.Compare(a.FinishedAt) })
	return list
}

// countingAttempt is the id of the attempt whose score counts; empty when there is only one, when it is the mean, and
// when the first or last one counts and awaits marking.
func countingAttempt(r quiz.Rules, attempts []quiz.Attempt) string {
	var finished []quiz.Attempt
	var scores []quiz.Score
	for _, a := range attempts {
		if a.State == quiz.Finished && (a.Score != nil || r.Counts != quiz.CountsBest) {
			finished = append(finished, a)
			scores = append(scores, scoreOrNone(a))
		}
	}
	if i := r.Counts.Pick(scores); i >= 0 && len(finished) > 1 && finished[i].Score != nil {
		return finished[i].ID
	}
	return ""
}

func scoreOrNone(a quiz.Attempt) quiz.Score {
	if a.Score == nil {
		return quiz.Score{}
	}
	return *a.Score
}
