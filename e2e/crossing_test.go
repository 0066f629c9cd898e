package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
)

// TestCrossing goes from an article to a running quiz and on: six questions of different types with their evidence are written in
// forms and published, two learners take them at once, a wrong key is mended and the attempts are marked again, the article
// changes, and the question that lost its passage is bound to the new one.
func TestCrossing(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	set := readSet(t, "crossing.yaml")
	b := newTab(p, desktop)
	b.signIn(p.addPerson("Grace Darling", "instructor"))
	b.beginsWithArticle(set)
	for i := range set.Questions {
		b.writes(&set.Questions[i], i == wrongKey)
	}
	b.publishesDraft()
	quiz := b.putsBeforeEverybody(set.ID)

	ada, barbara := &taker{newTab(p, phone), set}, &taker{newTab(p, desktop), set}
	takeAtOnce(quiz, ada, barbara)
	ada.scoreIs(5)
	b.mendsKey(set)
	b.marksAgain(quiz)
	ada.reload()
	ada.scoreIs(6)
	ada.see(whyAgain)
	ada.check("review of an attempt that was marked again")

	b.editsArticle(set)
}

// wrongKey is the place of the question whose key its author gets wrong, and whyAgain what the author says of it later.
const (
	wrongKey = 1
	whyAgain = "The log says that nobody was hurt."
)

// beginsWithArticle begins a set and pastes its article.
func (b *tab) beginsWithArticle(set *questions.Set) {
	b.t.Helper()
	b.open("/studio/sets")
	b.fill(labelled(say("seteditor.title")), set.Title)
	b.follow(button(say("newset.begin")))
	b.follow(link(say("bind.title")))
	b.fill(labelled(say("bind.source-title")), set.Briefing[0].Title)
	b.paste(labelled(say("bind.text")), set.Briefing[0].Text)
	b.follow(button(say("bind.add-this")))
	b.see(say("bind.added", "count", 1))
	b.open("/studio/sets/" + set.ID + "/edit")
}

// writes adds a question to the draft, fills its form, and takes the evidence from the article. With a wrong key it says the
// contrary.
func (b *tab) writes(q *questions.Question, wrong bool) {
	b.t.Helper()
	b.set(labelled(say("seteditor.type")), say("type."+string(q.Type)))
	b.fill(labelled(say("seteditor.stem")), q.Stem)
	b.follow(button(say("seteditor.add")))
	switch body := q.Body.(type) {
	case *questions.SingleChoice:
		b.writesOptions(body.Options)
	case *questions.MultipleResponse:
		b.writesOptions(body.Options)
	case *questions.TrueFalse:
		b.set(labelled(say("questionform.right-answer")), truth(*body.Answer != wrong))
	case *questions.ShortText:
		b.fill(at(`[name="accept.0.text"]`), body.Accept[0].Text)
	case *questions.Numeric:
		b.fill(at(`[name="accept.0.value"]`), string(body.Accept[0].Value))
	case *questions.SelectSentence:
		b.set(labelled(say("questionform.source")), "The log of the ferry")
		b.takes(body.Correct[0], "correct.0.quote")
	}
	for i, e := range q.Evidence {
		b.takes(e.Quote, fmt.Sprintf("evidence.%d.quote", i))
	}
	b.follow(at(".save-bar [value=save]"))
	b.see(say("questionform.nothing-wrong"))
	b.check("form of " + string(q.Type))
	b.follow(link(say("questionform.back")))
}

func (b *tab) writesOptions(options questions.Options) {
	b.t.Helper()
	for i, o := range options {
		b.fill(at(fmt.Sprintf(`[name="options.%d.text"]`, i)), o.Text)
		ticked := ask[bool](b, fmt.Sprintf(`document.querySelector('[name="options.%d.correct"]').checked`, i))
		if o.Correct != ticked {
			b.press(at(fmt.Sprintf(`[name="options.%d.correct"]`, i)))
		}
	}
}

