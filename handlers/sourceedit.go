package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showSource is the form of an article of a draft, or with ?remove=1 what taking it out does.
func showSource(v *visit, e *edited) error {
	s := e.Set.Source(v.Param("source"))
	if s == nil {
		return store.ErrNotFound
	}
	if v.QueryParam("remove") != "" {
		return v.removalPage(http.StatusOK, e, *s, nil)
	}
	return v.sourcePage(http.StatusOK, e, *s, nil, nil)
}

// sourcePage is the form with an article as it was typed. A rebinding adds what becomes of the questions.
func (v *visit) sourcePage(status int, e *edited, typed questions.Source, r *rebinding, errs views.Errors) error {
	p := views.SourcePage{
		Frame: v.frame(v.words.T("title.sourceedit", "source", typed.Title)), Draft: v.draftNote(e), Typed: typed, Errors: errs,
	}
	if stored := e.Set.Source(typed.ID); stored != nil && *stored != typed && status == http.StatusConflict {
		p.Theirs = stored
	}
	if r != nil {
		p.Looked, p.Seen, p.Cut = true, r.key(), r.cuts[typed.ID]
		p.Items, p.More = r.items()
	}
	return v.page(status, views.EditSource(p))
}

// postSource shows what changing an article does to the questions, changes it in the draft, or takes it out. Nothing is saved
// before the questions that lose their evidence were named.
func postSource(v *visit, e *edited) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	typed := sourceIn(form)
	typed.ID = v.Param("source")
	stored := e.Set.Source(typed.ID)
	removes := form.Get("go") == "remove"
	switch {
	case stored == nil && e.seen(form):
		return store.ErrNotFound
	case stored == nil && removes:
		return v.seeOther(views.BindPath(e.SetID))
	case stored == nil: // taken out meanwhile: it can be added again
		return v.bindPage(http.StatusConflict, e, bindForm{Source: typed}, views.Errors{"": v.movedWords(e)})
	case !e.seen(form) && removes:
		return v.removalPage(http.StatusConflict, e, *stored, views.Errors{"": v.movedWords(e)})
	case !e.seen(form):
		return v.sourcePage(http.StatusConflict, e, typed, nil, views.Errors{"": v.movedWords(e)})
	case removes:
		return v.removeSource(e, form, *stored)
	}
	return v.changeSource(e, form, typed)
}

func (v *visit) changeSource(e *edited, form url.Values, typed questions.Source) error {
	changed := e.withSource(typed)
	if errs := v.briefingErrors(&changed); len(errs) > 0 {
		return v.sourcePage(http.StatusUnprocessableEntity, e, typed, nil, errs)
	}
	r := newRebinding(e, changed, typed.ID, form)
	if form.Get("go") != "save" || r.key() != form.Get("seen") {
		return v.sourcePage(http.StatusOK, e, typed, r, nil)
	}
	set, bound := r.bound()
	if bound == 0 && *e.Set.Source(typed.ID) == typed {
		return v.seeOther(views.BindPath(e.SetID))
	}
	err := v.saveDraft(e, form, set)
	if errors.Is(err, store.ErrDraftMoved) {
		if e, err = v.edited(e.SetID); err != nil {
			return err
		}
		return v.sourcePage(http.StatusConflict, e, typed, nil, views.Errors{"": v.movedWords(e)})
	}
	if err != nil {
		return err
	}
	return v.briefingChanged(e, v.words.T("sourceedit.saved", "source", typed.Title))
}

// withSource is the draft's set with another version of one of its articles.
func (e *edited) withSource(s questions.Source) questions.Set {
	set := e.Set
	set.Briefing = slices.Clone(set.Briefing)
	for i := range set.Briefing {
		if set.Briefing[i].ID == s.ID {
			set.Briefing[i] = s
		}
	}
	return set
}

// removalPage asks whether an article is to be taken out, and names the questions that rest on it.
func (v *visit) removalPage(status int, e *edited, s questions.Source, errs views.Errors) error {
	p := views.SourcePage{
		Frame: v.frame(v.words.T("title.sourceremove", "source", s.Title)), Draft: v.draftNote(e), Typed: s, Errors: errs,
	}
	p.Items, p.More = newRebinding(e, e.withoutSource(s.ID), s.ID, nil).items()
	return v.page(status, views.RemoveSource(p))
}

func (v *visit) removeSource(e *edited, form url.Values, s questions.Source) error {
	err := v.saveDraft(e, form, e.withoutSource(s.ID))
	if errors.Is(err, store.ErrDraftMoved) {
		if e, err = v.edited(e.SetID); err != nil {
			return err
		}
		return v.removalPage(http.StatusConflict, e, s, views.Errors{"": v.movedWords(e)})
	}
	if err != nil {
		return err
	}
	return v.briefingChanged(e, v.words.T("sourceedit.removed", "source", s.Title))
}

// withoutSource is the draft's set without one of its articles.
func (e *edited) withoutSource(id string) questions.Set {
	set := e.Set
	set.Briefing = slices.DeleteFunc(slices.Clone(set.Briefing), func(s questions.Source) bool { return s.ID == id })
	return set
}

// briefingChanged says what was done on the page of the briefing.
func (v *visit) briefingChanged(e *edited, said string) error {
	if err := v.notify(said); err != nil {
		return err
	}
	return v.seeOther(views.BindPath(e.SetID))
}
