package handlers

import (
	"net/http"
	"net/url"
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

// showWorklist lists the questions of a set without evidence; ?after=n leaves out the first n of them.
func showWorklist(v *visit, set *store.Set) error {
	revision, err := v.Store.Revision(v.ctx(), set.RevisionID)
	if err != nil {
		return err
	}
	after, _ := strconv.Atoi(v.QueryParam("after")) // anything else is none
	p := v.worklistPage(set, revision, after)
	return v.page(http.StatusOK, views.Worklist(p))
}

func (v *visit) worklistPage(set *store.Set, revision store.Revision, after int) views.WorklistPage {
	unbound := revision.Set.Unbound()
	p := views.WorklistPage{
		Frame: v.frame(v.words.T("title.worklist", "set", set.Title)), SetID: set.ID, Set: set.Title, Revision: revision.ID,
		Sources: views.SourcesOf(revision.Revision), Left: len(unbound), Required: revision.Set.EvidenceIsRequired(),
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
		p.Next = worklistAfter(set.ID, p.After+worklistItems)
	}
	p.Items = v.worklistItems(revision.Revision, shown)
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

// postWorklist binds the questions for which something was chosen, as a new revision.
func postWorklist(v *visit, set *store.Set) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	revision, err := v.Store.Revision(v.ctx(), set.RevisionID)
	if err != nil {
		return err
	}
	if form.Get("go") == "require" {
		return v.requireEvidence(set, revision)
	}
	b := binding{visit: v, form: form, revision: revision, finder: questions.NewFinder(revision.Cuts), errors: views.Errors{}}
	chosen := b.chosen()
	switch {
	case form.Get("revision") != revision.ID:
		b.errors[""] = v.words.T("worklist.moved")
	case len(b.errors) == 0 && len(chosen) == 0:
		b.errors[""] = v.words.T("worklist.nothing")
	}
	if len(b.errors) > 0 {
		return v.page(http.StatusUnprocessableEntity, views.Worklist(b.again(set)))
	}
	if err := v.saveEvidence(revision, chosen); err != nil {
		return err
	}
	if after, _ := strconv.Atoi(form.Get("after")); after > 0 { // go on behind those that were skipped
		return v.seeOther(worklistAfter(set.ID, after))
	}
	return v.seeOther(views.WorklistPath(set.ID))
}

// saveEvidence stores a revision in which the questions have their evidence.
func (v *visit) saveEvidence(revision store.Revision, chosen map[string]questions.Evidence) error {
	changed := revision.Set
	changed.Questions = append([]questions.Question(nil), changed.Questions...)
	for i := range changed.Questions {
		if e, ok := chosen[changed.Questions[i].ID]; ok {
			changed.Questions[i].Evidence = []questions.Evidence{e}
		}
	}
	return v.saveRevision(changed, v.words.T("worklist.saved", "count", len(chosen)))
}

func (v *visit) saveRevision(set questions.Set, notice string) error {
	if _, err := v.Store.SaveSets(v.ctx(), v.person, v.now, set); err != nil {
		return err
	}
	return v.notify(notice)
}

func (v *visit) requireEvidence(set *store.Set, revision store.Revision) error {
	if len(revision.Set.Unbound()) > 0 {
		return v.seeOther(views.WorklistPath(set.ID))
	}
	changed := revision.Set
	changed.Evidence = questions.EvidenceRequired
	if err := v.saveRevision(changed, v.words.T("worklist.required", "set", set.Title)); err != nil {
		return err
	}
	return v.seeOther(views.WorklistPath(set.ID))
}
