package handlers

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// ask sends one of a question's buttons as a script does.
func (s *sat) ask(n int, what, body string) *page {
	s.t.Helper()
	return s.send(http.MethodPost, fmt.Sprint(s.path, "/answers/", n, "/", what), "application/json", body)
}

// check has an answer checked together with its save.
func (s *sat) check(n int, seq int64, answer string) *page {
	s.t.Helper()
	return s.ask(n, "check", fmt.Sprintf(`{"seq": %d, "answer": %s}`, seq, answer))
}

// wantCheck fails the test unless the check is answered with exactly this.
func (p *page) wantCheck(verdict quiz.Verdict, left int, locked bool) *page {
	p.t.Helper()
	want := fmt.Sprintf(`{"verdict":"%s","tries_left":%d,"locked":%v}`, verdict, left, locked)
	if got := strings.TrimSpace(p.want(200).body); got != want {
		p.t.Errorf("%s: %s, want %s", p.Request.URL.Path, got, want)
	}
	return p
}

// points are what the finished attempt earned for each question.
func (s *sat) points() map[int]float64 {
	s.t.Helper()
	a := s.attemptAt(s.path)
	answers := must[map[string]quiz.Answer](s.t)(s.Store.Answers(s.t.Context(), a.ID))
	revision := must[[]quiz.Reviewed](s.t)
	r, err := s.Store.Revision(s.t.Context(), a.RevisionID)
	s.must(err)
	points := map[int]float64{}
	for _, q := range revision(quiz.ReviewAttempt(r.Revision, a.Plan, answers, nil, quiz.Release{Marks: true})) {
		if q.Mark != nil {
			points[q.Number] = q.Mark.Points
		}
	}
	return points
}

func TestTryingUntilItIsRight(t *testing.T) {
	s := newVoyage(t, tries(3, func(r *quiz.Rules) { r.TryDeduction = 10 }))
	s.check(far, 1, `"40"`).wantCheck(quiz.Wrong, 2, false)
	page := s.get(s.path).want(200)
	page.wantCount(keyShown, 0).wantCount(`#q1 input[name="a.1"]`, 1).wantText("#q1 .tried", say("question.tries-left", "count", 2))
	page.wantCount("#q1 [data-since][hidden]", 1)
	s.ask(far, "check", "").wantCheck(quiz.Wrong, 2, false) // the same answer is no new try
	s.check(far, 1, `"40"`).wantCheck(quiz.Wrong, 2, false) // nor is a retry of the request
	s.save(far, 2, `"4200"`)
	s.get(s.path).wantCount("#q1 [data-since][hidden]", 0).wantCount("#q1 [data-since]", 1)
	s.check(far, 3, `"4200"`).wantCheck(quiz.Partly, 1, false)
	s.check(far, 4, `"42"`).wantCheck(quiz.Right, 0, true)
	s.get(s.path).want(200).wantCount(`#q1 input[name="a.1"]`, 0).wantText("#q1 .explanation", "The first sentence says so.")
	s.ask(far, "check", "{}").wantCheck(quiz.Right, 0, true)
	p, got := s.save(far, 5, `"43"`)
	if p.want(409); got.Answer != `"42"` || p.problem() != say("error.checked") {
		t.Errorf("a locked answer: %+v", got)
	}
	if p := s.check(far, 6, `"43"`).want(409); p.saved().Answer != `"42"` || p.problem() != say("error.checked") {
		t.Errorf("a check with another answer: %s", p.body)
	}
	s.post(s.path + "/finish").want(303)
	if got := s.points()[far]; got != 1.6 { // 2 points, less 10 % for each of two
		t.Errorf("it earns %v", got)
	}
}

func TestTheLastTryLocks(t *testing.T) {
	s := newVoyage(t, tries(2))
	right := s.rightVoyage()[weather]
	var order []string
	s.must(json.Unmarshal([]byte(right), &order))
	s.check(weather, 1, fmt.Sprintf(`["%s","%s","%s"]`, order[0], order[2], order[1])).wantCheck(quiz.Partly, 1, false)
	s.check(weather, 2, fmt.Sprintf(`["%s","%s","%s"]`, order[2], order[0], order[1])).wantCheck(quiz.Wrong, 0, true)
	p, _ := s.save(weather, 3, right)
	p.want(409)
	s.get(s.path).want(200).wantCount("#q3 select", 0)
}

