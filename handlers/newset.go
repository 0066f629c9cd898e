package handlers

import (
	"cmp"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/starter"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// postSets begins a set: a blank one with a title, or a copy of the starter set to take apart.
func postSets(v *visit) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	set := questions.Set{Readback: questions.FormatVersion, Title: strings.TrimSpace(form.Get("title")), Questions: []questions.Question{}}
	if form.Get("go") == "starter" {
		if set, err = starter.Read(); err != nil {
			return err
		}
		set.Title = v.words.T("newset.copy-of", "set", set.Title)
	}
	if set.Title == "" {
		return v.setsPage(http.StatusUnprocessableEntity, views.Errors{"title": v.words.T("seteditor.title-missing")})
	}
	draft, err := v.addDraft(set)
	if err != nil {
		return err
	}
	return v.seeOther(views.SetEditorPath(draft.SetID))
}

// addDraft begins a set under the first free id that is like its title.
func (v *visit) addDraft(set questions.Set) (store.Draft, error) {
	like := cmp.Or(questions.Slug(set.Title), "set")
	like = strings.TrimSuffix(like[:min(len(like), questions.MaxSlug-5)], "-")
	for n := 1; ; n++ {
		set.ID = like
		if n > 1 {
			set.ID += "-" + strconv.Itoa(n)
		}
		draft, err := v.Store.AddDraft(v.ctx(), set, *v.person, v.now)
		if !errors.Is(err, store.ErrTaken{}) {
			return draft, err
		}
	}
}

// newSets lists the sets that the person has begun and not published; for administrators, all.
func (v *visit) newSets() ([]views.NewSetLine, error) {
	owner := v.person.ID
	if v.person.Role == accounts.Administrator {
		owner = ""
	}
	drafts, err := v.Store.NewSets(v.ctx(), owner)
	lines := make([]views.NewSetLine, 0, len(drafts))
	for _, d := range drafts {
		lines = append(lines, views.NewSetLine{ID: d.SetID, Title: d.Set.Title, Questions: len(d.Set.Questions), At: d.At})
	}
	return lines, err
}
