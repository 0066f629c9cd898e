package handlers

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showImport is the form that takes a file with questions.
func showImport(v *visit) error { return v.importForm(http.StatusOK, nil) }

func (v *visit) importForm(status int, problems views.Errors) error {
	p := views.ImportPage{Frame: v.frame(v.words.T("title.import")), Errors: problems}
	for _, k := range formats.All() {
		p.Formats = append(p.Formats, k.Name)
	}
	return v.page(status, views.Import(p))
}

// postImport keeps a file that was uploaded or pasted, and sends the browser to its page; a script is told where that is.
func postImport(v *visit) error {
	u, err := v.receive()
	switch {
	case errors.Is(err, errUploadLarge):
		return v.notTaken(http.StatusRequestEntityTooLarge, "file", v.words.T("import.too-large"))
	case errors.Is(err, errNothingSent):
		return v.notTaken(http.StatusUnprocessableEntity, "", v.words.T("import.nothing"))
	case err != nil:
		return err
	}
	if v.speaksJSON() {
		return v.JSON(http.StatusCreated, map[string]string{"page": views.UploadPath(u.ID)})
	}
	return v.seeOther(views.UploadPath(u.ID))
}

// notTaken says at a field of the form why nothing was kept.
func (v *visit) notTaken(status int, field, why string) error {
	if v.speaksJSON() {
		return v.JSON(status, map[string]string{"error": why})
	}
	return v.importForm(status, views.Errors{field: why})
}

// pageLoads is how long a page waits for an upload to be read, before it says so and asks again.
const pageLoads = 2 * time.Second

// load is what was understood of an upload, for as long as the visit lasts. The error is errLoading, with the load itself,
// when that takes longer than most.
func (v *visit) load(u *store.Upload, c *choices, most time.Duration) (*loadedFile, *load, error) {
	key, err := c.key(u)
	if err != nil {
		return nil, nil, err
	}
	l, err := v.loads.get(key, u.Size, func(p *progress) (*loadedFile, error) { return v.readUpload(*u, *c, p) })
	if err != nil {
		return nil, nil, err
	}
	v.afterwards = append(v.afterwards, func() { v.loads.leave(l) })
	file, err := l.wait(v.ctx(), most)
	if err == nil {
		file, err = file.described(c.Alt)
	}
	return file, l, err
}

// ownLoad is load for an import, which gives away what was read.
func (v *visit) ownLoad(u *store.Upload, c *choices) (*loadedFile, error) {
	key, err := c.key(u)
	if err != nil {
		return nil, err
	}
	file, err := v.loads.own(v.ctx(), key, u.Size, func(p *progress) (*loadedFile, error) { return v.readUpload(*u, *c, p) })
	if err != nil {
		return nil, err
	}
	return file.described(c.Alt)
}

// readUpload reads it. It outlives the request that began it.
func (s *Server) readUpload(u store.Upload, c choices, p *progress) (*loadedFile, error) {
	data, err := s.Store.UploadData(context.Background(), u)
	if err != nil {
		return nil, err
	}
	file := &loadedFile{name: u.Name, data: data}
	o := c.options()
	o.Progress = p.tell
	o.Before = func(set string) *questions.Set { return s.latestOf(set, u.PersonID) }
	file.Loaded = formats.Load(file.files(), u.Name, o)
	file.Problems.Sort()
	file.good, file.rejected, file.usable = file.Good()
	file.columns = columnsIn(file, c.Encoding)
	return file, nil
}

// latestOf is the latest revision of a set that somebody may edit; nil for every other.
func (s *Server) latestOf(set, person string) *questions.Set {
	ctx := context.Background()
	by, err := s.Store.Person(ctx, person)
	if err == nil {
		err = s.Store.MaySaveSet(ctx, set, &by)
	}
	if err != nil { // the page of the upload says so
		return nil
	}
	latest, err := s.Store.LatestRevision(ctx, set)
	if err != nil {
		return nil
	}
	return &latest.Set
}

// showUpload is the page of an upload; ?page=2 and ?problems=2 turn the pages of its questions and problems.
func showUpload(v *visit, u *store.Upload) error {
	c, err := choicesOf(*u)
	if err != nil {
		return err
	}
	file, l, err := v.load(u, &c, pageLoads)
	if errors.Is(err, errLoading) {
		return v.stillReading(u, l)
	}
	if err != nil {
		return err
	}
	return v.uploadPage(http.StatusOK, u, &c, file, nil)
}

// stillReading is the page that asks again by itself.
func (v *visit) stillReading(u *store.Upload, l *load) error {
	v.Response().Header().Set("Refresh", strconv.Itoa(int(pageLoads/time.Second)))
	return v.page(http.StatusOK, views.Reading(views.ReadingPage{
		Frame: v.frame(v.words.T("title.upload", "file", u.Name)), Upload: uploadLine(u),
		Questions: int(l.questions.Load()), Percent: int(l.percent.Load()),
	}))
}

func uploadLine(u *store.Upload) views.UploadLine {
	return views.UploadLine{ID: u.ID, Name: u.Name, Size: u.Size}
}

// postUpload takes over what was chosen about an upload, and does what its button says. Nothing is imported but what the
// page has shown: who has changed how it is read, or its text, sees first what that makes.
func postUpload(v *visit, u *store.Upload) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	c, err := choicesOf(*u)
	if err != nil {
		return err
	}
	shown, err := c.key(u)
	if err != nil {
		return err
	}
	action, about, _ := strings.Cut(form.Get("go"), "-")
	if c.update(form); action == "into" {
		c.ID, c.Into = about, views.IntoAdd
	}
	if err := v.rewrite(u, &c, form); err != nil {
		return err
	}
	if err := v.saveChoices(u, c); err != nil {
		return err
	}
	if now, err := c.key(u); err != nil || now != shown {
		return cmp.Or(err, v.seeOther(views.UploadPath(u.ID)))
	}
	switch action {
	case "import":
		return v.importUpload(u, &c, form)
	case "mend":
		return v.mendRejects(u, &c)
	}
	return v.seeOther(pageOfUpload(u.ID, action, about))
}

// pageOfUpload is where a button leads that turns pages, or the upload's first page.
func pageOfUpload(id, list, number string) string {
	path := views.UploadPath(id)
	if n, err := strconv.Atoi(number); err == nil && n > 1 && (list == "page" || list == "problems") {
		path += "?" + url.Values{list: {number}}.Encode()
	}
	return path + map[string]string{"page": "#preview", "problems": "#problems"}[list]
}

// rewrite puts a text that was mended on the page in the place of the upload's.
func (v *visit) rewrite(u *store.Upload, c *choices, form url.Values) error {
	if !form.Has("text") {
		return nil
	}
	data, err := v.Store.UploadData(v.ctx(), *u)
	if err != nil {
		return err
	}
	text, mended := plainLines(form.Get("text")), ""
	if before, ok := textOf(data, c.Encoding); ok && plainLines(before) != text {
		mended = text
	}
	if strings.TrimSpace(mended) == "" {
		return nil
	}
	c.Imported = nil
	u.Version, u.Size = u.Version+1, int64(len(mended))
	return v.Store.RewriteUpload(u.ID, []byte(mended))
}
