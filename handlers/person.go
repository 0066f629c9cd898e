package handlers

import (
	"errors"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
)

// recognise finds out who makes the request. Somebody who was deleted or disabled since is nobody.
func (v *visit) recognise() error {
	id, err := v.sessions.PersonID(v.Request())
	if err != nil || id == "" {
		return err
	}
	person, err := v.Store.Person(v.ctx(), id)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err == nil && !person.Disabled {
		v.person = &person
	}
	return err
}

// signIn makes the request and those that follow the person's.
func (v *visit) signIn(person accounts.Person) error {
	v.person = &person
	return v.sessions.SignIn(v.Request(), v.Response(), person.ID)
}

// notify leaves a sentence for the next page.
func (v *visit) notify(sentence string) error {
	return v.sessions.Notify(v.Request(), v.Response(), sentence)
}

// takeNotices returns what is to be said once on this page. Not being able to forget it is no reason to show no page.
func (v *visit) takeNotices() (notice, returnCode string) {
	notice, returnCode, err := v.sessions.TakeNotices(v.Request(), v.Response())
	if err != nil {
		v.failure(v, err)
	}
	return notice, returnCode
}
