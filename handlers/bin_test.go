package handlers

import (
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// binning is sharing with a learner in the group, who is at a quiz.
type binning struct {
	*sharing
	lea     *client
	quiz    quiz.Quiz
	attempt string // path
}

func newBinning(t *testing.T) *binning {
	s := newSharing(t)
	lea := s.person("Lea", accounts.Learner)
	s.must(s.Store.Join(s.group.ID, lea.ID, s.clock.Now()))
	set := s.save(s.people["Ines"], s.flightSet("flight"))
	b := &binning{sharing: s, lea: s.as(lea), quiz: s.publish(s.people["Ines"], set, forGroup(s.group))}
	b.attempt = b.lea.start(b.quiz)
	b.lea.put(b.attempt+"/answers/1", `{"seq": 1, "answer": "1"}`).want(200)
	return b
}

func (b *binning) quizPath() string { return "/studio/quizzes/" + b.quiz.ID }

// back presses the only button of the bin.
func (b *binning) back(c *client) *page {
	b.t.Helper()
	bin := c.get("/studio/bin").want(200).wantCount(`button[name="back"]`, 1)
	return c.post("/studio/bin", "back", bin.attr(`button[name="back"]`, "value"))
}

func TestAQuizIsTakenBackAndBroughtBack(t *testing.T) {
	b := newBinning(t)
	b.ines.get(b.quizPath()).want(200).wantCount(`a[href="`+b.quizPath()+`/delete"]`, 1)
	asked := b.ines.get(b.quizPath() + "/delete").want(200)
	asked.wantText("main", say("delete.quiz-attempts", "count", 1)).wantText("main", say("delete.quiz-running", "count", 1)).wantText("main", say("delete.quiz-purge"))
	b.lea.get(b.attempt).want(200)
	b.ines.post(b.quizPath() + "/delete").wantTo("/studio/bin")
	b.ines.get("/studio/bin").wantText(".notice", say("bin.deleted", "name", "Was it late?")).wantText("tbody", "Ines")

	for _, path := range []string{"/quizzes/" + b.quiz.ID, b.attempt, b.attempt + "/finish", b.attempt + "/review"} {
		b.lea.get(path).want(404).wantText("h1", say("error.taken-back"))
	}
	b.lea.put(b.attempt+"/answers/1", `{"seq": 2, "answer": "2"}`).want(404)
	b.lea.post("/quizzes/"+b.quiz.ID+"/attempts").want(404).wantText("h1", say("error.taken-back"))
	b.lea.get("/").want(200).wantCount(`a[href="/quizzes/`+b.quiz.ID+`"]`, 0)
	stranger := b.as(b.person("Olu", accounts.Learner))
	stranger.get("/quizzes/"+b.quiz.ID).want(404).wantText("h1", say("error.not-found"))
	for _, c := range []*client{b.ines, b.otis} {
		c.get(b.quizPath()).want(404)
		c.get("/studio/quizzes").wantCount("tbody tr", 0)
	}
	b.otis.get("/studio/bin").wantCount("tbody tr", 0)
	b.otis.post("/studio/bin", "back", "quiz "+b.quiz.ID).want(404).wantText(".notice", say("bin.not-there"))

	b.back(b.ines).wantTo(b.quizPath())
	b.lea.get(b.attempt).want(200)
	if got := b.stored(b.attempt, 1); got == "null" || got == "" {
		t.Errorf("stored: %s", got)
	}
	b.lea.put(b.attempt+"/answers/1", `{"seq": 2, "answer": "2"}`).want(200)
	b.ines.get("/studio/bin").wantText("main", say("bin.empty-title"))
}

func TestAttemptsRunOutInTheBin(t *testing.T) {
	b := newBinning(t)
	q := b.quiz.Rules
	q.TimeLimit = 10 * 60e9
	b.must(b.Store.SaveRules(b.quiz.ID, b.quiz.Title, q))
	b.ines.post(b.quizPath() + "/delete").want(303)
	b.clock.move(q.TimeLimit + 2*quiz.Grace)
	b.lea.get(b.attempt).want(404)
	b.back(b.ines).want(303)
	b.lea.get(b.attempt + "/review").want(200)
}

func TestASetInTheBin(t *testing.T) {
	b := newBinning(t)
	b.must(b.Store.AddOwner(store.Owned{Set: "flight"}, b.people["Otis"].ID, "", b.clock.Now()))
	open := b.publish(b.people["Otis"], store.SavedSet{Revision: store.Revision{ID: b.quiz.RevisionID, SetID: "flight"}})
	asked := b.ines.get("/studio/sets/flight/delete").want(200)
	asked.wantText("main", say("delete.set-quizzes", "count", 1)).wantText("main", say("delete.set-others", "count", 1)).
		wantText("main", say("delete.owners", "names", "Otis")).wantCount("tbody tr", 1)
	b.otis.post("/studio/sets/flight/delete").wantTo("/studio/bin")
	for _, path := range []string{"", "/edit", "/owners", "/publish", "/delete", "/revisions"} {
		b.ines.get("/studio/sets/flight" + path).want(404)
	}
	b.lea.get(b.attempt).want(200) // its quizzes go on
	b.nobody().get("/quizzes/" + open.ID).want(200)
	for _, path := range []string{"", "/rules", "/scores", "/marking"} {
		b.ines.get(b.quizPath() + path).want(200)
	}
	check := b.ines.upload("flight.yaml", strings.Replace(b.flightSet("flight"), "title: ", "title: New ", 1))
	check.wantText("main", "is in the bin").wantCount(`main a[href="/studio/bin"]`, 1)
	b.ursula.upload("flight.yaml", b.flightSet("flight")).wantCount(`button[value="import"]`, 0)
	b.back(b.ines).wantTo("/studio/sets/flight")
	b.otis.get("/studio/sets/flight/edit").want(200)
}

func TestAGroupInTheBin(t *testing.T) {
	b := newBinning(t)
	path := "/studio/groups/" + b.group.ID
	b.ines.get(path+"/delete").want(200).wantText("main", say("delete.group-members", "count", 1)).
		wantText("main", say("delete.group-quizzes", "count", 1)).wantCount("tbody tr", 1)
	b.ines.post(path + "/delete").wantTo("/studio/bin")
	b.ines.get(path).want(404)
	b.ines.get("/studio/groups").wantCount("tbody tr", 0)
	b.nobody().get("/join/" + b.group.JoinCode).want(404)
	b.lea.get("/quizzes/"+b.quiz.ID).want(404).wantText("h1", say("error.taken-back"))
	b.ines.get("/studio/bin").wantText("tbody", say("bin.with-quizzes", "count", 1))
	b.back(b.ines).wantTo(path)
	b.ines.get(path).want(200).wantText("main", "Lea")
	b.lea.get(b.attempt).want(200)
	b.nobody().get("/join/" + b.group.JoinCode).want(200)
}

func TestTheBinForgetsAfterThirtyDays(t *testing.T) {
	b := newBinning(t)
	b.ines.post(b.quizPath() + "/delete").want(303)
	b.ines.post("/studio/sets/flight/delete").want(303)
	b.ines.get("/studio/bin").wantCount("tbody tr", 2)
	b.clock.move(store.BinKept)
	b.ines, b.lea = b.as(b.people["Ines"]), b.as(&accounts.Person{ID: b.attemptAt(b.attempt).PersonID}) // sessions have ended, too
	b.ines.get("/studio/bin").wantCount("tbody tr", 1).wantText("tbody", say("bin.kept"))
	b.ines.post("/studio/bin", "back", "quiz "+b.quiz.ID).want(404)
	b.must(b.Store.Purge(t.Context(), b.clock.Now().Add(-store.BinKept+1e9)))
	b.ines.get("/studio/bin").wantCount("tbody tr", 0)
	b.lea.get("/quizzes/"+b.quiz.ID).want(404).wantText("h1", say("error.not-found"))
	b.lea.get(b.attempt).want(404)
}

func TestADroppedDraftIsInTheBin(t *testing.T) {
	s := newSharing(t)
	editor := s.ines.post("/studio/sets", "title", "A new set").want(303).to()
	draft := strings.TrimSuffix(editor, "/edit") + "/draft"
	s.ines.edit("go", "down-who").want(303) // another's draft, of a published set
	s.ines.get(draft).want(200).wantText("main", say("draft.sure-new-hint"))
	s.ines.pressOn(draft, draft, "go", "drop", "sure", "yes").wantTo("/studio/bin")
	s.ines.get(editor).want(404)
	s.ines.get("/studio/bin").wantCount("tbody tr", 1).wantText("tbody", "A new set").wantText("tbody", say("bin.kind-draft"))
	s.otis.get("/studio/bin").wantCount("tbody tr", 0)
	b := &binning{sharing: s}
	b.back(s.ines).wantTo(editor)
	s.ines.get(editor).want(200)
}

func TestAdministratorsDeleteWhatCameWithTheProgram(t *testing.T) {
	s := newSharing(t)
	set := s.save(nil, s.flightSet("flight"))
	q := s.publish(nil, set)
	s.ines.post("/studio/sets/flight/delete").want(404)
	ada := s.as(s.person("Ada", accounts.Administrator))
	ada.post("/studio/sets/flight/delete").wantTo("/studio/bin")
	ada.post("/studio/quizzes/" + q.ID + "/delete").wantTo("/studio/bin")
	ada.get("/studio/bin").wantCount("tbody tr", 2)
	s.nobody().get("/quizzes/"+q.ID).want(404).wantText("h1", say("error.taken-back"))
	s.ines.get("/studio/bin").wantCount("tbody tr", 0)
}
