package handlers

import (
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// startRetry starts an attempt that asks the same as a finished one and begins with what was right in it. It is
// store.ErrNotFound when the attempt isn't the learner's own, isn't one at this quiz as it is now, or its learner wasn't
// told what was right.
func (v *visit) startRetry(q *quiz.Quiz, from string) (quiz.Attempt, error) {
	before, err := v.Store.Attempt(v.ctx(), from)
	if err != nil {
		return quiz.Attempt{}, err
	}
	if before.PersonID != v.person.ID || !mayRetry(q, &before, q.Rules.ReleaseAt(before.State, v.now)) {
		return quiz.Attempt{}, store.ErrNotFound
	}
	revision, err := v.Store.Revision(v.ctx(), before.RevisionID)
	if err != nil {
		return quiz.Attempt{}, err
	}
	answers, err := v.Store.Answers(v.ctx(), from)
	if err != nil {
		return quiz.Attempt{}, err
	}
	corrections, err := v.Store.CorrectionsOf(v.ctx(), q.ID, from)
	if err != nil {
		return quiz.Attempt{}, err
	}
	carried, err := quiz.Carried(revision.Revision, before.Plan, answers, corrections)
	if err != nil {
		return quiz.Attempt{}, err
	}
	return v.begin(quiz.Attempt{
		QuizID: q.ID, RevisionID: before.RevisionID, PersonID: v.person.ID, Plan: before.Plan.Again(q.Rules), StartedAt: v.now,
	}, carried)
}

// mayRetry tells whether an attempt can be taken again from what was right in it, which isn't known while a person has
// to mark something.
func mayRetry(q *quiz.Quiz, a *quiz.Attempt, release quiz.Release) bool {
	return a.QuizID == q.ID && a.RevisionID == q.RevisionID && a.State == quiz.Finished && a.Score != nil && !a.TryIt && release.Marks
}

// wrongIn counts the questions of a review that weren't right, and is 0 unless others were: only then is there something
// to begin with.
func wrongIn(reviewed []quiz.Reviewed) int {
	right, wrong := 0, 0
	for _, q := range reviewed {
		switch {
		case q.Mark == nil:
		case q.Mark.Verdict == quiz.Right:
			right++
		default:
			wrong++
		}
	}
	if right == 0 {
		return 0
	}
	return wrong
}
