package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// Where the questions of the small set stand.
const (
	reason    = 1
	damage    = 3
	whoCaught = 4
)

// TestAnswerWhileServerIsDown gives answers that can't be sent. They stay on the page and in the browser, are never
// called saved, and are sent when the server is back.
func TestAnswerWhileServerIsDown(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := takesRunway(p, desktop, p.publishRunway(nil), "Ada")
	l.answer(reason, true)
	l.saved()
	p.kill()
	l.listen()
	l.answer(damage, true)
	l.saveState("unsent", say("save.unsent"))
	l.check("quiz page, answer not sent")
	l.answer(whoCaught, true)
	l.wait("wordsOf(one('.map [data-entry=\"4\"]')).includes(" + quoted(say("attempt.answered")) + ")")
	l.neverSaved()
	before := l.allGiven()
	l.press(button(say("attempt.check")))
	l.wait("wordsOf(document.querySelector('[data-alarm]')) === " + quoted(folded(say("save.offline"))))
	if l.path() == "" || !strings.HasPrefix(l.path(), "/attempts/") || strings.HasSuffix(l.path(), "/finish") {
		t.Errorf("going on with answers that aren't sent leads to %s", l.path())
	}

	p.start()
	l.saved()
	l.reload()
	l.sameAs(before, "after the server came back")
}

// TestReloadWhileServerIsDown loses the page itself. Answers of every type are in the browser, and come back with the
// server.
func TestReloadWhileServerIsDown(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := takesRunway(p, phone, p.publishRunway(nil), "Grace")
	page := l.path()
	p.stop()
	for n := range l.set.Questions {
		l.answer(n+1, n+1 != reason)
	}
	l.saveState("unsent", say("save.unsent"))
	before := l.allGiven()
	if err := chromedp.Do(l.ctx, chromedp.Reload()); err == nil || !strings.Contains(err.Error(), "ERR_CONNECTION_REFUSED") {
		t.Errorf("reloading without a server: %v", err)
	}
	p.start()
	l.open(page)
	l.saved()
	l.sameAs(before, "after a reload")
	l.reload()
	l.saved()
	l.sameAs(before, "from the server")
}

// listen remembers every state of saving that the page shows from now on.
func (l *taker) listen() {
	l.t.Helper()
	ask[bool](l.tab, `(() => {
		const line = one('[data-save]');
		window.heard = [];
		new MutationObserver(() => heard.push(line.dataset.save + ': ' + wordsOf(line)))
			.observe(line, { attributes: true, childList: true, subtree: true, characterData: true });
		return true;
	})()`)
}

// neverSaved fails the test when the page said "saved" since listen.
func (l *taker) neverSaved() {
	l.t.Helper()
	heard := ask[[]string](l.tab, "heard")
	if slices.Contains(heard, "saved: "+say("save.saved")) {
		l.t.Errorf("the page called an answer saved that no server had: %q", heard)
	}
}

// allGiven is what stands in the controls of all questions.
func (l *taker) allGiven() []string {
	l.t.Helper()
	var all []string
	for n := range l.set.Questions {
		all = append(all, l.given(n+1))
	}
	return all
}

func (l *taker) sameAs(before []string, when string) {
	l.t.Helper()
	if now := l.allGiven(); !slices.Equal(now, before) {
		l.t.Errorf("%s there is %q, was %q", when, now, before)
	}
}

// TestSessionEndsDuringQuiz keeps an answer that comes after the session has ended.
func TestSessionEndsDuringQuiz(t *testing.T) {
	t.Parallel()
	answersSignedOut(t, (*tab).endSession)
}

// TestSignedOutElsewhere keeps an answer that comes after signing out in another tab.
func TestSignedOutElsewhere(t *testing.T) {
	t.Parallel()
	answersSignedOut(t, signOutElsewhere)
}

// answersSignedOut answers a question after the session was ended. The answer is kept, and saved after signing in
// again, at the same place.
func answersSignedOut(t *testing.T, end func(*tab)) {
	p := startProgram(t)
	quiz := p.publishRunway(func(r *quiz.Rules) { r.PerPage = 1 })
	email := p.addPerson("Hedy Lamarr", "learner")
	l := &taker{newTab(p, desktop), runwaySet(t)}
	l.signIn(email)
	l.open("/quizzes/" + quiz)
	l.follow(button(say("quiz.start")))
	l.goTo(damage)
	place := l.path()
	end(l.tab)
	l.listen()
	l.answer(damage, true)
	l.saveState("sign-in", say("save.sign-in"))
	l.neverSaved()
	before := l.given(damage)
	l.check("quiz page, signed out meanwhile")
	l.follow(link(say("save.sign-in-link")))
	l.check("signing in again")
	l.typeSignIn(email)
	if now := l.path(); now != place {
		t.Errorf("signing in again leads to %s, want %s", now, place)
	}
	l.saved()
	l.reload()
	if now := l.given(damage); now != before {
		t.Errorf("%q is stored, %q was given", now, before)
	}
}

