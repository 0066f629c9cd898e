package e2e

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/readback/readback/questions"
)

// TestLearner is a guest's whole way through the quiz of a new installation, on a desktop.
func TestLearner(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := &taker{newTab(p, desktop), starterSet(t)}
	l.open("/")
	l.check("front page")
	l.follow(link(say("quiz.take")))
	l.check("rules of a quiz")
	l.follow(link(say("quiz.read-first")))
	l.check("briefing")

	code := l.startAsGuest("Ada Lindqvist")
	l.check("quiz page at the start")
	before := l.answerEachType()
	l.reload()
	l.saved()
	for n, given := range before {
		l.goTo(n)
		if now := l.given(n); now != given {
			t.Errorf("question %d: %q was given, %q is there after a reload", n, given, now)
		}
	}
	l.comesBackElsewhere(code, before)
	l.checksAndFinishes(len(before))
	l.reviews()
}

// answerEachType answers one question of each type, the choice wrongly, and returns what was given by number.
func (l *taker) answerEachType() map[int]string {
	l.t.Helper()
	given := map[int]string{}
	for _, kind := range typesIn(l.set) {
		n := l.firstOf(kind)
		l.goTo(n)
		l.answer(n, kind != questions.SingleChoiceType)
		l.saved()
		l.check("quiz page, " + string(kind))
		if kind == questions.SelectSentenceType {
			l.keepPictureForReaders()
		}
		given[n] = l.given(n)
	}
	return given
}

// keepPictureForReaders makes the README's screenshot anew when that is asked for.
func (l *taker) keepPictureForReaders() {
	if os.Getenv("READBACK_SCREENSHOTS") == "" {
		return
	}
	shot := call(l.tab, page.CaptureScreenshot, page.CaptureScreenshotParams{})
	l.write("../docs/screenshots/attempt.png", shot.Data)
}

// comesBackElsewhere goes on with the attempt in another browser, by the return code.
func (l *taker) comesBackElsewhere(code string, before map[int]string) {
	l.t.Helper()
	other := &taker{newTab(l.program, desktop), l.set}
	other.open("/")
	other.follow(link(say("home.return")))
	other.check("coming back by code")
	other.fill(labelled(say("return.code")), strings.ToLower(code))
	other.follow(button(say("return.go")))
	other.check("front page of somebody with an open attempt")
	other.follow(link(say("quiz.resume")))
	if other.path() == "" || !strings.HasPrefix(other.path(), "/attempts/") {
		l.t.Fatalf("going on leads to %s", other.path())
	}
	for n, given := range before {
		other.goTo(n)
		if now := other.given(n); now != given {
			l.t.Errorf("question %d elsewhere: %q, want %q", n, now, given)
		}
	}
}

// checksAndFinishes looks at what is unanswered, goes back to the first of it, answers it and hands in.
func (l *taker) checksAndFinishes(answered int) {
	l.t.Helper()
	all := answerable(l.set)
	l.follow(button(say("attempt.check")))
	l.see(say("finish.missing", "count", all-answered, "of", all))
	l.check("check page")
	if listed := ask[int](l.tab, "document.querySelectorAll('.missing li').length"); listed != all-answered {
		l.t.Errorf("%d questions are listed as unanswered, want %d", listed, all-answered)
	}
	l.follow(at(".missing a"))
	l.wait("one('.question') && location.hash === '#' + one('.question').id")
	l.answer(l.here(), true)
	if !l.noScript {
		l.saved()
	}
	l.follow(button(say("attempt.check")))
	l.see(say("finish.missing", "count", all-answered-1, "of", all))
	l.handIn()
}

// here is the number of the question on the page.
func (l *taker) here() int {
	l.t.Helper()
	return ask[int](l.tab, "Number(one('.question, .information').id.slice(1))")
}

// reviews reads the review: marks, explanations, and evidence with links both ways.
func (l *taker) reviews() {
	l.t.Helper()
	l.wait("location.pathname.endsWith('/review')")
	l.check("review")
	l.see(say("verdict.right"))
	l.see(say("verdict.wrong"))
	l.see(say("verdict.unanswered"))
	l.has(at(".score .percent"))
	for _, q := range l.set.Questions {
		if explanation := folded(questions.PlainText(q.Explanation)); !ask[bool](l.tab, "says("+quoted(explanation)+")") {
			l.t.Errorf("%s: the review doesn't say: %s", q.ID, explanation)
		}
	}
	l.followsEvidence()
	l.open("/")
	l.see(say("home.recent"))
	l.check("front page with a score")
}

