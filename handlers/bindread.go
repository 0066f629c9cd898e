package handlers

import (
	"cmp"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/readback/readback/extract"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/views"
)

// bindForm is what was sent of a new source.
type bindForm struct {
	questions.Source
	act  string // the button that was pressed
	name string // of the file
	file []byte // nil: none was chosen
	read bool   // the source was read from a file or a paste
}

// bindForm reads the form, with or without a file. The error to tell apart is errUploadLarge.
func (v *visit) bindForm() (f bindForm, err error) {
	r := v.Request()
	r.Body = http.MaxBytesReader(v.Response(), v.patiently(r.Body), extract.MaxFile+4*extract.MaxText)
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		err = r.ParseForm()
	} else {
		err = r.ParseMultipartForm(2 * extract.MaxFile) // in memory, where it is bounded already
	}
	if err != nil {
		_, _ = io.Copy(io.Discard, io.LimitReader(r.Body, receiveLimit)) // a browser that still sends shows no answer
		return f, notReceived(err)
	}
	f.Source, f.act = sourceIn(r.Form), r.Form.Get("go")
	file, header, err := r.FormFile("file")
	if err != nil || header.Size == 0 { // none was chosen
		return f, nil
	}
	defer func() { _ = file.Close() }() // only read
	f.name = header.Filename
	f.file, err = io.ReadAll(file)
	return f, err
}

// sourceIn is what a form says of a source.
func sourceIn(form url.Values) questions.Source {
	said := func(name string) string { return strings.TrimSpace(form.Get(name)) }
	return questions.Source{
		Title: said("title"), Publisher: said("publisher"), Author: said("author"), Published: said("published"),
		URL: said("url"), Licence: said("licence"), Text: plainLines(form.Get("text")),
	}
}

// readArticle shows the form with what a file or a paste has. What was typed besides goes before what was found.
func (v *visit) readArticle(e *edited, form bindForm) error {
	article, field, err := form.article(v)
	if err != nil {
		message := v.unreadArticle(err)
		if message == "" {
			return err
		}
		return v.bindPage(http.StatusUnprocessableEntity, e, form, views.Errors{field: message})
	}
	s := &form.Source
	s.Title, s.Publisher, s.Author = cmp.Or(s.Title, article.Title), cmp.Or(s.Publisher, article.Publisher), cmp.Or(s.Author, article.Author)
	s.Published, s.URL, s.Text = cmp.Or(s.Published, article.Published), cmp.Or(s.URL, article.URL), article.Text
	form.read = true
	return v.bindPage(http.StatusOK, e, form, nil)
}

// article is what was found, and the field in which it was sent.
func (f *bindForm) article(v *visit) (a extract.Article, field string, err error) {
	if f.file != nil {
		a, err = extract.Read(v.ctx(), f.name, f.file)
		return a, "file", err
	}
	if strings.TrimSpace(f.Text) == "" {
		return a, "file", errNothingSent
	}
	a, err = extract.Paste(f.Text, f.Title)
	return a, "text", err
}

// unreadArticle says why an article couldn't be read; empty when that isn't the file's fault.
func (v *visit) unreadArticle(err error) string {
	large := extract.ErrTooLarge{}
	switch {
	case errors.As(err, &large):
		return v.tooLarge(large)
	case errors.Is(err, errNothingSent):
		return v.words.T("bind.nothing-to-read")
	case errors.Is(err, extract.ErrNoPDF):
		return v.words.T("bind.no-pdf")
	case errors.Is(err, extract.ErrUnknown):
		return v.words.T("bind.unknown-kind")
	case errors.Is(err, extract.ErrEncoding):
		return v.words.T("bind.encoding")
	case errors.Is(err, extract.ErrBroken):
		return v.words.T("bind.broken")
	case errors.Is(err, extract.ErrEmpty):
		return v.words.T("bind.empty")
	}
	return ""
}

// tooLarge names the bound that an article is beyond, in the unit in which people know it.
func (v *visit) tooLarge(e extract.ErrTooLarge) string {
	most := e.Most
	switch e.What {
	case "file":
		most >>= 20
	case "text":
		most >>= 10
	}
	return v.words.Say("bind.large-"+e.What, map[string]any{"most": most})
}
