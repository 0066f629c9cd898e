package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/readback/readback/questions"
)

// unmatched is a typed answer that the set doesn't accept.
const unmatched = "nobody knows"

// TestMarkingByHand has a person mark what no rule can: an essay, by keyboard, and a typed answer that the author didn't
// think of. The learners' scores follow.
func TestMarkingByHand(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	quiz := p.publish(everyType(t), nil)
	writer := p.handsIn(quiz, "Ada", whoCaught, len(everyType(t).Questions))
	writer.see(say("review.awaiting"))
	writer.gone(at(".score .percent"))
	other := p.handsIn(quiz, "Grace", whoCaught)
	other.scoreIs(0)

	instructor := &taker{newTab(p, desktop), everyType(t)}
	instructor.signIn(p.addPerson("Margaret Hamilton", "administrator"))
	instructor.open("/studio/quizzes/" + quiz + "/marking")
	instructor.marksEssayByKeyboard()
	writer.reload()
	writer.scoreIs(4.5)
	writer.see("The cause is there.")
	writer.check("review with a mark by hand")

	instructor.open("/studio/quizzes/" + quiz + "/marking")
	instructor.acceptsUnmatched()
	writer.reload()
	writer.scoreIs(5)
	writer.see(say("review.remarked"))
	other.reload()
	other.scoreIs(0.5)
	other.see(folded(say("why.accepted-later", "percent", "50", "gap", "")))
	other.check("review with an answer accepted later")
}

// handsIn takes a quiz under a guest's name, and gives wrong answers to some questions only.
func (p *program) handsIn(quiz, name string, answered ...int) *taker {
	p.t.Helper()
	l := &taker{newTab(p, phone), everyType(p.t)}
	l.startAs(quiz, name)
	for _, n := range answered {
		l.answer(n, false)
		l.saved()
	}
	l.follow(button(say("attempt.check")))
	l.handIn()
	return l
}

// scoreIs reads the score off the head of the review.
func (l *taker) scoreIs(points float64) {
	l.t.Helper()
	max := 0.0
	for i := range l.set.Questions {
		most, _ := l.set.Questions[i].Max().Float64()
		max += most
	}
	l.has(within(at(".score"), "p", say("score.points", "points", english.Number(points), "max", english.Number(max), "count", max)))
	l.has(within(at(".score"), ".percent", english.Percent(100*points/max)))
}

// marksEssayByKeyboard goes from the overview to the essay, gives points by its rubric, writes a comment, and saves.
func (l *taker) marksEssayByKeyboard() {
	l.t.Helper()
	essay := l.set.Question("tell-the-passengers")
	l.enter(link(questions.PlainText(essay.Stem)))
	l.see(announcement)
	l.see(say("byhand.awaiting"))
	l.check("marking by hand")
	l.anonymous("Ada")
	l.keys("3") // the third level of the first criterion
	l.wait("one('.criterion [type=radio]:checked')?.value === '2'")
	l.tabTo(aria("document", ".criterion input", essay.Body.(*questions.Essay).Rubric[1].Criterion))
	l.keys("1.5")
	l.see(say("byhand.together", "points", "4.5", "max", "5", "percent", "90%"))
	l.keys(kb.Escape)
	l.keys("c")
	l.wait("document.activeElement.id === 'comment'")
	l.keys("The cause is there.")
	l.keys(kb.Escape)
	l.leave(func() { l.keys("s") })
	l.see(folded(say("byhand.saved-last", "points", say("score.points", "points", "4.5", "max", "5", "count", 5.0))))
	l.check("marking by hand, everything marked")
}

// anonymous looks for a learner's name where it isn't to be seen.
func (l *taker) anonymous(name string) {
	l.t.Helper()
	if ask[bool](l.tab, "says("+quoted(name)+")") {
		l.t.Errorf("the page shows the name %s", name)
	}
}

// acceptsUnmatched accepts what two learners typed, for half of the points. The effect is shown before.
func (l *taker) acceptsUnmatched() {
	l.t.Helper()
	l.see(say("marking.unmatched", "count", 1))
	l.follow(link(say("marking.unmatched-title")))
	l.check("unmatched answers")
	l.follow(button(say("unmatched.accept") + ": " + unmatched))
	l.see(say("unmatched.given", "count", 2))
	l.fill(labelled(say("unmatched.percent")), "50")
	l.fill(labelled(say("unmatched.why")), "Nobody was named in the first edition.")
	l.follow(button(say("unmatched.again")))
	l.see(say("unmatched.effect-marks", "count", 2))
	l.check("unmatched answer, effect of accepting it")
	l.follow(button(say("unmatched.confirm")))
	l.see(say("unmatched.done", "text", unmatched))
	l.see(say("unmatched.done-marks", "count", 2))
	l.see(say("unmatched.accepted", "percent", english.Percent(50)))
	l.follow(link(say("marking.title")))
	l.see(say("marking.log-accepted", "text", unmatched))
	l.see("Nobody was named in the first edition.")
	l.check("marking, what was changed")
}
