package handlers

import (
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/reports"
)

func TestAClosedGroupTakesNobody(t *testing.T) {
	s := newSite(t)
	lea := s.person("Lea", accounts.Learner)
	leader := s.person("Ines", accounts.Instructor)
	g := s.group(leader, lea)
	ines, path := s.as(leader), "/studio/groups/"+g.ID
	ines.post(path+"/joining", "go", "close").wantTo(path)
	ines.get(path).want(200).wantText(".notice", say("joining.now-closed")).wantCount(".qr, .join-code", 0)
	before := len(must[[]accounts.Person](t)(s.Store.People(t.Context())))
	s.nobody().get("/join/"+g.JoinCode).want(409).wantText("h1", say("error.join-closed"))
	s.nobody().post("/join/"+g.JoinCode, "name", "Eve").want(409)
	if after := len(must[[]accounts.Person](t)(s.Store.People(t.Context()))); after != before {
		t.Error("somebody was made who can't join")
	}
	s.as(s.person("Olu", accounts.Learner)).post("/join/" + g.JoinCode).want(409)
	s.as(lea).get("/join/"+g.JoinCode).want(200).wantText("main", say("join.member"))
	ines.post(path+"/joining", "go", "open").wantTo(path)
	s.nobody().post("/join/"+g.JoinCode, "name", "Nina").wantTo("/")
	ines.post(path+"/joining", "go", "sing").want(400)
}

func TestAChangedCodeSaysSo(t *testing.T) {
	s := newSite(t)
	leader := s.person("Ines", accounts.Instructor)
	g := s.group(leader, s.person("Lea", accounts.Learner))
	ines, path := s.as(leader), "/studio/groups/"+g.ID
	ines.post(path+"/joining", "go", "change").wantTo(path)
	code := must[accounts.Group](t)(s.Store.Group(t.Context(), g.ID)).JoinCode
	page := ines.get(path).want(200).wantText(".join-code", code).wantCount(".qr svg", 1)
	if page.attr(".shared .link a", "href") != s.link("/join/"+code) {
		t.Error("the link hasn't followed the code")
	}
	s.nobody().get("/join/"+g.JoinCode).want(410).wantText("h1", say("error.former-code"))
	s.nobody().post("/join/"+g.JoinCode, "name", "Eve").want(410)
	s.nobody().get("/join?code="+g.JoinCode).want(422).wantText("#code-error", say("join.former"))
	if got := s.members(g); len(got) != 1 {
		t.Errorf("the members are %v", got)
	}
}

func TestTakingAMemberOut(t *testing.T) {
	s := newSite(t)
	lea, leader := s.person("Lea", accounts.Learner), s.person("Ines", accounts.Instructor)
	g := s.group(leader, lea)
	q := s.publish(leader, s.save(leader, s.flightSet("flight")), forGroup(g))
	attempt := s.as(lea).start(q)
	ines, member := s.as(leader), "/studio/groups/"+g.ID+"/members/"+lea.ID
	ines.get(member).want(200).wantText("h1", "Lea").wantText("main", say("member.remove-hint", "name", "Lea", "group", g.Name))
	ines.post(member, "go", "sing").want(400)
	ines.post(member, "go", "remove").wantTo("/studio/groups/" + g.ID)
	ines.get(member).want(404)
	ines.post(member, "go", "remove").want(404)
	if got := s.members(g); len(got) != 0 {
		t.Errorf("the members are %v", got)
	}
	s.as(lea).get(attempt).want(200)
	s.as(lea).get("/quizzes/" + q.ID).want(404)
	rows := 0
	for _, err := range s.Store.AttemptRows(t.Context(), reports.Filter{Quiz: q.ID}) {
		s.must(err)
		rows++
	}
	if rows != 1 {
		t.Errorf("%d attempts in the report", rows)
	}
}