// verdict is how a question of a review was marked, in a word; empty when it carries no mark.
func (l *taker) verdict(n int) string {
	l.t.Helper()
	return ask[string](l.tab, fmt.Sprintf("wordsOf(document.querySelector('#q%d .badge'))", n))
}

// followsEvidence goes from a question to the passage that proves it, and back.
func (l *taker) followsEvidence() {
	l.t.Helper()
	number := ask[string](l.tab, "one('a[data-evidence-link]').dataset.evidenceLink")
	l.press(at("a[data-evidence-link]"))
	mark := fmt.Sprintf("one('mark.evidence[data-evidence~=\"%s\"]')", number)
	l.wait(mark + " && " + inView(mark))
	begins, ends := say("evidence.begins", "number", number), fmt.Sprintf("#note_%s", number)
	l.wait("wordsOf(" + mark + ".closest('.passage')).includes(" + quoted(begins) + ")")
	l.press(at("a.footnote[href='" + ends + "']"))
	l.wait("location.hash === " + quoted(ends) + " && " + inView("document.querySelector("+quoted(ends)+")"))
}

// inView is the condition that an element is within the window.
func inView(element string) string {
	return "((r) => r && r.bottom > 0 && r.top < innerHeight)(" + element + "?.getBoundingClientRect())"
}

// TestLearnerOnAPhone goes between question and article, and finds each where it was left.
func TestLearnerOnAPhone(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	l := &taker{newTab(p, phone), starterSet(t)}
	l.open("/")
	l.check("front page")
	l.startAsGuest("Ada")
	n := l.firstOf(questions.CompareSourcesType) // the longest of all, so that there is something to scroll
	l.goTo(n)
	l.check("quiz page, question")
	question := l.scrollTo("300")
	l.press(link(say("attempt.read")))
	l.has(at(".source.chosen .passage"))
	l.check("quiz page, article")
	article := l.scrollTo("500")
	l.press(link(say("attempt.back-to-question")))
	l.isAt("the question", question)
	l.press(link(say("attempt.read")))
	l.isAt("the article", article)
	l.otherSourceAndBack(article)
	l.press(link(say("attempt.back-to-question")))
	l.answer(n, true)
	l.saved()
	l.picksOnAPhone()
	l.follow(button(say("attempt.check")))
	l.check("check page")
	l.handIn()
	l.check("review")
	l.followsEvidence()
}

// scrollTo scrolls the window, and returns where it is then.
func (l *taker) scrollTo(y string) int {
	l.t.Helper()
	return ask[int](l.tab, "(scrollTo({top: "+y+", behavior: 'instant'}), Math.round(scrollY))")
}

func (l *taker) isAt(what string, y int) {
	l.t.Helper()
	if y == 0 {
		l.t.Errorf("%s was never scrolled, so this shows nothing", what)
	}
	l.wait(fmt.Sprintf("Math.abs(scrollY - %d) <= 2", y))
}

// otherSourceAndBack looks into another source; the first is where it was, also after the page was loaded anew.
func (l *taker) otherSourceAndBack(article int) {
	l.t.Helper()
	first := ask[string](l.tab, "one('.source.chosen').dataset.source")
	other := ask[string](l.tab, "one('.tabs a:not([aria-current])').dataset.source")
	l.choose(other)
	l.choose(first)
	l.isAt("the article", article)
	l.reload()
	l.has(at(".source.chosen .passage"))
	l.isAt("the article after a reload", article)
}

func (l *taker) choose(source string) {
	l.t.Helper()
	l.press(at(fmt.Sprintf(`.tabs a[data-source="%s"]`, source)))
	l.wait(fmt.Sprintf(`one('.source.chosen').dataset.source === %s`, quoted(source)))
}

// picksOnAPhone picks a sentence in the article and finds it named at the question.
func (l *taker) picksOnAPhone() {
	l.t.Helper()
	n := l.firstOf(questions.SelectSentenceType)
	l.goTo(n)
	l.answer(n, true)
	l.saved()
	l.has(at("[data-picked] mark"))
	l.check("quiz page, picked sentence")
}
