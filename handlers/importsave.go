package handlers

import (
	"github.com/labstack/echo/v4"

	"bytes"
	"errors"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// importLoads is how long an import waits for its upload to be read again.
const importLoads = 2 * time.Minute

// rejectsEnding ends the name of a file of rejects.
const rejectsEnding = "-rejects"

// importUpload stores the good questions of an upload as a set, or says why it doesn't.
func (v *visit) importUpload(u *store.Upload, c *choices, form url.Values) error {
	file, err := v.ownLoad(u, c)
	if err != nil {
		return err
	}
	o, err := v.outcomeOf(file, c)
	if err != nil {
		return err
	}
	if errs := o.refused(form.Get("seen")); len(errs) > 0 || !file.usable {
		return v.uploadPage(http.StatusUnprocessableEntity, u, c, file, errs)
	}
	set := o.set(o.into())
	if errs := v.mergedProblems(o, &set); len(errs) > 0 {
		return v.uploadPage(http.StatusUnprocessableEntity, u, c, file, errs)
	}
	saved, err := v.Store.SaveSets(v.ctx(), v.person, v.now, set)
	missing := store.ErrMedium{}
	switch {
	case errors.As(err, &missing):
		return v.uploadPage(http.StatusUnprocessableEntity, u, c, file, views.Errors{"": v.words.T("import.medium-missing", "name", missing.Name)})
	case errors.Is(err, store.ErrMoved):
		return v.uploadPage(http.StatusConflict, u, c, file, views.Errors{"into": v.words.T("import.moved", "title", o.existingTitle())})
	case err != nil:
		return err
	}
	return v.imported(u, c, o, saved[0])
}

// refused says at the fields why nothing can be imported yet. seen is the revision that the page spoke of: a set that has
// changed since, or has come, is looked at first.
func (o *outcome) refused(seen string) views.Errors {
	errs, w := views.Errors{}, o.v.words
	if o.foreign {
		errs["id"] = w.T("import.id-taken", "id", o.id)
	}
	if !questions.IsSlug(o.id) {
		errs["id"] = w.T("import.id-form")
	}
	if len(errs) > 0 {
		return errs
	}
	switch {
	case !o.exists():
	case o.into() == "":
		errs["into"] = w.T("import.into-missing", "title", o.existingTitle())
	case seen != o.existing.ID:
		errs["into"] = w.T("import.moved", "title", o.existingTitle())
	}
	return errs
}

// mergedProblems checks a set that was put together of two.
func (v *visit) mergedProblems(o *outcome, set *questions.Set) views.Errors {
	if !o.exists() {
		return nil
	}
	for _, p := range questions.CheckSince(set, &o.existing.Set) {
		if p.Severity == questions.Error {
			return views.Errors{"": v.words.T("import.merged-bad", "message", v.words.Say("problem."+p.Rule, p.Args))}
		}
	}
	return nil
}

// imported says what was done: on the page of the set, or, when questions were left behind, on that of the upload.
func (v *visit) imported(u *store.Upload, c *choices, o *outcome, saved store.SavedSet) error {
	if o.file.rejected == 0 {
		if err := v.notify(v.importedWords(saved)); err != nil {
			return err
		}
		return v.seeOther(views.SetPath(saved.SetID))
	}
	c.ID, c.Into = saved.SetID, views.IntoAdd
	c.Imported = &importedNote{Set: saved.SetID, Title: saved.Set.Title, Questions: len(o.file.good.Questions)}
	if err := v.saveChoices(u, *c); err != nil {
		return err
	}
	return v.seeOther(views.UploadPath(u.ID))
}

func (v *visit) importedWords(saved store.SavedSet) string {
	id := "import.done"
	if !saved.New {
		id = "import.unchanged"
	}
	said := v.words.T(id, "set", saved.Set.Title, "number", saved.Number)
	if unbound := len(saved.Set.Unbound()); unbound > 0 && len(saved.Set.Briefing) > 0 {
		said += " " + v.words.T("import.unbound", "count", unbound)
	}
	if stale := len(saved.Stale()); stale > 0 {
		said += " " + v.words.T("stale.imported", "count", stale)
	}
	return said
}

// rejectsOf are the questions of an upload that have errors, as a file in its format. No name says that there are none.
func (v *visit) rejectsOf(u *store.Upload, c *choices) (name string, data []byte, err error) {
	file, _, err := v.load(u, c, importLoads)
	if err != nil || file.rejected == 0 {
		return "", nil, err
	}
	var b bytes.Buffer
	if err := formats.WriteRejects(&b, file.files(), file.name, file.Loaded); err != nil {
		return "", nil, err
	}
	base := strings.TrimSuffix(file.name, path.Ext(file.name))
	return strings.TrimSuffix(base, rejectsEnding) + rejectsEnding + file.RejectsExtension(), b.Bytes(), nil
}

// downloadRejects sends them.
func downloadRejects(v *visit, u *store.Upload) error {
	c, err := choicesOf(*u)
	if err != nil {
		return err
	}
	name, data, err := v.rejectsOf(u, &c)
	if err != nil {
		return err
	}
	if name == "" {
		return store.ErrNotFound
	}
	return v.attachment(name, "application/octet-stream", data)
}

// attachment sends a file to be kept. Its name may come from strangers.
func (v *visit) attachment(name, kind string, data []byte) error {
	v.Response().Header().Set(echo.HeaderContentDisposition, attached(name))
	return v.Blob(http.StatusOK, kind, data)
}

// mendable tells whether the questions that have errors are written as a text.
func (l *loadedFile) mendable() bool { return l.rejected > 0 && l.RejectsExtension() != ".docx" }

// mendRejects makes of them an upload of its own, to be mended on its page and added to the set.
func (v *visit) mendRejects(u *store.Upload, c *choices) error {
	name, data, err := v.rejectsOf(u, c)
	if err != nil {
		return err
	}
	if name == "" || path.Ext(name) == ".docx" {
		return v.seeOther(views.UploadPath(u.ID))
	}
	mending := v.newUpload(name)
	mend, err := v.Store.AddUpload(mending, bytes.NewReader(data))
	if err != nil {
		return err
	}
	own := choices{Format: c.Format, Columns: c.Columns, Title: c.Title}
	if own.Format == formats.XLSX {
		own.Format = formats.CSV // what they are written in
	}
	if c.Imported != nil {
		own.ID, own.Into = c.Imported.Set, views.IntoAdd
	}
	if err := v.saveChoices(&mend, own); err != nil {
		return err
	}
	return v.seeOther(views.UploadPath(mend.ID))
}
