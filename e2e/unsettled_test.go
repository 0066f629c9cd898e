package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

// TestConflictLeftOpen goes on without choosing. The answer is refused, the page doesn't call it saved, the check page
// names it, and sent again it takes the place of the other.
func TestConflictLeftOpen(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	first := takesRunway(p, desktop, p.publishRunway(nil), "Ada")
	second := &taker{first.another(), first.set}
	second.open(first.path())
	attempt := first.path()
	first.answer(damage, true)
	first.saved()
	second.answer(damage, false)
	mine := second.given(damage)
	second.saveState("conflict", say("conflict.title"))

	second.open(attempt + "/finish")
	second.wait("!document.querySelector('[data-unsent-question=\"3\"]').hidden")
	second.press(button(say("finish.go")))
	second.follow(link(say("question.number", "number", damage, "of", answerable(second.set))))
	second.saveState("conflict", say("conflict.title"))
	second.follow(button(say("attempt.check")))
	second.see(say("conflict.form"))
	second.saveState("conflict", say("conflict.title"))
	second.follow(button(say("attempt.check")))
	if !strings.HasSuffix(second.path(), "/finish") {
		t.Errorf("sending it again leads to %s", second.path())
	}
	first.reload()
	if now := first.given(damage); now != mine {
		t.Errorf("%q is stored, %q was sent again", now, mine)
	}
	second.follow(button(say("finish.go")))
	second.wait("Object.keys(localStorage).every((key) => !key.startsWith('readback:answer:'))")
}

// TestRefusedAnswerIsKept types what is no number. It is refused with the reason, outlives a reload, is named on the check
// page, and goes once it is mended.
func TestRefusedAnswerIsKept(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := takesRunway(p, desktop, p.publishRunway(nil), "Ada")
	attempt, n := l.path(), l.firstOf(questions.NumericType)
	field := fmt.Sprintf("document.querySelector('#q%d input[type=text]')", n)
	isRefused := fmt.Sprintf("!document.querySelector('#q%d [data-problem]').hidden && one('[data-save]').dataset.save === 'refused'", n)
	l.answer(n, true)
	l.saved()
	l.fill(where(field), "rather long")
	l.wait(isRefused)
	l.reload()
	l.wait(field + ".value === 'rather long' && " + isRefused)

	l.open(attempt + "/finish")
	l.wait(fmt.Sprintf("!document.querySelector('[data-unsent-question=\"%d\"]').hidden", n))
	l.press(button(say("finish.go")))
	l.open(attempt)
	l.wait(isRefused)
	l.answer(n, true)
	l.saved()
	l.wait("Object.keys(localStorage).every((key) => !key.startsWith('readback:answer:'))")
}
