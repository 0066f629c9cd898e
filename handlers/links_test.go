package handlers

import (
	"encoding/csv"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// links makes links for all of a group and returns them by name.
func (c *client) links(g accounts.Group, fields ...string) (sheet *page, byName map[string]string) {
	c.t.Helper()
	sheet = c.post(views.LinksPath(g.ID), append(fields, "go", "all")...).want(200)
	byName = map[string]string{}
	cards := sheet.find(".link-cards li")
	for i := range cards.Length() {
		card := cards.Eq(i)
		byName[card.Find("h2").Text()] = strings.TrimPrefix(card.Find(".link").Text(), c.link(""))
	}
	return sheet, byName
}

func TestSigningInByALink(t *testing.T) {
	s := newSite(t)
	leader, lea := s.person("Ines", accounts.Instructor), s.person("Lea", accounts.Learner)
	g := s.group(leader, lea, s.person("Olu", accounts.Learner))
	sheet, links := s.as(leader).links(g)
	sheet.wantCount(".link-cards svg", 2)
	phone := s.nobody()
	for range 2 { // looking uses nothing up
		phone.get(links["Lea"]).want(200).wantText("h1", "Lea").wantText(".kicker", g.Name)
		phone.get("/").wantCount(".who .name", 0)
	}
	for range 2 { // learners change devices
		phone = s.nobody()
		phone.post(links["Lea"]).wantTo("/")
		phone.get("/").wantText(".who .name", "Lea").wantText(".notice", say("signinlink.done", "name", "Lea"))
	}
	s.as(leader).get(links["Lea"]).want(200).wantText("main", say("signinlink.other", "other", "Ines", "name", "Lea"))
	s.clock.move(7*24*time.Hour + time.Second)
	s.nobody().get(links["Lea"]).want(404).wantText("h1", say("error.link-over"))
	s.nobody().post(links["Lea"]).want(404)
}

func TestLinksAreReplacedAndRevoked(t *testing.T) {
	s := newSite(t)
	leader, lea := s.person("Ines", accounts.Instructor), s.person("Lea", accounts.Learner)
	g := s.group(leader, lea, s.person("Olu", accounts.Learner))
	ines, path := s.as(leader), views.LinksPath(g.ID)
	ines.get(path).want(200).wantCount("[name=person]", 2).wantCount("[value=revoke]", 0)
	_, before := ines.links(g, "days", "1")
	ines.post(path, "go", "chosen").want(422).wantText(".notice", say("links.nobody"))
	ines.post(path, "go", "chosen", "person", lea.ID, "days", "30").want(200).wantCount(".link-cards li", 1)
	s.nobody().get(before["Lea"]).want(404)
	s.nobody().get(before["Olu"]).want(200)
	s.clock.move(25 * time.Hour)
	s.nobody().get(before["Olu"]).want(404)
	_, links := ines.links(g)
	ines.post(path, "go", "revoke").wantTo(path)
	ines.get(path).wantText(".notice", say("links.revoked", "count", 2))
	s.nobody().post(links["Lea"]).want(404)
	ines.post(path, "go", "sing").want(400)
}

func TestLinksAreForLearnersWithoutAPassword(t *testing.T) {
	s := newSite(t)
	leader, ada := s.person("Ines", accounts.Instructor), s.person("Ada", accounts.Administrator)
	g := s.group(leader, s.person("Lea", accounts.Learner), s.person("Otis", accounts.Instructor), s.personWith("Pia", "a long enough one", doorCode))
	far := accounts.Person{Name: "Far", Email: "far@example.org", Role: accounts.Learner, CreatedAt: s.clock.Now()}
	must[accounts.Person](t)(s.Store.AddPerson(far, store.Secrets{}))
	ines, list := s.as(leader), "name,email\nX,far@example.org"
	agreed := ines.post(views.RosterPath(g.ID), "text", list).attr("[name=agreed]", "value")
	ines.post(views.RosterPath(g.ID), "text", list, "agreed", agreed, "go", "add").want(303)

	page := ines.get(views.LinksPath(g.ID)).want(200).wantCount("[name=person]", 1)
	for _, why := range []string{"link-role", "link-password", "link-listed"} {
		page.wantText("tbody", s.sayRule(why))
	}
	if _, links := ines.links(g); len(links) != 1 || links["Lea"] == "" {
		t.Errorf("links for %v", links)
	}
	if _, links := s.as(ada).links(g); len(links) != 2 || links["Otis"] != "" || links["Pia"] != "" {
		t.Errorf("an administrator's links for %v", links)
	}
}

func (s *site) sayRule(rule string) string { return say("refusal." + rule) }

func TestLinksAsATable(t *testing.T) {
	s := newSite(t)
	leader := s.person("Ines", accounts.Instructor)
	g := s.group(leader, s.person("=1+1", accounts.Learner))
	ines := s.as(leader)
	_, links := ines.links(g)
	token := path.Base(links["=1+1"])
	table := ines.post(views.LinksCSVPath(g.ID), "token", token, "token", "no-such-token").want(200)
	rows := must[[][]string](t)(csv.NewReader(strings.NewReader(strings.TrimPrefix(table.body, "\ufeff"))).ReadAll())
	if len(rows) != 2 || rows[1][0] != "'=1+1" || rows[1][4] != s.link(views.SignInLinkPath(token)) {
		t.Errorf("%v", rows)
	}
	ines.post(views.LinksCSVPath(g.ID), "token", "no-such-token").want(404)
	other := s.group(leader)
	ines.post(views.LinksCSVPath(other.ID), "token", token).want(404)
}
