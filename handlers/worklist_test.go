package handlers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/views"
)

// importedSet came from another system: no briefing, no evidence.
const importedSet = `readback: 1
id: harbour
title: The harbour
questions:
  - {id: who, type: single-choice, stem: Who read it back?, options: [{text: The pilot, correct: true}, {text: The tower}]}
  - {id: where, type: short-text, stem: Where did the power fail?, accept: [{text: Quay Seven}]}
  - {id: essay, type: essay, stem: Explain it.}
`

const harbourLog = "The pilot read the clearance back. The tower was silent.\r\n\r\nQuay Seven lost power at ten."

func TestBindingABriefing(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, importedSet)
	c := s.as(ines)
	c.get("/studio/sets/harbour/evidence").want(200).wantText(".nothing-yet h2", say("worklist.no-briefing-title")).wantCount(".worklist-item", 0)
	for field, value := range map[string]string{"title": "", "text": " ", "published": "yesterday", "url": "javascript:x"} {
		form := map[string]string{"title": "The log", "text": harbourLog, "published": "2021-07-19", "url": "https://example.org/log"}
		form[field] = value
		page := c.post("/studio/sets/harbour/briefing", "go", "add", "title", form["title"], "text", form["text"], "published", form["published"], "url", form["url"]).want(422)
		page.wantText("#"+field+"-error", say("bind.bad-"+field))
		if text := strings.TrimSpace(page.find("textarea#text").Text()); field != "text" && !strings.HasPrefix(text, "The pilot") {
			t.Errorf("%s: the text is not there any more: %q", field, text)
		}
	}
	c.post("/studio/sets/harbour/briefing", "go", "add", "title", "The log", "text", harbourLog).wantTo("/studio/sets/harbour/evidence")
	page := c.get("/studio/sets/harbour/evidence").want(200).wantCount(".worklist-item", 2)
	if text := page.find("#question_who .worklist-suggestion mark").First().Text(); text != "The pilot read the clearance back." {
		t.Errorf("suggested for who: %q", text)
	}
	if text := page.find("#question_where .worklist-suggestion mark").First().Text(); text != "Quay Seven lost power at ten." {
		t.Errorf("suggested for where: %q", text)
	}
	c.get("/studio/sets/harbour").want(200) // a briefing makes no errors
}

const harbourEvidence = "/studio/sets/harbour/evidence"

// harbourToBind has a briefing and two questions to bind.
func harbourToBind(t *testing.T) (s *site, c *client) {
	s = newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, importedSet)
	c = s.as(ines)
	c.post("/studio/sets/harbour/briefing", "go", "add", "title", "The log", "text", harbourLog).want(303)
	return s, c
}

// evidenceOf is that of a question in the draft.
func (s *site) evidenceOf(question string) []questions.Evidence {
	s.t.Helper()
	draft := s.draftOf("harbour")
	return draft.Set.Question(question).Evidence
}

func TestTakingSuggestionsOver(t *testing.T) {
	s, c := harbourToBind(t)
	c.pressOn(harbourEvidence, harbourEvidence, "evidence.who", "the-log/1.1", "evidence.where", "", "go", "save").wantTo("/studio/sets/harbour/evidence")
	if e := s.evidenceOf("who"); len(e) != 1 || e[0].Quote != "The pilot read the clearance back." || e[0].Source != "the-log" {
		t.Errorf("bound to %v", e)
	}
	c.get("/studio/sets/harbour/evidence").wantCount(".worklist-item", 1)
	page := c.pressOn(harbourEvidence, harbourEvidence, "evidence.where", views.OwnQuote, "source.where", "the-log", "quote.where", "Quay Nine lost power", "go", "save").want(422)
	page.wantText(`[id="quote.where-error"]`, say("worklist.not-found", "source", "The log"))
	if text := strings.TrimSpace(page.find(`[id="quote.where"]`).Text()); text != "Quay Nine lost power" {
		t.Errorf("what was typed is not there any more: %q", text)
	}
	c.pressOn(harbourEvidence, harbourEvidence, "evidence.where", views.OwnQuote, "source.where", "the-log", "quote.where", "quay seven  LOST power", "go", "save").want(303)
	if e := s.evidenceOf("where"); len(e) != 1 || e[0].Quote != "Quay Seven lost power" {
		t.Errorf("bound to %v", e)
	}
	c.get("/studio/sets/harbour/evidence").wantText(".nothing-yet h2", say("worklist.done-title"))
	c.pressOn(harbourEvidence, harbourEvidence, "go", "require").want(303)
	c.get("/studio/sets/harbour/evidence").wantText(".nothing-yet p", say("worklist.done-required"))
}

