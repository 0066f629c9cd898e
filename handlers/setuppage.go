package handlers

import (
	"errors"
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showSetup is the form that makes the first administrator. Looking at it uses nothing up.
func showSetup(v *visit) error {
	return v.withSetupToken(func() error { return v.setupPage(http.StatusOK, views.SetupPage{}) })
}

// withSetupToken lets in who has the setup link; for everybody else there is no such page.
func (v *visit) withSetupToken(then func() error) error {
	err := v.byCode(func() error {
		good, err := v.isSetupToken(v.Param("token"))
		if err == nil && !good {
			err = store.ErrNotFound
		}
		return err
	})
	if err != nil {
		return err
	}
	return then()
}

func (v *visit) setupPage(status int, p views.SetupPage) error {
	p.Frame = v.frame(v.words.T("title.setup"))
	p.Token = v.Param("token")
	return v.page(status, views.Setup(p))
}

// postSetup makes the first administrator, once, and signs them in.
func postSetup(v *visit) error {
	return v.withSetupToken(func() error {
		f := personForm{name: v.FormValue("name"), email: v.FormValue("email"), password: v.FormValue("password"), needsPassword: true}
		added, problems, err := v.addPerson(f, accounts.Administrator, v.Store.AddFirstAdministrator)
		if errors.Is(err, store.ErrTaken{What: "administrator"}) {
			return store.ErrNotFound
		}
		if err != nil {
			return err
		}
		if len(problems) > 0 {
			return v.setupPage(http.StatusUnprocessableEntity, views.SetupPage{Errors: problems, Name: f.name, Email: f.email})
		}
		if err := v.signIn(added.person); err != nil {
			return err
		}
		if err := v.notify(v.words.T("setup.done")); err != nil {
			return err
		}
		return v.seeOther(views.StudioPath)
	})
}
