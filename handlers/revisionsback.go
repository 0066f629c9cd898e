package handlers

import (
	"net/http"
	"strconv"

	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showBack asks whether an older revision is to be the newest again, and shows what would change by it: ?number=3.
// Without a number it is the one before.
func showBack(v *visit, set *store.Set) error {
	number := max(set.Number-1, 1)
	if v.QueryParam("number") != "" {
		number = v.queryNumber("number")
	}
	return v.backPage(http.StatusOK, set, number, nil)
}

func (v *visit) backPage(status int, set *store.Set, number int, errors views.Errors) error {
	all, err := v.Store.Revisions(v.ctx(), set.ID)
	if err != nil {
		return err
	}
	p := views.BackPage{
		Frame: v.frame(v.words.T("title.back", "set", set.Title)), Set: v.setLine(set), Number: number, Seen: set.RevisionID, Errors: errors,
	}
	if p.Difference, err = v.difference(all, set.Number, number); err != nil {
		return err
	}
	return v.page(status, views.Back(p))
}

// postBack stores an older revision again, as the newest. What was the newest stays, too.
func postBack(v *visit, set *store.Set) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	number, err := strconv.Atoi(form.Get("number"))
	if err != nil {
		return store.ErrNotFound
	}
	if form.Get("seen") != set.RevisionID {
		return v.backPage(http.StatusConflict, set, number, views.Errors{"": v.words.T("back.moved")})
	}
	all, err := v.Store.Revisions(v.ctx(), set.ID)
	if err != nil {
		return err
	}
	revision, err := v.Store.Revision(v.ctx(), idOfRevision(all, number))
	if err != nil {
		return err
	}
	saved, err := v.Store.SaveSets(v.ctx(), v.person, v.now, revision.Set)
	if err != nil {
		return err
	}
	said := v.words.T("back.same", "number", strconv.Itoa(number))
	if saved[0].New {
		said = v.words.T("back.done", "number", strconv.Itoa(number), "new", strconv.Itoa(saved[0].Number))
	}
	if err := v.notify(said); err != nil {
		return err
	}
	return v.seeOther(views.RevisionsPath(set.ID))
}
