package e2e

import (
	"testing"
	"time"

	"github.com/readback/readback/quiz"
)

// TestExtraTime gives five minutes to who is at it: the learner's clock has them with the next answer that is saved.
func TestExtraTime(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	q := p.publishRunway(func(r *quiz.Rules) { r.TimeLimit = 10 * time.Minute })
	l := takesRunway(p, phone, q, "Ada")
	l.wait(`/\b9:\d\d/.test(wordsOf(one('[data-timer]')))`)
	b := newTab(p, phone)
	b.signIn(p.addPerson("Grace", "administrator"))
	b.open("/studio/quizzes/" + q)
	b.follow(link(say("allowances.link")))
	b.see(say("allowances.running", "count", 1))
	b.check("extra time")
	b.follow(button(say("allowances.extend")))
	b.see(say("allowances.extended", "count", 1, "time", "5 min"))
	b.check("extra time, given")
	l.answer(reason, true)
	l.saved()
	l.wait(`/\b14:\d\d/.test(wordsOf(one('[data-timer]')))`)
}
