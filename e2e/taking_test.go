package e2e

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// taker is a learner at a quiz page. Unlike the page, the taker knows the key.
type taker struct {
	*tab
	set *questions.Set
}

// startAsGuest begins the open quiz that is first on the front page, under a name. It returns the code for coming back.
func (l *taker) startAsGuest(name string) (returnCode string) {
	l.t.Helper()
	l.open("/")
	l.follow(link(say("quiz.take")))
	l.fill(labelled(say("quiz.guest-name")), name)
	l.follow(button(say("quiz.start")))
	return l.text(at(".notice .code"))
}

// firstOf is the number of the first question of a type, in an attempt that keeps the set's order.
func (l *taker) firstOf(kind questions.Type) int {
	l.t.Helper()
	return 1 + slices.IndexFunc(l.set.Questions, func(q questions.Question) bool { return q.Type == kind })
}

// asked is the question that the page shows under a number.
func (l *taker) asked(n int) *questions.Question {
	l.t.Helper()
	l.has(at("#q" + strconv.Itoa(n)))
	stem := ask[string](l.tab, fmt.Sprintf("stemOf(%d)", n))
	for i := range l.set.Questions {
		if stemOf(&l.set.Questions[i]) == stem {
			return &l.set.Questions[i]
		}
	}
	l.t.Fatalf("question %d isn't in the set: %s", n, stem)
	return nil
}

// goTo opens the page of a question by the overview.
func (l *taker) goTo(n int) {
	l.t.Helper()
	l.follow(at(fmt.Sprintf(`[data-entry="%d"] button`, n)))
	l.has(at("#q" + strconv.Itoa(n)))
}

// answer answers a question by what is on view, rightly or wrongly.
func (l *taker) answer(n int, right bool) {
	l.t.Helper()
	q := l.asked(n)
	here := at("#q" + strconv.Itoa(n))
	switch body := q.Body.(type) {
	case *questions.SingleChoice:
		l.press(within(here, "label", optionText(body.Options, right)))
	case *questions.MultipleResponse:
		l.chooseAll(here, body, right)
	case *questions.TrueFalse:
		l.press(within(here, "label", truth(*body.Answer == right)))
	case *questions.ShortText:
		l.fill(within(here, "input[type=text]", ""), acceptedText(body, right))
	case *questions.SelectSentence:
		l.pickSentence(n, body, right)
	case *questions.CompareSources:
		l.fillTable(here, body, right)
	case *questions.Numeric:
		l.fill(within(here, "input[type=text]", ""), numberText(body, right))
	case *questions.Matching:
		l.match(here, body, right)
	case *questions.Ordering:
		l.putInOrder(n, orderTexts(body, right))
	case *questions.GapFill:
		l.fillGaps(n, q, right)
	case *questions.Essay:
		l.fill(within(here, ".essay textarea", ""), announcement)
	}
}

// handIn finishes the attempt on the check page.
func (l *taker) handIn() {
	l.t.Helper()
	l.follow(button(say("finish.go")))
	l.wait("location.pathname.endsWith('/review')")
}

func optionText(options questions.Options, right bool) string {
	i := slices.IndexFunc(options, func(o questions.Option) bool { return o.Correct == right })
	return questions.PlainText(options[i].Text)
}

func truth(value bool) string {
	if value {
		return say("question.true")
	}
	return say("question.false")
}

func (l *taker) chooseAll(here where, body *questions.MultipleResponse, right bool) {
	l.t.Helper()
	for _, o := range body.Options {
		if o.Correct == right {
			l.press(within(here, "label", questions.PlainText(o.Text)))
		}
	}
}

func acceptedText(body *questions.ShortText, right bool) string {
	i := slices.IndexFunc(body.Accept, func(a questions.Accept) bool { return !strings.Contains(a.Text, "*") })
	if !right || i < 0 {
		return "nobody knows"
	}
	return body.Accept[i].Text
}

// pickSentence answers in the article itself: on a phone it is one press away, on a desktop behind its tab.
func (l *taker) pickSentence(n int, body *questions.SelectSentence, right bool) {
	l.t.Helper()
	if l.screen.mobile {
		l.press(at(fmt.Sprintf("#q%d .pane-switch", n)))
	} else if !l.noScript && len(l.set.Briefing) > 1 {
		l.press(at(fmt.Sprintf(`.tabs a[data-source="%s"]`, body.Source)))
	}
	if right {
		for _, quote := range body.Correct[:min(body.Most(), len(body.Correct))] {
			l.press(where(fmt.Sprintf("pick(%d, %s)", n, quoted(quote))))
		}
	} else {
		l.press(where(fmt.Sprintf("otherPick(%d, [%s])", n, quoted(strings.Join(body.Correct, " ")))))
	}
	if l.screen.mobile {
		l.press(link(say("attempt.back-to-question")))
	}
}

// fillTable says of each claim what each source does with it.
func (l *taker) fillTable(here where, body *questions.CompareSources, right bool) {
	l.t.Helper()
	for _, claim := range body.Claims {
		for source, stance := range claim.Sources {
			if !right {
				stance = otherStance(stance)
			}
			cell := say("compare.cell", "source", l.set.Source(source).Title, "claim", questions.PlainText(claim.Text))
			l.press(within(within(here, "[aria-label="+quoted(cell)+"]", ""), "label", say("stance."+string(stance))))
		}
	}
}

func otherStance(s questions.Stance) questions.Stance {
	if s == questions.Silent {
		return questions.States
	}
	return questions.Silent
}

// given is what stands in a question's controls.
func (l *taker) given(n int) string {
	l.t.Helper()
	return ask[string](l.tab, fmt.Sprintf("given(%d)", n))
}

// saved waits until the page says that all is saved.
func (l *taker) saved() {
	l.t.Helper()
	l.saveState("saved", say("save.saved"))
}

// saveState waits until the line about saving is in a state, and says so.
func (l *taker) saveState(state, text string) {
	l.t.Helper()
	l.wait(fmt.Sprintf(`one('[data-save]')?.dataset.save === %s && wordsOf(one('[data-save]')).startsWith(%s)`, quoted(state), quoted(folded(text))))
}

// folded is a text with its white space as a page shows it.
func folded(text string) string { return strings.Join(strings.Fields(text), " ") }
