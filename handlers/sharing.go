package handlers

import (
	"errors"
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// shared is a set or a group whose owners a page is about.
type shared struct {
	store.Owned
	name     string
	loose    bool   // it belongs to nobody first, and needs no owner
	path     string // of its own page
	listPath string // of the list that it stands in for its owners
}

func sharedSet(h func(*visit, *shared) error) func(*visit, *store.Set) error {
	return func(v *visit, set *store.Set) error {
		return h(v, &shared{
			Owned: store.Owned{Set: set.ID}, name: set.Title, loose: set.OwnerID == "", path: views.SetPath(set.ID), listPath: views.SetsPath,
		})
	}
}

func sharedGroup(h func(*visit, *shared) error) func(*visit, *accounts.Group) error {
	return func(v *visit, g *accounts.Group) error {
		return h(v, &shared{Owned: store.Owned{Group: g.ID}, name: g.Name, path: views.GroupPath(g.ID), listPath: views.GroupsPath})
	}
}

// showOwners is who owns a set or a group, with a form for one more.
func showOwners(v *visit, s *shared) error { return v.ownersPage(http.StatusOK, s, "", nil) }

func (v *visit) ownersPage(status int, s *shared, who string, problems views.Errors) error {
	owners, err := v.Store.Owners(v.ctx(), s.Owned)
	if err != nil {
		return err
	}
	p := views.OwnersPage{
		Frame: v.frame(v.words.T("title.owners", "name", s.name)), Name: s.name, Group: s.Group != "", Loose: s.loose,
		Path: s.path, Who: who, Errors: problems,
	}
	for _, o := range owners {
		p.Owners = append(p.Owners, views.OwnerLine{Person: o.Person, First: o.First, Since: o.Since, AddedBy: o.AddedBy})
	}
	return v.page(status, views.Owners(p))
}

// postOwners makes somebody an owner, or takes one out.
func postOwners(v *visit, s *shared) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	if person := form.Get("remove"); person != "" {
		return v.removeOwner(s, person, form.Get("sure") != "")
	}
	return v.addOwner(s, form.Get("who"))
}

// addOwner takes instructors and administrators alone. Of others it isn't said that they are there.
func (v *visit) addOwner(s *shared, who string) error {
	p, _, err := v.Store.PersonByLogin(v.ctx(), who)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if err != nil || !accounts.May(&p, accounts.SeeStudio, accounts.Relations{}) {
		return v.ownersPage(http.StatusUnprocessableEntity, s, who, views.Errors{"who": v.words.T("owners.unknown")})
	}
	owns, err := v.Store.Owns(v.ctx(), p.ID, s.Owned)
	if err != nil {
		return err
	}
	if owns {
		return v.ownersPage(http.StatusUnprocessableEntity, s, who, views.Errors{"who": v.words.T("owners.already", "name", p.Name, "of", s.name)})
	}
	if err := v.Store.AddOwner(s.Owned, p.ID, v.person.ID, v.now); err != nil {
		return err
	}
	if err := v.notify(v.words.T("owners.added", "name", p.Name, "of", s.name)); err != nil {
		return err
	}
	return v.seeOther(views.OwnersPath(s.path))
}

// removeOwner takes an owner out. Who takes themselves out can't undo that, and has to say that they mean it.
func (v *visit) removeOwner(s *shared, person string, sure bool) error {
	p, err := v.Store.Person(v.ctx(), person)
	if err != nil {
		return err
	}
	leaves := p.ID == v.person.ID
	if leaves && !sure {
		return v.ownersPage(http.StatusUnprocessableEntity, s, "", views.Errors{"sure": v.words.T("owners.not-sure")})
	}
	err = v.Store.RemoveOwner(s.Owned, p.ID)
	if errors.Is(err, store.ErrLastOwner) {
		return v.ownersPage(http.StatusConflict, s, "", views.Errors{"": v.words.T("owners.last", "name", p.Name, "of", s.name)})
	}
	if err != nil {
		return err
	}
	id, to := "owners.removed", views.OwnersPath(s.path)
	if leaves {
		id = "owners.left"
		if v.person.Role != accounts.Administrator {
			to = s.listPath
		}
	}
	if err := v.notify(v.words.T(id, "name", p.Name, "of", s.name)); err != nil {
		return err
	}
	return v.seeOther(to)
}

// namesOfOthers are the names of owners but for who looks.
func (v *visit) namesOfOthers(owners []store.Owner) (names []string) {
	for _, o := range owners {
		if o.ID != v.person.ID {
			names = append(names, o.Name)
		}
	}
	return names
}
