package handlers

import (
	"errors"
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showBriefing shows the sources of a set: to learners at the revision of the quiz that they are given on it, to the
// set's instructors at its latest.
func showBriefing(v *visit) error {
	revision, err := v.briefingFor(v.Param("set"))
	if err != nil {
		return v.missing(accounts.SeeBriefing, err)
	}
	return v.page(http.StatusOK, views.Briefing(views.BriefingPage{
		Frame: v.frame(revision.Set.Title), Description: revision.Set.Description, Sources: views.SourcesOf(revision.Revision),
	}))
}

// briefingFor is the revision whose sources the person may read; store.ErrNotFound when there is none.
func (v *visit) briefingFor(id string) (store.Revision, error) {
	person := ""
	if v.person != nil {
		person = v.person.ID
	}
	revision, err := v.Store.BriefingRevision(v.ctx(), person, id)
	if v.person == nil || !errors.Is(err, store.ErrNotFound) {
		return revision, err
	}
	set, err := v.Store.Set(v.ctx(), id)
	if err == nil && accounts.May(v.person, accounts.SeeBriefing, v.toSet(&set)) {
		return v.Store.Revision(v.ctx(), set.RevisionID)
	}
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return store.Revision{}, err
	}
	return v.briefingRun(id)
}

// briefingRun is the revision of a set that is asked in a quiz which the person published, or which was given to a
// group that the person leads.
func (v *visit) briefingRun(id string) (store.Revision, error) {
	quizzes, err := v.Store.QuizzesOf(v.ctx(), v.person.ID)
	if err != nil {
		return store.Revision{}, err
	}
	for _, q := range quizzes {
		relations, err := v.toQuiz(&q)
		if err != nil {
			return store.Revision{}, err
		}
		relations.Given = false // what learners are given of it, the rules say
		if q.SetID == id && accounts.May(v.person, accounts.SeeBriefing, relations) {
			return v.Store.Revision(v.ctx(), q.RevisionID)
		}
	}
	return store.Revision{}, store.ErrNotFound
}
