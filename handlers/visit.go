package handlers

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/views"
	"github.com/readback/readback/words"
)

// visit is one request, with who made it and in which language.
type visit struct {
	echo.Context
	*Server
	person *accounts.Person // nil: nobody is signed in
	words  words.Words
	now    time.Time // one moment for the whole request

	afterwards []func() // what is to be done when it is answered
}

// handler answers a visit.
type handler func(*visit) error

const visitKey = "visit"

// withVisit finds out who makes the request.
func (s *Server) withVisit(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if strings.HasPrefix(c.Request().URL.Path, views.AssetsPath) {
			return next(c)
		}
		v := &visit{Context: c, Server: s, now: s.Now().UTC(), words: words.For(c.Request().Header.Get("Accept-Language"))}
		c.Set(visitKey, v)
		if err := v.recognise(); err != nil {
			return err
		}
		return next(c)
	}
}

// visitOf returns the visit of a request; one that failed before it was made gets one without a person.
func (s *Server) visitOf(c echo.Context) *visit {
	if v, ok := c.Get(visitKey).(*visit); ok {
		return v
	}
	return &visit{Context: c, Server: s, now: s.Now().UTC(), words: words.For(c.Request().Header.Get("Accept-Language"))}
}

// handle makes an Echo handler of ours.
func (s *Server) handle(h handler) echo.HandlerFunc {
	return func(c echo.Context) error { return h(s.visitOf(c)) }
}

// ctx is the request's context, for reading. Writes take none.
func (v *visit) ctx() context.Context { return v.Request().Context() }

// form is the form that was sent.
func (v *visit) form() (url.Values, error) {
	form, err := v.FormParams()
	if err != nil {
		return nil, unreadable(err)
	}
	return form, nil
}

// here is the path and query of the page.
func (v *visit) here() string { return v.Request().URL.RequestURI() }

// frame is what every page is told. Saying a notice forgets it.
func (v *visit) frame(title string) views.Frame {
	f := views.Frame{W: v.words, Title: title, Person: v.person, Here: v.Request().URL.Path}
	f.Notice, f.ReturnCode = v.takeNotices()
	return f
}

// page renders a page whole before the first byte is sent, so that an error is still an error page.
func (v *visit) page(status int, page templ.Component) error {
	var b bytes.Buffer
	if err := page.Render(v.ctx(), &b); err != nil {
		return err
	}
	return v.HTMLBlob(status, b.Bytes())
}

// seeOther sends the browser on to a page of ours after a change.
func (v *visit) seeOther(path string) error {
	return v.Redirect(http.StatusSeeOther, path)
}

// ownPath is a path to come back to: one of ours, or the front page. Whatever a browser could take for another site
// is refused.
func ownPath(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") {
		return views.HomePath
	}
	return path
}
