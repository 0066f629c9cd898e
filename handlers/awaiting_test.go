package handlers

import (
	"math/big"
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
)

// markEssay gives the essay of a finished attempt a share of its points.
func (s *sat) markEssay(share *big.Rat) {
	s.t.Helper()
	a := s.attemptAt(s.path)
	seen := ""
	for _, c := range quiz.Standing(must[[]quiz.Correction](s.t)(s.Store.CorrectionsOf(s.t.Context(), s.quiz.ID, a.ID))) {
		seen = c.ID
	}
	_, err := s.Store.Correct(quiz.Correction{
		Kind: quiz.MarkByHand, QuizID: s.quiz.ID, Attempt: a.ID, Question: "tell", Fraction: share,
		Comment: "Well told, and short.", At: s.clock.Now(),
	}, seen)
	s.must(err)
}

// TestAnAttemptAwaitsItsMark: it has no score, never 0, until a person has marked its essay; then all is there.
func TestAnAttemptAwaitsItsMark(t *testing.T) {
	s := newVoyage(t)
	s.saveVoyage()
	s.post(s.path + "/finish").want(303)
	review := s.get(s.path+"/review").want(200).wantCount(".score .percent", 0)
	review.wantText(".notice", say("review.awaiting")).wantText("#q5", say("verdict.awaiting")).wantText("#q1", "The first sentence says so.")
	s.get("/").want(200).wantCount(".recent .number", 0).wantText(".recent", say("score.later"))
	s.markEssay(big.NewRat(3, 4))
	review = s.get(s.path+"/review").want(200).wantText(".score", "88.9%").wantText("#q5", "Well told, and short.") // 8 of 9 points
	review.wantText(".notice", say("review.remarked"))
	if text := review.text(".notice"); text == "" || review.find("#q5 .awaiting").Length() > 0 {
		t.Errorf("it still says %q", text)
	}
	s.get("/").wantText(".recent .number", "88.9%")
	s.markEssay(nil)
	s.get(s.path+"/review").wantCount(".score .percent", 0).wantText(".notice", say("review.awaiting"))
}

// TestWhatIsReleasedOfAnAwaitedMark: no comment and no rubric before the rules release the key.
func TestWhatIsReleasedOfAnAwaitedMark(t *testing.T) {
	for _, feedback := range []quiz.FeedbackMode{quiz.FeedbackMarks, quiz.FeedbackNone} {
		s := newVoyage(t, rules(func(r *quiz.Rules) { r.Feedback = feedback }))
		s.saveVoyage()
		s.post(s.path + "/finish").want(303)
		s.markEssay(big.NewRat(1, 2))
		review := s.get(s.path + "/review").want(200)
		for _, secret := range []string{"Well told", "It is told", "The first sentence says so."} {
			if text := review.text("main"); strings.Contains(text, secret) {
				t.Errorf("%s: the review says %q", feedback, secret)
			}
		}
		marks := feedback == quiz.FeedbackMarks
		if shown := review.find(".score .percent").Length() > 0; shown != marks {
			t.Errorf("%s: a score is shown: %v", feedback, shown)
		}
	}
}

// TestTheAttemptThatCountsAwaits: while it does, no other one counts in its place, except where the best counts.
func TestTheAttemptThatCountsAwaits(t *testing.T) {
	score := func(percent float64) *quiz.Score { return &quiz.Score{Percent: percent} }
	attempts := []quiz.Attempt{
		{ID: "first", State: quiz.Finished}, {ID: "second", State: quiz.Finished, Score: score(40)},
		{ID: "third", State: quiz.Finished, Score: score(60)}, {ID: "fourth", State: quiz.Finished}, {ID: "open", State: quiz.Open},
	}
	for counts, want := range map[quiz.Counts]string{quiz.CountsFirst: "", quiz.CountsLast: "", quiz.CountsMean: "", quiz.CountsBest: "third"} {
		if got := countingAttempt(quiz.Rules{Counts: counts}, attempts); got != want {
			t.Errorf("%s: %q counts, want %q", counts, got, want)
		}
	}
	if got := countingAttempt(quiz.Rules{Counts: quiz.CountsLast}, attempts[1:3]); got != "third" {
		t.Errorf("the last is %q", got)
	}
}

// TestWhatIsAcceptedLaterIsInTheReview, and what is checked from then on.
func TestWhatIsAcceptedLaterIsInTheReview(t *testing.T) {
	s := newSite(t)
	q := s.publish(nil, s.save(nil, s.testFile("voyage.yaml")), tries(2))
	lea, olu := s.sit(s.person("Lea", accounts.Learner), q), s.sit(s.person("Olu", accounts.Learner), q)
	lea.save(gaps, 1, `{"1":"Ann","2":"3","3":"1"}`)
	lea.post(lea.path + "/finish").want(303)
	effect := must[store.Effect](t)(s.Store.Correct(quiz.Correction{
		Kind: quiz.AcceptText, QuizID: q.ID, Question: "gaps", Gap: "helm", Text: "ann", Fraction: big.NewRat(1, 1), At: s.clock.Now(),
	}, ""))
	if effect.Marked != 1 {
		t.Errorf("the effect is %+v", effect)
	}
	lea.get(lea.path+"/review").want(200).wantText("#q4 .why", say("why.accepted-later", "gap", 1, "percent", "100")).wantText(".notice", say("review.remarked"))
	olu.check(gaps, 1, `{"1":"Ann","2":"3","3":"1"}`).wantCheck(quiz.Right, 0, true)
	olu.get(olu.path).want(200).wantText("#q4 .why", say("why.accepted-later", "gap", 1, "percent", "100"))
}
