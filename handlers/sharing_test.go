package handlers

import (
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// sharing is a set and a group of Ines, in the browsers of three instructors.
type sharing struct {
	*site
	ines, otis, ursula *client
	people             map[string]*accounts.Person
	group              accounts.Group
}

func newSharing(t *testing.T) *sharing {
	s := newSite(t)
	people := map[string]*accounts.Person{}
	for _, name := range []string{"Ines", "Otis", "Ursula"} {
		people[name] = s.person(name, accounts.Instructor)
	}
	s.save(people["Ines"], importedSet)
	return &sharing{s, s.as(people["Ines"]), s.as(people["Otis"]), s.as(people["Ursula"]), people, s.group(people["Ines"])}
}

func (s *sharing) paths() []string {
	return []string{"/studio/sets/harbour/owners", "/studio/groups/" + s.group.ID + "/owners"}
}

func TestSharingBySignInName(t *testing.T) {
	s := newSharing(t)
	for _, path := range s.paths() {
		s.otis.get(path).want(404)
		s.ines.post(path, "who", " "+strings.ToUpper(s.people["Otis"].SignIn)).wantTo(path)
		s.ines.get(path).want(200).wantCount("tbody tr", 2).wantText(".notice", "Otis owns").
			wantText("tbody", say("owners.by", "date", say("owners.you"), "name", "Ines")[len(say("owners.you")):])
		s.otis.get(path).want(200).wantCount(`button[name="remove"]`, 2) // Ines, and leaving
		s.ursula.get(path).want(404)
	}
	s.otis.get("/studio/sets").wantText("tbody", "The harbour").wantText("tbody", say("owner.with", "names", "Ines"))
	s.otis.get("/studio/groups").wantText("tbody", say("groups.with", "names", "Ines"))
	s.otis.get("/studio/sets/harbour/publish").want(200).wantCount(`option[value="`+s.group.ID+`"]`, 1)
	s.ursula.get("/studio/sets").wantCount("tbody tr", 0)
	s.ursula.get("/studio/groups").wantCount("tbody tr", 0)
}

func TestNothingIsSaidOfWhoIsNoInstructor(t *testing.T) {
	s := newSharing(t)
	lea := s.person("Quentin", accounts.Learner)
	gone := s.person("Gone", accounts.Instructor)
	s.must(s.Store.SetDisabled(gone.ID, s.clock.Now()))
	path := s.paths()[0]
	for _, who := range []string{lea.SignIn, gone.SignIn, "nobody-here", ""} {
		p := s.ines.post(path, "who", who).want(422).wantText("#who-error", say("owners.unknown")).wantCount("tbody tr", 1)
		if got := p.attr("#who", "value"); got != who || strings.Contains(p.text("main"), "Quentin") {
			t.Errorf("%q was typed, and the form says %q", who, got)
		}
	}
	s.ines.post(path, "who", s.people["Ines"].SignIn).want(422).wantText("#who-error", say("owners.already", "name", "Ines", "of", "The harbour"))
}

func TestTakingOwnersOut(t *testing.T) {
	s := newSharing(t)
	path, ines, otis := s.paths()[0], s.people["Ines"].ID, s.people["Otis"].ID
	s.ines.get(path).wantCount(`button[name="remove"]`, 0).wantText("#leave ~ p", say("owners.leave-last"))
	s.ines.post(path, "remove", ines, "sure", "yes").want(409).wantText(".notice", say("owners.last", "of", "The harbour", "name", "Ines"))
	s.ines.post(path, "remove", "nobody").want(404)
	s.ines.post(path, "remove", s.people["Ursula"].ID).want(404)
	s.ines.post(path, "who", s.people["Otis"].SignIn).wantTo(path)
	s.ines.post(path, "remove", ines).want(422).wantText(".notice", say("owners.not-sure"))
	s.ines.post(path, "remove", ines, "sure", "yes").wantTo("/studio/sets")
	s.ines.get("/studio/sets").wantText(".notice", say("owners.left", "of", "The harbour"))
	s.ines.get("/studio/sets/harbour").want(404)
	s.otis.get(path).want(200).wantCount("tbody tr", 1)
	s.otis.post(path, "remove", otis, "sure", "yes").want(409)
}

func TestASetOfNobodyGetsOwners(t *testing.T) {
	s := newSharing(t)
	s.save(nil, s.flightSet("flight"))
	ada := s.as(s.person("Ada", accounts.Administrator))
	path := "/studio/sets/flight/owners"
	s.otis.get(path).want(404)
	ada.get(path).want(200).wantText("main", say("owners.loose")).wantCount("table", 0)
	ada.post(path, "who", s.people["Otis"].SignIn).wantTo(path)
	s.otis.get("/studio/sets/flight/edit").want(200)
	s.ursula.get("/studio/sets/flight").want(200)
	s.ursula.get("/studio/sets/flight/edit").want(404)
	s.otis.post(path, "remove", s.people["Otis"].ID, "sure", "yes").wantTo("/studio/sets")
}

func TestCoOwnersEditOneDraft(t *testing.T) {
	s := newSharing(t)
	s.must(s.Store.AddOwner(store.Owned{Set: "harbour"}, s.people["Otis"].ID, "", s.clock.Now()))
	before := s.otis.get(harbourEditor).want(200)
	s.ines.edit("go", "remove-essay").want(303)
	s.otis.get(harbourEditor).want(200).wantCount(".editor-list li", 2).wantText("main", "Ines")
	late := s.otis.post(harbourEditor, "go", "remove-who", "version", before.attr(`[name="version"]`, "value"), "base", before.attr(`[name="base"]`, "value"))
	late.want(409).wantText(".notice", say("seteditor.moved-by", "name", "Ines"))
	s.otis.edit("go", "remove-where").want(303)
	s.otis.pressOn("/studio/sets/harbour/draft", "/studio/sets/harbour/draft", "go", "publish").wantTo("/studio/sets/harbour")
	s.ines.get("/studio/sets/harbour").want(200).wantText(".history", "Otis")
	if set := must[store.Set](t)(s.Store.Set(t.Context(), "harbour")); set.Number != 2 || set.OwnerID != s.people["Ines"].ID {
		t.Errorf("the set is %+v", set)
	}
}

func TestCoOwnersImportOverTheSet(t *testing.T) {
	s := newSharing(t)
	s.must(s.Store.AddOwner(store.Owned{Set: "harbour"}, s.people["Otis"].ID, "", s.clock.Now()))
	changed := strings.Replace(importedSet, "The harbour", "The port", 1)
	s.ursula.upload("harbour.yaml", changed).wantText("main", "harbour").wantCount(`button[value="import"]`, 0)
	s.otis.press(s.otis.upload("harbour.yaml", changed), "import", "into", views.IntoReplace).wantTo("/studio/sets/harbour")
	s.ines.get("/studio/sets/harbour").want(200).wantText("h1", "The port")
}

func TestWhoLeadsAGroupRunsItsQuizzes(t *testing.T) {
	s := newSharing(t)
	set := s.save(s.people["Ines"], s.flightSet("flight"))
	given := s.publish(s.people["Ines"], set, forGroup(s.group))
	open := s.publish(s.people["Ines"], set)
	s.must(s.Store.AddOwner(store.Owned{Set: "flight"}, s.people["Otis"].ID, "", s.clock.Now()))
	s.otis.get("/studio/quizzes/" + given.ID).want(404) // a set shares no scores
	s.must(s.Store.AddOwner(store.Owned{Group: s.group.ID}, s.people["Otis"].ID, "", s.clock.Now()))
	for _, page := range []string{"", "/rules", "/scores", "/marking", "/allowances"} {
		s.otis.get("/studio/quizzes/" + given.ID + page).want(200)
		s.otis.get("/studio/quizzes/" + open.ID + page).want(404)
		s.ursula.get("/studio/quizzes/" + given.ID + page).want(404)
	}
	s.otis.get("/studio/quizzes").wantCount("tbody tr", 1)
	s.nobody().get("/join/"+s.group.JoinCode).wantText(".kicker", say("join.kicker", "leader", "Ines, Otis"))
}
