// Package handlers is the web app: it turns requests into calls of the other packages, and what comes back into
// pages. It is the only place that knows Echo and gorilla/sessions.
package handlers

import (
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/jobs"
	"github.com/readback/readback/store"
)

// Options are what the web app needs to run.
type Options struct {
	Store     *store.Store
	PublicURL *url.URL         // scheme and host of every link and of the cookie
	Proxies   []string         // address ranges (CIDR) of proxies whose X-Forwarded-For is believed; empty: none
	Exports   *jobs.Exports    // makes reports that are long
	Log       *slog.Logger     // where errors and requests go
	Now       func() time.Time // the server's clock, which decides on deadlines
	Seed      func() uint64    // what each attempt is drawn and shuffled by; nil: chance
}

// Server is the web app. It is an http.Handler.
type Server struct {
	Options
	echo      *echo.Echo
	sessions  *SessionStore
	tries     *Tries
	passwords *accounts.Passwords
	loads     *loads
	signs     *signs
	lives     *lives
	gifts     *gifts
	long      int // attempts from which on a report is made beside requests
}

// The largest request bodies that are read, in the form that Echo's BodyLimit takes. Each character of an essay
// (questions.MaxEssay) may come as twelve bytes, in JSON as in a form, and as twenty in a form that is kept in a form.
const (
	formLimit   = "512K"
	answerLimit = "1M"  // one answer
	pageLimit   = "2M"  // a form with all answers of a page
	keptLimit   = "4M"  // signing in with such a form
	mendLimit   = "10M" // a text that was changed in place
)

// New returns the web app with all its routes.
func New(o Options) (*Server, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Seed == nil {
		o.Seed = rand.Uint64
	}
	s := &Server{Options: o, echo: echo.New(), tries: NewTries(o.Now), passwords: accounts.NewPasswords(), loads: newLoads(), signs: newSigns(), gifts: newGifts(o.Now), long: longReport}
	s.sessions = NewSessionStore(o.Store, o.PublicURL.Scheme == "https", o.Now)
	extract, err := clientAddress(o.Proxies)
	if err != nil {
		return nil, err
	}
	s.lives = newLives(o, s.signs)
	s.echo.IPExtractor = extract
	s.echo.HTTPErrorHandler = s.showError
	s.echo.Use(s.middleware()...)
	s.routes()
	return s, nil
}

// ServeHTTP answers one request. HEAD is GET without the body, which net/http leaves out.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodHead {
		get := *r
		get.Method = http.MethodGet
		r = &get
	}
	s.echo.ServeHTTP(w, r)
}

// Routes lists every route that is served, as "METHOD path".
func (s *Server) Routes() []string {
	var routes []string
	for _, r := range s.echo.Routes() {
		routes = append(routes, r.Method+" "+r.Path)
	}
	return routes
}

// middleware is what every request passes through, outermost first.
func (s *Server) middleware() []echo.MiddlewareFunc {
	return []echo.MiddlewareFunc{
		middleware.RequestID(),
		s.logRequests(),
		middleware.RecoverWithConfig(middleware.RecoverConfig{LogErrorFunc: s.logPanic}),
		securityHeaders,
		echo.WrapMiddleware(s.crossOrigin().Handler),
		middleware.BodyLimitWithConfig(middleware.BodyLimitConfig{Limit: formLimit, Skipper: hasOwnLimit}),
		s.withVisit,
	}
}

// hasOwnLimit tells the routes that say themselves how much they read.
func hasOwnLimit(c echo.Context) bool {
	path := c.Path()
	return path == "/login" || path == "/return" || strings.HasPrefix(path, answersRoute) ||
		strings.HasPrefix(path, "/studio/import") || strings.HasPrefix(path, bindRoute) || path == rosterRoute
}

// link is the public address of a path of ours.
func (s *Server) link(path string) string {
	return strings.TrimSuffix(s.PublicURL.String(), "/") + path
}
