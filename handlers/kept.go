package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// askAgain answers a form of answers that came after its session had ended: the sign-in page, with what was sent in
// a hidden field, so that nothing has to be typed or asked for again.
func (v *visit) askAgain() error {
	form, err := v.form()
	if err != nil {
		form = nil // what can't be read can't be kept
	} else if button := v.buttonOfRoute(); button != "" {
		form.Set("go", button)
	}
	next, _, _ := strings.Cut(v.Request().URL.Path, "/answers")
	return v.loginPage(http.StatusUnauthorized, views.SigninPage{
		Next: next, Kept: form.Encode(), Errors: views.Errors{"": v.words.T("signin.ended")},
	})
}

// keeping answers a sign-in that failed while answers are kept: the sign-in page again, with the reason, since an error
// page would lose them. Everything else stays as it is.
func (v *visit) keeping(p views.SigninPage, err error) error {
	if err == nil || p.Kept == "" {
		return err
	}
	status, name, internal := errorOf(err)
	if internal {
		v.failure(v, err)
	}
	reason := v.words.T("error."+name) + ". " + v.words.T("error."+name+".way-out")
	if errors.Is(err, store.ErrNotFound) {
		reason = v.words.T("signin.another")
	}
	p.Errors = views.Errors{"": reason}
	return v.loginPage(status, p)
}

// comeBack goes to where a person was before signing in. Answers that were kept meanwhile are saved first.
func (v *visit) comeBack(next, kept string) error {
	id, ok := strings.CutPrefix(next, "/attempts/")
	if kept == "" || !ok {
		return v.seeOther(next)
	}
	form, err := url.ParseQuery(kept)
	if err != nil {
		return v.seeOther(next)
	}
	sat, relations, err := v.sitting(id)
	if err != nil {
		return err
	}
	if err := v.refused(accounts.AnswerAttempt, relations); err != nil {
		return err
	}
	if err := v.finishOverdue(sat); err != nil {
		return err
	}
	return v.saveFormAndGoOn(sat, form)
}
