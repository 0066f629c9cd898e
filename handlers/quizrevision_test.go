package handlers

import (
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

func TestAQuizIsMovedToANewerRevision(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	first := s.save(ines, s.flightSet("flight"))
	q := s.publish(ines, first)
	page := "/studio/quizzes/" + q.ID + "/revision"
	open := s.as(s.person("Lea", accounts.Learner)).start(q)
	c := s.as(ines)
	c.get("/studio/quizzes/"+q.ID).want(200).wantCount(`a[href="`+page+`"]`, 0)
	second := s.save(ines, strings.Replace(s.flightSet("flight"), "stem: Who left?", "stem: Who left at noon?", 1))
	c.get("/studio/quizzes/"+q.ID).want(200).wantText("main", say("quizzes.newer", "number", 2)).wantCount(`a[href="`+page+`"]`, 1)
	c.get("/studio/sets/flight").want(200).wantCount(`.quizzes-behind a[href="`+page+`?to=2"]`, 1)

	look := c.get(page).want(200).wantText("#changed-who ins", "at noon").wantText("main", say("quizrevision.open", "count", 1))
	look.wantText("main", say("quizrevision.on", "number", "1", "newest", "2"))
	c.get(page+"?to=1").want(200).wantCount("main .head button", 0)
	seen := look.attr(`input[name="seen"]`, "value")
	c.post(page, "to", "2", "seen", "another").want(409).wantText("main", say("quizrevision.moved", "number", "1"))
	c.post(page, "to", "2", "seen", seen).wantTo("/studio/quizzes/" + q.ID)
	c.get("/studio/quizzes/"+q.ID).want(200).wantText(".notice", say("quizrevision.done", "number", "2"))
	c.get(page).want(200).wantText("#moves + ul", "from revision 1 to revision 2, by Ines").wantText("main", say("quizrevision.on-newest", "number", "2"))

	if got := s.attemptAt(open).RevisionID; got != first.ID {
		t.Errorf("the attempt that was open is on %s", got)
	}
	later := s.as(s.person("Olu", accounts.Learner)).start(q)
	if got := s.attemptAt(later).RevisionID; got != second.ID {
		t.Errorf("a later attempt is on %s", got)
	}
	c.post(page, "to", "2", "seen", seen).wantTo("/studio/quizzes/" + q.ID) // sent twice
	c.post(page, "to", "1", "seen", second.ID).want(303)                    // and back
	c.get("/studio/sets/flight").want(200).wantCount(".quizzes-behind li", 1)
}

func TestARevisionThatTheRulesDontGoWithIsRefused(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	first, _, third := s.revised(ines)
	q := s.publish(ines, first, rules(func(r *quiz.Rules) { r.Draw = []quiz.Draw{{Count: 6}} }))
	page := "/studio/quizzes/" + q.ID + "/revision"
	c := s.as(ines)
	look := c.get(page).want(200).wantCount("main .head button", 0).wantText("main", say("quizrevision.in-the-way", "number", "3"))
	look.wantCount(`section a[href="/studio/quizzes/`+q.ID+`/rules"]`, 1)
	c.post(page, "to", "3", "seen", first.ID).want(422).wantText("main", say("quizrevision.refused", "number", "3"))
	if now := must[quiz.Quiz](t)(s.Store.Quiz(t.Context(), q.ID)); now.RevisionID == third.ID {
		t.Error("the quiz was moved")
	}
	for _, to := range []string{"0", "9", "x"} {
		c.post(page, "to", to, "seen", first.ID).want(404)
	}
	c.get(page + "?to=9").want(404)
}

// Answers to questions that only an older revision has can still be marked by hand.
func TestQuestionsOfOlderRevisionsCanStillBeMarked(t *testing.T) {
	m := newMarkers(t)
	lea := m.handedIn("Lea", map[int]string{gaps: `{"1":"Bo","2":"4"}`, tell: `"We went far."`})
	text := m.testFile("voyage.yaml")
	without := text[:strings.Index(text, "  - id: gaps")] + text[strings.Index(text, "  - id: aside"):]
	ines := must[accounts.Person](t)(m.Store.Person(t.Context(), m.quiz.OwnerID))
	next := m.save(&ines, without)
	m.must(m.Store.MoveQuiz(store.QuizMove{Quiz: m.quiz.ID, From: m.quiz.RevisionID, To: next.ID, At: m.clock.Now()}))
	page := m.ines.get(m.marking).want(200)
	page.wantCount(`a[href="`+m.marking+`/gaps"]`, 2).wantText("main", "steered in")
	m.ines.get(m.marking + "/gaps").want(200)
	m.mark(m.ines, lea, "points.0", "3").want(303)
	if lea.score() == nil {
		t.Error("the attempt still awaits marking")
	}
}
