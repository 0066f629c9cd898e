package handlers

import (
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
)

// TestRetryBeginsWithWhatWasRight: four of six were right; the other two are asked as if for the first time.
func TestRetryBeginsWithWhatWasRight(t *testing.T) {
	s := newFinished(t, rules(func(r *quiz.Rules) { r.Attempts = 2 }))
	review := s.get(s.path + "/review").want(200)
	button := review.find(`.review-head button[name="retry"]`)
	if id, _ := button.Attr("value"); s.path != "/attempts/"+id {
		t.Fatalf("the button is for %q", id)
	}
	review.wantText(".review-head button", say("review.retry", "count", 2))
	again := s.post("/quizzes/"+s.quiz.ID+"/attempts", "retry", s.attemptAt(s.path).ID).want(303).to()
	before := s.attemptAt(s.path)
	after := s.attemptAt(again)
	if after.ID == before.ID || after.Number != 2 || len(after.Plan.Questions) != len(before.Plan.Questions) {
		t.Fatalf("started %+v", after)
	}
	for n, want := range map[int]string{2: s.stored(s.path, 2), 3: "true", 4: `"noon"`, 1: "", 6: ""} {
		if got := s.stored(again, n); got != want {
			t.Errorf("question %d begins with %s, want %s", n, got, want)
		}
	}
	s.post(again + "/finish").want(303)
	if score := s.attemptAt(again).Score; score == nil || score.Max != before.Score.Max || score.Percent == 100 {
		t.Errorf("the score is over all questions: %+v", score)
	}
	s.post("/quizzes/"+s.quiz.ID+"/attempts", "retry", after.ID).want(409) // none is left
}

// TestRetryIsRefused wherever the marks aren't released or the attempt is another's, still open or at another quiz.
func TestRetryIsRefused(t *testing.T) {
	for _, feedback := range []quiz.FeedbackMode{quiz.FeedbackClosing, quiz.FeedbackNone} {
		s := newFinished(t, rules(func(r *quiz.Rules) {
			r.Attempts, r.Feedback, r.Closes = 0, feedback, newClock().Now().Add(time.Hour)
		}))
		s.get(s.path+"/review").wantCount(`[name="retry"]`, 0)
		s.post("/quizzes/"+s.quiz.ID+"/attempts", "retry", s.attemptAt(s.path).ID).want(404)
	}
	s := newFinished(t, rules(func(r *quiz.Rules) { r.Attempts = 0 }))
	id := s.attemptAt(s.path).ID
	mia := s.as(s.person("Mia", accounts.Learner))
	mia.post("/quizzes/"+s.quiz.ID+"/attempts", "retry", id).want(404)
	s.post("/quizzes/"+s.quiz.ID+"/attempts", "retry", "nothing").want(404)
	open := s.post("/quizzes/" + s.quiz.ID + "/attempts").want(303).to()
	s.post("/quizzes/"+s.quiz.ID+"/attempts", "retry", s.attemptAt(open).ID).want(404)
}
