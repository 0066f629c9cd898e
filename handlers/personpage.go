package handlers

import (
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/views"
)

// showPerson is somebody for administrators: their number, and a link for a new password.
func showPerson(v *visit, p *accounts.Person) error {
	return v.personPage(http.StatusOK, p, p.ExternalID, nil)
}

func (v *visit) personPage(status int, p *accounts.Person, number string, problems views.Errors) error {
	return v.page(status, views.Person(views.PersonPage{
		Frame: v.frame(v.words.T("title.member", "name", p.Name)), Shown: *p, Number: number, Errors: problems,
	}))
}

// numberPerson notes somebody's number in a gradebook elsewhere.
func (v *visit) numberPerson(p *accounts.Person) error {
	typed := v.FormValue("external_id")
	number, err := accounts.ParseExternalID(typed)
	if err != nil {
		return v.personPage(http.StatusUnprocessableEntity, p, typed, views.Errors{"external_id": v.sayRefusal(err)})
	}
	if err := v.saveNumber(p.ID, p.Name, number); err != nil {
		return err
	}
	return v.seeOther(views.PersonPath(p.ID))
}

// givePersonPassword makes a link by which anybody sets a new password.
func (v *visit) givePersonPassword(p *accounts.Person) error {
	c, err := v.Store.Candidate(v.ctx(), "", p.ID)
	if err != nil {
		return err
	}
	if err := c.Refuses(accounts.PasswordLink, v.person); err != nil {
		return v.personPage(http.StatusConflict, p, p.ExternalID, views.Errors{"": v.sayRefusal(err)})
	}
	return v.givePasswordLink(&c, "", views.PersonPath(p.ID))
}
