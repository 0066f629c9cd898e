package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// Bounds of the page: how many questions at a time, and how many passages are suggested for each.
const (
	worklistItems       = 20
	worklistSuggestions = 3
)

// showWorklist lists the questions of a draft without evidence; ?after=n leaves out the first n of them.
func showWorklist(v *visit, e *edited) error {
	after, _ := strconv.Atoi(v.QueryParam("after")) // anything else is none
	p := v.worklistPage(e, e.revision(), after)
	return v.page(http.StatusOK, views.Worklist(p))
}

func (v *visit) worklistPage(e *edited, revision *questions.Revision, after int) views.WorklistPage {
	unbound := revision.Set.Unbound()
	p := views.WorklistPage{
		Frame: v.frame(v.words.T("title.worklist", "set", e.Set.Title)), Draft: v.draftNote(e),
		Sources: views.SourcesOf(revision), Left: len(unbound), Required: revision.Set.EvidenceIsRequired(),
	}
	if len(p.Sources) == 0 {
		return p
	}
	if after >= 0 && after < len(unbound) {
		p.After = after
	}
	shown := unbound[p.After:]
	if len(shown) > worklistItems {
		shown = shown[:worklistItems]
		p.Next = worklistAfter(e.SetID, p.After+worklistItems)
	}
	p.Items = v.worklistItems(revision, shown)
	return p
}

// worklistAfter is the path of the questions behind the first n.
func worklistAfter(set string, n int) string {
	return views.WorklistPath(set) + "?" + url.Values{"after": {strconv.Itoa(n)}}.Encode()
}

func (v *visit) worklistItems(r *questions.Revision, shown []*questions.Question) []views.WorklistItem {
	suggester := questions.NewSuggester(r.Set.Briefing, r.Cuts)
	items := make([]views.WorklistItem, len(shown))
	for i, q := range shown {
		items[i] = views.WorklistItem{ID: q.ID, Stem: q.Stem, Key: v.keyWords(q)}
		for _, s := range suggester.For(q, worklistSuggestions) {
			passage := r.Cuts[s.Source][s.Ref.Passage-1]
			start, end, _ := passage.Sentence(s.Ref.Sentence)
			items[i].Suggestions = append(items[i].Suggestions, views.WorklistSuggestion{
				Value: s.Ref.String(), Title: r.Set.Source(s.Source).Title, Number: s.Ref.Passage, Passage: passage, Start: start, End: end,
			})
			if items[i].Quote == "" { // where somebody begins who changes it
				items[i].Source, items[i].Quote = s.Source, s.Quote
			}
		}
	}
	return items
}

// keyWords are what is right, for who looks for the passage that proves it.
func (v *visit) keyWords(q *questions.Question) []string {
	if b, ok := q.Body.(*questions.TrueFalse); ok && b.Answer != nil {
		if *b.Answer {
			return []string{v.words.T("question.true")}
		}
		return []string{v.words.T("question.false")}
	}
	return q.KeyTexts()
}

// postWorklist binds the questions for which something was chosen, in the draft.
func postWorklist(v *visit, e *edited) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	if form.Get("go") == "require" {
		return v.requireEvidence(e, form)
	}
	b := newBinding(v, form, e)
	chosen := b.chosen()
	switch {
	case !e.seen(form):
		b.errors[""] = v.words.T("worklist.moved")
	case len(b.errors) == 0 && len(chosen) == 0:
		b.errors[""] = v.words.T("worklist.nothing")
	}
	if len(b.errors) > 0 {
		return v.page(http.StatusUnprocessableEntity, views.Worklist(b.again(e)))
	}
	err = v.saveEvidence(e, form, chosen)
	if errors.Is(err, store.ErrDraftMoved) {
		b.errors[""] = v.words.T("worklist.moved")
		return v.page(http.StatusConflict, views.Worklist(b.again(e)))
	}
	if err != nil {
		return err
	}
	if after, _ := strconv.Atoi(form.Get("after")); after > 0 { // go on behind those that were skipped
		return v.seeOther(worklistAfter(e.SetID, after))
	}
	return v.seeOther(views.WorklistPath(e.SetID))
}

// saveEvidence puts the evidence of the questions into the draft.
func (v *visit) saveEvidence(e *edited, form url.Values, chosen map[string]questions.Evidence) error {
	changed := e.Set
	changed.Questions = slices.Clone(changed.Questions)
	for i := range changed.Questions {
		if bound, ok := chosen[changed.Questions[i].ID]; ok {
			changed.Questions[i].Evidence = []questions.Evidence{bound}
		}
	}
	if err := v.saveDraft(e, form, changed); err != nil {
		return err
	}
	return v.notify(v.words.T("worklist.saved", "count", len(chosen)))
}

func (v *visit) requireEvidence(e *edited, form url.Values) error {
	if len(e.Set.Unbound()) > 0 {
		return v.seeOther(views.WorklistPath(e.SetID))
	}
	changed := e.Set
	changed.Evidence = questions.EvidenceRequired
	if err := v.saveDraft(e, form, changed); err != nil {
		return err
	}
	if err := v.notify(v.words.T("worklist.required", "set", e.Set.Title)); err != nil {
		return err
	}
	return v.seeOther(views.WorklistPath(e.SetID))
}
