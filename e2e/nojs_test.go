package e2e

import (
	"testing"

	"github.com/readback/readback/questions"
)

// TestLearnerWithoutJavaScript is the learner's way through the quiz in a browser that runs no script.
func TestLearnerWithoutJavaScript(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := &taker{newTab(p, desktop), starterSet(t)}
	l.withoutScript()
	l.open("/")
	l.check("front page")
	code := l.startAsGuest("Grace")
	l.see(say("attempt.saved-when-going-on"))
	l.check("quiz page at the start")
	given := map[int]string{}
	for _, kind := range typesIn(l.set) {
		n := l.firstOf(kind)
		l.goTo(n)
		l.answer(n, kind != questions.SingleChoiceType)
		given[n] = l.given(n)
		l.follow(at("button.next"))
		l.follow(at("button.prev"))
		if now := l.given(n); now != given[n] {
			t.Errorf("question %d: %q was given, %q came back", n, given[n], now)
		}
		l.check("quiz page, " + string(kind))
	}
	l.goesOnWithoutScript(code, given)
	l.checksAndFinishes(len(given))
	l.reviews()
}

// goesOnWithoutScript signs out, comes back by the code and finds every answer.
func (l *taker) goesOnWithoutScript(code string, given map[int]string) {
	l.t.Helper()
	l.open("/")
	l.follow(button(say("nav.sign-out")))
	l.follow(link(say("home.return")))
	l.fill(labelled(say("return.code")), code)
	l.follow(button(say("return.go")))
	l.follow(link(say("quiz.resume")))
	for n, answer := range given {
		l.goTo(n)
		if now := l.given(n); now != answer {
			l.t.Errorf("question %d: %q was given, %q is there after coming back", n, answer, now)
		}
	}
}

// TestExpiredSessionWithoutJavaScript sends a page of answers after its session has ended. They are saved after
// signing in, at the same place.
func TestExpiredSessionWithoutJavaScript(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := &taker{newTab(p, phone), starterSet(t)}
	l.withoutScript()
	code := l.startAsGuest("Edsger")
	n := l.firstOf(questions.ShortTextType)
	l.goTo(n)
	l.answer(n, true)
	given := l.given(n)
	l.endSession()
	l.follow(at("button.next"))
	l.see(say("signin.ended"))
	l.check("signing in again with answers kept")
	l.fill(labelled(say("return.code")), code)
	l.follow(button(say("return.go")))
	if on := l.here(); on != n+1 {
		t.Errorf("signing in again leads to question %d, want %d", on, n+1)
	}
	l.goTo(n)
	if now := l.given(n); now != given {
		t.Errorf("%q was given, %q is there after signing in again", given, now)
	}
}

// TestRefusedAnswerWithoutJavaScript picks more sentences than may be picked. The page says why nothing was saved, and
// what was picked is still there.
func TestRefusedAnswerWithoutJavaScript(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := &taker{newTab(p, phone), starterSet(t)}
	l.withoutScript()
	l.startAsGuest("Alan")
	n := l.firstOf(questions.SelectSentenceType)
	l.goTo(n)
	l.answer(n, true)
	l.answer(n, false)
	given := l.given(n)
	l.follow(at("button.next"))
	if on := l.here(); on != n {
		t.Fatalf("going on leads to question %d although the answer was refused", on)
	}
	l.has(at("[data-problem] [data-problem-text]"))
	if now := l.given(n); now != given {
		t.Errorf("%q was picked, %q is on the page that refuses it", given, now)
	}
	l.check("quiz page, refused answer")
}
