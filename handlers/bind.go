package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showBind is the form that gives a set sources.
func showBind(v *visit, set *store.Set) error {
	return v.bindPage(http.StatusOK, set, questions.Source{}, nil)
}

func (v *visit) bindPage(status int, set *store.Set, typed questions.Source, errors views.Errors) error {
	revision, err := v.Store.Revision(v.ctx(), set.RevisionID)
	if err != nil {
		return err
	}
	p := views.BindPage{
		Frame: v.frame(v.words.T("title.bind", "set", set.Title)), SetID: set.ID, Set: set.Title, Typed: typed, Errors: errors,
		Sources: views.SourcesOf(revision.Revision),
	}
	if p.Others, err = v.briefed(set.ID); err != nil {
		return err
	}
	return v.page(status, views.Bind(p))
}

// briefed are the other sets of the person's that have a briefing.
func (v *visit) briefed(but string) ([]views.SetLine, error) {
	sets, err := v.setsOfMine()
	if err != nil {
		return nil, err
	}
	var lines []views.SetLine
	for i := range sets {
		if sets[i].ID == but {
			continue
		}
		revision, err := v.Store.Revision(v.ctx(), sets[i].RevisionID)
		if err != nil {
			return nil, err
		}
		if len(revision.Set.Briefing) > 0 {
			lines = append(lines, v.setLine(&sets[i]))
		}
	}
	return lines, nil
}

// postBind adds a source that was typed, or takes over those of another set.
func postBind(v *visit, set *store.Set) error {
	if v.FormValue("go") == "take" {
		return v.takeBriefing(set)
	}
	s := questions.Source{
		Title: strings.TrimSpace(v.FormValue("title")), Publisher: strings.TrimSpace(v.FormValue("publisher")),
		Author: strings.TrimSpace(v.FormValue("author")), Published: strings.TrimSpace(v.FormValue("published")),
		URL: strings.TrimSpace(v.FormValue("url")), Text: strings.ReplaceAll(v.FormValue("text"), "\r\n", "\n"),
	}
	return v.bind(set, s, s)
}

// takeBriefing copies the sources of another set that this one doesn't have.
func (v *visit) takeBriefing(set *store.Set) error {
	from, err := v.Store.Set(v.ctx(), v.FormValue("from"))
	if err != nil {
		return err
	}
	if err := v.refused(accounts.SeeSet, v.toSet(&from)); err != nil {
		return err
	}
	revision, err := v.Store.Revision(v.ctx(), from.RevisionID)
	if err != nil {
		return err
	}
	return v.bind(set, questions.Source{}, revision.Set.Briefing...)
}

// bind stores a revision with more sources. Evidence stays a choice: a briefing never turns questions into errors.
func (v *visit) bind(set *store.Set, typed questions.Source, sources ...questions.Source) error {
	revision, err := v.Store.Revision(v.ctx(), set.RevisionID)
	if err != nil {
		return err
	}
	changed := revision.Set
	if changed.Evidence == "" && len(changed.Briefing) == 0 {
		changed.Evidence = questions.EvidenceOptional
	}
	before := len(changed.Briefing)
	changed.Briefing = withSources(changed.Briefing, sources)
	added := len(changed.Briefing) - before
	if added == 0 {
		return v.bindPage(http.StatusUnprocessableEntity, set, typed, views.Errors{"": v.words.T("bind.has-them")})
	}
	if errors := v.briefingErrors(&changed); len(errors) > 0 {
		return v.bindPage(http.StatusUnprocessableEntity, set, typed, errors)
	}
	if err := v.saveRevision(changed, v.words.T("bind.added", "count", added)); err != nil {
		return err
	}
	return v.seeOther(views.WorklistPath(set.ID))
}

// withSources adds those whose text isn't there yet, under ids of their own.
func withSources(briefing, more []questions.Source) []questions.Source {
	briefing = append([]questions.Source(nil), briefing...)
	ids, texts := map[string]bool{}, map[string]bool{}
	for _, s := range briefing {
		ids[s.ID], texts[s.Text] = true, true
	}
	for _, s := range more {
		if texts[s.Text] && s.Text != "" {
			continue
		}
		if s.ID == "" {
			s.ID = questions.Slug(s.Title)
		}
		if s.ID == "" {
			s.ID = "source"
		}
		for id, n := s.ID, 2; ids[s.ID]; n++ {
			s.ID = id + "-" + strconv.Itoa(n)
		}
		ids[s.ID] = true
		briefing = append(briefing, s)
	}
	return briefing
}

// briefingErrors are what is wrong with a set's sources, by the form's field.
func (v *visit) briefingErrors(set *questions.Set) views.Errors {
	fields := map[string]string{"title-missing": "title", "source-empty": "text", "date-form": "published", "url-form": "url"}
	errors := views.Errors{}
	for _, p := range questions.Check(set) {
		switch {
		case p.Severity != questions.Error || !strings.HasPrefix(p.Pointer, "/briefing"):
		case fields[p.Rule] != "":
			errors[fields[p.Rule]] = v.words.Say("bind.bad-"+fields[p.Rule], nil)
		default:
			errors[""] = v.words.T("bind.too-much", "most", questions.MaxBriefing, "sources", questions.MaxSources)
		}
	}
	return errors
}
