package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
)

// TestEveryPageKeepsThePolicy walks the whole site as everybody: the same headers on everything, and nothing on a page
// that they forbid.
func TestEveryPageKeepsThePolicy(t *testing.T) {
	s := newSite(t)
	v := s.newVillage()
	walked := map[string]bool{}
	for _, actor := range actors {
		c := v.as(v.actor(actor))
		from := []string{"/", "/login", "/return", "/join", "/setup/x", "/studio", "/studio/gallery", "/admin/people", "/healthz", "/readyz", "/nowhere"}
		for parameter, path := range map[string]string{":quiz": "/quizzes/", ":attempt": "/attempts/", ":set": "/briefings/", ":code": "/join/"} {
			for _, id := range v.ids[parameter] {
				from = append(from, path+id)
			}
		}
		for path, page := range c.crawl(from...) {
			walked[strings.Split(path, "/")[1]] = true
			page.wantHeaders()
			if page.isHTML() {
				page.wantInert()
			}
			if page.StatusCode >= 500 {
				t.Errorf("%s as %s: status %d", path, actor, page.StatusCode)
			}
		}
	}
	for _, part := range []string{"attempts", "briefings", "quizzes", "studio", "admin", "assets", "join"} {
		if !walked[part] {
			t.Errorf("/%s wasn't walked", part)
		}
	}
}

// isMedium tells whether this is an image of a set, which comes from authors.
func (p *page) isMedium() bool {
	return strings.Contains(p.Request.URL.Path, "/media/") && p.StatusCode == 200
}

func (p *page) wantHeaders() {
	p.t.Helper()
	policy := "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
		"connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
	if p.isMedium() {
		policy = "default-src 'none'; sandbox"
	}
	for name, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
		"Content-Security-Policy": policy,
	} {
		if got := p.Header.Get(name); got != want {
			p.t.Errorf("%s: %s is %q", p.Request.URL.Path, name, got)
		}
	}
	cached := p.Header.Get("Cache-Control")
	if asset := strings.HasPrefix(p.Request.URL.Path, "/assets/") && p.StatusCode == 200 || p.isMedium(); asset != strings.Contains(cached, "immutable") || !asset && cached != "no-store" {
		p.t.Errorf("%s: Cache-Control is %q", p.Request.URL.Path, cached)
	}
	if p.Header.Get("X-Request-Id") == "" || p.Header.Get("Server") != "" {
		p.t.Errorf("%s: %v", p.Request.URL.Path, p.Header)
	}
}

// TestOtherSitesChangeNothing: every route that changes something refuses what another site's page sends.
func TestOtherSitesChangeNothing(t *testing.T) {
	s := newSite(t)
	v := s.newVillage()
	foreign := []http.Header{
		{"Sec-Fetch-Site": {"cross-site"}}, {"Sec-Fetch-Site": {"same-site"}}, {"Origin": {"https://evil.example"}}, {"Origin": {"null"}},
	}
	for _, route := range s.Routes() {
		if strings.HasPrefix(route, http.MethodGet) {
			continue
		}
		for _, actor := range []string{"learner", "instructor", "administrator"} {
			for _, header := range foreign {
				c := v.as(v.actor(actor))
				c.header = header
				method, _, _ := strings.Cut(route, " ")
				ids := idsOf(route)
				page := c.send(method, v.path(route, ids[len(ids)-1]), "application/x-www-form-urlencoded", v.form(route, actor).Encode())
				if page.StatusCode != http.StatusForbidden || len(page.Cookies()) > 0 {
					t.Errorf("%s as %s with %v: status %d", route, actor, header, page.StatusCode)
				}
			}
		}
	}
}