// takes ticks the sentence with a quote, which then stands in a field.
func (b *tab) takes(quote, field string) {
	b.t.Helper()
	b.press(where(fmt.Sprintf(`labelOf([...document.getElementsByName('pick')].find((box) => sentence(box).includes(%s)))`, quoted(quote))))
	b.wait(fmt.Sprintf(`document.querySelector('[name="%s"]').value === %s`, field, quoted(quote)))
}

// publishesDraft makes the draft the set's next revision.
func (b *tab) publishesDraft() {
	b.t.Helper()
	b.follow(link(say("seteditor.publish")))
	b.follow(button(say("draft.publish")))
	b.arrived()
}

// putsBeforeEverybody puts the set before everybody by the rules of a check, and returns the quiz's id.
func (b *tab) putsBeforeEverybody(set string) (quiz string) {
	b.t.Helper()
	b.open("/studio/sets/" + set + "/publish")
	b.follow(button(say("publish.preset-check")))
	b.see(say("publish.filled-check"))
	b.check("rules filled by a preset")
	b.follow(button(say("publish.publish")))
	b.see(say("publish.done"))
	return strings.TrimPrefix(b.path(), "/studio/quizzes/")
}

// takeAtOnce has learners answer one question after the other side by side, all rightly.
func takeAtOnce(quiz string, learners ...*taker) {
	for i, l := range learners {
		l.startAs(quiz, []string{"Ada", "Barbara"}[i])
	}
	for range learners[0].set.Questions {
		for _, l := range learners {
			l.answer(l.here(), true)
			l.follow(at("button.next"))
		}
	}
	for _, l := range learners {
		l.handIn()
	}
}

// mendsKey puts the wrong key right, and publishes.
func (b *tab) mendsKey(set *questions.Set) {
	b.t.Helper()
	q := &set.Questions[wrongKey]
	b.open("/studio/sets/" + set.ID + "/edit")
	b.follow(link(q.Stem))
	b.set(labelled(say("questionform.right-answer")), truth(*q.Body.(*questions.TrueFalse).Answer))
	b.follow(at(".save-bar [value=save]"))
	b.follow(link(say("questionform.back")))
	b.publishesDraft()
}

// marksAgain moves the quiz to the revision with the right key, and marks again what was taken before.
func (b *tab) marksAgain(quiz string) {
	b.t.Helper()
	b.open("/studio/quizzes/" + quiz + "/revision")
	b.follow(button(say("quizrevision.go", "number", 2)))
	b.see(say("quizrevision.done", "number", 2))
	b.open("/studio/quizzes/" + quiz + "/remark")
	b.press(at(`[name="pick"]`))
	b.fill(labelled(say("remark.why")), whyAgain)
	b.follow(button(say("remark.preview")))
	b.see(say("remark.counts", "up", 2, "down", 0, "same", 0))
	b.check("what marking again would change")
	b.follow(button(say("remark.apply")))
	b.see(say("remark.done", "count", 2))
	b.check("marked again")
}

// editsArticle changes the article so that one question loses its passage, takes the one that is offered, and publishes.
func (b *tab) editsArticle(set *questions.Set) {
	b.t.Helper()
	source := set.Briefing[0]
	b.open("/studio/sets/" + set.ID + "/briefing/" + source.ID)
	b.paste(labelled(say("bind.text")), strings.Replace(source.Text, "the port engine stopped", "one of the two engines on the port side stopped", 1))
	b.follow(button(say("sourceedit.look")))
	b.see(say("sourceedit.effects", "count", 1))
	b.see("What stopped halfway across?")
	b.check("what a changed article does to its questions")
	b.press(at(".worklist-suggestion"))
	b.follow(button(say("sourceedit.save")))
	b.open("/studio/sets/" + set.ID + "/edit")
	b.gone(at(".editor-list .severity"))
	b.publishesDraft()
	b.see(say("set.revision", "number", 3))
}
