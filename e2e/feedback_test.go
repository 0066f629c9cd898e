package e2e

import (
	"strings"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// TestFeedbackAfterEachQuestion checks an answer at once. Its mark, explanation and evidence are shown, the answer is
// locked, and nothing of the other questions' keys is told.
func TestFeedbackAfterEachQuestion(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := takesRunway(p, desktop, p.publishRunway(func(r *quiz.Rules) { r.PerPage, r.Feedback = 1, quiz.FeedbackEach }), "Ada")
	stale := &taker{l.another(), l.set}
	stale.open(l.path())
	check := button(say("question.check"))
	l.follow(check)
	l.see(say("error.no-answer"))
	l.check("quiz page, nothing to check")
	l.answer(reason, false)
	l.follow(check)
	l.see(say("verdict.wrong"))
	l.check("quiz page, checked answer")
	l.tellsOnly(reason)
	l.followsEvidence()

	stale.answer(reason, true)
	stale.saveState("conflict", say("conflict.title"))
	stale.press(button(say("conflict.keep-mine")))
	stale.saveState("over", say("error.checked"))
	stale.check("quiz page, answer checked elsewhere")

	l.goTo(damage)
	l.answer(damage, true)
	l.follow(check)
	l.see(say("verdict.right"))
	l.tellsOnly(damage)
	l.follow(button(say("attempt.check")))
	l.see(say("finish.missing", "count", answerable(l.set)-2, "of", answerable(l.set)))
	l.handIn()
	l.see(say("verdict.wrong"))
	l.see(say("verdict.right"))
}

// tellsOnly finds the explanation of one question on the page, and that of no other.
func (l *taker) tellsOnly(n int) {
	l.t.Helper()
	page := ask[string](l.tab, "document.documentElement.outerHTML")
	for i, q := range l.set.Questions {
		if told := q.Explanation != "" && strings.Contains(folded(page), folded(questions.PlainText(q.Explanation))); told != (i+1 == n) {
			l.t.Errorf("question %d is checked; the page tells the explanation of question %d: %t", n, i+1, told)
		}
	}
}
