package handlers

import (
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
)

// revised stores three revisions of the flight set: one question changes, then one goes.
func (s *site) revised(owner *accounts.Person) (first, second, third store.SavedSet) {
	s.t.Helper()
	one := s.flightSet("flight")
	two := strings.Replace(one, "stem: Who left?", "stem: Who left at noon?", 1)
	three := two[:strings.Index(two, "  - id: claims")]
	return s.save(owner, one), s.save(owner, two), s.save(owner, three)
}

func TestRevisionsSayWhatChangedAndWhichQuizzesAskThem(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	_, second, _ := s.revised(ines)
	q := s.publish(ines, second)
	s.publish(s.person("Otis", accounts.Instructor), second)
	c := s.as(ines)
	c.get("/studio/sets/flight").want(200).wantCount(`a[href="/studio/sets/flight/revisions"]`, 1)
	page := c.get("/studio/sets/flight/revisions").want(200).wantCount("tbody tr", 3)
	page.wantText("tbody tr:nth-child(1)", say("changes.gone", "count", 1)).wantText("tbody tr:nth-child(1)", say("revisions.latest"))
	page.wantText("tbody tr:nth-child(2)", say("changes.changed", "count", 1)).wantText("tbody tr:nth-child(2)", "Ines")
	page.wantCount(`tbody tr:nth-child(2) a[href="/studio/quizzes/`+q.ID+`"]`, 1).wantCount(`tbody a[href^="/studio/quizzes/"]`, 1)
	page.wantText("tbody tr:nth-child(3)", say("revisions.first"))
}

func TestTwoRevisionsAreComparedWordByWord(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.revised(ines)
	c := s.as(ines)
	page := c.get("/studio/sets/flight/revisions/compare?from=1&to=3").want(200).wantCount("article.difference", 2)
	page.wantText("#changed-who .fate", say("fate.changed")).wantText("#changed-who ins", "at noon").wantText("#changed-who ins .sr", say("difference.new-begins"))
	page.wantCount("#changed-who dt", 1).wantText("#changed-claims .fate", say("fate.gone")).wantText("#changed-claims details", "Two were expected.")
	back := c.get("/studio/sets/flight/revisions/compare?from=3&to=1").want(200)
	back.wantText("#changed-who del", "at noon").wantText("#changed-claims .fate", say("fate.new"))
	c.get("/studio/sets/flight/revisions/compare").want(200).wantCount("article.difference", 1)
	c.get("/studio/sets/flight/revisions/compare?from=2&to=2").want(200).wantText("main", say("difference.none"))
	for _, query := range []string{"from=0&to=1", "from=1&to=9", "from=x&to=2"} {
		c.get("/studio/sets/flight/revisions/compare?" + query).want(404)
	}
}

func TestAnOlderRevisionBecomesTheNewestAgain(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	first, _, third := s.revised(ines)
	c := s.as(ines)
	ask := c.get("/studio/sets/flight/revisions/back?number=1").want(200)
	ask.wantText("#changed-who del", "at noon").wantText("#changed-claims .fate", say("fate.new"))
	seen := ask.attr(`input[name="seen"]`, "value")
	c.post("/studio/sets/flight/revisions/back", "number", "1", "seen", "another").want(409).wantText("main", say("back.moved"))
	c.post("/studio/sets/flight/revisions/back", "number", "1", "seen", seen).wantTo("/studio/sets/flight/revisions")
	list := c.get("/studio/sets/flight/revisions").want(200).wantCount("tbody tr", 4)
	list.wantText(".notice", say("back.done", "number", "1", "new", "4"))
	latest := must[store.Revision](t)(s.Store.LatestRevision(t.Context(), "flight"))
	if latest.SHA256 != first.SHA256 || latest.ID == first.ID || latest.ID == third.ID {
		t.Errorf("the newest is %+v", latest)
	}
	c.get("/studio/sets/flight/revisions/back?number=1").want(200).wantCount("main .head button", 0)
	c.post("/studio/sets/flight/revisions/back", "number", "1", "seen", latest.ID).want(303)
	c.get("/studio/sets/flight/revisions").wantCount("tbody tr", 4).wantText(".notice", say("back.same", "number", "1"))
	for _, number := range []string{"0", "9", "x"} {
		c.get("/studio/sets/flight/revisions/back?number=" + number).want(404)
		c.post("/studio/sets/flight/revisions/back", "number", number, "seen", latest.ID).want(404)
	}
}
