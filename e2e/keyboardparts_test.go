package e2e

import (
	"fmt"
	"strings"

	"github.com/chromedp/chromedp/kb"

	"github.com/readback/readback/questions"
)

// pickByArrows goes to the sentences of the article and along them, and picks the one with these words.
func (l *taker) pickByArrows(n int, quote string) {
	l.t.Helper()
	l.tabTo(where(fmt.Sprintf("(picks(%d).find((b) => b.tabIndex === 0))", n)))
	wanted := fmt.Sprintf("sentence(document.activeElement).includes(%s)", quoted(quote))
	for range 50 {
		if ask[bool](l.tab, wanted) {
			l.focusShows("document.activeElement")
			l.keys(" ")
			l.wait("document.activeElement.checked")
			return
		}
		l.keys(kb.ArrowDown)
	}
	l.t.Fatalf("the arrow keys never come to the sentence %q", quote)
}

// typeNumber types a number, and is told how it is read.
func (l *taker) typeNumber(here where, body *questions.Numeric) {
	l.t.Helper()
	l.tabTo(within(here, "input[type=text]", ""))
	l.keys(numberText(body, true))
	read := say("question.read-as", "number", questions.FormatNumber(body.Accept[0].Value, "en"), "gap", "")
	l.has(within(here, "output", read))
}

// selectByArrows chooses in a drop-down list by what is written there.
func (l *taker) selectByArrows(w where, text string) {
	l.t.Helper()
	l.tabTo(w)
	for range 20 {
		if ask[bool](l.tab, fmt.Sprintf("%[1]s.selectedOptions[0] === optionOf(%[1]s, %[2]s)", w, quoted(text))) {
			return
		}
		l.keys(kb.ArrowDown)
	}
	l.t.Fatalf("the arrow keys never come to %q", text)
}

// orderByButtons moves items up by their buttons. Each move is said aloud, and the focus stays on the button.
func (l *taker) orderByButtons(n int, order []string) {
	l.t.Helper()
	here := at(fmt.Sprintf("#q%d", n))
	for place, item := range order {
		for now := l.placeOf(n, item); now > place; now-- {
			up := aria(here, "button", say("ordering.up", "item", item))
			l.tabTo(up)
			l.keys(kb.Enter)
			l.wait(fmt.Sprintf("itemsOf(%d).indexOf(%s) === %d", n, quoted(item), now-1))
			l.heardAloud(say("ordering.moved", "item", strings.TrimSuffix(item, "."), "place", now, "of", len(order)))
			l.wait("document.activeElement === " + string(up))
		}
	}
}

func (l *taker) fillGapsByKeyboard(n int, q *questions.Question) {
	l.t.Helper()
	body := q.Body.(*questions.GapFill)
	order := q.GapOrder()
	for i, name := range order {
		gap := body.Gaps[name]
		control := gapControl(n, i+1, len(order))
		if gap.Kind() == questions.GapChoice {
			l.selectByArrows(control, optionText(gap.Options, true))
		} else {
			l.tabTo(control)
			l.keys(gapText(gap, true))
		}
	}
}

// asidesByKeyboard does what may be done beside answering, at one question each.
func (l *taker) asidesByKeyboard(n int) {
	l.t.Helper()
	here, q := at(fmt.Sprintf("#q%d", n)), l.asked(n)
	switch q.Type {
	case questions.TrueFalseType:
		l.chooseByArrows(labelledIn(here, say("certainty.certain")))
		l.saved()
	case questions.NumericType:
		l.enter(within(here, "button", say("question.show-hint")))
		l.see(questions.PlainText(q.Hint))
	case questions.ShortTextType:
		l.flagByKeyboard(here)
	}
}

// flagByKeyboard tells the instructor that a question is unclear, and why.
func (l *taker) flagByKeyboard(here where) {
	l.t.Helper()
	l.tabTo(within(here, "summary", say("flag.ask")))
	l.keys(kb.Enter)
	l.has(labelledIn(here, say("flag.note")))
	l.chooseByArrows(labelledIn(here, say("flag.unclear")))
	l.tabTo(labelledIn(here, say("flag.note")))
	l.keys("Which of the two reports?")
	l.enter(within(here, "button", say("flag.send")))
	l.has(within(here, "summary", say("flag.sent-unclear")))
}

// saysAsides finds in the review how sure the learner was, and what was told to the instructor.
func (l *taker) saysAsides() {
	l.t.Helper()
	l.has(within(at(fmt.Sprintf("#q%d", damage)), "p", say("certainty.said", "level", say("certainty.certain"))))
	l.has(within(at(fmt.Sprintf("#q%d", whoCaught)), "summary", say("flag.sent-unclear")))
}
