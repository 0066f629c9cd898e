package e2e

import (
	"strings"
	"testing"
)

// TestInstructor goes from an empty installation to the scores of a group: administrator, instructor, a set of their
// own, a quiz for a group, learners, reports.
func TestInstructor(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	email := becomesAdministratorAndAddsInstructor(p)
	b := newTab(p, desktop)
	b.signIn(email)
	b.open("/studio")
	b.check("studio")
	b.importsBrokenFile()
	b.importsMendedFile()
	joinCode := b.makesGroup("Tower crew")
	quiz := b.publishesFor("Tower crew", joinCode)
	b.triesIt(quiz)

	joinsAndTakes(p, joinCode, "Barbara Liskov")
	joinsOnly(p, joinCode, "Radia Perlman")
	b.readsScores(quiz)
	b.downloadsReports(quiz)
	b.looksAround(quiz)
}

// becomesAdministratorAndAddsInstructor uses the setup link, which then is good no more.
func becomesAdministratorAndAddsInstructor(p *program) (email string) {
	p.t.Helper()
	b := newTab(p, desktop)
	setup := strings.TrimPrefix(p.setupLink, p.url(""))
	b.open(setup)
	b.check("setup")
	b.fill(labelled(say("person.name")), "Dorothy Vaughan")
	b.fill(labelled(say("person.email")), "dorothy@example.org")
	b.fill(labelled(say("person.password")), "password")
	b.follow(button(say("setup.go")))
	b.see(say("form.errors"))
	b.check("setup refused")
	b.fill(labelled(say("person.password")), password)
	b.follow(button(say("setup.go")))
	b.see(say("setup.done"))
	b.check("studio of a new administrator")
	b.open(setup)
	b.check("setup link used")
	b.see(say("error.not-found"))
	b.follow(link(say("failure.home")))
	b.follow(link(say("nav.people")))
	b.fill(labelled(say("people.name")), "Katherine Johnson")
	b.fill(labelled(say("people.email")), "katherine@example.org")
	b.set(labelled(say("people.role")), say("role.instructor"))
	b.fill(labelled(say("people.password")), password)
	b.follow(button(say("people.add")))
	b.see("Katherine Johnson")
	b.check("people")
	return "katherine@example.org"
}

// makesGroup makes a group and returns its join code.
func (b *tab) makesGroup(name string) (joinCode string) {
	b.t.Helper()
	b.follow(link(say("nav.groups")))
	b.check("groups, none yet")
	b.fill(labelled(say("groups.name")), name)
	b.follow(button(say("groups.make")))
	b.see(say("groups.made", "group", name))
	b.check("group")
	return b.text(at(".join-code [data-copy]"))
}

// publishesFor gives the set to a group; rules that make no sense are refused first. It returns the quiz's id.
func (b *tab) publishesFor(group, joinCode string) (quiz string) {
	b.t.Helper()
	b.follow(link(say("nav.sets")))
	b.follow(link(runwaySet(b.t).Title))
	b.follow(link(say("set.publish")))
	b.check("publish")
	b.set(labelled(say("publish.group")), group)
	b.fill(labelled(say("publish.pass-mark")), "600")
	b.follow(button(say("publish.publish")))
	b.see(say("form.errors"))
	b.check("publish refused")
	b.fill(labelled(say("publish.pass-mark")), "60")
	b.follow(button(say("publish.publish")))
	b.see(say("publish.done"))
	b.see(joinCode)
	b.has(at(".qr svg"))
	b.has(link(b.program.url("/join/" + joinCode)))
	b.check("quiz of an instructor")
	quiz = strings.TrimPrefix(b.path(), "/studio/quizzes/")
	b.has(link(b.program.url("/quizzes/" + quiz)))
	return quiz
}

// triesIt takes the quiz as an instructor, which counts nowhere.
func (b *tab) triesIt(quiz string) {
	b.t.Helper()
	b.follow(button(say("quizzes.try")))
	b.see(say("attempt.try-it"))
	b.check("quiz page of a try")
	l := &taker{b, runwaySet(b.t)}
	l.answerAll(true)
	b.has(within(at(".score"), ".percent", english.Percent(100)))
	b.check("review of a try")
	b.open("/studio/quizzes/" + quiz + "/scores")
	b.check("scores, none yet")
	b.gone(link(say("scores.review") + ": Katherine Johnson"))
}

// answerAll answers every question, rightly or wrongly, and hands in. It goes on at once, without waiting until an
// answer is saved.
func (l *taker) answerAll(right bool) {
	l.t.Helper()
	for range l.set.Questions {
		l.answer(l.here(), right)
		l.follow(at("button.next"))
	}
	l.see(say("finish.all"))
	l.handIn()
}

// joins joins a group on a phone, by its code and with a name only.
func joins(p *program, joinCode, name string) *taker {
	p.t.Helper()
	l := &taker{newTab(p, phone), runwaySet(p.t)}
	l.open("/")
	l.fill(labelled(say("join.code")), strings.ToLower(joinCode))
	l.follow(button(say("join.go")))
	l.check("join")
	l.fill(labelled(say("person.name")), name)
	l.follow(button(say("join.join")))
	l.see(say("join.done", "group", "Tower crew"))
	l.has(at(".notice .code"))
	l.check("front page of a new member")
	return l
}

func joinsOnly(p *program, joinCode, name string) {
	p.t.Helper()
	joins(p, joinCode, name)
}

// joinsAndTakes takes the quiz, with everything wrong: a good score could come from somewhere else.
func joinsAndTakes(p *program, joinCode, name string) {
	p.t.Helper()
	l := joins(p, joinCode, name)
	l.follow(link(runwaySet(p.t).Title))
	l.check("rules of a quiz")
	l.follow(button(say("quiz.start")))
	l.answerAll(false)
	l.see(say("score.not-passed"))
}

// readsScores finds everybody of the group, the one who never started too, and nobody else.
func (b *tab) readsScores(quiz string) {
	b.t.Helper()
	b.open("/studio/quizzes/" + quiz + "/scores")
	b.see("Barbara Liskov")
	b.see(say("standing.never-started"))
	rows := ask[[]string](b, "[...document.querySelectorAll('tbody tr')].map(wordsOf)")
	if len(rows) != 2 {
		b.t.Errorf("the scores have the rows %q, want two", rows)
	}
	for _, row := range rows {
		if never := strings.Contains(row, say("standing.never-started")); never != strings.Contains(row, "Radia Perlman") {
			b.t.Errorf("who never started? %q", row)
		}
	}
	b.check("scores")
	b.resize(phone)
	b.check("scores")
	b.resize(desktop)
	b.follow(where("one('tbody a[href^=\"/attempts/\"]')"))
	b.check("review for an instructor")
}

// looksAround visits what the way didn't come by.
func (b *tab) looksAround(quiz string) {
	b.t.Helper()
	b.open("/")
	b.check("front page of an instructor")
	b.open("/studio/quizzes")
	b.check("quizzes")
	b.changesRules(quiz)
	b.open("/studio/groups")
	b.check("groups")
	b.open("/nowhere")
	b.check("not found")
	b.open("/join/ABCD2345")
	b.check("join with a wrong code")
}