// signOutElsewhere signs out in another tab.
func signOutElsewhere(b *tab) {
	b.t.Helper()
	other := b.another()
	other.open("/")
	other.follow(button(say("nav.sign-out")))
}

// TestTwoTabs answers a question in two tabs. The later one is shown both answers, and chooses.
func TestTwoTabs(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	first := takesRunway(p, desktop, p.publishRunway(nil), "Ada")
	second := &taker{first.another(), first.set}
	second.open(first.path())
	matching, ordering := first.firstOf(questions.MatchingType), first.firstOf(questions.OrderingType)
	for n, keep := range map[int]string{
		whoCaught: say("conflict.keep-mine"), damage: say("conflict.keep-stored"),
		matching: say("conflict.keep-mine"), ordering: say("conflict.keep-mine"),
	} {
		first.answer(n, true)
		first.saved()
		theirs := first.given(n)
		second.listen()
		second.answer(n, false)
		mine := second.given(n)
		second.saveState("conflict", say("conflict.title"))
		second.showsBoth(n)
		second.neverSaved()
		second.check(fmt.Sprintf("quiz page, conflict in question %d", n))
		second.press(button(keep))
		second.saved()
		want := mine
		if keep == say("conflict.keep-stored") {
			want = theirs
		}
		first.reload()
		if now := first.given(n); now != want {
			t.Errorf("%s: %q is stored, want %q", keep, now, want)
		}
	}
}

// TestTwoTabsWhileServerIsDown answers in two tabs of one browser while nothing can be sent. All answers arrive, and
// of two to the same question the later one, which both tabs show.
func TestTwoTabsWhileServerIsDown(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	first := takesRunway(p, desktop, p.publishRunway(nil), "Ada")
	second := &taker{first.another(), first.set}
	second.open(first.path())
	p.kill()
	for _, l := range []*taker{first, second} {
		l.listen()
		l.answer(whoCaught, l == first)
		l.saveState("unsent", say("save.unsent"))
	}
	first.answer(reason, true)
	second.answer(damage, true)
	for _, l := range []*taker{first, second} {
		l.saveState("unsent", say("save.unsent"))
		l.neverSaved()
	}
	given, denied, later := first.given(reason), second.given(damage), second.given(whoCaught)
	first.wait(fmt.Sprintf("given(%d) === %s", whoCaught, quoted(later)))
	p.start()
	first.saved()
	second.saved()
	first.reload()
	for n, want := range map[int]string{reason: given, damage: denied, whoCaught: later} {
		if now := first.given(n); now != want {
			t.Errorf("question %d: %q is stored, want %q", n, now, want)
		}
	}
}

// showsBoth finds both answers to a question on the page, in words.
func (l *taker) showsBoth(n int) {
	l.t.Helper()
	box := fmt.Sprintf("wordsOf(one('#q%d [data-conflict]'))", n)
	for _, want := range append(l.inWords(n), say("conflict.stored"), say("conflict.mine")) {
		l.wait(fmt.Sprintf("%s.includes(%s)", box, quoted(want)))
	}
}

// inWords are the right and the wrong answer to a question as a person would say them.
func (l *taker) inWords(n int) []string {
	l.t.Helper()
	switch body := l.asked(n).Body.(type) {
	case *questions.TrueFalse:
		return []string{truth(true), truth(false)}
	case *questions.ShortText:
		return []string{acceptedText(body, true), acceptedText(body, false)}
	case *questions.Ordering:
		return []string{numbered(orderTexts(body, true)), numbered(orderTexts(body, false))}
	case *questions.Matching:
		return append(pairTexts(body, true), pairTexts(body, false)...)
	}
	l.t.Fatalf("question %d has no words", n)
	return nil
}

// pairTexts are the prompts with what is given to them.
func pairTexts(body *questions.Matching, right bool) (texts []string) {
	for _, pair := range body.Pairs {
		texts = append(texts, questions.PlainText(pair.Prompt)+" – "+matchText(body, pair, right))
	}
	return texts
}

// numbered is a list in a line: 1. one 2. two.
func numbered(texts []string) string {
	line := ""
	for i, text := range texts {
		line += fmt.Sprintf("%d. %s ", i+1, text)
	}
	return strings.TrimSpace(line)
}
