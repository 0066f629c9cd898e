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

// editorSize is how many questions a set may have that is edited question by question.
const editorSize = 500

// showSetEditor lists the questions of a set as its draft has them.
func showSetEditor(v *visit, e *edited) error {
	return v.setEditor(http.StatusOK, e, nil, nil)
}

// setEditor is the page with what was typed, if anything was.
func (v *visit) setEditor(status int, e *edited, typed url.Values, errs views.Errors) error {
	p := views.SetEditorPage{
		Frame: v.frame(v.words.T("title.seteditor", "set", e.Set.Title)), Draft: v.draftNote(e), Errors: errs,
		About: aboutOf(&e.Set), TooMany: len(e.Set.Questions) > editorSize, Most: editorSize,
		AddStem: typed.Get("stem"), AddType: typed.Get("type"), BulkTags: typed.Get("tags-more"), BulkLess: typed.Get("tags-less"),
		BulkPoints: typed.Get("points"), At: v.QueryParam("at"), Way: v.QueryParam("way"),
	}
	if typed.Get("go") == "about" {
		p.About = typedAbout(typed)
	}
	if !p.TooMany {
		p.Questions = editorLines(e, typed["tick"])
	}
	return v.page(status, views.SetEditor(p))
}

func editorLines(e *edited, ticked []string) []views.EditorLine {
	errs, warnings, problems := map[string]int{}, map[string]int{}, e.problems()
	for _, p := range problems {
		switch {
		case p.Severity == questions.Error:
			errs[p.Question]++
		case p.Rule != questions.StaleRule:
			warnings[p.Question]++
		}
	}
	stale := staleIn(problems)
	lines := make([]views.EditorLine, len(e.Set.Questions))
	for i := range e.Set.Questions {
		q := &e.Set.Questions[i]
		lines[i] = views.EditorLine{
			ID: q.ID, Stem: questions.PlainText(q.Stem), Type: q.Type, Points: string(q.Points), Marked: q.Marked(), Tags: q.Tags,
			Errs: errs[q.ID], Warnings: warnings[q.ID], Advice: len(questions.Advise(&e.Set, q)), Stale: stale[q.ID], Ticked: slices.Contains(ticked, q.ID),
		}
	}
	return lines
}

// postSetEditor changes the draft by one of the page's buttons.
func postSetEditor(v *visit, e *edited) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	if len(e.Set.Questions) > editorSize {
		return v.setEditor(http.StatusUnprocessableEntity, e, form, nil)
	}
	if !e.seen(form) {
		return v.editorMoved(e, form)
	}
	if way := form.Get("go"); way == "undo" || way == "redo" {
		return v.stepDraft(e, form, way)
	}
	edit := &setEdit{set: e.Set, words: v.words, form: form, errors: views.Errors{}}
	edit.set.Questions = slices.Clone(e.Set.Questions)
	to := edit.apply()
	if len(edit.errors) > 0 {
		return v.setEditor(http.StatusUnprocessableEntity, e, form, edit.errors)
	}
	if err := v.saveDraft(e, form, edit.set); err != nil {
		return v.orMoved(e, form, err)
	}
	return v.seeOther(to)
}

// stepDraft undoes or makes again.
func (v *visit) stepDraft(e *edited, form url.Values, way string) error {
	if e.Version == 0 { // there is nothing to
		return v.seeOther(views.SetEditorPath(e.SetID))
	}
	step := v.Store.UndoDraft
	if way == "redo" {
		step = v.Store.RedoDraft
	}
	if _, err := step(v.ctx(), e.SetID, e.Version, *v.person, v.now); err != nil {
		return v.orMoved(e, form, err)
	}
	return v.seeOther(views.SetEditorPath(e.SetID))
}

// orMoved shows the page again when somebody else was faster by a moment.
func (v *visit) orMoved(e *edited, form url.Values, err error) error {
	if !errors.Is(err, store.ErrDraftMoved) {
		return err
	}
	now, err := v.edited(e.SetID)
	if err != nil {
		return err
	}
	return v.editorMoved(now, form)
}

func (v *visit) editorMoved(e *edited, form url.Values) error {
	return v.setEditor(http.StatusConflict, e, form, views.Errors{"": v.movedWords(e)})
}
