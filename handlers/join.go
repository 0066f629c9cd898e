package handlers

import (
	"errors"
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// groupByCode finds the group with a join code; store.ErrNotFound when there is none.
func (v *visit) groupByCode(typed string) (group accounts.Group, err error) {
	err = v.byCode(func() error {
		code, err := accounts.ParseJoinCode(typed)
		if err == nil {
			group, err = v.Store.GroupByJoinCode(v.ctx(), code)
		}
		return err
	})
	return group, err
}

// withGroupCode finds the group that a join code in the path is of.
func (v *visit) withGroupCode(then func(*accounts.Group) error) error {
	group, err := v.groupByCode(v.Param("code"))
	if err != nil {
		return err
	}
	return then(&group)
}

// findGroup takes a join code that was typed to its group's page.
func findGroup(v *visit) error {
	typed := v.QueryParam("code")
	p := views.JoinCodePage{Frame: v.frame(v.words.T("title.find-group")), Code: typed}
	if typed == "" {
		return v.page(http.StatusOK, views.JoinCode(p))
	}
	group, err := v.groupByCode(typed)
	switch {
	case errors.Is(err, store.ErrNotFound):
		p.Error = v.words.T("join.unknown")
	case errors.Is(err, store.ErrFormerCode):
		p.Error = v.words.T("join.former")
	}
	if p.Error != "" {
		return v.page(http.StatusUnprocessableEntity, views.JoinCode(p))
	}
	if err != nil {
		return err
	}
	return v.seeOther(views.JoinPath(group.JoinCode))
}

// showJoin is where a learner joins a group.
func showJoin(v *visit) error {
	return v.withGroupCode(func(g *accounts.Group) error { return v.joinPage(http.StatusOK, g, views.JoinPage{}) })
}

func (v *visit) joinPage(status int, g *accounts.Group, p views.JoinPage) error {
	p.Frame = v.frame(v.words.T("title.join", "group", g.Name))
	p.Code, p.Group = g.JoinCode, g.Name
	leaders, err := v.Store.Owners(v.ctx(), store.Owned{Group: g.ID})
	if err != nil {
		return err
	}
	for _, leader := range leaders {
		p.Leaders = append(p.Leaders, leader.Name)
	}
	member := false
	if v.person != nil {
		c, err := v.Store.Candidate(v.ctx(), g.ID, v.person.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		member = err == nil
		p.Member = member && !c.Listed // whom a list put in may still join by their own will
	}
	if g.JoinClosed && !member {
		return store.ErrJoinClosed
	}
	return v.page(status, views.Join(p))
}

// postJoin makes whoever is signed in a member, or else somebody new: with a password, or with a return code.
func postJoin(v *visit) error {
	return v.withGroupCode(func(g *accounts.Group) error {
		if v.person == nil {
			if g.JoinClosed {
				return store.ErrJoinClosed // before somebody is made who then belongs to no group
			}
			problems, err := v.enrol(personForm{name: v.FormValue("name"), email: v.FormValue("email"), password: v.FormValue("password")})
			if err != nil {
				return err
			}
			if len(problems) > 0 {
				return v.joinPage(http.StatusUnprocessableEntity, g, views.JoinPage{
					Errors: problems, Name: v.FormValue("name"), Email: v.FormValue("email"),
				})
			}
		}
		if err := v.Store.JoinByCode(g.JoinCode, v.person.ID, v.now); err != nil {
			return err
		}
		id := "join.done"
		if v.FormValue("password") != "" && v.person.SignIn != "" {
			id = "join.done-sign-in" // nobody else would say what the password goes with
		}
		if err := v.notify(v.words.T(id, "group", g.Name, "login", v.person.SignIn)); err != nil {
			return err
		}
		return v.seeOther(views.HomePath)
	})
}

// enrol makes a new learner and signs them in. Who has no password is shown a return code on the next page.
func (v *visit) enrol(f personForm) (views.Errors, error) {
	added, problems, err := v.addPerson(f, accounts.Learner, v.Store.AddPerson)
	if err != nil || len(problems) > 0 {
		return problems, err
	}
	if err := v.signIn(added.person); err != nil {
		return nil, err
	}
	if added.returnCode == "" {
		return nil, nil
	}
	return nil, v.sessions.GiveReturnCode(v.Request(), v.Response(), added.returnCode)
}
