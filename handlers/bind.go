package handlers

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/extract"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showBind is the form that gives a set sources.
func showBind(v *visit, e *edited) error {
	return v.bindPage(http.StatusOK, e, bindForm{}, nil)
}

func (v *visit) bindPage(status int, e *edited, form bindForm, errors views.Errors) error {
	p := views.BindPage{
		Frame: v.frame(v.words.T("title.bind", "set", e.Set.Title)), SetID: e.SetID, Set: e.Set.Title, Draft: v.draftNote(e), Errors: errors,
		Sources: views.SourcesOf(e.revision()), Typed: form.Source, Read: form.read, PDF: extract.ReadsPDF(),
	}
	if form.read || len(errors) > 0 && len(form.Text) <= questions.MaxBriefing {
		p.Cut = questions.CutText(form.Text)
	}
	var err error
	if p.Others, err = v.briefed(e.SetID); err != nil {
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

// postBind adds a source that was typed, reads one into the form, or takes over those of another set.
func postBind(v *visit, e *edited) error {
	form, err := v.bindForm()
	switch {
	case errors.Is(err, errUploadLarge):
		return v.bindPage(http.StatusRequestEntityTooLarge, e, form, views.Errors{"file": v.tooLarge(extract.ErrTooLarge{What: "file", Most: extract.MaxFile})})
	case err != nil:
		return err
	}
	switch {
	case form.act == "take":
		return v.takeBriefing(e)
	case form.act == "read" || form.file != nil: // a file is looked over before it is added
		return v.readArticle(e, form)
	}
	return v.bind(e, form, form.Source)
}

// takeBriefing copies the sources of another set that this one doesn't have.
func (v *visit) takeBriefing(e *edited) error {
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
	return v.bind(e, bindForm{}, revision.Set.Briefing...)
}

// bind puts more sources into the draft. Evidence stays a choice: a briefing never turns questions into errors.
func (v *visit) bind(e *edited, form bindForm, sources ...questions.Source) error {
	changed, added := e.with(sources)
	if added == 0 {
		return v.bindPage(http.StatusUnprocessableEntity, e, form, views.Errors{"": v.words.T("bind.has-them")})
	}
	if errors := v.briefingErrors(&changed); len(errors) > 0 {
		return v.bindPage(http.StatusUnprocessableEntity, e, form, errors)
	}
	err := v.beginDraft(e)
	if err == nil {
		changed, _ = e.with(sources)
		err = v.changeDraft(e, changed)
	}
	if errors.Is(err, store.ErrDraftMoved) { // by somebody else, this moment
		return v.bindAgain(e, form)
	}
	if err != nil {
		return err
	}
	if err := v.notify(v.words.T("bind.added", "count", added)); err != nil {
		return err
	}
	return v.seeOther(afterBinding(e))
}

// bindAgain shows the form with what was typed, above the draft as somebody else has made it.
func (v *visit) bindAgain(e *edited, form bindForm) error {
	now, err := v.edited(e.SetID)
	if err != nil {
		return err
	}
	return v.bindPage(http.StatusConflict, now, form, views.Errors{"": v.movedWords(now)})
}

// afterBinding is where to go on with articles: questions that are there want evidence, those that aren't want to be written.
func afterBinding(e *edited) string {
	if len(e.Set.Unbound()) > 0 {
		return views.WorklistPath(e.SetID)
	}
	return views.SetEditorPath(e.SetID)
}

// with is the draft's set with more sources, and how many of them it didn't have.
func (e *edited) with(sources []questions.Source) (changed questions.Set, added int) {
	changed = e.Set
	if changed.Evidence == "" && len(changed.Briefing) == 0 && len(changed.Questions) > 0 {
		changed.Evidence = questions.EvidenceOptional
	}
	changed.Briefing = withSources(changed.Briefing, sources)
	return changed, len(changed.Briefing) - len(e.Set.Briefing)
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
