package e2e

import (
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// TestEveryTypeOnAPhone looks at every type on a small screen, in both themes: empty, answered, checked wrongly with a
// try left, and in the review.
func TestEveryTypeOnAPhone(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := &taker{newTab(p, phone), everyType(t)}
	l.startAs(p.publish(l.set, withTries), "Ada")
	for range l.set.Questions {
		n := l.here()
		q := l.asked(n)
		l.check("every type, " + string(q.Type))
		if q.Marked() {
			l.looksAtAnswered(n, q)
		}
		l.follow(at("button.next"))
	}
	l.check("every type, check page")
	l.handIn()
	l.see(say("review.awaiting"))
	l.check("every type, review")
}

// withTries are the rules of a quiz that offers everything beside the questions: three tries, hints, how sure one is.
func withTries(r *quiz.Rules) {
	r.PerPage, r.Feedback, r.Certainty = 1, quiz.FeedbackEach, true
	r.Tries, r.TryDeduction, r.HintDeduction = 3, 10, 20
}

// looksAtAnswered answers a question wrongly and has it checked. An essay waits for a person; others may be tried again.
func (l *taker) looksAtAnswered(n int, q *questions.Question) {
	l.t.Helper()
	l.answer(n, false)
	l.saved()
	l.check("every type, " + string(q.Type) + " answered")
	l.follow(button(say("question.check")))
	if q.Type == questions.EssayType {
		l.see(say("verdict.awaiting"))
		l.check("every type, essay awaiting marking")
		return
	}
	l.see(say("question.tries-left", "count", 2))
	l.see(say("verdict.wrong"))
	l.check("every type, " + string(q.Type) + " tried")
}
