package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
)

// TestKeyboard takes a quiz with a question of every type from the front page to the evidence without a mouse. It asks
// for a hint, says how sure it is, and flags a question on the way.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	quiz := p.publish(everyType(t), func(r *quiz.Rules) { r.PerPage, r.Certainty = 1, true })
	l := &taker{newTab(p, desktop), everyType(t)}
	l.open("/quizzes/" + quiz)
	l.skips()
	l.tabTo(labelled(say("quiz.guest-name")))
	l.keys("Ada")
	l.enter(button(say("quiz.start")))
	for range l.set.Questions {
		n := l.here()
		l.hearAloud()
		l.answerByKeyboard(n)
		if l.asked(n).Marked() {
			l.saved()
			l.heardAloud(say("save.saved")) // a screen reader hears it, too
		}
		l.asidesByKeyboard(n)
		l.enter(at("button.next"))
	}
	l.see(say("finish.all"))
	l.enter(button(say("finish.go")))
	l.allRightButTheEssay()
	l.saysAsides()
	l.evidenceByKeyboard()
}

// hearAloud remembers what a screen reader is told from now on.
func (l *taker) hearAloud() {
	l.t.Helper()
	ask[bool](l.tab, `(() => {
		window.aloud = [];
		for (const region of document.querySelectorAll('[role="status"]')) {
			new MutationObserver(() => aloud.push(wordsOf(region))).observe(region, { childList: true, subtree: true, characterData: true });
		}
		return true;
	})()`)
}

// heardAloud waits until something was said since hearAloud.
func (l *taker) heardAloud(text string) {
	l.t.Helper()
	l.wait("aloud.includes(" + quoted(folded(text)) + ")")
}

// allRightButTheEssay finds full marks for everything that is marked at once; the rest waits for a person.
func (l *taker) allRightButTheEssay() {
	l.t.Helper()
	l.see(say("review.awaiting"))
	for i := range l.set.Questions {
		q := &l.set.Questions[i]
		switch verdict := l.verdict(i + 1); {
		case !q.Marked() && verdict != "":
			l.t.Errorf("%s carries no marks, and is %q", q.ID, verdict)
		case q.Type == questions.EssayType && verdict != say("verdict.awaiting"):
			l.t.Errorf("%s waits for a person, and is %q", q.ID, verdict)
		case q.Marked() && q.Type != questions.EssayType && verdict != say("verdict.right"):
			l.t.Errorf("%s was answered rightly, and is %q", q.ID, verdict)
		}
	}
}

// skips uses the first thing on the page, which leads past the head.
func (l *taker) skips() {
	l.t.Helper()
	l.keys(kb.Tab)
	l.wait("document.activeElement.matches('.skip') && " + inView("document.activeElement"))
	l.keys(kb.Enter)
	l.wait("location.hash === '#main'")
}

// tabTo presses Tab until an element has the focus. It must be on view then, with nothing over it.
func (l *taker) tabTo(w where) {
	l.t.Helper()
	l.has(w)
	for range 300 {
		if ask[bool](l.tab, "document.activeElement === "+string(w)) {
			l.focusShows(string(w))
			return
		}
		l.keys(kb.Tab)
	}
	l.t.Fatalf("Tab never comes to %s", w)
}

// focusShows fails the test when the element in focus, or its label, is out of sight or looks as without the focus.
func (l *taker) focusShows(element string) {
	l.t.Helper()
	why := ask[string](l.tab, `((e) => {
		const face = e.matches('input[type=radio], input[type=checkbox]') ? e.labels[0] ?? e : e;
		if (reachable(face).why && reachable(e).why) return reachable(face).why;
		const look = (n) => ['outlineStyle', 'outlineWidth', 'boxShadow', 'borderColor', 'backgroundColor', 'textDecorationLine']
			.map((k) => getComputedStyle(n)[k]).join();
		const faces = [e, face, ...face.children, e.nextElementSibling].filter(Boolean);
		const focused = faces.map(look).join('|');
		e.blur();
		const without = faces.map(look).join('|');
		e.focus({ preventScroll: true });
		return focused === without ? 'it looks the same without the focus' : '';
	})(`+element+`)`)
	if why != "" {
		l.t.Errorf("the focus is on %s, but %s", element, why)
	}
}

