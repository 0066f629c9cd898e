package handlers

import (
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

const farHint = "It stands in the first sentence."

// TestHints are nowhere before they are asked for, stay from then on, and cost what the rules say.
func TestHints(t *testing.T) {
	s := newVoyage(t, rules(func(r *quiz.Rules) { r.HintDeduction = 20 }))
	s.get("/quizzes/"+s.quiz.ID).wantText(".expect", say("expect.hints", "percent", "20%"))
	page := s.get(s.path).want(200).wantCount(`[formaction$="/1/hint"]`, 1).wantCount(`[formaction$="/2/hint"]`, 0)
	if strings.Contains(page.body, farHint) {
		t.Error("the hint is on the page before it was asked for")
	}
	for range 2 {
		p := s.ask(far, "hint", "").want(200)
		if got := strings.TrimSpace(p.body); got != `{"hint":"`+farHint+`","deduction":20}` {
			t.Error(got)
		}
	}
	s.get(s.path).wantText("#q1", farHint).wantCount(`[formaction$="/1/hint"]`, 0)
	s.postForm(s.path+"/answers/4/hint", s.voyageForm()).wantTo(s.path + "#q4")
	s.get(s.path).wantText("#q4", "Read it again.")
	s.wantVoyage()
	s.ask(crew, "hint", "").want(404) // has none
	s.ask(aside, "hint", "").want(404)
	s.post(s.path + "/finish").want(303)
	s.ask(far, "hint", "").want(200) // asking again changes nothing, whatever has become of the attempt
	s.ask(gaps, "hint", "").want(200)
	if got := s.points(); got[far] != 1.6 || got[gaps] != 0.8 || got[crew] != 1 {
		t.Errorf("the points are %v", got)
	}
}

// TestHintsAreForTheLearner alone.
func TestHintsAreForTheLearner(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	lea := s.sit(s.person("Lea", accounts.Learner), s.publish(ines, s.save(ines, s.testFile("voyage.yaml"))))
	for _, other := range []*client{s.as(ines), s.as(s.person("Olu", accounts.Learner))} {
		other.send("POST", lea.path+"/answers/1/hint", "application/json", "").want(404)
	}
	if a := lea.answerTo(far); !a.HintAt.IsZero() {
		t.Error("somebody else has asked for it")
	}
}

// TestNoHintOnceItIsLocked: it would cost something and help with nothing.
func TestNoHintOnceItIsLocked(t *testing.T) {
	s := newVoyage(t, tries(1))
	s.check(far, 1, `"40"`).wantCheck(quiz.Wrong, 0, true)
	if got := s.ask(far, "hint", "").want(409).problem(); got != say("error.checked") {
		t.Error(got)
	}
	s.post(s.path+"/answers/1/hint").want(422).wantText(".notice", say("error.checked"))
}

// TestCostsStayAsTheyWereAtTheStart, since they were told then.
func TestCostsStayAsTheyWereAtTheStart(t *testing.T) {
	s := newVoyage(t, rules(func(r *quiz.Rules) { r.HintDeduction = 20 }))
	dearer := s.quiz.Rules
	dearer.HintDeduction = 90
	s.must(s.Store.SaveRules(s.quiz.ID, s.quiz.Title, dearer))
	s.get(s.path).wantText("#q1", say("question.hint-cost", "percent", "20%"))
	if got := s.ask(far, "hint", "").want(200).body; !strings.Contains(got, `"deduction":20`) {
		t.Error(got)
	}
}
