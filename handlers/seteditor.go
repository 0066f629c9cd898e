package handlers

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// Bounds of the editor: how many questions a set may have that is edited question by question, since each change stores the
// draft anew, and how many are on a page.
const (
	editorSize = 2000
	editorPage = 100
)

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
		p.Pages = editorPages(e, v.QueryParam("at"), cmp.Or(v.queryNumber("page"), pageTyped(typed)))
		p.Questions = editorLines(e, p.Pages, typed["tick"])
	}
	return v.page(status, views.SetEditor(p))
}

// editorPages is the page on which a question is, or else the one with a number.
func editorPages(e *edited, at string, number int) views.Pages {
	if i := e.at(at); i >= 0 {
		number = i/editorPage + 1
	}
	return views.PagesOf(number, editorPage, len(e.Set.Questions))
}

// pageTyped is the page that a form was on.
func pageTyped(form url.Values) int {
	n, _ := numberOf(form.Get("page"))
	return n
}

// editorPath is the editor at the page that a form was on.
func editorPath(set string, form url.Values) string {
	if n := pageTyped(form); n > 1 {
		return views.SetEditorPath(set) + "?page=" + strconv.Itoa(n)
	}
	return views.SetEditorPath(set)
}

// oneByOne keeps sets that are too large from being edited question by question: the editor says why.
func oneByOne(h func(*visit, *edited) error) func(*visit, *edited) error {
	return func(v *visit, e *edited) error {
		if len(e.Set.Questions) > editorSize {
			return v.seeOther(views.SetEditorPath(e.SetID))
		}
		return h(v, e)
	}
}

func editorLines(e *edited, pages views.Pages, ticked []string) []views.EditorLine {
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
	var lines []views.EditorLine
	for i := pages.From() - 1; i < pages.To(); i++ {
		q := &e.Set.Questions[i]
		lines = append(lines, views.EditorLine{
			ID: q.ID, Stem: questions.PlainText(q.Stem), Type: q.Type, Points: string(q.Points), Marked: q.Marked(), Tags: q.Tags,
			Errs: errs[q.ID], Warnings: warnings[q.ID], Advice: len(questions.Advise(&e.Set, q)), Stale: stale[q.ID], Ticked: slices.Contains(ticked, q.ID),
		})
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
		return v.seeOther(editorPath(e.SetID, form))
	}
	step := v.Store.UndoDraft
	if way == "redo" {
		step = v.Store.RedoDraft
	}
	if _, err := step(v.ctx(), e.SetID, e.Version, *v.person, v.now); err != nil {
		return v.orMoved(e, form, err)
	}
	return v.seeOther(editorPath(e.SetID, form))
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
