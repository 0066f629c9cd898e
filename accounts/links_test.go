package accounts

import (
	"errors"
	"testing"
)

func TestWhoIsGivenLinks(t *testing.T) {
	instructor, administrator := &Person{Role: Instructor}, &Person{Role: Administrator}
	learner := Candidate{Person: Person{Role: Learner}}
	with := func(edit func(*Candidate)) Candidate { c := learner; edit(&c); return c }
	disabled := with(func(c *Candidate) { c.Disabled = true })
	secured := with(func(c *Candidate) { c.HasPassword = true })
	listed := with(func(c *Candidate) { c.Listed = true })
	staff := with(func(c *Candidate) { c.Role = Instructor })
	head := with(func(c *Candidate) { c.Role = Administrator })
	for _, c := range []struct {
		what  string
		to    Candidate
		kind  LinkKind
		giver *Person
		want  error
	}{
		{"a learner signs in", learner, SignInLink, instructor, nil},
		{"a learner's password", learner, PasswordLink, instructor, nil},
		{"a learner with a password signs in", secured, SignInLink, instructor, ErrLinkPassword},
		{"and by an administrator", secured, SignInLink, administrator, ErrLinkPassword},
		{"a learner with a password has another", secured, PasswordLink, instructor, nil},
		{"a listed learner signs in", listed, SignInLink, instructor, ErrLinkListed},
		{"a listed learner's password", listed, PasswordLink, instructor, ErrLinkListed},
		{"and by an administrator", listed, PasswordLink, administrator, nil},
		{"an instructor signs in", staff, SignInLink, instructor, ErrLinkRole},
		{"and by an administrator", staff, SignInLink, administrator, ErrLinkRole},
		{"an instructor's password", staff, PasswordLink, instructor, ErrLinkRole},
		{"and by an administrator", staff, PasswordLink, administrator, nil},
		{"an administrator's password", head, PasswordLink, instructor, ErrLinkRole},
		{"and by an administrator", head, PasswordLink, administrator, nil},
		{"an administrator signs in", head, SignInLink, administrator, ErrLinkRole},
		{"somebody kept out", disabled, SignInLink, instructor, ErrLinkDisabled},
		{"somebody kept out has a password", disabled, PasswordLink, administrator, ErrLinkDisabled},
	} {
		if got := c.to.Refuses(c.kind, c.giver); !errors.Is(got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}
