package handlers

import (
	"errors"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// personForm is somebody new, as typed.
type personForm struct {
	name, email, password string
	needsPassword         bool
	guest                 bool
}

// newPerson is somebody who was added, and the code by which they come back when they have no password.
type newPerson struct {
	person     accounts.Person
	returnCode string
}

// addPerson checks and stores somebody new through add. What is wrong with what was typed comes back by field.
func (v *visit) addPerson(f personForm, role accounts.Role,
	add func(accounts.Person, store.Secrets) (accounts.Person, error)) (newPerson, views.Errors, error) {
	person, problems := v.readPerson(f)
	person.Role, person.Guest, person.CreatedAt = role, f.guest, v.now
	if len(problems) > 0 {
		return newPerson{}, problems, nil
	}
	n := newPerson{}
	secrets := store.Secrets{}
	var err error
	if f.password != "" {
		secrets.PasswordHash, err = v.passwords.Hash(v.ctx(), f.password)
	} else {
		n.returnCode = accounts.NewReturnCode()
		secrets.ReturnHash = accounts.Hash(n.returnCode)
	}
	if err != nil {
		return n, nil, err
	}
	n.person, err = add(person, secrets)
	if errors.Is(err, store.ErrTaken{What: "email"}) {
		return n, views.Errors{"email": v.words.T("refusal.email-taken")}, nil
	}
	return n, nil, err
}

// readPerson reads the fields of a form, and says what is wrong with each.
func (v *visit) readPerson(f personForm) (p accounts.Person, problems views.Errors) {
	problems = views.Errors{}
	var err error
	if p.Name, err = accounts.ParseName(f.name); err != nil {
		problems["name"] = v.sayRefusal(err)
	}
	if f.email != "" {
		if p.Email, err = accounts.ParseEmail(f.email); err != nil {
			problems["email"] = v.sayRefusal(err)
		}
	}
	if f.password != "" || f.needsPassword {
		if err := accounts.CheckPassword(f.password, p); err != nil {
			problems["password"] = v.sayRefusal(err)
		}
	}
	return p, problems
}

// sayRefusal puts words to what can't be taken.
func (v *visit) sayRefusal(err error) string {
	var refused *accounts.Refusal
	if errors.As(err, &refused) {
		return v.words.T("refusal."+refused.Rule, "limit", refused.Limit)
	}
	return v.words.T("error.bad-request")
}
