package handlers

import (
	"strings"
	"testing"
	"time"
)

// setupPath is the path of a new setup link.
func (s *site) setupPath() string {
	s.t.Helper()
	link := must[string](s.t)(s.SetupLink(s.t.Context()))
	return strings.TrimPrefix(link, s.web.URL)
}

// TestTheFirstAdministrator is made by the setup link, once.
func TestTheFirstAdministrator(t *testing.T) {
	s := newSite(t)
	path := s.setupPath()
	for range 3 {
		s.nobody().get(path).want(200).wantCount(`input[name="password"]`, 1) // looking uses nothing up
	}
	ada := s.nobody()
	ada.post(path, "name", "Ada", "email", "ada@example.org", "password", "short").want(422).
		wantText("#password-error", say("refusal.password-short", "limit", 8)).wantCount(`input[name="email"][value="ada@example.org"]`, 1)
	ada.post(path, "name", "Ada", "email", "ada@example.org").want(422).wantCount("#password-error", 1)
	ada.post(path, "name", "", "email", "ada", "password", "a long enough one").want(422).wantCount("#name-error, #email-error", 2)
	ada.post(path, "name", "Ada", "email", "ada@example.org", "password", "a long enough one").wantTo("/studio")
	ada.get("/studio").want(200).wantText(".notice", say("setup.done"))
	ada.get("/admin/people").want(200).wantText("main", "ada@example.org")
	s.nobody().get(path).want(404)
	s.nobody().post(path, "name", "Eve", "email", "eve@example.org", "password", "a long enough one").want(404)
	if link, err := s.SetupLink(t.Context()); link != "" || err != nil {
		t.Errorf("there is another link: %s, %v", link, err)
	}
	s.nobody().post("/login", "sign_in", "ADA@example.org", "password", "a long enough one").wantTo("/")
}

func TestASetupLinkThatIsNoGood(t *testing.T) {
	s := newSite(t)
	old := s.setupPath()
	path := s.setupPath()
	s.nobody().get(old).want(404)
	s.nobody().get("/setup/").want(404)
	s.nobody().get(path + "x").want(404)
	s.clock.move(24*time.Hour - time.Millisecond)
	s.nobody().get(path).want(200)
	s.clock.move(time.Millisecond)
	s.nobody().get(path).want(404)
	s.nobody().post(path, "name", "Eve", "email", "eve@example.org", "password", "a long enough one").want(404)
}
