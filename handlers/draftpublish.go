package handlers

import (
	"errors"
	"net/http"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// problemsShown is how many problems of a draft are listed.
const problemsShown = 100

// showDraft is what publishing a draft would change, and what is in its way.
func showDraft(v *visit, e *edited) error { return v.draftPage(http.StatusOK, e, nil) }

func (v *visit) draftPage(status int, e *edited, errs views.Errors) error {
	problems := e.problems()
	p := views.DraftPage{
		Frame: v.frame(v.words.T("title.draft", "set", e.Set.Title)), Draft: v.draftNote(e), Errors: errs,
		Errs: problems.Count(questions.Error), Warnings: problems.Count(questions.Warning),
	}
	stale := staleIn(problems)
	slices.SortStableFunc(problems, func(a, b questions.Problem) int { return severityRank(a) - severityRank(b) })
	p.Problems = v.problemLines(problems[:min(len(problems), problemsShown)])
	for _, q := range e.Set.Questions {
		if stale[q.ID] {
			p.HeldBack = append(p.HeldBack, views.NamedQuestion{ID: q.ID, Stem: questions.PlainText(q.Stem)})
		}
	}
	v.changesOf(e, &p)
	return v.page(status, views.Draft(p))
}

// severityRank puts errors before warnings.
func severityRank(p questions.Problem) int {
	if p.Severity == questions.Error {
		return 0
	}
	return 1
}

// changesOf fills in how the draft differs from the latest revision.
func (v *visit) changesOf(e *edited, p *views.DraftPage) {
	var before questions.Set
	if e.before != nil {
		before = *e.before
	}
	d := e.Set.Since(&before)
	p.Changes = []views.DraftChange{
		{Kind: "new", Questions: namedIn(&e.Set, d.New)}, {Kind: "changed", Questions: namedIn(&e.Set, d.Changed)},
		{Kind: "gone", Questions: namedIn(&before, d.Gone)},
	}
	p.Reordered = len(d.New)+len(d.Gone) == 0 && !slices.EqualFunc(e.Set.Questions, before.Questions,
		func(a, b questions.Question) bool { return a.ID == b.ID })
	p.About = e.latest.ID != "" && aboutOf(&e.Set) != aboutOf(&before)
	p.Sources = e.latest.ID != "" && !slices.Equal(e.Set.Briefing, before.Briefing)
}

func namedIn(set *questions.Set, ids []string) []views.NamedQuestion {
	named := make([]views.NamedQuestion, 0, len(ids))
	for _, id := range ids {
		if q := set.Question(id); q != nil {
			named = append(named, views.NamedQuestion{ID: id, Stem: questions.PlainText(q.Stem)})
		}
	}
	return named
}

// postDraft publishes a draft as the next revision, or drops it.
func postDraft(v *visit, e *edited) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	drop := form.Get("go") == "drop"
	switch {
	case e.Version == 0:
		return v.seeOther(views.SetEditorPath(e.SetID))
	case !e.seen(form):
		return v.draftPage(http.StatusConflict, e, views.Errors{"": v.movedWords(e)})
	case drop && form.Get("sure") == "":
		return v.draftPage(http.StatusUnprocessableEntity, e, views.Errors{"sure": v.words.T("draft.not-sure")})
	case drop:
		return v.dropDraft(e)
	case e.problems().Failed():
		return v.draftPage(http.StatusUnprocessableEntity, e, views.Errors{"": v.words.T("draft.held-back")})
	}
	saved, err := v.Store.PublishDraft(v.ctx(), e.SetID, e.Version, form.Get("latest"), *v.person, v.now)
	if errors.Is(err, store.ErrDraftMoved) || errors.Is(err, store.ErrMoved) {
		return v.draftOvertaken(e.SetID)
	}
	if err != nil {
		return err
	}
	if err := v.notify(v.words.T("draft.published", "set", saved.Set.Title, "number", saved.Number)); err != nil {
		return err
	}
	return v.seeOther(views.SetPath(e.SetID))
}

// draftOvertaken shows the draft beside what has come meanwhile.
func (v *visit) draftOvertaken(set string) error {
	e, err := v.edited(set)
	if err != nil {
		return err
	}
	said := v.movedWords(e)
	if e.moved() {
		said = v.words.T("draft.newer", "number", e.latest.Number)
	}
	return v.draftPage(http.StatusConflict, e, views.Errors{"": said})
}

func (v *visit) dropDraft(e *edited) error {
	err := v.Store.DropDraft(e.SetID, e.Version, v.person.ID, v.now)
	if errors.Is(err, store.ErrDraftMoved) {
		return v.draftOvertaken(e.SetID)
	}
	if err != nil {
		return err
	}
	said, to := "draft.dropped", views.SetPath(e.SetID)
	if e.latest.ID == "" {
		said, to = "draft.binned", views.BinPath
	}
	if err := v.notify(v.words.T(said, "set", e.Set.Title)); err != nil {
		return err
	}
	return v.seeOther(to)
}