// TestCheckingAnEssay locks it and says that a person has yet to mark it; the rubric comes with that.
func TestCheckingAnEssay(t *testing.T) {
	s := newVoyage(t, tries(3))
	s.get(s.path).wantText("#q5", say("question.check-locks"))
	s.check(tell, 1, `"We went."`).wantCheck(quiz.Awaiting, 0, true)
	s.get(s.path).want(200).wantText("#q5", say("verdict.awaiting")).wantCount("#q5 textarea[name='a.5']", 0)
	p, _ := s.save(tell, 2, `"We went far."`)
	p.want(409)
	s.post(s.path + "/finish").want(303)
	if a := s.attemptAt(s.path); a.Score != nil {
		t.Errorf("the score is %+v", a.Score)
	}
	s.get(s.path+"/review").want(200).wantCount(".score .percent", 0).wantText("#q5", say("verdict.awaiting"))
}

// TestCheckingByForm is the same with the answers of the whole page, which are saved first.
func TestCheckingByForm(t *testing.T) {
	s := newVoyage(t, tries(2))
	form := s.voyageForm("a.1", "40")
	s.postForm(s.path+"/answers/1/check", form).wantTo(s.path + "#q1")
	s.get(s.path).wantText("#q1 .tried", say("question.tries-left", "count", 1))
	for n, want := range storedVoyage {
		if got := s.stored(s.path, n); got != want && n != far {
			t.Errorf("question %d is stored as %s", n, got)
		}
	}
	fields := s.get(s.path).fields("#answers")
	s.postForm(s.path+"/answers", s.with(fields, "a.1", "42", "go", "check-1")).wantTo(s.path + "#q1") // the button's value does it, too
	s.get(s.path).wantCount(`#q1 input[name="a.1"]`, 0)
	s.post(s.path+"/answers/2/check", "seq.2", "2", "a.2.1", "9", "seq.3", "2").want(422).wantText("#q2 .error", say("fit.unknown-match", "id", "9"))
	if got := s.stored(s.path, weather); got != "" {
		t.Errorf("what goes with it isn't saved: %s", got)
	}
	s.post(s.path+"/answers/3/check", "seq.3", "3").want(422).wantText("#q3 .error", say("error.no-answer"))
}

// TestAProblemElsewhereKeepsNothingFromBeingChecked: both are shown.
func TestAProblemElsewhereKeepsNothingFromBeingChecked(t *testing.T) {
	s := newVoyage(t, tries(2))
	p := s.post(s.path+"/answers/1/check", "seq.1", "1", "a.1", "40", "seq.3", "1", "a.3.1", "1").want(422)
	p.wantText("#q1 .tried", say("question.tries-left", "count", 1)).wantText("#q3 .error", say("fit.order-incomplete", "found", 1, "of", 3))
}

func TestChecksThatAreRefused(t *testing.T) {
	s := newVoyage(t, tries(2))
	if got := s.ask(far, "check", "").want(422).problem(); got != say("error.no-answer") {
		t.Error(got)
	}
	if got := s.check(far, 1, `"miles"`).want(422).problem(); got != say("fit.number-form", "text", "miles") {
		t.Error(got)
	}
	for _, body := range []string{`{`, `[]`, `{"seq": -1}`, `{"answer": "42"}`, `{"seq": "1"}`} {
		if got := s.ask(far, "check", body).want(422).problem(); got != say("error.bad-request") {
			t.Errorf("%s: %q", body, got)
		}
	}
	s.save(far, 1, `"41"`)
	p := s.check(far, 1, `"42"`).want(409) // another page has saved something else
	if got := p.saved(); got != (saved{1, `"41"`, false}) || p.problem() != say("error.conflict") {
		t.Errorf("a conflict: %s", p.body)
	}
	for _, n := range []string{"0", "7", "x", "6"} { // 6 is information
		s.send("POST", s.path+"/answers/"+n+"/check", "application/json", "").want(404)
		s.post(s.path + "/answers/" + n + "/check").want(404)
	}
	other := s.as(s.person("Olu", accounts.Learner))
	other.send("POST", s.path+"/answers/1/check", "application/json", "").want(404)
	if got := s.nobody().send("POST", s.path+"/answers/1/check", "application/json", "").want(401).problem(); got != say("error.sign-in") {
		t.Error(got)
	}
	if tries := s.answerTo(far).Tries; len(tries) > 0 {
		t.Errorf("recorded are %v", tries)
	}
}