func TestOurOwnPagesMayPost(t *testing.T) {
	s := newSite(t, func(o *Options) { o.PublicURL = &url.URL{Scheme: "https", Host: "quiz.example.org"} })
	own := []http.Header{
		{"Sec-Fetch-Site": {"same-origin"}}, {"Sec-Fetch-Site": {"none"}}, {}, // not a browser
		{"Origin": {s.web.URL}}, {"Origin": {"https://quiz.example.org"}}, {"Origin": {"https://quiz.example.org"}, "Sec-Fetch-Site": {"same-origin"}},
	}
	for _, header := range own {
		c := s.nobody()
		c.header = header
		if page := c.post("/logout"); page.StatusCode != 303 {
			t.Errorf("%v: status %d", header, page.StatusCode)
		}
	}
}

func TestTheCookieOfASite(t *testing.T) {
	for scheme, name := range map[string]string{"http": "readback", "https": "__Host-readback"} {
		s := newSite(t, func(o *Options) { o.PublicURL = &url.URL{Scheme: scheme, Host: "quiz.example.org"} })
		s.personWith("Dora", doorPassword, doorCode)
		signedIn := s.nobody().post("/return", "code", doorCode).want(303).Cookies()
		if len(signedIn) != 1 {
			t.Fatalf("%s: the cookies are %v", scheme, signedIn)
		}
		c := signedIn[0]
		if c.Name != name || !c.HttpOnly || c.Secure != (scheme == "https") || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || len(c.Value) < 26 {
			t.Errorf("%s: the cookie is %v", scheme, c)
		}
		out := s.nobody()
		out.header.Set("Cookie", name+"="+c.Value)
		gone := out.post("/logout").want(303).Cookies()
		if len(gone) != 1 || gone[0].MaxAge >= 0 || gone[0].Secure != c.Secure || gone[0].Name != name {
			t.Errorf("%s: signing out sets %v", scheme, gone)
		}
		out.get("/studio").want(303)
	}
}

// TestASessionThatWasPlanted isn't taken over, and who signs in gets another id than before.
func TestASessionThatWasPlanted(t *testing.T) {
	s := newSite(t)
	s.personWith("Dora", doorPassword, doorCode)
	c := s.nobody()
	planted := accounts.NewToken()
	c.header.Set("Cookie", "readback="+planted)
	id := c.post("/return", "code", doorCode).want(303).Cookies()[0].Value
	if id == planted {
		t.Fatal("the id that was planted is that of the session")
	}
	c.get("/attempts/x").want(303)
	c.header.Set("Cookie", "readback="+id)
	c.get("/attempts/x").want(404)
	again := c.post("/return", "code", doorCode).want(303).Cookies()[0].Value
	c.get("/attempts/x").want(303) // the one before has ended
	if again == id {
		t.Error("the id stayed the same")
	}
}

// TestWhereSigningInLeads: to a page of ours, whatever the link said.
func TestWhereSigningInLeads(t *testing.T) {
	s := newSite(t)
	s.personWith("Dora", doorPassword, doorCode)
	tests := map[string]string{
		"": "/", "/": "/", "/attempts/x?page=2": "/attempts/x?page=2", "/join/ABCD-EFGH": "/join/ABCD-EFGH",
		"//evil.example": "/", "https://evil.example": "/", "/\\evil.example": "/", "\\\\evil.example": "/", "/\t/evil.example": "/",
		"/\n/evil.example": "/", "javascript:alert(1)": "/", "evil.example": "/", " //evil.example": "/", "///evil.example": "/",
		"/%2f/evil.example": "/%2f/evil.example", "/x\r\nSet-Cookie: a=b": "/",
	}
	for next, want := range tests {
		if got := s.nobody().get("/login?next="+url.QueryEscape(next)).attr(`form[action="/login"] input[name="next"]`, "value"); got != want {
			t.Errorf("the sign-in page makes %q of %q", got, next)
		}
		s.nobody().post("/return", "code", doorCode, "next", next).wantTo(want)
		s.clock.move(sessionTouch)
	}
	s.nobody().post("/login", "sign_in", doorName, "password", doorPassword, "next", "//evil.example").wantTo("/")
}
