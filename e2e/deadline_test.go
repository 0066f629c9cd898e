package e2e

import (
	"testing"
	"time"

	"github.com/readback/readback/quiz"
)

// TestDeadline lets the time of an attempt run out on the page. The attempt is finished with what is stored.
func TestDeadline(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := takesRunway(p, desktop, p.publishRunway(func(r *quiz.Rules) { r.TimeLimit = 30 * time.Second }), "Ada")
	l.has(at("[data-timer] b"))
	l.wait(`/\d:\d\d/.test(wordsOf(one('[data-timer]')))`)
	l.answer(reason, true)
	l.saved()
	l.check("quiz page with a timer")
	l.wait("document.querySelector('[data-alarm]')?.textContent === " + quoted(say("attempt.over")) + " || location.pathname.endsWith('/review')")
	l.wait("location.pathname.endsWith('/review') && document.readyState === 'complete'")
	l.has(within(at("#q1"), ".marked-as", ""))
	for i := range l.set.Questions {
		want := say("verdict.unanswered")
		switch {
		case i+1 == reason:
			want = say("verdict.right")
		case !l.set.Questions[i].Marked():
			want = ""
		}
		if said := l.verdict(i + 1); said != want {
			t.Errorf("question %d is %q, want %q", i+1, said, want)
		}
	}
	l.check("review after the deadline")
}
