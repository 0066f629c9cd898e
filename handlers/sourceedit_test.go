package handlers

import (
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
)

const (
	ferryLog    = "/studio/sets/ferry/briefing/log"
	ferryDraft  = "/studio/sets/ferry/draft"
	ferryRebind = "/studio/sets/ferry/rebind"
)

// ferry is an instructor with a set on two sources.
func ferry(t *testing.T) (*site, *client) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, ferrySet)
	return s, s.as(ines)
}

// pressSource sends the form of the log with a text, as the page has the rest.
func (c *client) pressSource(page *page, text string, fields ...string) *page {
	c.t.Helper()
	for _, name := range []string{"version", "base", "seen", "title"} {
		fields = append(fields, name, page.attr(`.source-form [name="`+name+`"]`, "value"))
	}
	return c.post(ferryLog, append(fields, "text", text)...)
}

const laterLog = "The ferry left at one. Somebody was late."

// TestChangingASource names the questions that lose their evidence before anything is saved; one is bound to the sentence that
// is offered, the other is held back, and the change can be undone.
func TestChangingASource(t *testing.T) {
	s, c := ferry(t)
	looked := c.pressSource(c.get(ferryLog).want(200), laterLog, "go", "save").want(200)
	looked.wantText("#effects", say("sourceedit.effects", "count", 2)).wantCount(".worklist-item", 2).wantCount(".cut li", 1)
	looked.wantText(".worklist-item del", "left at noon").wantText(".worklist-suggestion mark", "The ferry left at one.")
	if _, err := s.Store.Draft(t.Context(), "ferry"); err == nil {
		t.Error("it was saved before anybody looked")
	}
	again := c.pressSource(looked, laterLog, "go", "look", "bind.when/evidence/0", "log/1.1").want(200)
	again.wantCount(`[name="bind.when/evidence/0"][value="log/1.1"][checked]`, 1)
	c.pressSource(again, laterLog, "go", "save", "bind.when/evidence/0", "log/1.1").wantTo("/studio/sets/ferry/briefing")
	draft := s.draftOf("ferry")
	if e := draft.Set.Question("when").Evidence[0]; e.Quote != "The ferry left at one." || draft.Set.Source("log").Text != laterLog {
		t.Errorf("bound to %+v", e)
	}
	c.get("/studio/sets/ferry/edit").wantText("#question_late", say("stale.line")).wantCount(`#question_when .severity`, 0)
	c.get(ferryDraft).wantText("#held-back", say("stale.draft", "count", 1)).wantCount(`button[value="publish"]`, 1)
	c.pressOn("/studio/sets/ferry/edit", "/studio/sets/ferry/edit", "go", "undo").want(303)
	c.get(ferryRebind).wantText(".nothing-yet", say("rebind.none"))
	c.pressOn("/studio/sets/ferry/edit", "/studio/sets/ferry/edit", "go", "redo").want(303)
	c.pressOn(ferryDraft, ferryDraft, "go", "publish").wantTo("/studio/sets/ferry")
	c.get("/studio/sets/ferry").wantCount(`a[href="`+ferryRebind+`"]`, 1)
	c.get(ferryRebind).wantCount(".worklist-item", 1)
	c.pressOn(ferryRebind, ferryRebind).want(422).wantText(".notice", say("worklist.nothing"))
	c.pressOn(ferryRebind, ferryRebind, "bind.late/evidence/0", "log/1.2").wantTo(ferryRebind)
	draft = s.draftOf("ferry")
	if e := draft.Set.Question("late").Evidence[0]; e.Quote != "Somebody was late." {
		t.Errorf("bound to %+v", e)
	}
}

