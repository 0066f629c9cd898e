package handlers

import (
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/views"
)

// showSignInLink asks who follows a link whether they are who it was made for. Looking at it uses nothing up, so that
// programs that look at links before people do sign nobody in.
func showSignInLink(v *visit) error {
	p, group, err := v.byLink(accounts.SignInLink)
	if err != nil {
		return err
	}
	g, err := v.Store.Group(v.ctx(), group)
	if err != nil {
		return err
	}
	page := views.SignInLinkPage{Frame: v.frame(v.words.T("title.sign-in-link")), Token: v.Param("token"), Name: p.Name, Group: g.Name}
	if v.person != nil && v.person.ID != p.ID {
		page.Other = v.person.Name
	}
	return v.page(http.StatusOK, views.SignInLink(page))
}

// postSignInLink signs in by a link.
func postSignInLink(v *visit) error {
	p, _, err := v.byLink(accounts.SignInLink)
	if err != nil {
		return err
	}
	if err := v.signIn(p); err != nil {
		return err
	}
	if err := v.notify(v.words.T("signinlink.done", "name", p.Name)); err != nil {
		return err
	}
	return v.seeOther(views.HomePath)
}
