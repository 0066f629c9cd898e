package handlers

import (
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// Parts of a review, by selector.
const (
	marksShown    = ".score, .verdicts, .marked-as"
	keyShown      = ".feedback, .explanation, .notes, .given .right, .why, .instead, .cell.right, .cell.wrong"
	evidenceShown = ".pane-sources mark"
)

// newFinished is a learner who has answered all six questions, the first and the last one wrong.
func newFinished(t *testing.T, edit ...func(*quiz.Quiz)) *sat {
	t.Helper()
	s := newSat(t, edit...)
	s.postForm(s.path+"/answers", rightForm("a.1", "2", "a.6.1.log", "states")).want(303)
	s.post(s.path + "/finish").wantTo(s.path + "/review")
	return s
}

// TestWhatIsReleasedWhen is every kind of feedback, before and after the quiz has closed.
func TestWhatIsReleasedWhen(t *testing.T) {
	tests := []struct {
		feedback   quiz.FeedbackMode
		closed     bool
		marks, key bool
	}{
		{quiz.FeedbackEach, false, true, true},
		{quiz.FeedbackEnd, false, true, true},
		{quiz.FeedbackClosing, false, false, false},
		{quiz.FeedbackClosing, true, true, true},
		{quiz.FeedbackMarks, false, true, false},
		{quiz.FeedbackMarks, true, true, false},
		{quiz.FeedbackNone, false, false, false},
		{quiz.FeedbackNone, true, false, false},
	}
	for _, tt := range tests {
		s := newFinished(t, rules(func(r *quiz.Rules) {
			r.Feedback, r.Closes = tt.feedback, newClock().Now().Add(time.Hour)
		}))
		if tt.closed {
			s.clock.move(time.Hour)
		}
		review := s.get(s.path + "/review").want(200)
		for selector, want := range map[string]bool{marksShown: tt.marks, keyShown: tt.key, evidenceShown: tt.key} {
			if got := review.find(selector).Length() > 0; got != want {
				t.Errorf("%s, closed %v: there is %q: %v", tt.feedback, tt.closed, selector, got)
			}
		}
		review.wantCount(".reviewed", 6).wantText(".given-text", "noon").wantText("#q5 .given", "The crew left at noon.") // what was answered is always there
		for _, list := range []string{"/", "/quizzes/" + s.quiz.ID} {
			if got := s.get(list).find(".recent .number").Length() > 0; got != tt.marks {
				t.Errorf("%s, closed %v: %s shows a score: %v", tt.feedback, tt.closed, list, got)
			}
		}
	}
}

// TestInstructorsReviewTheirQuiz: everything, whatever learners are shown. (Who may at all is in the access matrix.)
func TestInstructorsReviewTheirQuiz(t *testing.T) {
	s := newSite(t)
	ines := s.person("Ines", accounts.Instructor)
	q := s.publish(ines, s.save(ines, s.flightSet("flight")), rules(func(r *quiz.Rules) { r.Feedback = quiz.FeedbackNone }))
	lea := s.sit(s.person("Lea", accounts.Learner), q)
	lea.postForm(lea.path+"/answers", rightForm()).want(303)
	running := s.as(ines).get(lea.path + "/review").want(200)
	running.wantCount(marksShown, 0).wantCount(keyShown, 0).wantText(".given-text", "noon")
	lea.post(lea.path + "/finish").want(303)
	review := s.as(ines).get(lea.path + "/review").want(200)
	review.wantText(".review-head", "Lea").wantText(".score", "100").wantCount(".explanation", 1)
}

// TestFeedbackAfterEachQuestion shows the key of what is locked, and of nothing else.
func TestFeedbackAfterEachQuestion(t *testing.T) {
	s := newSat(t, rules(func(r *quiz.Rules) { r.Feedback = quiz.FeedbackEach }))
	s.post(s.path+"/answers", "seq.4", "1", "go", "check-4").want(422).wantText("#q4 .error", say("error.no-answer"))
	s.post(s.path+"/answers", "seq.4", "1", "a.4", "dusk", "seq.1", "1", "a.1", "1", "go", "check-4").wantTo(s.path + "#q4")
	page := s.get(s.path).want(200)
	page.wantCount(`#q4 input[name^="a."], #q4 input[name^="seq."]`, 0).wantText("#q4", "noon").wantCount(`#q1 input[name="a.1"]`, 2)
	for _, part := range strings.Split(keyShown, ", ") {
		page.wantCount("#q1 "+part, 0)
	}
	p, got := s.save(4, 2, `"noon"`)
	if p.want(409); got != (saved{1, `"dusk"`, false}) || p.problem() != say("error.checked") {
		t.Errorf("a locked answer: %+v, %s", got, p.problem())
	}
	old := s.post(s.path+"/answers", "seq.4", "2", "a.4", "noon", "seq.3", "1", "a.3", "true", "seq.5", "1", "a.5", "log/1.1").want(422)
	old.wantText(".notice", say("error.checked")).wantText("#q4", "dusk")
	s.wantStored(`"a"`, "", "true", `"dusk"`, `["log/1.1"]`) // a page from before the check loses nothing else
	for _, button := range []string{"check-0", "check-7", "check-x"} {
		s.post(s.path+"/answers", "go", button).want(404)
	}
}

// TestCheckingNeedsItsRule: no form asks for a key early.
func TestCheckingNeedsItsRule(t *testing.T) {
	s := newSat(t)
	s.post(s.path+"/answers", "seq.4", "1", "a.4", "dusk", "go", "check-4").want(404)
	s.get(s.path).wantCount(keyShown, 0)
	p, _ := s.save(4, 2, `"noon"`)
	p.want(200)
}
