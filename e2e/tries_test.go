package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

// flagNote is what the taker says of the question in which something is to be put in order.
const flagNote = "Does the printing count as part of the night?"

// TestTriesHintsAndFlags goes through every type twice, with JavaScript and without: wrong tries, a hint, how sure one
// is, and a word to the instructor. Both ways come to the same marks, and the instructor sees what was said.
func TestTriesHintsAndFlags(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	quiz := p.publish(everyType(t), withTries)
	takers := []*taker{{newTab(p, desktop), everyType(t)}, {newTab(p, phone), everyType(t)}}
	takers[1].withoutScript()
	for i, l := range takers {
		l.startAs(quiz, fmt.Sprint("Learner ", i+1))
		for range l.set.Questions {
			l.triesAndGoesOn(l.here())
		}
		l.see(say("finish.all"))
		l.handIn()
		l.marksAre(afterTries)
		l.reviewSaysWhatWasDone()
		l.check("review after tries")
	}
	b := newTab(p, desktop)
	b.signIn(p.addPerson("Margaret Hamilton", "administrator"))
	b.readsCalibration(quiz, len(takers))
	b.readsFlags(quiz, len(takers))
	takers[0].reload()
	takers[0].seesFlagResolved()
}

// afterTries is what the types earn that don't earn full marks: nine tenths after one wrong try.
var afterTries = map[questions.Type]float64{
	questions.MultipleResponseType: 0,
	questions.ShortTextType:        0.8,
	questions.NumericType:          1.6,
	questions.MatchingType:         2.7,
}

// triesAndGoesOn answers a question in the way that belongs to its type.
func (l *taker) triesAndGoesOn(n int) {
	l.t.Helper()
	here, q := at(fmt.Sprintf("#q%d", n)), l.asked(n)
	switch q.Type {
	case questions.SingleChoiceType:
		l.press(within(here, "label", say("certainty.certain")))
	case questions.MultipleResponseType, questions.TrueFalseType:
		l.press(within(here, "label", say("certainty.guessing")))
	case questions.ShortTextType:
		l.follow(within(here, "button", say("question.show-hint")))
		l.see(questions.PlainText(q.Hint))
	case questions.NumericType:
		l.triesNumbers(n, "2,600 metres", "2.6")
	case questions.MatchingType:
		l.tries(n, 2, func() { l.answer(n, false) })
	case questions.OrderingType:
		l.flags(here)
	}
	l.answer(n, q.Type != questions.MultipleResponseType)
	if q.Type == questions.NumericType {
		l.follow(button(say("question.check")))
		l.has(within(here, ".badge.right", ""))
		l.gone(within(here, "input[type=text]", ""))
	}
	if l.noScript { // with JavaScript the pages are looked at elsewhere
		l.check("every type, " + string(q.Type) + " answered")
	}
	l.follow(at("button.next"))
}

// triesNumbers has wrong numbers checked.
func (l *taker) triesNumbers(n int, wrong ...string) {
	l.t.Helper()
	for i, number := range wrong {
		l.tries(n, 2-i, func() { l.fill(within(at(fmt.Sprintf("#q%d", n)), "input[type=text]", ""), number) })
	}
}

// tries has a wrong answer checked. The page says that it is wrong and how often it may be tried again, and nothing of
// what is right.
func (l *taker) tries(n, left int, answer func()) {
	l.t.Helper()
	here := at(fmt.Sprintf("#q%d", n))
	answer()
	given := l.given(n)
	l.follow(within(here, "button", say("question.check")))
	l.has(within(here, ".badge.wrong", ""))
	l.see(say("question.tries-left", "count", left))
	if now := l.given(n); now != given {
		l.t.Errorf("question %d: %q was checked, %q is on the page", n, given, now)
	}
	l.tellsOnly(0)
}

// flags tells the instructor that a question is wrong, and why.
func (l *taker) flags(here where) {
	l.t.Helper()
	l.press(within(here, "summary", say("flag.ask")))
	l.press(within(here, "label", say("flag.wrong")))
	l.fill(labelledIn(here, say("flag.note")), flagNote)
	l.follow(within(here, "button", say("flag.send")))
	l.has(within(here, "summary", say("flag.sent-wrong")))
}

