package handlers

import (
	"errors"
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// errTakenBack is a quiz that somebody was given, and that is in the bin.
var errTakenBack = errors.New("the quiz was taken back")

// missingQuiz is how to refuse a quiz that isn't there. Who was given it is told that it was taken back, on its own page and on
// those of attempts; for everything else, and for everybody else, there never was one.
func (v *visit) missingQuiz(a accounts.Action, err error) error {
	if !errors.Is(err, store.ErrNotFound) || a != accounts.SeeQuiz && a != accounts.TakeQuiz {
		return v.missing(a, err)
	}
	q, err := v.Store.DeletedQuiz(v.ctx(), v.Param("quiz"))
	if err != nil {
		return v.missing(a, err)
	}
	relations, err := v.toQuiz(&q)
	if err != nil {
		return err
	}
	if accounts.May(v.person, a, relations) {
		return errTakenBack
	}
	return v.refusal(a)
}

// showDeleteSet says what deleting a set means.
func showDeleteSet(v *visit, set *store.Set) error {
	p := views.DeletePage{
		Frame: v.frame(v.words.T("title.delete", "name", set.Title)), Kind: string(store.BinSet), Name: set.Title, Path: views.SetPath(set.ID),
		Owners: v.namesOfOthers(set.CoOwners),
	}
	asking, err := v.Store.QuizzesOn(v.ctx(), set.ID)
	if err != nil {
		return err
	}
	mine, err := v.quizzesOfMine()
	if err != nil {
		return err
	}
	for _, q := range mine {
		if q.SetID == set.ID {
			if err := v.addDeleted(&p, q); err != nil {
				return err
			}
		}
	}
	p.Others = len(asking) - len(p.Quizzes)
	_, err = v.Store.Draft(v.ctx(), set.ID)
	p.Draft = err == nil
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return v.page(http.StatusOK, views.Delete(p))
}

func (v *visit) addDeleted(p *views.DeletePage, q quiz.Quiz) error {
	line, err := v.studioQuizLine(q)
	p.Quizzes = append(p.Quizzes, line)
	return err
}

// postDeleteSet puts a set into the bin.
func postDeleteSet(v *visit, set *store.Set) error {
	return v.deleted(set.Title, v.Store.DeleteSet(set.ID, v.person.ID, v.now))
}

// showDeleteQuiz says what deleting a quiz means.
func showDeleteQuiz(v *visit, q *quiz.Quiz) error {
	p := views.DeletePage{
		Frame: v.frame(v.words.T("title.delete", "name", q.Title)), Kind: string(store.BinQuiz), Name: q.Title, Path: views.StudioQuizPath(q.ID),
		Scores: views.ScoresPath(q.ID),
	}
	counts, err := v.Store.AttemptCounts(v.ctx(), q.ID)
	if err != nil {
		return err
	}
	p.Attempts, p.Running = counts.Started, counts.Started-counts.Finished
	return v.page(http.StatusOK, views.Delete(p))
}

// postDeleteQuiz puts a quiz into the bin.
func postDeleteQuiz(v *visit, q *quiz.Quiz) error {
	return v.deleted(q.Title, v.Store.DeleteQuiz(q.ID, v.person.ID, v.now))
}

// showDeleteGroup says what deleting a group means.
func showDeleteGroup(v *visit, g *accounts.Group) error {
	members, err := v.Store.Members(v.ctx(), g.ID)
	if err != nil {
		return err
	}
	owners, err := v.Store.Owners(v.ctx(), store.Owned{Group: g.ID})
	if err != nil {
		return err
	}
	p := views.DeletePage{
		Frame: v.frame(v.words.T("title.delete", "name", g.Name)), Kind: string(store.BinGroup), Name: g.Name, Path: views.GroupPath(g.ID),
		Members: len(members), Owners: v.namesOfOthers(owners),
	}
	quizzes, err := v.quizzesOfMine()
	if err != nil {
		return err
	}
	for _, q := range quizzes {
		if q.GroupID == g.ID {
			if err := v.addDeleted(&p, q); err != nil {
				return err
			}
		}
	}
	return v.page(http.StatusOK, views.Delete(p))
}

// postDeleteGroup puts a group into the bin, with its quizzes.
func postDeleteGroup(v *visit, g *accounts.Group) error {
	return v.deleted(g.Name, v.Store.DeleteGroup(g.ID, v.person.ID, v.now))
}

// deleted shows the bin with what was put into it.
func (v *visit) deleted(name string, err error) error {
	if err != nil {
		return err
	}
	if err := v.notify(v.words.T("bin.deleted", "name", name)); err != nil {
		return err
	}
	return v.seeOther(views.BinPath)
}
