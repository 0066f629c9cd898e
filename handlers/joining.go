package handlers

import (
	"github.com/readback/readback/accounts"
	"github.com/readback/readback/views"
)

// postJoining closes a group to those who would join it, opens it again, or gives it another join code.
func postJoining(v *visit, g *accounts.Group) error {
	said, err := v.changeJoining(g)
	if err != nil {
		return err
	}
	if err := v.notify(said); err != nil {
		return err
	}
	return v.seeOther(views.GroupPath(g.ID))
}

func (v *visit) changeJoining(g *accounts.Group) (said string, err error) {
	switch v.FormValue("go") {
	case "close":
		return v.words.T("joining.now-closed"), v.Store.CloseGroup(g.ID, v.now)
	case "open":
		return v.words.T("joining.now-open", "code", g.JoinCode), v.Store.OpenGroup(g.ID)
	case "change":
		code, err := v.Store.ChangeJoinCode(g.ID, v.now)
		return v.words.T("joining.changed", "code", code), err
	}
	return "", errBadForm
}
