package handlers

import (
	"errors"
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// errLogin is a sign-in that failed, whatever the reason: a stranger isn't told which.
var errLogin = errors.New("wrong name or password")

// showLogin is the sign-in page.
func showLogin(v *visit) error {
	return v.loginPage(http.StatusOK, views.SigninPage{Next: ownPath(v.QueryParam("next"))})
}

func (v *visit) loginPage(status int, p views.SigninPage) error {
	p.Frame = v.frame(v.words.T("title.login"))
	return v.page(status, views.Signin(p))
}

// postLogin signs in by email or sign-in name and password, and goes back to where the person came from.
func postLogin(v *visit) error {
	p := views.SigninPage{SignIn: v.FormValue("sign_in"), Next: ownPath(v.FormValue("next")), Kept: v.FormValue("kept")}
	person, err := v.authenticate(p.SignIn, v.FormValue("password"))
	if errors.Is(err, errLogin) {
		p.Errors = views.Errors{"": v.words.T("signin.wrong")}
		return v.loginPage(http.StatusUnprocessableEntity, p)
	}
	if err == nil {
		err = v.signIn(person)
	}
	if err == nil {
		err = v.comeBack(p.Next, p.Kept)
	}
	return v.keeping(p, err)
}

// authenticate finds who has this login and password; errLogin when nobody has. It takes the same time for a name
// that nobody has, and a *TooManyTries when it was tried too often.
func (v *visit) authenticate(login, password string) (accounts.Person, error) {
	if err := v.tries.Take(v.RealIP(), login); err != nil {
		return accounts.Person{}, err
	}
	person, hash, err := v.Store.PersonByLogin(v.ctx(), login)
	if errors.Is(err, store.ErrNotFound) {
		if err := v.passwords.VerifyNobody(v.ctx(), password); err != nil {
			return person, err
		}
		return person, errLogin
	}
	if err != nil {
		return person, err
	}
	right, err := v.passwords.Verify(v.ctx(), hash, password)
	if err != nil {
		return person, err
	}
	if !right || person.Disabled {
		return person, errLogin
	}
	v.tries.Succeeded(v.RealIP(), login)
	return person, nil
}

// postLogout ends this browser's session.
func postLogout(v *visit) error {
	if err := v.sessions.SignOut(v.Request(), v.Response()); err != nil {
		return err
	}
	return v.seeOther(views.HomePath)
}

// showReturn is where a guest types a return code.
func showReturn(v *visit) error {
	return v.returnPage(http.StatusOK, views.ReturnPage{Next: ownPath(v.QueryParam("next"))})
}

func (v *visit) returnPage(status int, p views.ReturnPage) error {
	p.Frame = v.frame(v.words.T("title.return"))
	return v.page(status, views.Return(p))
}

// postReturn signs in by a return code.
func postReturn(v *visit) error {
	p := views.ReturnPage{Code: v.FormValue("code"), Next: ownPath(v.FormValue("next")), Kept: v.FormValue("kept")}
	person, err := v.personByCode(p.Code)
	if errors.Is(err, errLogin) {
		p.Errors = views.Errors{"code": v.words.T("return.wrong")}
		return v.returnPage(http.StatusUnprocessableEntity, p)
	}
	if err == nil {
		err = v.signIn(person)
	}
	if err == nil {
		err = v.comeBack(p.Next, p.Kept)
	}
	return v.keeping(views.SigninPage{Next: p.Next, Kept: p.Kept}, err)
}

// personByCode finds who has a return code; errLogin when nobody has.
func (v *visit) personByCode(typed string) (person accounts.Person, err error) {
	err = v.byCode(func() error {
		code, err := accounts.ParseReturnCode(typed)
		if err != nil {
			return err
		}
		person, err = v.Store.PersonByReturnCode(v.ctx(), accounts.Hash(code))
		if err == nil && person.Disabled {
			return store.ErrNotFound
		}
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = errLogin
	}
	return person, err
}

// byCode looks something up by a code that was typed or linked. Only codes that aren't there count as tries, so that a
// whole class may join from one address. The error is store.ErrNotFound for whatever can't be a code, too.
func (v *visit) byCode(lookUp func() error) error {
	if err := v.tries.Peek(v.RealIP()); err != nil {
		return err
	}
	err := lookUp()
	if errors.Is(err, accounts.ErrCode) {
		err = store.ErrNotFound
	}
	if errors.Is(err, store.ErrNotFound) {
		if tooMany := v.tries.Take(v.RealIP(), ""); tooMany != nil {
			return tooMany
		}
	}
	return err
}
