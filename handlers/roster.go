package handlers

import (
	"errors"
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showRoster is where a group gets people from a list.
func showRoster(v *visit, g *accounts.Group) error {
	return v.rosterPage(http.StatusOK, g, views.RosterPage{})
}

func (v *visit) rosterPage(status int, g *accounts.Group, p views.RosterPage) error {
	p.Frame, p.Group = v.frame(v.words.T("title.roster", "group", g.Name)), *g
	return v.page(status, views.Roster(p))
}

// postRoster says what would become of a list, line by line, and adds its people once that was agreed to.
func postRoster(v *visit, g *accounts.Group) error {
	form, err := v.rosterForm()
	var unread errRosterFile
	switch {
	case errors.As(err, &unread):
		p := views.RosterPage{Text: form.text, Errors: views.Errors{"file": v.words.Say("roster.file-"+unread.why, nil)}}
		return v.rosterPage(unread.status, g, p)
	case err != nil:
		return err
	}
	list := accounts.ReadRoster(form.text)
	roster, err := v.rosterFor(g, list.People)
	if err != nil {
		return err
	}
	plan, err := v.Store.PlanRoster(v.ctx(), roster)
	if err != nil {
		return err
	}
	p := v.checkedRoster(form.text, list, plan)
	switch {
	case len(p.Problems) > 0:
		return v.rosterPage(http.StatusUnprocessableEntity, g, p)
	case form.act != "add":
		return v.rosterPage(http.StatusOK, g, p)
	}
	return v.addRoster(g, roster, form, p)
}

// rosterFor is a list of people for a group, by who sends it: whom they know decides on who is matched and named.
func (v *visit) rosterFor(g *accounts.Group, people []accounts.Listed) (store.Roster, error) {
	r := store.Roster{Group: g.ID, People: people, At: v.now}
	if v.person.Role == accounts.Administrator {
		r.Everybody = true
		return r, nil
	}
	groups, err := v.groupsOfMine()
	for _, led := range groups {
		r.Led = append(r.Led, led.ID)
	}
	return r, err
}

// addRoster adds the people, wholly or not at all. Where something has changed since the list was looked at, it is to
// be looked at again.
func (v *visit) addRoster(g *accounts.Group, roster store.Roster, form rosterForm, p views.RosterPage) error {
	plan, err := v.Store.AddRoster(roster, form.agreed)
	if errors.Is(err, store.ErrConflict) {
		p.Errors = views.Errors{"": v.words.T("roster.changed")}
		return v.rosterPage(http.StatusConflict, g, p)
	}
	if err != nil {
		return err
	}
	back, fresh := views.GroupPath(g.ID), plan.Count(store.RosterNew)
	if fresh > 0 {
		back = views.LinksPath(g.ID) // who is new has no way to sign in yet
	}
	added := fresh + plan.Count(store.RosterJoins)
	if err := v.notify(v.words.T("roster.added", "count", added)); err != nil {
		return err
	}
	return v.seeOther(back)
}
