package handlers

import (
	"errors"
	"net/url"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// edited is a set as its editor shows it. Looking begins no draft: until the first change its version is 0, and its set that of
// the latest revision.
type edited struct {
	store.Draft
	latest store.Set      // without an id while the set is new
	before *questions.Set // of the latest revision; nil while the set is new
}

// withEdited lets in who may do something with the set, or with the draft of a new one, that the path names.
func (s *Server) withEdited(a accounts.Action, h func(*visit, *edited) error) echo.HandlerFunc {
	return s.handle(func(v *visit) error {
		e, err := v.edited(v.Param("set"))
		if err != nil {
			return v.missing(a, err)
		}
		relations := accounts.Relations{OwnsSet: v.person != nil && e.OwnerID == v.person.ID}
		if e.latest.ID != "" {
			relations = v.toSet(&e.latest)
		}
		if err := v.refused(a, relations); err != nil {
			return err
		}
		return h(v, e)
	})
}

func (v *visit) edited(id string) (*edited, error) {
	latest, err := v.Store.Set(v.ctx(), id)
	isNew := errors.Is(err, store.ErrNotFound)
	if err != nil && !isNew {
		return nil, err
	}
	e := &edited{latest: latest}
	if !isNew {
		revision, err := v.Store.Revision(v.ctx(), latest.RevisionID)
		if err != nil {
			return nil, err
		}
		e.before = &revision.Set
	}
	e.Draft, err = v.Store.Draft(v.ctx(), id)
	switch {
	case errors.Is(err, store.ErrNotFound) && !isNew:
		e.Draft = store.Draft{SetID: id, Base: latest.RevisionID, Set: *e.before}
	case err != nil:
		return nil, err
	case isNew && e.Base != "": // of a set that was deleted
		return nil, store.ErrNotFound
	}
	return e, nil
}

// revision is the draft's set with its passages, as if it were stored. Sources that are too long aren't cut.
func (e *edited) revision() *questions.Revision {
	r := &questions.Revision{Set: e.Set}
	if !e.Set.TooLong() {
		r.Cuts = questions.CutBriefing(e.Set.Briefing)
	}
	return r
}

// problems are those of the draft as the next revision of its set.
func (e *edited) problems() questions.Problems { return questions.CheckSince(&e.Set, e.before) }

// staleIn are the ids of the questions that problems say are stale.
func staleIn(problems questions.Problems) map[string]bool {
	stale := map[string]bool{}
	for _, p := range problems {
		if p.Rule == questions.StaleRule {
			stale[p.Question] = true
		}
	}
	return stale
}

// moved tells whether the set has got another revision since the draft was begun.
func (e *edited) moved() bool { return e.Base != e.latest.RevisionID }

// seen tells whether a form was made from the draft as it is.
func (e *edited) seen(form url.Values) bool {
	return form.Get("version") == strconv.FormatInt(e.Version, 10) && form.Get("base") == e.Base
}

// at is where a question stands in the set, or -1.
func (e *edited) at(id string) int {
	return slices.IndexFunc(e.Set.Questions, func(q questions.Question) bool { return q.ID == id })
}

// saveDraft changes the draft, and begins it with the first change. The error is store.ErrDraftMoved when the form wasn't made
// from the draft as it is.
func (v *visit) saveDraft(e *edited, form url.Values, to questions.Set) error {
	if !e.seen(form) {
		return store.ErrDraftMoved
	}
	base, begins := e.Base, e.Version == 0
	if err := v.beginDraft(e); err != nil {
		return err
	}
	if begins && e.Version != 1 || e.Base != base {
		return store.ErrDraftMoved
	}
	return v.changeDraft(e, to)
}

// beginDraft begins the draft where there is none yet.
func (v *visit) beginDraft(e *edited) error {
	if e.Version > 0 {
		return nil
	}
	begun, err := v.Store.BeginDraft(v.ctx(), e.SetID, *v.person, v.now)
	if err == nil {
		e.Draft = begun
	}
	return err
}

// changeDraft changes a draft that was begun. The error is store.ErrDraftMoved when somebody else did so since it was read.
func (v *visit) changeDraft(e *edited, to questions.Set) error {
	saved, err := v.Store.SaveDraft(v.ctx(), e.SetID, e.Version, to, *v.person, v.now)
	if err == nil {
		e.Draft = saved
	}
	return err
}

// movedWords say who has changed the draft meanwhile, as far as that is known.
func (v *visit) movedWords(e *edited) string {
	if e.ByName == "" || v.person.ID == e.By {
		return v.words.T("seteditor.moved")
	}
	return v.words.T("seteditor.moved-by", "name", e.ByName)
}

// draftNote is whose draft it is, for the pages of the editor.
func (v *visit) draftNote(e *edited) views.DraftNote {
	return views.DraftNote{
		SetID: e.SetID, Title: e.Set.Title, Version: e.Version, Base: e.Base, By: e.ByName, Own: e.By == v.person.ID, At: e.At,
		Undo: e.Undo, Redo: e.Redo, New: e.latest.ID == "", Moved: e.moved(), Number: e.latest.Number, Latest: e.latest.RevisionID,
	}
}
