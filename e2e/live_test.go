package e2e

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// TestLiveBoard watches two learners take a quiz: what they answer comes without a reload, five more minutes reach a learner
// who saves nothing, one who loses the connection is said to, and the names go at the press of a key.
func TestLiveBoard(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	q := p.publishRunway(func(r *quiz.Rules) { r.TimeLimit = 30 * time.Minute })
	ada := takesRunway(p, phone, q, "Ada")
	bo := takesRunway(p, desktop, q, "Bo")
	b := newTab(p, desktop)
	b.signIn(p.addPerson("Grace", "administrator"))
	b.open("/studio/quizzes/" + q)
	b.follow(link(say("live.link")))
	b.see(say("live.connected"))
	asked := 0
	for i := range ada.set.Questions {
		if ada.set.Questions[i].Marked() {
			asked++
		}
	}
	b.wait(row("Ada", say("live.answered-of", "number", 0, "of", asked)))
	ada.answer(reason, true)
	ada.saved()
	b.wait(row("Ada", say("live.answered-of", "number", 1, "of", asked)))
	b.wait(row("Bo", say("live.answered-of", "number", 0, "of", asked)))
	b.check("live board")

	b.press(button(say("live.give-all")))
	b.see(say("live.gave-open", "count", 2))
	b.wait(row("Bo", say("live.extra", "number", 5)))
	bo.wait(`/\b34:\d\d/.test(wordsOf(one('[data-timer]')))`) // and has saved nothing
	b.check("live board, time given")
	b.keys("n")
	b.wait(row("Bo", "") + " === false")
	b.see(say("live.gave-open", "count", 2))
	b.keys("n")
	b.reload()
	b.see(say("live.connected"))
	b.press(button(say("live.take-back") + ": " + say("live.gave-open", "count", 2)))
	b.see(say("live.taken"))

	bo.offline(true)
	time.Sleep(reports.LostAfter)
	b.wait(row("Bo", say("live.state-lost")))
	bo.offline(false)
	b.wait(row("Bo", say("live.state-answering")))

	b.keys("n")
	b.wait("!document.body.innerHTML.includes('>Ada<')")
	b.see(say("live.anonymous", "number", "1"))
	b.check("live board, names hidden")
	b.reload()
	b.wait("!document.body.innerHTML.includes('>Ada<')")
	b.keys("n")
	b.wait(row("Ada", say("live.state-answering")))
}

// row is a condition: a learner's row of the board says something.
func row(name, part string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('tbody tr')].some((tr) => tr.textContent.includes(%s) && wordsOf(tr).includes(%s))`,
		quoted(name), quoted(part))
}

// offline takes the network away from a tab, or gives it back.
func (b *tab) offline(off bool) {
	b.t.Helper()
	call(b, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Offline: off, DownloadThroughput: -1, UploadThroughput: -1}},
	})
	call(b, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: off, DownloadThroughput: -1, UploadThroughput: -1})
}
