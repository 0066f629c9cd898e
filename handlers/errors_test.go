package handlers

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// TestErrorsAsPagesAndAsJSON: each kind of error has a status and words, and the request's id to ask about.
func TestErrorsAsPagesAndAsJSON(t *testing.T) {
	kinds := []struct {
		err    error
		status int
		words  string
	}{
		{store.ErrNotFound, 404, "not-found"},
		{fmt.Errorf("a set: %w", store.ErrNotFound), 404, "not-found"},
		{errForbidden, 403, "forbidden"},
		{quiz.ErrNotYetOpen, 409, "not-yet-open"},
		{quiz.ErrClosed, 409, "closed"},
		{quiz.ErrNoneLeft, 409, "none-left"},
		{quiz.ErrFinished, 409, "finished"},
		{quiz.ErrDeadline, 410, "deadline"},
		{store.ErrNoRoom, 507, "no-room"},
		{store.ErrBusy, 503, "busy"},
		{store.ErrClosed, 503, "busy"},
		{context.Canceled, 503, "busy"},
		{&TooManyTries{Wait: 1500 * time.Millisecond}, 429, "too-many-tries"},
		{echo.ErrStatusRequestEntityTooLarge, 413, "too-large"},
		{errors.New("disk /dev/sda1 is on fire"), 500, "internal"},
	}
	s := newSite(t)
	var err error
	s.echo.Any("/fails", func(echo.Context) error { return err })
	for _, kind := range kinds {
		err = kind.err
		c := s.nobody()
		page := c.get("/fails").want(kind.status)
		page.wantText("h1", say("error."+kind.words)).wantText("main", say("error."+kind.words+".way-out"))
		page.wantText(".request", page.Header.Get("X-Request-Id"))
		answer := c.put("/fails", "{}").want(kind.status)
		if got := answer.problem(); got != say("error."+kind.words) || !strings.Contains(answer.body, answer.Header.Get("X-Request-Id")) {
			t.Errorf("%v: %s", kind.err, answer.body)
		}
		for _, body := range []string{page.body, answer.body} {
			if strings.Contains(body, "/dev/sda1") {
				t.Errorf("%v is told to strangers: %s", kind.err, body)
			}
		}
	}
}

func TestAPanicIsAnErrorPage(t *testing.T) {
	s := newSite(t)
	s.echo.Any("/panics", func(echo.Context) error { panic("the key is under the mat") })
	for _, p := range []*page{s.nobody().get("/panics"), s.nobody().put("/panics", "{}"), s.nobody().post("/panics")} {
		if p.want(500); strings.Contains(p.body, "mat") || strings.Contains(p.body, "goroutine") || strings.Contains(p.body, ".go") {
			t.Errorf("it tells %s", p.body)
		}
	}
	s.nobody().get("/healthz").want(200)
}

func TestHowLongToWait(t *testing.T) {
	s := newSite(t)
	s.echo.GET("/fails", func(echo.Context) error { return &TooManyTries{Wait: 1500 * time.Millisecond} })
	if got := s.nobody().get("/fails").want(429).Header.Get("Retry-After"); got != "2" {
		t.Errorf("Retry-After is %q", got)
	}
}

func TestWhatTheRouterRefuses(t *testing.T) {
	s := newSat(t)
	for _, c := range []*client{s.nobody(), s.client} {
		c.get("/nowhere").want(404).wantText("h1", say("error.not-found"))
		c.send("DELETE", "/login", "", "").want(405).wantText("h1", say("error.method"))
		c.get("/logout").want(405)
		c.put("/nowhere", "{}").want(404)
	}
	s.get("/quizzes/%2e%2e%2fadmin").want(404)
}

// TestAClosedDatabase: what can't be saved isn't said to be, and the program says that it lives but isn't ready.
func TestAClosedDatabase(t *testing.T) {
	s := newSat(t)
	s.must(s.Store.Close())
	if p := s.put(s.path+"/answers/1", `{"seq": 1, "answer": "1"}`); p.StatusCode < 500 || p.problem() == "" {
		t.Errorf("status %d: %s", p.StatusCode, p.body)
	}
	s.nobody().get("/readyz").want(503)
	s.nobody().get("/healthz").want(200)
}

// TestHeadIsGetWithoutItsBody, for those who watch a site or follow its links.
func TestHeadIsGetWithoutItsBody(t *testing.T) {
	s := newSat(t)
	for _, path := range []string{"/", "/healthz", "/nowhere", "/studio", s.path, s.path + "/answers/1"} {
		get, head := s.get(path), s.send("HEAD", path, "", "")
		if head.StatusCode != get.StatusCode || head.body != "" || head.Header.Get("Content-Type") != get.Header.Get("Content-Type") {
			t.Errorf("%s: status %d, %d bytes, %v", path, head.StatusCode, len(head.body), head.Header)
		}
	}
}