// marksAre reads the points of every question off the review. Those that aren't listed have full marks, but for the
// essay, which has none yet.
func (l *taker) marksAre(earned map[questions.Type]float64) {
	l.t.Helper()
	l.see(say("review.awaiting"))
	l.gone(at(".score .percent"))
	for i := range l.set.Questions {
		q := &l.set.Questions[i]
		if !q.Marked() {
			continue
		}
		max, _ := q.Max().Float64()
		points, listed := earned[q.Type]
		if !listed {
			points = max
		}
		want := say("score.points", "points", english.Number(points), "max", english.Number(max), "count", max)
		if q.Type == questions.EssayType {
			want = say("question.points", "count", max)
		}
		if said := l.text(at(fmt.Sprintf("#q%d .marked-as .soft", i+1))); said != want {
			l.t.Errorf("%s: %q, want %q", q.ID, said, want)
		}
	}
}

// reviewSaysWhatWasDone finds why marks are less, how sure the learner was, and what was told to the instructor.
func (l *taker) reviewSaysWhatWasDone() {
	l.t.Helper()
	for kind, said := range map[questions.Type]string{
		questions.NumericType:      say("why.tries-used", "count", 2, "percent", "20"),
		questions.MatchingType:     say("why.tries-used", "count", 1, "percent", "10"),
		questions.ShortTextType:    say("why.hint-used", "percent", "20"),
		questions.SingleChoiceType: say("certainty.said", "level", say("certainty.certain")),
		questions.TrueFalseType:    say("certainty.said", "level", say("certainty.guessing")),
		questions.OrderingType:     say("flag.sent-wrong"),
	} {
		if text := l.text(at(fmt.Sprintf("#q%d", l.firstOf(kind)))); !strings.Contains(text, folded(said)) {
			l.t.Errorf("%s: the review doesn't say %q: %s", kind, said, text)
		}
	}
}

// readsCalibration finds how sure the learners were beside how they did: of two guesses one was right.
func (b *tab) readsCalibration(quiz string, learners int) {
	b.t.Helper()
	b.open("/studio/quizzes/" + quiz)
	b.follow(link(say("marking.title")))
	b.see(say("marking.awaiting", "count", learners))
	b.check("marking, answers await")
	for level, want := range map[string][]string{
		say("calibration.guessing"): {fmt.Sprint(2 * learners), english.Share(50)},
		say("calibration.unsure"):   {"0", "–"},
		say("calibration.certain"):  {fmt.Sprint(learners), english.Share(100)},
	} {
		row := ask[[]string](b, fmt.Sprintf(`[...document.querySelectorAll('.calibration tbody tr')].map((tr) => [...tr.children].map(wordsOf))
			.find((cells) => cells[0].startsWith(%s)) ?? []`, quoted(level)))
		if len(row) != 3 || !strings.HasSuffix(row[1], want[0]) || !strings.HasSuffix(row[2], want[1]) {
			b.t.Errorf("%s: the calibration says %q, want %q", level, row, want)
		}
	}
}

// readsFlags finds what each learner said, with the answer that was given, and is done with the first.
func (b *tab) readsFlags(quiz string, learners int) {
	b.t.Helper()
	b.follow(link(say("marking.flags-title")))
	b.check("flags")
	set := everyType(b.t)
	q := set.Question("order-of-the-night")
	b.see(questions.PlainText(q.Stem))
	for _, said := range append(orderTexts(q.Body.(*questions.Ordering), true), flagNote, say("flags.wrong")) {
		if count := ask[int](b, fmt.Sprintf("[...document.querySelectorAll('.flag-list > li')].filter((li) => wordsOf(li).includes(%s)).length", quoted(said))); count != learners {
			b.t.Errorf("%d of %d flags say %q", count, learners, said)
		}
	}
	for range learners {
		b.follow(at("button[value=resolve]"))
		b.see(say("flags.resolved-notice"))
	}
	b.has(within(at("main"), "summary", say("flags.resolved", "count", learners)+": "+questions.PlainText(q.Stem)))
	b.check("flags, all looked at")
}

// seesFlagResolved finds in the review that the instructor has looked at the flag.
func (l *taker) seesFlagResolved() {
	l.t.Helper()
	here := at(fmt.Sprintf("#q%d", l.firstOf(questions.OrderingType)))
	l.press(within(here, "summary", say("flag.sent-wrong")))
	l.see(say("flag.resolved"))
}
