package handlers

import (
	"context"
	"errors"
	"math"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// errBadForm is a form that no page of ours sends.
var errBadForm = errors.New("no page sends such a form")

// errorKinds is the one table from errors to status and words: the catalogue has "error." + name and
// "error." + name + ".way-out". What isn't in it is our fault: 500, logged, and told apart from nothing else.
var errorKinds = []struct {
	is     error
	status int
	name   string
}{
	{store.ErrNotFound, http.StatusNotFound, "not-found"},
	{errTakenBack, http.StatusNotFound, "taken-back"},
	{errSignIn, http.StatusUnauthorized, "sign-in"},
	{errForbidden, http.StatusForbidden, "forbidden"},
	{quiz.ErrNotYetOpen, http.StatusConflict, "not-yet-open"},
	{quiz.ErrClosed, http.StatusConflict, "closed"},
	{quiz.ErrNoneLeft, http.StatusConflict, "none-left"},
	{quiz.ErrHeldBack, http.StatusConflict, "held-back"},
	{quiz.ErrFinished, http.StatusConflict, "finished"},
	{quiz.ErrNoCertificate, http.StatusConflict, "no-certificate"},
	{quiz.ErrDeadline, http.StatusGone, "deadline"},
	{quiz.ErrChecked, http.StatusConflict, "checked"},
	{errLinkOver, http.StatusNotFound, "link-over"},
	{reports.ErrTooLong, http.StatusUnprocessableEntity, "long-report"},
	{errBadForm, http.StatusBadRequest, "bad-request"},
	{errConflict, http.StatusConflict, "conflict"},
	{quiz.ErrNoAnswer, http.StatusUnprocessableEntity, "no-answer"},
	{store.ErrDraftMoved, http.StatusConflict, "draft-moved"},
	{store.ErrNoRoom, http.StatusInsufficientStorage, "no-room"},
	{store.ErrJoinClosed, http.StatusConflict, "join-closed"},
	{store.ErrFormerCode, http.StatusGone, "former-code"},
	{store.ErrBusy, http.StatusServiceUnavailable, "busy"},
	{store.ErrClosed, http.StatusServiceUnavailable, "busy"},
	{context.Canceled, http.StatusServiceUnavailable, "busy"},
}

// statusNames are the names of errors that arrive as a status: those of Echo's router and middleware.
var statusNames = map[int]string{
	http.StatusNotFound:              "not-found",
	http.StatusMethodNotAllowed:      "method",
	http.StatusRequestEntityTooLarge: "too-large",
	http.StatusUnsupportedMediaType:  "bad-request",
	http.StatusBadRequest:            "bad-request",
}

// errorOf puts status and name to an error. internal tells that it is our fault.
func errorOf(err error) (status int, name string, internal bool) {
	for _, k := range errorKinds {
		if errors.Is(err, k.is) {
			return k.status, k.name, false
		}
	}
	if tries := (*TooManyTries)(nil); errors.As(err, &tries) {
		return http.StatusTooManyRequests, "too-many-tries", false
	}
	if none := (*reports.ErrNoColumn)(nil); errors.As(err, &none) {
		return http.StatusBadRequest, "bad-request", false
	}
	if web := (*echo.HTTPError)(nil); errors.As(err, &web) {
		if name, ok := statusNames[web.Code]; ok {
			return web.Code, name, false
		}
		return web.Code, "internal", web.Code >= http.StatusInternalServerError
	}
	return http.StatusInternalServerError, "internal", true
}

// unreadable makes of a body that couldn't be read what it is: one beyond the limit, or one that is malformed.
func unreadable(err error) error {
	if web := (*echo.HTTPError)(nil); errors.As(err, &web) {
		return web
	}
	return echo.NewHTTPError(http.StatusBadRequest).SetInternal(err)
}

// showError is Echo's error handler: the one place where an error becomes an answer.
func (s *Server) showError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	v := s.visitOf(c)
	status, name, internal := errorOf(err)
	if internal {
		s.failure(c, err)
	}
	if tries := (*TooManyTries)(nil); errors.As(err, &tries) {
		c.Response().Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(tries.Wait.Seconds()))))
	}
	if shown := v.answerError(err, status, name); shown != nil {
		s.failure(c, shown)
		if !c.Response().Committed {
			http.Error(c.Response(), http.StatusText(status), status)
		}
	}
}

// answerError answers in the form in which the request was made.
func (v *visit) answerError(err error, status int, name string) error {
	switch {
	case v.speaksJSON():
		return v.JSON(status, map[string]string{"error": v.words.T("error." + name), "request": requestID(v)})
	case errors.Is(err, errSignIn) && v.Request().Method == http.MethodGet:
		return v.Redirect(http.StatusSeeOther, views.LoginBackPath(v.here()))
	case errors.Is(err, errSignIn) && strings.HasPrefix(v.Path(), answersRoute):
		return v.askAgain()
	}
	f := v.frame(v.words.T("error." + name))
	return v.page(status, views.Error(views.ErrorPage{
		Frame: f, Status: status, Message: f.Title, WayOut: v.words.T("error." + name + ".way-out"), Request: requestID(v),
	}))
}

// speaksJSON tells whether the request came from a script rather than from a browser's page.
func (v *visit) speaksJSON() bool {
	return strings.HasPrefix(v.Request().Header.Get("Content-Type"), "application/json") ||
		strings.Contains(v.Request().Header.Get("Accept"), "application/json") || v.Request().Method == http.MethodPut
}
