package handlers

import (
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// keyMended is a quiz whose short-text key was "noon" and is "midday" in revision 2, with two finished attempts.
type keyMended struct {
	*site
	ines     *client
	quiz     quiz.Quiz
	page     string
	lea, olu *client
	leas     string // paths
	olus     string
}

func newKeyMended(t *testing.T, edit ...func(*quiz.Quiz)) *keyMended {
	t.Helper()
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	k := &keyMended{site: s, ines: s.as(ines), lea: s.as(s.person("Lea", accounts.Learner)), olu: s.as(s.person("Olu", accounts.Learner))}
	k.quiz = s.publish(ines, s.save(ines, s.flightSet("flight")), edit...)
	k.page = "/studio/quizzes/" + k.quiz.ID + "/remark"
	k.leas, k.olus = k.take(k.lea, "half past noon"), k.take(k.olu, "noon")
	k.ines.get(k.page).want(200).wantCount(`input[name="pick"]`, 0).wantText("main", say("remark.none-title"))
	text := s.flightSet("flight")
	mended := strings.Replace(text, "text: noon", "text: half past noon", 1)
	if mended == text {
		t.Fatal("the set has no such key")
	}
	s.save(ines, mended)
	return k
}

func (k *keyMended) take(c *client, answer string) string {
	path := c.start(k.quiz)
	c.put(path+"/answers/4", `{"seq": 1, "answer": "`+answer+`"}`).want(200)
	c.post(path + "/finish").want(303)
	return path
}

func TestAttemptsAreMarkedAgainByACorrectedKey(t *testing.T) {
	k := newKeyMended(t)
	offer := k.ines.get(k.page).want(200).wantCount(`input[name="pick"]`, 1).wantText("article", "half past")
	pick := offer.attr(`input[name="pick"]`, "value")
	k.ines.post(k.page, "go", "preview", "pick", pick).want(422).wantText(".error", say("remark.why-missing")).wantCount(`input[name="pick"][checked]`, 1)
	k.ines.post(k.page, "go", "preview", "why", "x").want(422).wantText("main", say("remark.pick-missing"))
	k.ines.post(k.page, "go", "preview", "why", "x", "pick", "no/where").want(422).wantText("main", say("remark.changed"))

	const why = "The log says so."
	look := k.ines.post(k.page, "go", "preview", "pick", pick, "why", why).want(200).wantCount("tbody tr", 2)
	look.wantText(".effect-said", say("remark.counts", "up", 1, "down", 1, "same", 0))
	if strings.Contains(look.text("tbody"), "Lea") {
		t.Error("names are shown that nobody asked for")
	}
	k.ines.post(k.page, "go", "preview", "pick", pick, "why", why, "names", "1").want(200).wantText("tbody", "Lea")
	if got := k.attemptAt(k.leas).Score.Points; got != 0 {
		t.Errorf("looking has changed the score to %v", got)
	}
	k.ines.post(k.page, "go", "apply", "pick", pick, "why", why, "seen", "another").want(409).wantText("main", say("remark.changed"))
	seen := look.attr(`input[name="seen"]`, "value")
	k.ines.post(k.page, "go", "apply", "pick", pick, "why", "", "seen", seen).want(422).wantText(".error", say("remark.why-missing"))
	k.ines.post(k.page, "go", "apply", "pick", pick, "why", why, "seen", seen).wantTo(k.page)
	k.ines.get(k.page).want(200).wantText(".notice", say("remark.done", "count", 2)).wantText("#held + article", why).wantCount(`input[type="checkbox"]`, 0)
	if lea, olu := k.attemptAt(k.leas).Score.Points, k.attemptAt(k.olus).Score.Points; lea == 0 || olu != 0 {
		t.Errorf("scores are %v and %v", lea, olu)
	}
	review := k.lea.get(k.leas+"/review").want(200).wantText("#q4 .remarked", why).wantText("#q4 .remarked", "Before: 0 of")
	review.wantText("main", "Before, its score was 0")
	k.olu.get(k.olus+"/review").want(200).wantText("#q4 .remarked", "Now: 0 of")
	k.ines.get("/studio/quizzes/"+k.quiz.ID+"/marking").want(200).wantText("tbody", say("remark.log", "key", "2")).wantText("tbody", why)

	back := k.ines.post(k.page, "go", "withdraw-preview", "pick", pick).want(200).wantCount("tbody tr", 2)
	k.ines.post(k.page, "go", "withdraw-apply", "pick", pick, "why", "A mistake.", "seen", back.attr(`input[name="seen"]`, "value")).wantTo(k.page)
	if lea, olu := k.attemptAt(k.leas).Score.Points, k.attemptAt(k.olus).Score.Points; lea != 0 || olu == 0 {
		t.Errorf("taken back, the scores are %v and %v", lea, olu)
	}
	k.lea.get(k.leas+"/review").want(200).wantCount(".remarked", 0)
	k.ines.get(k.page).want(200).wantCount(`input[type="checkbox"]`, 1)
}

// Before the key is released, neither the reason nor anything else of the key is told.
func TestMarkingAgainTellsNoKeyBeforeReview(t *testing.T) {
	k := newKeyMended(t, rules(func(r *quiz.Rules) { r.Feedback = quiz.FeedbackMarks }))
	pick := k.ines.get(k.page).attr(`input[name="pick"]`, "value")
	look := k.ines.post(k.page, "go", "preview", "pick", pick, "why", "Half past it was.").want(200)
	k.ines.post(k.page, "go", "apply", "pick", pick, "why", "Half past it was.", "seen", look.attr(`input[name="seen"]`, "value")).want(303)
	review := k.olu.get(k.olus+"/review").want(200).wantCount("#q4 .remarked", 1)
	for _, secret := range []string{"Half past", "half past"} {
		if strings.Contains(review.text("body"), secret) {
			t.Errorf("the review tells %q", secret)
		}
	}
}

// Whoever leads a quiz's group runs the quiz, but the keys of the set's later revisions are for who sees the set.
func TestLaterKeysAreForWhoSeesTheSet(t *testing.T) {
	s := newSite(t)
	ines, olga := s.person("Ines", accounts.Instructor), s.person("Olga", accounts.Instructor)
	lea := s.person("Lea", accounts.Learner)
	group := s.group(olga, lea)
	q := s.publish(ines, s.save(ines, s.flightSet("flight")), forGroup(group))
	c := s.as(lea)
	c.post(c.start(q) + "/finish").want(303)
	s.save(ines, strings.Replace(s.flightSet("flight"), "text: noon", "text: half past noon", 1))
	page := "/studio/quizzes/" + q.ID
	pick := s.as(ines).get(page+"/remark").want(200).attr(`input[name="pick"]`, "value")

	leader := s.as(olga)
	leader.get(page).want(200).wantCount(`a[href="`+page+`/revision"]`, 0)
	for _, path := range []string{"/revision", "/revision?to=2"} {
		leader.get(page + path).want(404)
	}
	leader.post(page+"/revision", "to", "2", "seen", q.RevisionID).want(404)
	leader.get(page+"/remark").want(200).wantText("main", say("remark.unseen-title")).wantCount("article", 0)
	leader.post(page+"/remark", "go", "preview", "why", "x", "pick", pick).want(422)
	if now := must[quiz.Quiz](t)(s.Store.Quiz(t.Context(), q.ID)); now.RevisionID != q.RevisionID {
		t.Error("the quiz was moved")
	}
}

// The live board counts as right what is right by the corrected key.
func TestTheLiveBoardGoesByCorrectedKeys(t *testing.T) {
	k := newKeyMended(t)
	board := livePath(k.quiz) + "?right=shown"
	k.ines.get(board).want(200).wantText(`[data-question]:nth-child(4) .is-right`, "noon")
	k.remark("The log says so.")
	k.ines.get(board).want(200).wantText(`[data-question]:nth-child(4) .is-right`, "half past noon")
}

// remark marks all attempts again by the mended key.
func (k *keyMended) remark(why string) {
	k.t.Helper()
	pick := k.ines.get(k.page).attr(`input[name="pick"]`, "value")
	look := k.ines.post(k.page, "go", "preview", "pick", pick, "why", why).want(200)
	k.ines.post(k.page, "go", "apply", "pick", pick, "why", why, "seen", look.attr(`input[name="seen"]`, "value")).want(303)
}

// After the set went back, attempts that were marked again by the key in between can get their own key back.
func TestASetThatWentBackOffersItsKeyAgain(t *testing.T) {
	k := newKeyMended(t)
	pick := k.ines.get(k.page).attr(`input[name="pick"]`, "value")
	apply := func() {
		t.Helper()
		look := k.ines.post(k.page, "go", "preview", "pick", pick, "why", "Again.").want(200)
		k.ines.post(k.page, "go", "apply", "pick", pick, "why", "Again.", "seen", look.attr(`input[name="seen"]`, "value")).want(303)
	}
	apply()
	k.ines.get(k.page).want(200).wantCount(`input[type="checkbox"]`, 0)
	k.ines.post("/studio/sets/flight/revisions/back", "number", "1", "seen", k.ines.get("/studio/sets/flight/revisions/back?number=1").attr(`input[name="seen"]`, "value")).want(303)
	k.ines.get("/studio/sets/flight/revisions").want(200).wantText("tbody tr:first-child", say("revisions.same-as", "number", "1"))
	k.ines.get(k.page).want(200).wantCount(`input[type="checkbox"]`, 1).wantText("article", say("remark.keyed-now", "number", "2"))
	apply()
	if lea, olu := k.attemptAt(k.leas).Score.Points, k.attemptAt(k.olus).Score.Points; lea != 0 || olu == 0 {
		t.Errorf("by its own key again, the scores are %v and %v", lea, olu)
	}
}

func TestAReportHasTheKeyThatMarksNow(t *testing.T) {
	k := newKeyMended(t)
	page := "/studio/quizzes/" + k.quiz.ID + "/reports/questions/when"
	before := k.ines.get(page).want(200)
	if strings.Contains(before.text("main"), say("report.corrected")) {
		t.Error("it is said to be corrected before it is")
	}
	k.remark("The log says so.")
	k.ines.get(page).want(200).wantText(".question-report section:first-child", "half past noon").wantText("main", say("report.corrected"))
}