func TestASourceIsCheckedBeforeItIsSaved(t *testing.T) {
	s, c := ferry(t)
	page := c.get(ferryLog)
	bad := c.pressSource(page, " ", "go", "save").want(422).wantText("#text-error", say("bind.bad-text"))
	bad.wantCount(`[name="seen"]`, 1)
	c.post(ferryLog, "go", "save", "version", "0", "base", page.attr(`[name="base"]`, "value"), "title", "", "text", "Kept.").want(422).wantText("#text", "Kept.").wantText("#title-error", say("bind.bad-title"))
	c.pressSource(page, "The ferry left at noon. Nobody was late.", "go", "look").want(200).wantText("#effects", say("sourceedit.no-effects"))
	c.get("/studio/sets/ferry/briefing/nothing").want(404)
	other := s.as(s.person("Otis", accounts.Instructor))
	other.get(ferryLog).want(404)
	other.post(ferryRebind).want(404)
}

// TestTwoChangeASource: who comes second is told, sees what the other has made of it, and keeps what was typed.
func TestTwoChangeASource(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, ferrySet)
	ada := s.as(s.person("Ada", accounts.Administrator))
	c := s.as(ines)
	mine := c.get(ferryLog)
	const theirs, typed = "The ferry left at noon. Nobody was late. It rained.", "The ferry left at noon. Nobody was late. It snowed."
	ada.pressSource(ada.get(ferryLog), theirs, "go", "save").want(303)
	moved := c.pressSource(mine, typed, "go", "save").want(409).wantText(".notice", say("seteditor.moved-by", "name", "Ada")).wantText("details", "It rained.")
	if text := strings.TrimSpace(moved.find("textarea#text").Text()); text != typed {
		t.Errorf("what was typed is gone: %q", text)
	}
	c.pressSource(moved, typed, "go", "save").want(303)
	late := c.get(ferryLog)
	ada.pressOn(ferryLog+"?remove=1", ferryLog, "go", "remove").want(303)
	again := c.pressSource(late, typed, "go", "save").want(409)
	if text := strings.TrimSpace(again.find("textarea#text").Text()); text != typed {
		t.Errorf("what was typed is gone with the article: %q", text)
	}
}

func TestTakingASourceOut(t *testing.T) {
	s, c := ferry(t)
	page := c.get(ferryLog+"?remove=1").want(200).wantText("h2", say("sourceedit.effects", "count", 2))
	page.wantCount(`a[href="/studio/sets/ferry/edit/when"]`, 1).wantCount(`a[href="/studio/sets/ferry/edit/cars"]`, 0)
	if _, err := s.Store.Draft(t.Context(), "ferry"); err == nil {
		t.Error("looking took it out")
	}
	c.pressOn(ferryLog+"?remove=1", ferryLog, "go", "remove").wantTo("/studio/sets/ferry/briefing")
	c.get(ferryDraft).wantText("#held-back", say("stale.draft", "count", 2)).wantCount(`button[value="publish"]`, 1)
	c.get(ferryRebind).wantCount(".worklist-item", 2)
}

// TestANewSetsArticles go into its draft, and are published with its questions once.
func TestANewSetsArticles(t *testing.T) {
	s := newSite(t)
	c := s.as(s.person("Ines", accounts.Instructor))
	edit := c.post("/studio/sets", "go", "blank", "title", "The ferry").want(303).to()
	briefing := strings.TrimSuffix(edit, "edit") + "briefing"
	c.get(edit).wantCount(`a[href="`+briefing+`"]`, 1)
	c.post(briefing, "go", "add", "title", "The log", "text", harbourLog).wantTo(edit)
	c.get(briefing).wantCount(".bound-sources li", 1)
	c.pressOn(edit, edit, "go", "add", "type", "true-false", "stem", "The tower was silent.").want(303)
	draft := s.draftOf("the-ferry")
	if len(draft.Set.Briefing) != 1 || !draft.Set.EvidenceIsRequired() {
		t.Errorf("the draft is %+v", draft.Set)
	}
	if _, err := s.Store.Set(t.Context(), "the-ferry"); err == nil {
		t.Error("an article published the set")
	}
}
