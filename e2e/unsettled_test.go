package e2e

import (
	"strings"
	"testing"
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
