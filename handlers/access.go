package handlers

import (
	"errors"

	"github.com/labstack/echo/v4"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// The ways in which access is refused. What belongs to somebody else is store.ErrNotFound, as if it weren't there.
var (
	errSignIn    = errors.New("nobody is signed in")
	errForbidden = errors.New("this role may not do that")
)

// anyRelation is how somebody stands to a thing to which they stand in every relation.
var anyRelation = accounts.Relations{Given: true, OwnAttempt: true, OwnsSet: true, SharedSet: true, OwnsUpload: true, OwnsQuiz: true, LeadsGroup: true}

// refused is nil when the person may do something with a thing, and otherwise says how to refuse: nobody is asked to
// sign in, a role that never may is told so, and whoever may with other things is told that there is no such thing.
func (v *visit) refused(a accounts.Action, r accounts.Relations) error {
	if accounts.May(v.person, a, r) {
		return nil
	}
	return v.refusal(a)
}

func (v *visit) refusal(a accounts.Action) error {
	switch {
	case v.person == nil:
		return errSignIn
	case !accounts.May(v.person, a, anyRelation):
		return errForbidden
	}
	return store.ErrNotFound
}

// missing is how to refuse a thing that isn't there: just like one that is somebody else's.
func (v *visit) missing(a accounts.Action, err error) error {
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return v.refusal(a)
}

// do lets in who may do something that concerns no particular thing.
func (s *Server) do(a accounts.Action, h handler) echo.HandlerFunc {
	return s.handle(func(v *visit) error {
		if err := v.refused(a, accounts.Relations{}); err != nil {
			return err
		}
		return h(v)
	})
}

// withQuiz lets in who may do something with the quiz that the path names.
func (s *Server) withQuiz(a accounts.Action, h func(*visit, *quiz.Quiz) error) echo.HandlerFunc {
	return s.handle(func(v *visit) error {
		q, err := v.Store.Quiz(v.ctx(), v.Param("quiz"))
		if err != nil {
			return v.missingQuiz(a, err)
		}
		relations, err := v.toQuiz(&q)
		if err == nil {
			err = v.refused(a, relations)
		}
		if err != nil {
			return err
		}
		return h(v, &q)
	})
}

// toQuiz is how the person stands to a quiz.
func (v *visit) toQuiz(q *quiz.Quiz) (accounts.Relations, error) {
	r := accounts.Relations{Given: q.Open(), SharedSet: q.OwnerID == ""}
	if v.person == nil {
		return r, nil
	}
	r.OwnsQuiz = q.OwnerID == v.person.ID
	if q.Open() {
		return r, nil
	}
	member, err := v.Store.IsMember(v.ctx(), q.GroupID, v.person.ID)
	if err != nil {
		return r, err
	}
	r.Given = member
	r.LeadsGroup, err = v.Store.Owns(v.ctx(), v.person.ID, store.Owned{Group: q.GroupID})
	return r, err
}

// sitting is an attempt with all that its pages need.
type sitting struct {
	attempt  quiz.Attempt
	quiz     quiz.Quiz
	revision *questions.Revision
}

// question is the question with number n, as its author wrote it.
func (sat *sitting) question(n int) *questions.Question {
	return sat.revision.Question(sat.attempt.Plan.Find(n).ID)
}

// isAsked tells whether question n takes an answer: information doesn't.
func (sat *sitting) isAsked(n int) bool { return sat.question(n).Marked() }

// withAttempt lets in who may do something with the attempt that the path names. An attempt whose time is up is
// finished first.
func (s *Server) withAttempt(a accounts.Action, h func(*visit, *sitting) error) echo.HandlerFunc {
	return s.handle(func(v *visit) error {
		sat, relations, err := v.sitting(v.Param("attempt"))
		if err != nil {
			return v.missing(a, err)
		}
		if err := v.refused(a, relations); err != nil {
			return err
		}
		if !sat.quiz.DeletedAt.IsZero() {
			return errTakenBack
		}
		if err := v.finishOverdue(sat); err != nil {
			return err
		}
		return h(v, sat)
	})
}

// sitting looks an attempt up, and how the person stands to it.
func (v *visit) sitting(id string) (*sitting, accounts.Relations, error) {
	var sat sitting
	var err error
	if sat.attempt, err = v.Store.Attempt(v.ctx(), id); err != nil {
		return nil, accounts.Relations{}, err
	}
	if sat.quiz, err = v.Store.QuizOf(v.ctx(), id); err != nil {
		return nil, accounts.Relations{}, err
	}
	revision, err := v.Store.Revision(v.ctx(), sat.attempt.RevisionID)
	if err != nil {
		return nil, accounts.Relations{}, err
	}
	sat.revision = revision.Revision
	if v.person != nil && sat.attempt.PersonID == v.person.ID { // all that matters then, at every save
		return &sat, accounts.Relations{OwnAttempt: true}, nil
	}
	relations, err := v.toQuiz(&sat.quiz)
	return &sat, relations, err
}

// finishOverdue finishes an attempt whose deadline and grace have passed, with what is stored.
func (v *visit) finishOverdue(sat *sitting) error {
	if !sat.attempt.Overdue(v.now) {
		return nil
	}
	finished, err := v.Store.FinishOverdue(sat.attempt.ID, v.now)
	if err == nil {
		sat.attempt = finished
	}
	return err
}

// withSet lets in who may do something with the question set that the path names.
func (s *Server) withSet(a accounts.Action, h func(*visit, *store.Set) error) echo.HandlerFunc {
	return s.handle(func(v *visit) error {
		set, err := v.Store.Set(v.ctx(), v.Param("set"))
		if err != nil {
			return v.missing(a, err)
		}
		if err := v.refused(a, v.toSet(&set)); err != nil {
			return err
		}
		return h(v, &set)
	})
}

// toSet is how the person stands to a question set.
func (v *visit) toSet(set *store.Set) accounts.Relations {
	return accounts.Relations{
		SharedSet: set.OwnerID == "",
		OwnsSet:   v.person != nil && set.OwnedBy(v.person.ID),
	}
}

// seesSetOf tells whether the person may see the set of a quiz, with its keys: who runs a quiz needn't. Nobody sees one in the bin.
func (v *visit) seesSetOf(q *quiz.Quiz) (bool, error) {
	set, err := v.Store.Set(v.ctx(), q.SetID)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil && accounts.May(v.person, accounts.SeeSet, v.toSet(&set)), err
}

// withUpload lets in who may do something with the upload that the path names.
func (s *Server) withUpload(a accounts.Action, h func(*visit, *store.Upload) error) echo.HandlerFunc {
	return s.handle(func(v *visit) error {
		u, err := v.Store.Upload(v.ctx(), v.Param("upload"))
		if err != nil {
			return v.missing(a, err)
		}
		owns := v.person != nil && u.PersonID == v.person.ID
		if err := v.refused(a, accounts.Relations{OwnsUpload: owns}); err != nil {
			return err
		}
		defer func() {
			for _, do := range v.afterwards {
				do()
			}
		}()
		return h(v, &u)
	})
}

// withGroup lets in who may do something with the group that the path names.
func (s *Server) withGroup(a accounts.Action, h func(*visit, *accounts.Group) error) echo.HandlerFunc {
	return s.handle(func(v *visit) error {
		g, err := v.Store.Group(v.ctx(), v.Param("group"))
		if err != nil {
			return v.missing(a, err)
		}
		relations, err := v.toGroup(&g)
		if err != nil {
			return err
		}
		if err := v.refused(a, relations); err != nil {
			return err
		}
		return h(v, &g)
	})
}

// toGroup is how the person stands to a group.
func (v *visit) toGroup(g *accounts.Group) (r accounts.Relations, err error) {
	if v.person != nil {
		r.LeadsGroup, err = v.Store.Owns(v.ctx(), v.person.ID, store.Owned{Group: g.ID})
	}
	return r, err
}

// withPerson lets in who may do something with the person that the path names.
func (s *Server) withPerson(a accounts.Action, h func(*visit, *accounts.Person) error) echo.HandlerFunc {
	return s.handle(func(v *visit) error {
		if err := v.refused(a, accounts.Relations{}); err != nil {
			return err
		}
		p, err := v.Store.Person(v.ctx(), v.Param("person"))
		if err != nil {
			return err
		}
		return h(v, &p)
	})
}
