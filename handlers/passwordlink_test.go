package handlers

import (
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/views"
)

// passwordLink presses the button of a page that makes a link for a password.
func (c *client) passwordLink(action string) string {
	c.t.Helper()
	link := c.post(action, "go", "password").want(200).text(".shared .link [data-copy]")
	if !strings.HasPrefix(link, c.link("/password/")) {
		c.t.Fatalf("the link is %q", link)
	}
	return strings.TrimPrefix(link, c.link(""))
}

func TestAPasswordByALink(t *testing.T) {
	s := newSite(t)
	leader, lea := s.person("Ines", accounts.Instructor), s.personWith("Lea", "the forgotten one", doorCode)
	g := s.group(leader, lea)
	link := s.as(leader).passwordLink(views.MemberPath(g.ID, lea.ID))
	elsewhere, here := s.as(lea), s.nobody()
	for range 2 {
		here.get(link).want(200).wantText(".lede", lea.SignIn)
	}
	here.post(link, "password", "short").want(422).wantText("#password-error", "8")
	here.post(link, "password", "a much better one").wantTo("/")
	here.get("/").wantText(".who .name", "Lea").wantText(".notice", lea.SignIn)
	elsewhere.get("/").wantCount(".who .name", 0)
	here.get(link).want(404)
	here.post(link, "password", "another good one").want(404)
	s.nobody().post("/login", "sign_in", lea.SignIn, "password", "a much better one").want(303)
	s.nobody().post("/login", "sign_in", lea.SignIn, "password", "the forgotten one").want(422)
}

func TestALinkForAPasswordRunsOut(t *testing.T) {
	s := newSite(t)
	ada, otis := s.person("Ada", accounts.Administrator), s.person("Otis", accounts.Instructor)
	first := s.as(ada).passwordLink(views.PersonPath(otis.ID))
	second := s.as(ada).passwordLink(views.PersonPath(otis.ID))
	s.nobody().get(first).want(404)
	s.clock.move(accounts.PasswordLinkLife)
	s.nobody().post(second, "password", "a long enough one").want(404)
}

func TestInstructorsGiveNoPasswordsToStaff(t *testing.T) {
	s := newSite(t)
	leader, otis, ada := s.person("Ines", accounts.Instructor), s.person("Otis", accounts.Instructor), s.person("Ada", accounts.Administrator)
	g := s.group(leader, otis, ada, s.person("Lea", accounts.Learner))
	for _, p := range []*accounts.Person{otis, ada} {
		s.as(leader).get(views.MemberPath(g.ID, p.ID)).want(200).wantText("main", s.sayRule("link-role")).wantCount("[name=external_id]", 0)
		s.as(leader).post(views.MemberPath(g.ID, p.ID), "go", "password").want(409)
		s.as(leader).post(views.MemberPath(g.ID, p.ID), "go", "number", "external_id", "7").want(409)
		link := s.as(ada).passwordLink(views.MemberPath(g.ID, p.ID))
		s.nobody().get(link).want(200)
	}
	s.must(s.Store.SetDisabled(otis.ID, s.clock.Now().Add(-time.Hour)))
	s.as(ada).post(views.PersonPath(otis.ID), "go", "password").want(409)
}

func TestNumbers(t *testing.T) {
	s := newSite(t)
	leader, lea, ada := s.person("Ines", accounts.Instructor), s.person("Lea", accounts.Learner), s.person("Ada", accounts.Administrator)
	g := s.group(leader, lea)
	number := func() string { return must[accounts.Person](t)(s.Store.Person(t.Context(), lea.ID)).ExternalID }
	for _, c := range []struct {
		as   *accounts.Person
		path string
	}{{leader, views.MemberPath(g.ID, lea.ID)}, {ada, views.PersonPath(lea.ID)}} {
		browser := s.as(c.as)
		browser.post(c.path, "go", "number", "external_id", " 0042 ").wantTo(c.path)
		if browser.get(c.path).want(200).attr("[name=external_id]", "value") != "0042" || number() != "0042" {
			t.Errorf("%s: the number is %q", c.path, number())
		}
		long := strings.Repeat("7", accounts.MaxExternalID+1)
		browser.post(c.path, "go", "number", "external_id", long).want(422).wantText("#external_id-error", "80")
		browser.post(c.path, "go", "number").wantTo(c.path)
		if number() != "" {
			t.Errorf("%s: the number is still %q", c.path, number())
		}
	}
}
