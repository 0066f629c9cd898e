package handlers

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/jobs"
	"github.com/readback/readback/store"
	"github.com/readback/readback/words"
)

// site is the whole web app over a real database, by a clock that stands still until it is moved.
type site struct {
	*Server
	t     *testing.T
	clock *clock
	web   *httptest.Server
}

// newSite opens a site on plain http; edit may change its options before.
func newSite(t *testing.T, edit ...func(*Options)) *site {
	t.Helper()
	s := &site{t: t, clock: newClock()}
	web := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.ServeHTTP(w, r) }))
	options := Options{
		Store: openStore(t), PublicURL: &url.URL{Scheme: "http", Host: web.Listener.Addr().String()},
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: s.clock.Now,
	}
	for _, e := range edit {
		e(&options)
	}
	options.Exports = must[*jobs.Exports](t)(jobs.NewExports(t.TempDir(), options.Store, options.Log, options.Now))
	s.Server = must[*Server](t)(New(options))
	if options.PublicURL.Scheme == "https" {
		web.StartTLS()
	} else {
		web.Start()
	}
	t.Cleanup(web.Close)
	s.web = web
	return s
}

func openStore(t *testing.T) *store.Store {
	t.Helper()
	db := must[*store.Store](t)(store.Open(t.Context(), store.Options{Dir: t.TempDir()}))
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// must returns a function that takes a value and an error, and fails the test on the error.
func must[T any](t *testing.T) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// say is a sentence of the pages.
func say(id string, args ...any) string { return words.For("en").T(id, args...) }

// client is a browser with a cookie jar. It follows no redirects, so that tests see each answer.
type client struct {
	*site
	http   *http.Client
	header http.Header // sent with each request
}

// nobody is a browser in which nobody is signed in.
func (s *site) nobody() *client {
	jar := must[*cookiejar.Jar](s.t)(cookiejar.New(nil))
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	browser := &http.Client{Jar: jar, CheckRedirect: stay, Transport: s.web.Client().Transport}
	return &client{site: s, http: browser, header: http.Header{}}
}

// as is a browser in which a person is signed in; nil is nobody.
func (s *site) as(p *accounts.Person) *client {
	s.t.Helper()
	c := s.nobody()
	if p == nil {
		return c
	}
	w := httptest.NewRecorder()
	s.must(s.sessions.SignIn(httptest.NewRequest(http.MethodGet, s.web.URL, nil), w, p.ID))
	c.http.Jar.SetCookies(must[*url.URL](s.t)(url.Parse(s.web.URL)), w.Result().Cookies())
	return c
}

// page is what came back for a request.
type page struct {
	*http.Response
	t    *testing.T
	body string
	html *goquery.Document // once it was asked for
}

func (c *client) get(path string) *page { return c.send(http.MethodGet, path, "", "") }

// post sends a form: names and values in turn.
func (c *client) post(path string, fields ...string) *page { return c.postForm(path, form(fields...)) }

func (c *client) postForm(path string, form url.Values) *page {
	return c.send(http.MethodPost, path, "application/x-www-form-urlencoded", form.Encode())
}

func (c *client) put(path, body string) *page {
	return c.send(http.MethodPut, path, "application/json", body)
}

func (c *client) send(method, path, contentType, body string) *page {
	c.t.Helper()
	r := must[*http.Request](c.t)(http.NewRequestWithContext(context.Background(), method, c.web.URL+path, strings.NewReader(body)))
	for name, values := range c.header {
		r.Header[name] = values
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	response := must[*http.Response](c.t)(c.http.Do(r))
	defer response.Body.Close()
	return &page{Response: response, t: c.t, body: string(must[[]byte](c.t)(io.ReadAll(response.Body)))}
}

func form(fields ...string) url.Values {
	values := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		values.Add(fields[i], fields[i+1])
	}
	return values
}

// want fails the test unless the status is as wanted.
func (p *page) want(status int) *page {
	p.t.Helper()
	if p.StatusCode != status {
		p.t.Fatalf("%s %s: status %d, want %d\n%s", p.Request.Method, p.Request.URL.Path, p.StatusCode, status, p.text("main"))
	}
	return p
}

// wantTo fails the test unless the browser is sent on to a path.
func (p *page) wantTo(path string) *page {
	p.t.Helper()
	if got := p.want(http.StatusSeeOther).to(); got != path {
		p.t.Fatalf("%s %s leads to %s, want %s", p.Request.Method, p.Request.URL.Path, got, path)
	}
	return p
}

// to is where the browser is sent on to.
func (p *page) to() string { return p.Header.Get("Location") }

func (p *page) find(selector string) *goquery.Selection {
	p.t.Helper()
	if p.html == nil {
		p.html = must[*goquery.Document](p.t)(goquery.NewDocumentFromReader(strings.NewReader(p.body)))
	}
	return p.html.Find(selector)
}

// text is what stands in the elements, with white space collapsed.
func (p *page) text(selector string) string {
	p.t.Helper()
	return strings.Join(strings.Fields(p.find(selector).Text()), " ")
}

// attr is an attribute of the first of the elements; "" without one.
func (p *page) attr(selector, name string) string {
	p.t.Helper()
	return p.find(selector).AttrOr(name, "")
}

// wantText fails the test unless the elements say something.
func (p *page) wantText(selector, part string) *page {
	p.t.Helper()
	if got := p.text(selector); !strings.Contains(got, part) {
		p.t.Errorf("%s %s: %q says %q, want %q", p.Request.Method, p.Request.URL.Path, selector, got, part)
	}
	return p
}

// wantCount fails the test unless there are so many of the elements.
func (p *page) wantCount(selector string, n int) *page {
	p.t.Helper()
	if got := p.find(selector).Length(); got != n {
		p.t.Errorf("%s %s: %d of %q, want %d", p.Request.Method, p.Request.URL, got, selector, n)
	}
	return p
}
