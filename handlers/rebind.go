package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// Bounds of what is offered: how many questions at a time, and how many sentences for each quote that is gone.
const (
	rebindItems       = 100
	rebindSuggestions = 2
)

// rebinding is a draft as it would be, with the questions whose evidence its sources don't have any more.
type rebinding struct {
	form   url.Values
	set    questions.Set
	source string // only what rests on this source; empty: on any
	cuts   questions.Cuts
	finder *questions.Finder
	stale  map[string]bool // of those questions, the ones that were bound in the latest revision
}

func newRebinding(e *edited, set questions.Set, source string, form url.Values) *rebinding {
	cuts := questions.CutBriefing(set.Briefing)
	return &rebinding{
		form: form, set: set, source: source, cuts: cuts, finder: questions.NewFinder(cuts),
		stale: staleIn(questions.CheckSince(&set, e.before)),
	}
}

// lost are the bindings of a question that are gone.
func (r *rebinding) lost(q *questions.Question) []questions.Binding {
	return slices.DeleteFunc(r.finder.Lost(q), func(b questions.Binding) bool { return r.source != "" && b.Source != r.source })
}

// rebindField is the form's field of a binding.
func rebindField(q *questions.Question, b *questions.Binding) string { return "bind." + q.ID + b.Below }

// items are the questions as pages list them. More tells how many there are besides.
func (r *rebinding) items() (items []views.RebindItem, more int) {
	for i := range r.set.Questions {
		q := &r.set.Questions[i]
		lost := r.lost(q)
		switch {
		case len(lost) == 0:
		case len(items) == rebindItems:
			more++
		default:
			items = append(items, r.item(q, lost))
		}
	}
	return items, more
}

func (r *rebinding) item(q *questions.Question, lost []questions.Binding) views.RebindItem {
	item := views.RebindItem{ID: q.ID, Stem: q.Stem, MustBind: !r.stale[q.ID]}
	for _, b := range lost {
		if b.Quote == "" && len(lost) > 1 { // its quotes say so already
			continue
		}
		field := rebindField(q, &b)
		l := views.RebindLost{Name: field, Quote: b.Quote, Chosen: r.form.Get(field)}
		for _, ref := range r.finder.Nearest(b.Source, b.Quote, rebindSuggestions) {
			if q.MayRebind(&b, ref.Source) {
				l.Suggestions = append(l.Suggestions, r.suggestion(ref))
			}
		}
		item.Lost = append(item.Lost, l)
	}
	return item
}

func (r *rebinding) suggestion(ref questions.SentenceRef) views.WorklistSuggestion {
	passage := r.cuts[ref.Source][ref.Passage-1]
	start, end, _ := passage.Sentence(ref.Sentence)
	return views.WorklistSuggestion{
		Value: ref.String(), Title: r.set.Source(ref.Source).Title, Number: ref.Passage, Passage: passage, Start: start, End: end,
	}
}

// key tells one list of lost bindings from another; that of none is empty.
func (r *rebinding) key() string {
	var all strings.Builder
	for i := range r.set.Questions {
		q := &r.set.Questions[i]
		for _, b := range r.lost(q) {
			all.WriteString(rebindField(q, &b) + "\n" + b.Quote + "\n")
		}
	}
	if all.Len() == 0 {
		return ""
	}
	sum := sha256.Sum256([]byte(all.String()))
	return hex.EncodeToString(sum[:12])
}

// bound is the set with the sentences that were chosen, and how many questions they bind.
func (r *rebinding) bound() (set questions.Set, count int) {
	set = r.set
	set.Questions = slices.Clone(set.Questions)
	for i := range set.Questions {
		q, changed := &set.Questions[i], false
		for _, b := range r.lost(q) {
			ref, err := questions.ParseSentenceRef(r.form.Get(rebindField(q, &b)))
			if err != nil || !r.cuts.Has(ref) || !q.MayRebind(&b, ref.Source) {
				continue
			}
			if own, ok := q.Rebound(b.Below, r.finder.SentenceEvidence(ref)); ok {
				*q, changed = own, true
			}
		}
		if changed {
			count++
		}
	}
	return set, count
}

// showRebind lists the questions of a draft whose evidence is gone.
func showRebind(v *visit, e *edited) error { return v.rebindPage(http.StatusOK, e, nil, nil) }

func (v *visit) rebindPage(status int, e *edited, form url.Values, errs views.Errors) error {
	r := newRebinding(e, e.Set, "", form)
	p := views.RebindPage{Frame: v.frame(v.words.T("title.rebind", "set", e.Set.Title)), Draft: v.draftNote(e), Errors: errs, Sources: views.SourcesOf(e.revision())}
	p.Items, p.More = r.items()
	return v.page(status, views.Rebind(p))
}

// postRebind binds those for which a sentence was chosen, in the draft.
func postRebind(v *visit, e *edited) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	if !e.seen(form) {
		return v.rebindPage(http.StatusConflict, e, form, views.Errors{"": v.movedWords(e)})
	}
	set, count := newRebinding(e, e.Set, "", form).bound()
	if count == 0 {
		return v.rebindPage(http.StatusUnprocessableEntity, e, form, views.Errors{"": v.words.T("worklist.nothing")})
	}
	err = v.saveDraft(e, form, set)
	if errors.Is(err, store.ErrDraftMoved) {
		if e, err = v.edited(e.SetID); err != nil {
			return err
		}
		return v.rebindPage(http.StatusConflict, e, form, views.Errors{"": v.movedWords(e)})
	}
	if err != nil {
		return err
	}
	if err := v.notify(v.words.T("rebind.done", "count", count)); err != nil {
		return err
	}
	return v.seeOther(views.RebindPath(e.SetID))
}
