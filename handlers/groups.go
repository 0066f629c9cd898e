package handlers

import (
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// groupsOfMine lists the groups that the person leads; for administrators, all.
func (v *visit) groupsOfMine() ([]accounts.Group, error) {
	if v.person.Role == accounts.Administrator {
		return v.Store.AllGroups(v.ctx())
	}
	return v.Store.GroupsOf(v.ctx(), v.person.ID)
}

// showGroups lists the groups, with a form for another.
func showGroups(v *visit) error { return v.groupsPage(http.StatusOK, "", nil) }

func (v *visit) groupsPage(status int, name string, problems views.Errors) error {
	groups, err := v.groupsOfMine()
	if err != nil {
		return err
	}
	p := views.GroupsPage{Frame: v.frame(v.words.T("title.groups")), Name: name, Errors: problems}
	for _, g := range groups {
		members, err := v.Store.Members(v.ctx(), g.ID)
		if err != nil {
			return err
		}
		owners, err := v.Store.Owners(v.ctx(), store.Owned{Group: g.ID})
		if err != nil {
			return err
		}
		others := v.namesOfOthers(owners)
		p.Groups = append(p.Groups, views.GroupLine{Group: g, Members: len(members), Owners: others, Own: len(others) < len(owners)})
	}
	return v.page(status, views.Groups(p))
}

// postGroup makes a group.
func postGroup(v *visit) error {
	name, err := accounts.ParseName(v.FormValue("name"))
	if err != nil {
		return v.groupsPage(http.StatusUnprocessableEntity, v.FormValue("name"), views.Errors{"name": v.sayRefusal(err)})
	}
	g, err := v.Store.AddGroup(accounts.Group{Name: name, OwnerID: v.person.ID, CreatedAt: v.now})
	if err != nil {
		return err
	}
	if err := v.notify(v.words.T("groups.made", "group", g.Name)); err != nil {
		return err
	}
	return v.seeOther(views.GroupPath(g.ID))
}

// showGroup shows a group: its join code, its members and its quizzes.
func showGroup(v *visit, g *accounts.Group) error {
	members, err := v.Store.Members(v.ctx(), g.ID)
	if err != nil {
		return err
	}
	p := views.GroupPage{Frame: v.frame(v.words.T("title.group", "group", g.Name)), Group: *g, JoinLink: v.link(views.JoinPath(g.JoinCode))}
	for _, m := range members {
		p.Members = append(p.Members, views.MemberLine(m))
	}
	quizzes, err := v.quizzesOfMine()
	if err != nil {
		return err
	}
	for _, q := range quizzes {
		if q.GroupID == g.ID {
			line, err := v.studioQuizLine(q)
			if err != nil {
				return err
			}
			p.Quizzes = append(p.Quizzes, line)
		}
	}
	return v.page(http.StatusOK, views.Group(p))
}
