package e2e

import (
	"strings"
	"testing"
)

// TestSharing has two instructors with one set: one begins it and shares it, the other edits it. A quiz on
// it is deleted and brought back.
func TestSharing(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	grace, otis := newTab(p, desktop), newTab(p, phone)
	otis.setDark(true)
	otis.withoutScript()
	grace.signIn(p.addPerson("Grace Darling", "instructor"))
	login := p.addPerson("Otis Redfield", "instructor")
	otis.signIn(login)
	grace.beginsSet()
	grace.writesChoice()
	grace.publishes(1)

	otis.open("/studio/sets/the-night-of-the-wreck")
	otis.see(say("error.not-found"))
	grace.follow(link(say("owners.link")))
	grace.fill(labelled(say("owners.email")), "nobody-here")
	grace.follow(button(say("owners.add")))
	grace.see(say("owners.unknown"))
	grace.check("owners of a set, refused")
	grace.fill(labelled(say("owners.email")), login)
	grace.follow(button(say("owners.add")))
	grace.see(say("owners.added", "name", "Otis Redfield", "of", "The night of the wreck"))
	grace.check("owners of a set")

	otis.open("/studio/sets")
	otis.see(say("owner.with", "names", "Grace Darling"))
	otis.follow(link("The night of the wreck"))
	otis.follow(link(say("owners.link")))
	otis.check("owners of a shared set")
	otis.open("/studio/sets/the-night-of-the-wreck/edit")
	otis.follow(where("one('.editor-list button[value^=copy]')"))
	grace.open("/studio/sets/the-night-of-the-wreck/edit")
	grace.see("Otis Redfield")
	grace.publishes(2)
	grace.publishesQuiz()
	grace.deletesAndBringsBack(otis)
}

// publishesQuiz puts the set on view before everyone.
func (b *tab) publishesQuiz() {
	b.t.Helper()
	b.follow(link(say("set.publish")))
	b.follow(button(say("publish.publish")))
	b.see(say("share.title"))
}

// deletesAndBringsBack deletes the quiz on view, which a guest has open, and brings it back from the bin.
func (b *tab) deletesAndBringsBack(guest *tab) {
	b.t.Helper()
	studio := b.path()
	quiz := "/quizzes" + strings.TrimPrefix(studio, "/studio/quizzes")
	b.follow(link(say("delete.link")))
	b.see(say("delete.quiz-gone"))
	b.check("before a quiz is deleted")
	b.follow(button(say("delete.do")))
	b.see(say("bin.deleted", "name", "The night of the wreck"))
	b.check("bin")
	guest.open(quiz)
	guest.see(say("error.taken-back"))
	guest.check("quiz that was taken back")
	b.follow(where(`one('button[name="back"]')`))
	b.see(say("bin.brought-back", "name", "The night of the wreck"))
	guest.open(quiz)
	guest.see("The night of the wreck")
}