// TestACheckIsOfWhatThePageHas: an answer that another page has saved isn't locked by it, and both are shown.
func TestACheckIsOfWhatThePageHas(t *testing.T) {
	s := newVoyage(t, tries(1))
	s.save(far, 1, `"41"`)
	p := s.post(s.path+"/answers/1/check", "seq.1", "1").want(422) // a page from before
	p.wantText("#q1", say("conflict.form")).wantText("#q1 .conflict", "41")
	if a := s.answerTo(far); len(a.Tries) > 0 || !a.CheckedAt.IsZero() {
		t.Errorf("recorded is %+v", a)
	}
	s.post(s.path+"/answers/1/check", "seq.1", "2", "a.1", "41").wantTo(s.path + "#q1")
	if a := s.answerTo(far); a.CheckedAt.IsZero() {
		t.Errorf("recorded is %+v", a)
	}
}

// answerTo is all that is stored of the answer to question n.
func (s *sat) answerTo(n int) quiz.Answer {
	s.t.Helper()
	a := s.attemptAt(s.path)
	return must[map[string]quiz.Answer](s.t)(s.Store.Answers(s.t.Context(), a.ID))[a.Plan.Questions[n-1].ID]
}

// TestButtonsNeedTheirRules: what the rules don't offer isn't there.
func TestButtonsNeedTheirRules(t *testing.T) {
	s := newVoyage(t, rules(func(r *quiz.Rules) { r.Hints = false }))
	s.save(far, 1, `"42"`)
	for _, what := range []string{"check", "hint"} {
		s.ask(far, what, "").want(404)
		s.post(fmt.Sprint(s.path, "/answers/1/", what)).want(404)
	}
	s.get(s.path).want(200).wantCount(`[formaction$="/hint"], [value^="check-"], [formaction$="/check"]`, 0)
	if a := s.answerTo(far); !a.HintAt.IsZero() || !a.CheckedAt.IsZero() {
		t.Errorf("recorded is %+v", a)
	}
}

// TestButtonsAfterTheEnd: nothing is checked or shown any more, but a word on a question is still taken.
func TestButtonsAfterTheEnd(t *testing.T) {
	ends := map[string]struct {
		status int
		end    func(*sat)
	}{
		"error.finished": {409, func(s *sat) { s.post(s.path + "/finish").want(303) }},
		"error.deadline": {410, func(s *sat) { s.clock.move(time.Hour) }},
	}
	for says, tt := range ends {
		s := newVoyage(t, tries(2, func(r *quiz.Rules) { r.TimeLimit = 10 * time.Minute }))
		s.save(far, 1, `"40"`)
		tt.end(s)
		for _, what := range []string{"check", "hint"} {
			if got := s.ask(far, what, "").want(tt.status).problem(); got != say(says) {
				t.Errorf("%s: %q", what, got)
			}
			s.post(fmt.Sprint(s.path, "/answers/1/", what)).wantTo(s.path + "/review#q1")
			s.get(s.path+"/review").wantText(".notice", say(says))
		}
		if a := s.answerTo(far); len(a.Tries) > 0 || !a.HintAt.IsZero() {
			t.Errorf("recorded is %+v", a)
		}
	}
}

// TestFewerTriesMeanwhile: an answer that can still be changed shows no key, whatever the rules have become.
func TestFewerTriesMeanwhile(t *testing.T) {
	s := newVoyage(t, tries(3))
	s.check(far, 1, `"40"`).wantCheck(quiz.Wrong, 2, false)
	fewer := s.quiz.Rules
	fewer.Tries = 1
	s.must(s.Store.SaveRules(s.quiz.ID, s.quiz.Title, fewer))
	page := s.get(s.path).want(200).wantCount(keyShown, 0).wantCount(`#q1 input[name="a.1"]`, 1)
	page.wantText("#q1 .tried", say("question.tries-left", "count", 0)).wantCount(`#q1 [value="check-1"]`, 0)
	s.save(far, 2, `"42"`)
	s.ask(far, "check", "").wantCheck(quiz.Right, 0, true) // locked as it is, without one more try
	if a := s.answerTo(far); len(a.Tries) != 1 {
		t.Errorf("recorded is %+v", a)
	}
	s.get(s.path).want(200).wantCount(`#q1 input[name="a.1"]`, 0)
}