func TestWorklistRefuses(t *testing.T) {
	s, c := harbourToBind(t)
	c.pressOn(harbourEvidence, harbourEvidence, "go", "save").want(422).wantText(".notice", say("worklist.nothing"))
	c.post(harbourEvidence, "version", "1", "base", "another", "evidence.who", "the-log/1.1", "go", "save").want(422).wantText(".notice", say("worklist.moved"))
	for _, ref := range []string{"the-log/9.9", "nowhere/1.1", "nonsense", "the-log/0.0"} {
		c.pressOn(harbourEvidence, harbourEvidence, "evidence.who", ref, "go", "save").want(422)
	}
	c.pressOn(harbourEvidence, harbourEvidence, "go", "require").want(303)
	if e := s.evidenceOf("who"); len(e) != 0 {
		t.Errorf("bound to %v", e)
	}
	other := s.as(s.person("Otis", accounts.Instructor))
	other.get("/studio/sets/harbour/evidence").want(404)
	other.post("/studio/sets/harbour/briefing", "go", "add", "title", "x", "text", "y").want(404)
}

func TestTakingABriefingOver(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	s.save(ines, importedSet)
	s.save(ines, s.flightSet("flight"))
	s.save(s.person("Otis", accounts.Instructor), s.flightSet("foreign"))
	c := s.as(ines)
	c.get("/studio/sets/harbour/briefing").want(200).wantCount(`option[value="flight"]`, 1).wantCount(`option[value="foreign"]`, 0)
	c.post("/studio/sets/harbour/briefing", "go", "take", "from", "foreign").want(404)
	c.post("/studio/sets/harbour/briefing", "go", "take", "from", "flight").wantTo("/studio/sets/harbour/evidence")
	c.post("/studio/sets/harbour/briefing", "go", "take", "from", "flight").want(422).wantText(".notice", say("bind.has-them"))
}

// TestWorklistGoesOn behind the questions that were skipped, and says what is right of true or false.
func TestWorklistGoesOn(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	var set strings.Builder
	set.WriteString("readback: 1\nid: harbour\ntitle: The harbour\nquestions:\n")
	for n := range worklistItems + 2 {
		fmt.Fprintf(&set, "  - {id: q%d, type: true-false, stem: The tower was silent at %d., answer: false}\n", n, n)
	}
	s.save(ines, set.String())
	c := s.as(ines)
	c.post("/studio/sets/harbour/briefing", "go", "add", "title", "The log", "text", harbourLog).want(303)
	first := c.get("/studio/sets/harbour/evidence").wantCount(".worklist-item", worklistItems)
	first.wantText("#question_q0", say("worklist.key", "key", say("question.false"))).wantCount(".pane-sources", 1)
	next := c.get(first.attr(`.worklist .actions a`, "href")).wantCount(".worklist-item", 2)
	form := []string{"version", next.attr(`[name="version"]`, "value"), "base", next.attr(`[name="base"]`, "value"), "after", next.attr(`[name="after"]`, "value"), "go", "save"}
	c.post("/studio/sets/harbour/evidence", append(form, "evidence.q20", views.OwnQuote, "source.q20", "the-log", "quote.q20", "not there")...).want(422).wantText("#question_q20", "not there")
	saved := c.post("/studio/sets/harbour/evidence", append(form, "evidence.q20", "the-log/1.2")...).want(303)
	c.get(saved.Header.Get("Location")).wantCount(".worklist-item", 1).wantCount("#question_q21", 1)
	c.get("/studio/sets/harbour/evidence?after=21").wantCount(".worklist-item", worklistItems) // there are none behind
}
