package handlers

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/readback/readback/store"
)

// button is what a learner may ask for about one question, besides saving the page. What is wrong with it goes into
// the sheet; errors are those of the store and quiz.
type button func(v *visit, sat *sitting, n int, form url.Values, sh *answerSheet) error

// buttons are all of them, by the beginning of the button's value: check-3 is about the question shown as 3. Their
// routes, /attempts/…/answers/3/check, do the same.
var buttons = map[string]button{"check": pressCheck, "hint": pressHint, "flag": pressFlag}

// press does what the form's button asks for about one question; most buttons ask for nothing more than going on.
func (v *visit) press(sat *sitting, form url.Values, sh *answerSheet) error {
	what, number, about := strings.Cut(form.Get("go"), "-")
	act := buttons[what]
	if !about || act == nil {
		return nil
	}
	n, err := strconv.Atoi(number)
	if err != nil || sat.attempt.Plan.Find(n) == nil {
		return store.ErrNotFound
	}
	return act(v, sat, n, form, sh)
}

// aboutOne serves a button's own route: as a form, with the answers of the whole page, or for a script as JSON.
func aboutOne(asJSON func(v *visit, sat *sitting, n int) error) func(*visit, *sitting) error {
	return func(v *visit, sat *sitting) error {
		n, err := v.number(sat)
		if err != nil {
			return err
		}
		if v.speaksJSON() {
			return asJSON(v, sat, n)
		}
		form, err := v.form()
		if err != nil {
			return err
		}
		form.Set("go", v.buttonOfRoute())
		return v.saveFormAndGoOn(sat, form)
	}
}

// buttonOfRoute is the value of the button that does what the route does; empty for the route of a page's answers.
func (v *visit) buttonOfRoute() string {
	if what := path.Base(v.Path()); buttons[what] != nil {
		return what + "-" + v.Param("n")
	}
	return ""
}
