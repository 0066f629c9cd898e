package handlers

import (
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/store"
)

// ferrySet has three questions on two sources.
const ferrySet = `readback: 1
id: ferry
title: The ferry
briefing:
  - {id: log, title: The log, text: "The ferry left at noon. Nobody was late."}
  - {id: note, title: The note, text: "Two cars stayed behind."}
questions:
  - {id: when, type: short-text, stem: When did it leave?, accept: [{text: noon}], evidence: [{source: log, quote: left at noon}]}
  - {id: late, type: true-false, stem: Nobody was late., answer: true, evidence: [{source: log, quote: Nobody was late.}]}
  - {id: cars, type: short-text, stem: How many cars stayed?, accept: [{text: two}], evidence: [{source: note, quote: Two cars stayed behind.}]}
`

// ferryLater is its next revision, in which the first question is stale.
var ferryLater = strings.Replace(ferrySet, "left at noon. Nobody", "left at one. Nobody", 1)

// ferryAfter stores the ferry as it was and then as it is, whatever is wrong with it.
func (s *site) ferryAfter(owner *accounts.Person, is string) (before, after store.SavedSet) {
	s.t.Helper()
	before = s.save(owner, ferrySet)
	set := before.Set
	set.Briefing = append([]questions.Source(nil), set.Briefing...)
	for old, text := range map[string]string{"noon": "one", "Nobody": "Somebody", "Two": "Three"} {
		if strings.Contains(is, text) {
			for i := range set.Briefing {
				set.Briefing[i].Text = strings.Replace(set.Briefing[i].Text, old, text, 1)
			}
		}
	}
	after = must[[]store.SavedSet](s.t)(s.Store.SaveSets(s.t.Context(), owner, s.clock.Now(), set))[0]
	return before, after
}

func TestStaleQuestionsAreHeldBackFromNewAttempts(t *testing.T) {
	s := newSite(t)
	ines, lea := s.person("Ines", accounts.Instructor), s.person("Lea", accounts.Learner)
	before, after := s.ferryAfter(ines, "one")
	old, now := s.publish(ines, before), s.publish(ines, after)
	c := s.as(lea)
	c.get("/quizzes/"+old.ID).wantText("main", "3 questions, 3 points")
	c.get("/quizzes/"+now.ID).wantText("main", "2 questions, 2 points")
	c.get(c.start(old)).wantText("main", "When did it leave?")
	page := c.get(c.start(now)).want(200)
	if strings.Contains(page.body, "When did it leave?") || len(s.attemptAt(page.Request.URL.Path).Plan.Questions) != 2 {
		t.Error("a stale question is asked")
	}
	studio := s.as(ines)
	studio.get("/studio/sets/ferry").wantText("main", say("stale.set", "count", 1)).wantText("main", "When did it leave?")
	studio.get("/studio/sets/ferry/publish").wantText(".notice", say("stale.publish", "count", 1))
	studio.get("/studio/quizzes/"+now.ID).wantText(".notice", say("stale.quiz-asks", "count", 1))
	studio.get("/studio/quizzes/"+old.ID).wantCount(".notice", 0)
	studio.get("/studio/sets/ferry/edit").wantText("#question_when", say("stale.line")).wantText(".notice", say("stale.editor", "count", 1))
	studio.get("/studio/sets/ferry/edit/when").wantText("main", "doesn't say any more")
	studio.get("/studio/sets/ferry/edit/when/text").wantCount(".problems .error", 0)
}

func TestASetThatIsAllHeldBackCantBeTaken(t *testing.T) {
	s := newSite(t)
	ines, lea := s.person("Ines", accounts.Instructor), s.person("Lea", accounts.Learner)
	_, after := s.ferryAfter(ines, "one Somebody Three")
	q := s.publish(ines, after)
	c := s.as(lea)
	c.get("/quizzes/"+q.ID).wantText(".notice", say("stale.quiz"))
	c.post("/quizzes/"+q.ID+"/attempts").want(409).wantText(".notice", say("stale.quiz"))
	studio := s.as(ines)
	studio.post("/studio/quizzes/"+q.ID+"/try").want(409).wantText("h1", say("error.held-back"))
	fields := []string{"title", "A quiz", "attempts", "1", "counts", "best", "zone", "UTC", "briefing", "beside", "feedback", "end"}
	studio.post("/studio/sets/ferry/publish", fields...).want(422).wantText(".notice", say("rules.all-held-back"))
	studio.post("/studio/quizzes/"+q.ID+"/rules", fields...).want(303) // which asks what it asked before
}

func TestPublishingADraftNamesWhatIsHeldBack(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.ferryAfter(ines, "one")
	c := s.as(ines)
	const editor, draft = "/studio/sets/ferry/edit", "/studio/sets/ferry/draft"
	c.pressOn(editor, editor, "go", "about", "title", "Port").want(303)
	c.get(draft).wantText("#held-back", say("stale.draft", "count", 1)).wantCount(`a[href="/studio/sets/ferry/edit/when"]`, 2)
	c.pressOn(draft, draft, "go", "publish").wantTo("/studio/sets/ferry")
}

// TestImportingAChangedSource names the questions that go stale and holds them back; somebody else's set makes nothing stale.
func TestImportingAChangedSource(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, ferrySet)
	c := s.as(ines)
	upload := c.upload("ferry.yaml", ferryLater).want(200).wantText(".problems .warning", "left at noon").wantCount(".problems .error", 0)
	path := upload.Request.URL.Path
	page := c.follow(c.post(path, "go", "import", "seen", upload.attr(`[name="seen"]`, "value")))
	page.want(200).wantText(".notice", say("stale.imported", "count", 1))
	other := s.as(s.person("Otis", accounts.Instructor))
	other.upload("ferry.yaml", ferryLater).wantText(".problems .error", "left at noon")
}
