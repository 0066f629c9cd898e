package e2e

import (
	"strings"
	"testing"
)

// TestRoster brings a class in by a list with a mistake in it, prints links, and a learner comes in by one on a phone.
func TestRoster(t *testing.T) {
	t.Parallel()
	p := startProgram(t)
	b := newTab(p, desktop)
	b.signIn(p.addPerson("Grace Darling", "instructor"))
	b.open("/studio/groups")
	b.fill(labelled(say("groups.name")), "Lifeboat crew")
	b.follow(button(say("groups.make")))
	b.addsList()
	cards := b.makesLinks()
	phone := newTab(p, phone)
	phone.comesInBy(cards["Nina Berg"], "Nina Berg")
	b.changesPassword(phone)
}

// addsList pastes a list with a wrong line, mends it and adds its people.
func (b *tab) addsList() {
	b.t.Helper()
	list := "Name;E-mail;Number\nNina Berg;nina@;17\nBo Lund;bo@example.org;18\n"
	b.follow(link(say("group.roster")))
	b.check("list of people")
	b.paste(labelled(say("roster.text")), list)
	b.follow(button(say("roster.check")))
	b.see(say("roster.line-n", "line", 2))
	b.check("list of people with a wrong line")
	b.paste(labelled(say("roster.text")), strings.Replace(list, "nina@", "", 1))
	b.follow(button(say("roster.check")))
	b.see(say("roster.count-new", "count", 2))
	b.check("what becomes of a list of people")
	b.follow(button(say("roster.add")))
	b.see(say("roster.added", "count", 2))
}

// makesLinks makes a sheet of links and returns their paths by name.
func (b *tab) makesLinks() map[string]string {
	b.t.Helper()
	b.check("links of a group")
	b.follow(button(say("links.make-all", "count", 2)))
	b.see(say("links.once"))
	b.check("sheet of links")
	return ask[map[string]string](b, `Object.fromEntries([...document.querySelectorAll('.link-cards li')].map((card) =>
		[wordsOf(card.querySelector('h2')), new URL(wordsOf(card.querySelector('.link'))).pathname]))`)
}

// comesInBy follows a link twice: once to look, once to sign in.
func (b *tab) comesInBy(path, name string) {
	b.t.Helper()
	b.open(path)
	b.see(say("signinlink.title", "name", name))
	b.check("link to sign in")
	b.open("/")
	b.has(link(say("nav.sign-in")))
	b.open(path)
	b.follow(button(say("signinlink.go", "name", name)))
	b.see(say("signinlink.done", "name", name))
}

// changesPassword makes a link for a password, by which the learner sets one on the phone.
func (b *tab) changesPassword(phone *tab) {
	b.t.Helper()
	b.open("/studio/groups")
	b.follow(link("Lifeboat crew"))
	b.follow(link("Nina Berg"))
	b.check("member of a group")
	b.follow(button(say("member.password")))
	b.check("link for a password")
	phone.open(ask[string](b, `new URL(document.querySelector('.shared [data-copy]').firstChild.data).pathname`))
	phone.check("new password")
	phone.fill(labelled(say("passwordlink.password")), "a lamp in the storm")
	phone.follow(button(say("passwordlink.go")))
	phone.see(say("passwordlink.done", "login", "nina-berg"))
}
