package handlers

import (
	"errors"
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showPasswordLink is where who has a link sets a new password. Looking at it uses nothing up.
func showPasswordLink(v *visit) error {
	p, _, err := v.byLink(accounts.PasswordLink)
	if err != nil {
		return err
	}
	return v.passwordLinkPage(http.StatusOK, p, nil)
}

func (v *visit) passwordLinkPage(status int, p accounts.Person, problems views.Errors) error {
	return v.page(status, views.PasswordLink(views.PasswordLinkPage{
		Frame: v.frame(v.words.T("title.password-link")), Token: v.Param("token"), Name: p.Name, SignIn: p.SignsInAs(), Errors: problems,
	}))
}

// postPasswordLink sets the password, once, ends all sessions that the person has, and begins one here.
func postPasswordLink(v *visit) error {
	p, _, err := v.byLink(accounts.PasswordLink)
	if err != nil {
		return err
	}
	typed := v.FormValue("password")
	if err := accounts.CheckPassword(typed, p); err != nil {
		return v.passwordLinkPage(http.StatusUnprocessableEntity, p, views.Errors{"password": v.sayRefusal(err)})
	}
	hash, err := v.passwords.Hash(v.ctx(), typed)
	if err != nil {
		return err
	}
	p, err = v.Store.SetPasswordByLink(accounts.Hash(v.Param("token")), hash, v.now)
	if errors.Is(err, store.ErrNotFound) {
		return errLinkOver // used up or revoked while it was typed
	}
	if err == nil {
		err = v.signIn(p)
	}
	if err == nil {
		err = v.notify(v.words.T("passwordlink.done", "login", p.SignsInAs()))
	}
	if err != nil {
		return err
	}
	return v.seeOther(views.HomePath)
}

// givePasswordLink makes a link for a password and shows it, this once. back is the page of the person.
func (v *visit) givePasswordLink(c *accounts.Candidate, group, back string) error {
	if v.person.Role == accounts.Administrator {
		group = "" // so that it is good for whoever they are
	}
	ends := v.now.Add(accounts.PasswordLinkLife)
	link, token := v.newLink(c.ID, accounts.PasswordLink, group, ends)
	if err := v.Store.AddLinks(link); err != nil {
		return err
	}
	return v.page(http.StatusOK, views.PasswordGiven(views.PasswordGivenPage{
		Frame: v.frame(v.words.T("title.password-given", "name", c.Name)), Name: c.Name, Back: back,
		Link: v.link(views.PasswordLinkPath(token)), Ends: ends,
	}))
}
