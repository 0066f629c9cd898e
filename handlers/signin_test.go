package handlers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
)

// guess is a sign-in with the wrong password.
func (c *client) guess(name string) *page {
	c.t.Helper()
	return c.post("/login", "sign_in", name, "password", "not this one")
}

func TestGuessingAPassword(t *testing.T) {
	s := newSite(t)
	s.personWith("Dora", doorPassword, doorCode)
	for range triesPerName {
		s.nobody().guess(doorName).want(422).wantText(".notice", say("signin.wrong"))
	}
	page := s.nobody().guess(doorName).want(429).wantText("h1", say("error.too-many-tries"))
	if got := page.Header.Get("Retry-After"); got != fmt.Sprint(int(nameEvery.Seconds())) {
		t.Errorf("Retry-After is %q", got)
	}
	s.nobody().post("/login", "sign_in", doorName, "password", doorPassword).want(429)
	s.clock.move(nameEvery)
	s.nobody().post("/login", "sign_in", " DORA ", "password", doorPassword).wantTo("/")
	s.nobody().guess(doorName).want(422) // the right one forgets the wrong ones
}

// TestWhichNamesExistIsNotTold: by no byte of the answer.
func TestWhichNamesExistIsNotTold(t *testing.T) {
	s := newSite(t)
	s.personWith("Dora", doorPassword, doorCode)
	s.must(s.Store.SetDisabled(s.personWith("Dina", doorPassword, "1111-0000-0000-0000-0000").ID, s.clock.Now()))
	s.person("Dana", accounts.Learner) // has no password
	var shown []string
	for _, name := range []string{"dora", "dina", "dana", "nope"} {
		page := s.nobody().guess(name).want(422)
		shown = append(shown, strings.ReplaceAll(page.body, name, "NAME"))
	}
	shown = append(shown, strings.ReplaceAll(s.nobody().post("/login", "sign_in", "dina", "password", doorPassword).want(422).body, "dina", "NAME"))
	for _, page := range shown[1:] {
		if page != shown[0] {
			t.Errorf("%s\nis not\n%s", page, shown[0])
		}
	}
}

// TestAddressesThatAreMadeUp: who isn't behind a trusted proxy can't choose an address, and so gets no more tries.
func TestAddressesThatAreMadeUp(t *testing.T) {
	tests := []struct {
		what    string
		proxies []string
		header  string
		limited bool
	}{
		{"no proxy is trusted", nil, "192.0.2.%d", true},
		{"another proxy is trusted", []string{"198.51.100.0/24"}, "192.0.2.%d", true},
		{"the proxy saw one address, and the client says others", []string{"127.0.0.0/8"}, "192.0.2.%d, 203.0.113.7", true},
		{"the proxy saw several addresses", []string{"127.0.0.0/8"}, "192.0.2.%d", false},
	}
	for _, tt := range tests {
		s := newSite(t, func(o *Options) { o.Proxies = tt.proxies })
		limited := false
		for n := range triesPerName + 1 {
			c := s.nobody()
			for _, name := range []string{"X-Forwarded-For", "X-Real-Ip", "Forwarded"} {
				c.header.Set(name, fmt.Sprintf(tt.header, n))
			}
			limited = c.guess(doorName).StatusCode == 429
		}
		if limited != tt.limited {
			t.Errorf("%s: limited is %v", tt.what, limited)
		}
	}
	if _, err := New(Options{Proxies: []string{"127.0.0.1"}, PublicURL: newSite(t).PublicURL}); err == nil {
		t.Error("a proxy without a range is taken")
	}
}

// TestCodesAreLimitedTogether: return, join and setup codes by address alone.
func TestCodesAreLimitedTogether(t *testing.T) {
	s := newSite(t)
	asks := []func() *page{
		func() *page { return s.nobody().post("/return", "code", accounts.NewReturnCode()) },
		func() *page { return s.nobody().get("/join/" + accounts.NewJoinCode()) },
		func() *page { return s.nobody().get("/join?code=" + accounts.NewJoinCode()) },
		func() *page { return s.nobody().post("/join/"+accounts.NewJoinCode(), "name", "x") },
		func() *page { return s.nobody().get("/setup/" + accounts.NewToken()) },
	}
	for n := range triesPerClient {
		if status := asks[n%len(asks)]().StatusCode; status != 404 && status != 422 {
			t.Fatalf("try %d: status %d", n, status)
		}
	}
	for _, ask := range asks {
		ask().want(429)
	}
}

// TestWhoMayNotAnyMore is out at once, in every browser.
func TestWhoMayNotAnyMore(t *testing.T) {
	changes := map[string][]string{
		"disabled":                 {"go", "disable"},
		"no instructor any more":   {"role", "learner"},
		"an administrator now":     {"role", "administrator"},
		"an instructor, once more": {"role", "instructor"},
	}
	for what, change := range changes {
		s := newSite(t)
		ada, ines := s.as(s.person("Ada", accounts.Administrator)), s.person("Ines", accounts.Instructor)
		here, there := s.as(ines), s.as(ines)
		here.get("/studio").want(200)
		ada.post("/admin/people/"+ines.ID, change...).wantTo("/admin/people")
		for _, c := range []*client{here, there} {
			if to := c.get("/studio").want(303).to(); !strings.HasPrefix(to, "/login") {
				t.Errorf("%s: %s", what, to)
			}
		}
		ada.get("/admin/people").want(200)
	}
}

func TestSomebodyDisabledCantComeBack(t *testing.T) {
	s := newSite(t)
	dora := s.personWith("Dora", doorPassword, doorCode)
	c := s.as(dora)
	s.must(s.Store.SetDisabled(dora.ID, s.clock.Now()))
	c.get("/attempts/x").want(303)
	c.post("/return", "code", doorCode).want(422)
	c.post("/login", "sign_in", doorName, "password", doorPassword).want(422)
	s.as(dora).get("/attempts/x").want(303) // even with a session
}

func TestTheLastAdministratorStays(t *testing.T) {
	s := newSite(t)
	person := s.person("Ada", accounts.Administrator)
	ada := s.as(person)
	for _, change := range [][]string{{"go", "disable"}, {"role", "learner"}} {
		ada.post("/admin/people/"+person.ID, change...).want(409).wantText(".notice", say("people.last-administrator"))
	}
	ada.post("/admin/people/"+person.ID, "role", "king").want(422)
	ada.get("/admin/people").want(200)
}

func TestSigningOut(t *testing.T) {
	s := newSite(t)
	dora := s.personWith("Dora", doorPassword, doorCode)
	here, there := s.as(dora), s.as(dora)
	here.post("/logout").wantTo("/")
	here.get("/attempts/x").want(303)
	there.get("/attempts/x").want(404)
}
