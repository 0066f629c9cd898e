package handlers

import (
	"errors"
	"net/http"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showPeople lists everybody, with a form for somebody new.
func showPeople(v *visit) error {
	return v.peoplePage(http.StatusOK, views.PersonForm{Role: string(accounts.Instructor)}, nil)
}

func (v *visit) peoplePage(status int, form views.PersonForm, problems views.Errors) error {
	people, err := v.Store.People(v.ctx())
	if err != nil {
		return err
	}
	return v.page(status, views.People(views.PeoplePage{
		Frame: v.frame(v.words.T("title.people")), Form: form, Errors: problems, People: people,
	}))
}

// postPeople adds somebody. Without a password they are given a return code, which is shown once to hand on.
func postPeople(v *visit) error {
	f := personForm{name: v.FormValue("name"), email: v.FormValue("email"), password: v.FormValue("password")}
	form := views.PersonForm{Name: f.name, Email: f.email, Role: v.FormValue("role")}
	role, err := accounts.ParseRole(form.Role)
	if err != nil {
		return v.peoplePage(http.StatusUnprocessableEntity, form, views.Errors{"role": v.sayRefusal(err)})
	}
	added, problems, err := v.addPerson(f, role, v.Store.AddPerson)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return v.peoplePage(http.StatusUnprocessableEntity, form, problems)
	}
	id := "people.added"
	if added.returnCode != "" {
		id = "people.added-with-code"
	}
	err = v.notify(v.words.T(id, "name", added.person.Name, "login", added.person.SignsInAs(), "code", added.returnCode))
	if err != nil {
		return err
	}
	return v.seeOther(views.PeoplePath)
}

// postPerson changes somebody's role or number, keeps them out or lets them in again, or makes a link for a password.
func postPerson(v *visit, p *accounts.Person) error {
	switch v.FormValue("go") {
	case "number":
		return v.numberPerson(p)
	case "password":
		return v.givePersonPassword(p)
	}
	err := v.changePerson(p)
	if errors.Is(err, store.ErrLastAdministrator) {
		return v.peoplePage(http.StatusConflict, views.PersonForm{}, views.Errors{"": v.words.T("people.last-administrator")})
	}
	if errors.Is(err, accounts.ErrRole) {
		return v.peoplePage(http.StatusUnprocessableEntity, views.PersonForm{}, views.Errors{"": v.sayRefusal(err)})
	}
	if err != nil {
		return err
	}
	if err := v.notify(v.words.T("people.changed", "name", p.Name)); err != nil {
		return err
	}
	return v.seeOther(views.PeoplePath)
}

func (v *visit) changePerson(p *accounts.Person) error {
	switch v.FormValue("go") {
	case "disable":
		return v.Store.SetDisabled(p.ID, v.now)
	case "enable":
		return v.Store.SetDisabled(p.ID, time.Time{})
	}
	role, err := accounts.ParseRole(v.FormValue("role"))
	if err != nil {
		return err
	}
	return v.Store.SetRole(p.ID, role)
}
