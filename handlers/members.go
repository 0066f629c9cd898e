package handlers

import (
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// withMember finds the member of a group that the path names. Who isn't in the group isn't there, whoever else they
// are.
func withMember(h func(*visit, *accounts.Group, *accounts.Person) error) func(*visit, *accounts.Group) error {
	return func(v *visit, g *accounts.Group) error {
		member, err := v.Store.IsMember(v.ctx(), g.ID, v.Param("person"))
		if err == nil && !member {
			err = store.ErrNotFound
		}
		if err != nil {
			return err
		}
		p, err := v.Store.Person(v.ctx(), v.Param("person"))
		if err != nil {
			return err
		}
		return h(v, g, &p)
	}
}

// showMember shows somebody as a member of a group, and what can be done about it.
func showMember(v *visit, g *accounts.Group, p *accounts.Person) error {
	return v.page(http.StatusOK, views.Member(views.MemberPage{
		Frame: v.frame(v.words.T("title.member", "name", p.Name)), Group: *g, Member: *p,
	}))
}

// postMember takes somebody out of a group.
func postMember(v *visit, g *accounts.Group, p *accounts.Person) error {
	if v.FormValue("go") != "remove" {
		return errBadForm
	}
	if err := v.Store.Leave(g.ID, p.ID); err != nil {
		return err
	}
	if err := v.notify(v.words.T("member.removed", "name", p.Name, "group", g.Name)); err != nil {
		return err
	}
	return v.seeOther(views.GroupPath(g.ID))
}
