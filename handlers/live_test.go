package handlers

import (
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// livePath is the board of a quiz.
func livePath(q quiz.Quiz) string { return "/studio/quizzes/" + q.ID + "/live" }

func (p *page) row(name string) string { return p.text(`tr:has([data-name]:contains("` + name + `"))`) }

// TestLiveBoard: everybody in the group stands on it, with what they have done and how long they have.
func TestLiveBoard(t *testing.T) {
	s := newTimed(t)
	olu := s.person("Olu", accounts.Learner)
	s.must(s.Store.Join(s.group.ID, olu.ID, s.clock.Now().Add(time.Second)))
	s.save(1, 1, `"1"`)
	s.save(3, 1, `true`)
	s.clock.move(2 * time.Minute)
	p := s.instructor.get(livePath(s.quiz)).want(200)
	for what, want := range map[string]string{"state": say("live.state-answering"), "answered": "2 of 6", "saved": "2 min ago", "left": "8 min"} {
		if !strings.Contains(p.row("Lea"), want) {
			t.Errorf("%s of Lea is in %q, want %q", what, p.row("Lea"), want)
		}
	}
	if !strings.Contains(p.row("Olu"), say("live.state-not-started")) {
		t.Errorf("Olu is %q", p.row("Olu"))
	}
	p.wantText(`[data-count="answering"]`, "1").wantText(`[data-count="not-started"]`, "1").wantCount("[data-question]", 6)
	p.wantText(`[data-question="late"] .live-answered, [data-question]:first-child .live-answered`, "1 of 1")
	s.post(s.sat.path + "/finish").want(303)
	if p := s.instructor.get(livePath(s.quiz)); !strings.Contains(p.row("Lea"), say("live.state-finished")) {
		t.Errorf("Lea has finished and is %q", p.row("Lea"))
	}
}

// TestNamesAndKeysAreOffTheBoard as long as the instructor wants that: no name is anywhere in the page.
func TestNamesAndKeysAreOffTheBoard(t *testing.T) {
	s := newTimed(t)
	s.save(1, 1, `"1"`)
	s.save(4, 1, `"noon"`)
	plain := s.instructor.get(livePath(s.quiz)).wantCount("main .live-right, main .is-right", 0)
	plain.wantText("[data-rows]", "Lea").wantText(".live-choices", "noon")
	hidden := s.instructor.get(livePath(s.quiz)+"?names=hidden&right=shown").wantText("[data-rows]", say("live.anonymous", "number", "1"))
	if strings.Contains(hidden.body, ">Lea<") {
		t.Error("a hidden name is in the page")
	}
	hidden.wantCount("main .is-right", 5).wantCount(`[data-switch="names"] [aria-pressed="true"]`, 1).wantText("[data-questions]", say("live.right", "number", 1))
	said := s.instructor.post(livePath(s.quiz), "go", "give", "whom", s.learner.ID, "names", "hidden", "part", "gift").want(200)
	if said.wantText(".notice", say("live.anonymous", "number", "1")); strings.Contains(said.body, "Lea ") {
		t.Error("a hidden name is in what is said")
	}
}

// TestFiveMoreMinutes are added each time, for one or for all, and taken back.
func TestFiveMoreMinutes(t *testing.T) {
	s := newTimed(t)
	path := livePath(s.quiz)
	after := s.instructor.post(path, "go", "give", "whom", s.learner.ID).want(303).to()
	s.wantTimer(15 * time.Minute)
	first := s.instructor.get(after).wantText("[data-gift] .notice", say("live.gave-one", "name", "Lea")).attr("[name=gift]", "value")
	s.instructor.post(path, "go", "give", "whom", "").want(303)
	s.wantTimer(20 * time.Minute)
	s.instructor.get(path).wantText("[data-extra]", say("live.extra", "number", 10))
	p := s.post(s.sat.path + "/presence").want(200)
	if want := s.clock.Now().Add(20 * time.Minute).Format(time.RFC3339); !strings.Contains(p.body, want) {
		t.Errorf("a sign is answered with %s, want %s", p.body, want)
	}
	s.instructor.post(path, "gift", first, "part", "gift").want(200).wantText(".notice", say("live.taken"))
	s.wantTimer(15 * time.Minute)
	s.instructor.post(path, "gift", first, "part", "gift").want(200).wantText(".notice", say("live.too-late"))
	s.wantTimer(15 * time.Minute)
	s.post(s.sat.path + "/finish").want(303)
	s.instructor.post(path, "whom", s.learner.ID, "part", "gift").wantText(".notice", say("live.gave-late", "name", "Lea"))
	s.instructor.post(path, "whom", s.person("Olu", accounts.Learner).ID).want(404)
}

// TestTakingBackIsOffered for ten minutes, whatever becomes of the page: its switches, a reload, another page in between.
func TestTakingBackIsOffered(t *testing.T) {
	s := newTimed(t)
	path := livePath(s.quiz)
	s.instructor.post(path, "go", "give", "whom", s.learner.ID).want(303)
	s.clock.move(time.Minute)
	s.instructor.post(path, "go", "give", "whom", "").want(303)
	for _, query := range []string{"", "?names=hidden", "?names=&right=shown"} {
		p := s.instructor.get(path+query).wantCount("[data-gift] [name=gift]", 2)
		p.wantCount("[data-gift] .notice [name=gift]", 1).wantCount("[data-gift] details [name=gift]", 1)
	}
	p := s.instructor.get(path+"?names=hidden").wantText("[data-gift] details", say("live.gave-one", "name", say("live.anonymous", "number", "1")))
	all := p.attr("[data-gift] .notice [name=gift]", "value")
	rest := s.instructor.post(path, "gift", all, "part", "gift").want(200).wantText("[data-outcome]", say("live.taken")).wantCount("[name=gift]", 1)
	one := rest.attr("[name=gift]", "value")
	s.clock.move(9*time.Minute + time.Second)
	s.instructor.get(path).want(200).wantCount("[data-gift] [name=gift]", 0)
	s.instructor.post(path, "gift", one, "part", "gift").want(200).wantText("[data-outcome]", say("live.too-late"))
}

func TestNobodyIsGivenTimeInAnOpenQuiz(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	q := s.publish(ines, s.save(ines, s.flightSet("flight")), rules(func(r *quiz.Rules) { r.TimeLimit = 10 * time.Minute }))
	c := s.as(ines)
	c.get(livePath(q)).want(200).wantCount("[data-rows] [data-learner]", 0).wantText("main", say("live.empty-open"))
	c.post(livePath(q), "whom", "", "part", "gift").wantText(".notice", say("live.gave-nobody"))
	s.sit(s.person("Lea", accounts.Learner), q)
	c.post(livePath(q), "whom", "", "part", "gift").wantText(".notice", say("live.gave-open", "count", 1))
	c.get(livePath(q)).wantCount("[data-rows] [data-learner]", 1)
}

// TestSigns: whose page gave signs and gives none any more has lost the connection; who never gave any hasn't.
func TestSigns(t *testing.T) {
	s := newTimed(t)
	is := func(state string) {
		t.Helper()
		s.instructor.get(livePath(s.quiz)).wantText("[data-rows] [data-is]", say("live.state-"+state))
	}
	s.clock.move(2 * time.Minute)
	is("answering")
	s.post(s.sat.path + "/presence").want(200)
	s.clock.move(time.Minute)
	is("answering")
	s.clock.move(time.Second)
	is("lost")
	s.save(1, 1, `"1"`)
	is("answering")
	s.send("POST", s.sat.path+"/presence", "application/json", `{"away": true}`).want(200)
	is("answering")
	s.clock.move(2 * time.Minute)
	is("away")
	s.send("POST", s.sat.path+"/presence", "application/json", `{`).want(422)
	s.clock.move(time.Hour)
	is("time-up")
}
