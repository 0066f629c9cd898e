package handlers

import (
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
)

func (s *site) members(g accounts.Group) (names []string) {
	s.t.Helper()
	for _, m := range must[[]store.Member](s.t)(s.Store.Members(s.t.Context(), g.ID)) {
		names = append(names, m.Name)
	}
	return names
}

// TestJoiningAGroup with a name alone, and coming back by the code that is shown once.
func TestJoiningAGroup(t *testing.T) {
	s := newSite(t)
	g := s.group(s.person("Ines", accounts.Instructor))
	s.publish(nil, s.save(nil, s.flightSet("flight")), forGroup(g))
	lea := s.nobody()
	lea.get("/join?code=" + strings.ToLower(strings.ReplaceAll(g.JoinCode, "-", "+"))).wantTo("/join/" + g.JoinCode)
	lea.get("/join/"+strings.ToLower(g.JoinCode)).want(200).wantText("h1", g.Name).wantText("main", "Ines")
	lea.post("/join/"+g.JoinCode, "name", "Lea").wantTo("/")
	home := lea.get("/").want(200).wantText(".notice", say("join.done", "group", g.Name)).wantText("h2", "Was it late?")
	code := home.text(".code")
	lea.get("/").wantCount(".code", 0)
	lea.get("/join/"+g.JoinCode).wantText("main", say("join.member"))
	lea.post("/join/"+g.JoinCode, "name", "Somebody else").wantTo("/")
	if got := s.members(g); len(got) != 1 || got[0] != "Lea" {
		t.Errorf("the members are %v", got)
	}
	elsewhere := s.nobody()
	elsewhere.post("/return", "code", code).wantTo("/")
	elsewhere.get("/").wantText("h2", "Was it late?")
}

// TestJoiningWithAPassword says what to sign in as, where that isn't an email.
func TestJoiningWithAPassword(t *testing.T) {
	s := newSite(t)
	g := s.group(s.person("Ines", accounts.Instructor))
	lea := s.nobody()
	lea.post("/join/"+g.JoinCode, "name", "Léa Moreau", "password", doorPassword).wantTo("/")
	lea.get("/").want(200).wantText(".notice", say("join.done-sign-in", "group", g.Name, "login", "lea-moreau")).wantCount(".code", 0)
	s.nobody().post("/login", "sign_in", "lea-moreau", "password", doorPassword).wantTo("/")
	olu := s.nobody()
	olu.post("/join/"+g.JoinCode, "name", "Olu", "email", "Olu@Example.org", "password", doorPassword).wantTo("/")
	olu.get("/").want(200).wantText(".notice", say("join.done", "group", g.Name)).wantCount(".code", 0)
	s.nobody().post("/login", "sign_in", "olu@example.ORG", "password", doorPassword).wantTo("/")
}

func TestJoiningThatIsRefused(t *testing.T) {
	s := newSite(t)
	g := s.group(s.person("Ines", accounts.Instructor))
	s.nobody().post("/join/"+g.JoinCode, "name", "Olu", "email", "olu@example.org", "password", doorPassword).want(303)
	tests := []struct {
		name, email, password, field, says string
	}{
		{"", "", "", "name", say("refusal.name-empty")},
		{strings.Repeat("x", 81), "", "", "name", say("refusal.name-long", "limit", 80)},
		{"A\u202eB", "", "", "name", say("refusal.name-characters")},
		{"Lea", "lea", "", "email", say("refusal.email")},
		{"Lea", "OLU@example.org", doorPassword, "email", say("refusal.email-taken")},
		{"Lea", "lea@example.org", "short", "password", say("refusal.password-short", "limit", 8)},
		{"Lea", "lea@example.org", "password", "password", say("refusal.password-common")},
		{"Lea Moreau", "", "lea moreau", "password", say("refusal.password-personal")},
	}
	for _, tt := range tests {
		page := s.nobody().post("/join/"+g.JoinCode, "name", tt.name, "email", tt.email, "password", tt.password).want(422)
		page.wantText("#"+tt.field+"-error", tt.says).wantText(".notice", tt.says)
		if page.attr("#name", "value") != tt.name || page.attr("#email", "value") != tt.email || page.attr("#password", "value") != "" {
			t.Errorf("%+v: the form has %v", tt, page.fields("form"))
		}
	}
	if got := s.members(g); len(got) != 1 {
		t.Errorf("the members are %v", got)
	}
	for _, code := range []string{"x", "ABCD", "ABCD-EFGH-JKMN", "????-????"} {
		s.nobody().get("/join?code="+code).want(422).wantText("#code-error", say("join.unknown"))
	}
}

// TestPeopleWhoAreAdded sign in by their password, or come back by a code that is shown once.
func TestPeopleWhoAreAdded(t *testing.T) {
	s := newSite(t)
	ada := s.as(s.person("Ada", accounts.Administrator))
	ada.post("/admin/people", "name", "Ines", "email", "ines@example.org", "role", "instructor", "password", doorPassword).wantTo("/admin/people")
	ada.get("/admin/people").want(200).wantText(".notice", say("people.added", "name", "Ines", "login", "ines@example.org"))
	ines := s.nobody()
	ines.post("/login", "sign_in", "ines@example.org", "password", doorPassword).want(303)
	ines.get("/studio").want(200)

	ada.post("/admin/people", "name", "Otis", "role", "instructor").want(303)
	_, code, _ := strings.Cut(ada.get("/admin/people").text(".notice"), "with the code ")
	otis := s.nobody()
	otis.post("/return", "code", strings.Trim(strings.Fields(code)[0], ".")).want(303)
	otis.get("/studio").want(200)

	page := ada.post("/admin/people", "name", "Ines", "email", "INES@example.org", "role", "learner").want(422)
	page.wantText("#email-error", say("refusal.email-taken")).wantCount(`#role option[value="learner"][selected]`, 1)
	ada.post("/admin/people", "name", "Eve", "role", "king").want(422).wantCount("#role-error", 1)
	ada.post("/admin/people", "name", "Eve", "role", "").want(422)
}

func TestGroups(t *testing.T) {
	s := newSite(t)
	ines := s.as(s.person("Ines", accounts.Instructor))
	ines.post("/studio/groups", "name", " ").want(422).wantText("#name-error", say("refusal.name-empty"))
	path := ines.post("/studio/groups", "name", "  Day   shift ").want(303).to()
	ines.get(path).want(200).wantText("h1", "Day shift").wantText(".notice", say("groups.made", "group", "Day shift")).wantCount("svg path", 2)
	ines.get("/studio/groups").want(200).wantCount(`a[href="`+path+`"]`, 1)
}
