package e2e

import "strings"

// password is what everybody in these tests signs in with.
const password = "tower-hears-you-clear"

// addPerson makes somebody by the command line, who signs in by an email and the password.
func (p *program) addPerson(name, role string) (email string) {
	p.t.Helper()
	email = strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@example.org"
	p.run(password+"\n", "user", "add", name, "--role", role, "--email", email)
	return email
}

// signIn signs in on the sign-in page.
func (b *tab) signIn(email string) {
	b.t.Helper()
	b.open("/login")
	b.typeSignIn(email)
}

// typeSignIn fills the sign-in page that is on view, and goes on.
func (b *tab) typeSignIn(email string) {
	b.t.Helper()
	b.fill(labelled(say("signin.name")), email)
	b.fill(labelled(say("signin.password")), password)
	b.follow(button(say("nav.sign-in")))
}
