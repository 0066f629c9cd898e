package handlers

import (
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
)

const harbourDraft = "/studio/sets/harbour/draft"

func TestADraftIsPublished(t *testing.T) {
	s, c := editing(t)
	c.get(harbourDraft).wantText(".nothing-yet", say("draft.none"))
	c.edit("go", "about", "title", "Port").want(303)
	c.edit("go", "remove-essay").want(303)
	page := c.get(harbourDraft).wantText("main", say("draft.change-gone", "count", 1)).wantText("main", say("draft.about"))
	page.wantCount(`button[value="publish"]`, 1)
	c.pressOn(harbourDraft, harbourDraft, "go", "publish").wantTo("/studio/sets/harbour")
	c.get("/studio/sets/harbour").wantText(".page", say("draft.published", "set", "Port", "number", 2))
	if _, err := s.Store.Draft(t.Context(), "harbour"); err == nil {
		t.Error("the draft is still there")
	}
}

func TestErrorsHoldADraftBack(t *testing.T) {
	_, c := editing(t)
	path := harbourEditor + "/where/text"
	c.pressOn(path, path, "text", "id: where\ntype: short-text\nstem: Which quay?\n").want(303)
	page := c.get(harbourDraft).wantCount(`button[value="publish"]`, 0)
	page.wantCount(`.problems a[href="`+harbourEditor+`/where"]`, 1).wantText("h2", say("draft.errors", "count", 1))
	c.pressOn(harbourDraft, harbourDraft, "go", "publish").want(422)
}

func TestADraftMeetsANewerRevision(t *testing.T) {
	s, c := editing(t)
	c.edit("go", "about", "title", "Mine").want(303)
	before := c.get(harbourDraft)
	form := []string{"go", "publish", "version", before.attr(`[name="version"]`, "value"), "base", before.attr(`[name="base"]`, "value"),
		"latest", before.attr(`[name="latest"]`, "value")}
	s.save(nil, strings.Replace(importedSet, "The harbour", "Theirs", 1))
	c.post(harbourDraft, form...).want(409).wantText(".notice", say("draft.newer", "number", "2"))
	c.get(harbourEditor).wantText(".notice", say("draft.newer", "number", "2")).wantCount(`.notice a[href="/studio/sets/harbour"]`, 1)
	c.pressOn(harbourDraft, harbourDraft, "go", "publish").wantTo("/studio/sets/harbour")
	if set, _ := s.Store.Set(t.Context(), "harbour"); set.Number != 3 || set.Title != "Mine" {
		t.Errorf("published %+v", set)
	}
}

func TestDroppingADraftIsConfirmed(t *testing.T) {
	s, c := editing(t)
	c.edit("go", "about", "title", "Port").want(303)
	c.pressOn(harbourDraft, harbourDraft, "go", "drop").want(422).wantText("#sure-error", say("draft.not-sure"))
	c.pressOn(harbourDraft, harbourDraft, "go", "drop", "sure", "yes").wantTo("/studio/sets/harbour")
	if set, _ := s.Store.Set(t.Context(), "harbour"); set.Title != "The harbour" || set.Number != 1 {
		t.Errorf("dropped: %+v", set)
	}
}

func TestANewSetIsItsMakersUntilItIsPublished(t *testing.T) {
	s := newSite(t)
	ines, otis := s.as(s.person("Ines", accounts.Instructor)), s.as(s.person("Otis", accounts.Instructor))
	ines.post("/studio/sets", "go", "blank", "title", " ").want(422).wantText("#title-error", say("seteditor.title-missing"))
	edit := ines.post("/studio/sets", "go", "blank", "title", "The Harbour").wantTo(harbourNew).to()
	otis.get(edit).want(404)
	otis.get("/studio/sets").wantCount(`a[href="`+harbourNew+`"]`, 0)
	ines.get("/studio/sets").wantCount(`a[href="`+harbourNew+`"]`, 1)
	otis.post("/studio/sets", "go", "blank", "title", "The harbour").wantTo("/studio/sets/the-harbour-2/edit")
	text := ines.pressOn(edit, edit, "go", "add", "type", "true-false", "stem", "It was late.").want(303).to()
	ines.get(text).want(200)
	ines.pressOn(harbourNewDraft, harbourNewDraft, "go", "publish").wantTo("/studio/sets/the-harbour")
	ines.get("/studio/sets/the-harbour").want(200)
}

const (
	harbourNew      = "/studio/sets/the-harbour/edit"
	harbourNewDraft = "/studio/sets/the-harbour/draft"
)

func TestTheStarterSetIsTakenApart(t *testing.T) {
	s := newSite(t)
	c := s.as(s.person("Ines", accounts.Instructor))
	edit := c.post("/studio/sets", "go", "starter").want(303).to()
	c.get(edit).want(200)
	draft := strings.TrimSuffix(edit, "edit") + "draft"
	c.pressOn(draft, draft, "go", "publish").want(303)
}