// enter tabs to what leads to another page, presses Enter and waits for that page.
func (l *taker) enter(w where) {
	l.t.Helper()
	l.tabTo(w)
	l.leave(func() { l.keys(kb.Enter) })
}

// answerByKeyboard answers a question rightly.
func (l *taker) answerByKeyboard(n int) {
	l.t.Helper()
	here := at(fmt.Sprintf("#q%d", n))
	control := func(text string) where { return labelledIn(here, text) }
	switch body := l.asked(n).Body.(type) {
	case *questions.SingleChoice:
		l.chooseByArrows(control(optionText(body.Options, true)))
	case *questions.MultipleResponse:
		for _, o := range body.Options {
			if o.Correct {
				l.tick(control(o.Text))
			}
		}
	case *questions.TrueFalse:
		l.chooseByArrows(control(truth(*body.Answer)))
	case *questions.ShortText:
		l.tabTo(within(here, "input[type=text]", ""))
		l.keys(acceptedText(body, true))
	case *questions.SelectSentence:
		l.openTab(body.Source)
		l.pickByArrows(n, body.Correct[0])
	case *questions.CompareSources:
		l.fillTableByArrows(here, body)
	case *questions.Numeric:
		l.typeNumber(here, body)
	case *questions.Matching:
		for _, pair := range body.Pairs {
			l.selectByArrows(control(pair.Prompt), matchText(body, pair, true))
		}
	case *questions.Ordering:
		l.orderByButtons(n, orderTexts(body, true))
	case *questions.GapFill:
		l.fillGapsByKeyboard(n, l.asked(n))
	case *questions.Essay:
		l.tabTo(within(here, ".essay textarea", ""))
		l.keys(announcement)
	}
}

// chooseByArrows goes into a group of radio buttons and along it.
func (l *taker) chooseByArrows(w where) {
	l.t.Helper()
	l.has(w)
	first := where(fmt.Sprintf("[...document.getElementsByName((%s).name)].find((r) => r.checked) ?? document.getElementsByName((%s).name)[0]", w, w))
	l.tabTo("(" + first + ")")
	for range 10 {
		if ask[bool](l.tab, "document.activeElement === "+string(w)) {
			if !ask[bool](l.tab, string(w)+".checked") {
				l.keys(" ")
			}
			l.wait(string(w) + ".checked")
			return
		}
		l.keys(kb.ArrowDown)
	}
	l.t.Fatalf("the arrow keys never come to %s", w)
}

func (l *taker) tick(w where) {
	l.t.Helper()
	l.tabTo(w)
	l.keys(" ")
	l.wait(string(w) + ".checked")
}

// openTab brings a source into view by its link.
func (l *taker) openTab(source string) {
	l.t.Helper()
	l.tabTo(at(fmt.Sprintf(`.tabs a[data-source="%s"]`, source)))
	l.keys(kb.Enter)
	l.wait("one('.source.chosen').dataset.source === " + quoted(source))
}

func (l *taker) fillTableByArrows(here where, body *questions.CompareSources) {
	l.t.Helper()
	for _, claim := range body.Claims {
		for source, stance := range claim.Sources {
			cell := say("compare.cell", "source", l.set.Source(source).Title, "claim", questions.PlainText(claim.Text))
			group := within(here, "[aria-label="+quoted(cell)+"]", "")
			l.chooseByArrows(within(group, "label", say("stance."+string(stance))) + "?.control")
		}
	}
}

// evidenceByKeyboard goes from a question to its proof, and from there back to the question.
func (l *taker) evidenceByKeyboard() {
	l.t.Helper()
	l.tabTo(at("a[data-evidence-link]"))
	number := ask[string](l.tab, "document.activeElement.dataset.evidenceLink")
	l.keys(kb.Enter)
	l.wait(fmt.Sprintf("document.activeElement.matches('mark.evidence[data-evidence~=\"%s\"]')", number))
	l.do(chromedp.KeyEvent(kb.Tab))
	l.tabTo(at(fmt.Sprintf("a.footnote[href='#note_%s']", number)))
	l.keys(kb.Enter)
	l.wait("location.hash === '#note_" + number + "'")
	if !strings.HasSuffix(l.path(), "/review") {
		l.t.Errorf("the evidence leads away to %s", l.path())
	}
}
