package handlers

import (
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/views"
)

// withMember finds the member of a group that the path names. Who isn't in the group isn't there, whoever else they
// are.
func withMember(h func(*visit, *accounts.Group, *accounts.Candidate) error) func(*visit, *accounts.Group) error {
	return func(v *visit, g *accounts.Group) error {
		c, err := v.Store.Candidate(v.ctx(), g.ID, v.Param("person"))
		if err != nil {
			return err
		}
		return h(v, g, &c)
	}
}

// showMember shows somebody as a member of a group, and what can be done about it.
func showMember(v *visit, g *accounts.Group, c *accounts.Candidate) error {
	return v.memberPage(http.StatusOK, g, c, c.ExternalID, nil)
}

func (v *visit) memberPage(status int, g *accounts.Group, c *accounts.Candidate, number string, problems views.Errors) error {
	p := views.MemberPage{
		Frame: v.frame(v.words.T("title.member", "name", c.Name)), Group: *g, Member: c.Person, Number: number, Errors: problems,
	}
	if err := c.Refuses(accounts.PasswordLink, v.person); err != nil {
		p.Closed = v.sayRefusal(err)
	}
	return v.page(status, views.Member(p))
}

// postMember takes somebody out of a group, notes their number, or makes a link for their password.
func postMember(v *visit, g *accounts.Group, c *accounts.Candidate) error {
	switch v.FormValue("go") {
	case "remove":
		return v.removeMember(g, &c.Person)
	case "number":
		return v.numberMember(g, c)
	case "password":
		return v.giveMemberPassword(g, c)
	}
	return errBadForm
}

func (v *visit) removeMember(g *accounts.Group, p *accounts.Person) error {
	if err := v.Store.Leave(g.ID, p.ID); err != nil {
		return err
	}
	if err := v.notify(v.words.T("member.removed", "name", p.Name, "group", g.Name)); err != nil {
		return err
	}
	return v.seeOther(views.GroupPath(g.ID))
}

// numberMember notes somebody's number, of those whose account who leads the group may open anyway.
func (v *visit) numberMember(g *accounts.Group, c *accounts.Candidate) error {
	typed := v.FormValue("external_id")
	if err := c.Refuses(accounts.PasswordLink, v.person); err != nil {
		return v.memberPage(http.StatusConflict, g, c, typed, views.Errors{"": v.sayRefusal(err)})
	}
	number, err := accounts.ParseExternalID(typed)
	if err != nil {
		return v.memberPage(http.StatusUnprocessableEntity, g, c, typed, views.Errors{"external_id": v.sayRefusal(err)})
	}
	if err := v.saveNumber(c.ID, c.Name, number); err != nil {
		return err
	}
	return v.seeOther(views.MemberPath(g.ID, c.ID))
}

func (v *visit) saveNumber(person, name, number string) error {
	if err := v.Store.SetExternalID(person, number); err != nil {
		return err
	}
	return v.notify(v.words.T("member.numbered", "name", name))
}

// giveMemberPassword makes a link by which a member sets a new password.
func (v *visit) giveMemberPassword(g *accounts.Group, c *accounts.Candidate) error {
	if err := c.Refuses(accounts.PasswordLink, v.person); err != nil {
		return v.memberPage(http.StatusConflict, g, c, c.ExternalID, views.Errors{"": v.sayRefusal(err)})
	}
	return v.givePasswordLink(c, g.ID, views.MemberPath(g.ID, c.ID))
}
