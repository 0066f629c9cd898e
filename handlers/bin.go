package handlers

import (
	"errors"
	"net/http"
	"strings"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// binOwner is whose things the bin lists: the person's; empty for administrators, who see all.
func (v *visit) binOwner() string {
	if v.person.Role == accounts.Administrator {
		return ""
	}
	return v.person.ID
}

// showBin lists what can be brought back.
func showBin(v *visit) error { return v.binPage(http.StatusOK, nil) }

func (v *visit) binPage(status int, problems views.Errors) error {
	binned, err := v.Store.Bin(v.ctx(), v.binOwner())
	if err != nil {
		return err
	}
	p := views.BinPage{Frame: v.frame(v.words.T("title.bin")), Errors: problems}
	for _, b := range binned {
		kept := b.Kind == store.BinSet && b.Quizzes > 0
		if !kept && !v.now.Before(b.Until()) {
			continue // it is about to be removed
		}
		p.Lines = append(p.Lines, views.BinLine{
			Kind: string(b.Kind), ID: b.ID, Title: b.Title, DeletedAt: b.DeletedAt, DeletedBy: b.DeletedBy, Until: b.Until(),
			Quizzes: b.Quizzes, Kept: kept,
		})
	}
	return v.page(status, views.Bin(p))
}

// postBin brings something back.
func postBin(v *visit) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	kind, id, _ := strings.Cut(form.Get("back"), " ")
	back, err := v.Store.BringBack(store.BinKind(kind), id, v.binOwner(), v.now)
	if errors.Is(err, store.ErrNotFound) {
		return v.binPage(http.StatusNotFound, views.Errors{"": v.words.T("bin.not-there")})
	}
	if err != nil {
		return err
	}
	if err := v.notify(v.words.T("bin.brought-back", "name", back.Title)); err != nil {
		return err
	}
	return v.seeOther(backPath(back))
}

// backPath is where a thing is that was brought back.
func backPath(b store.Binned) string {
	switch b.Kind {
	case store.BinQuiz:
		return views.StudioQuizPath(b.ID)
	case store.BinGroup:
		return views.GroupPath(b.ID)
	case store.BinDraft:
		return views.SetEditorPath(b.ID)
	}
	return views.SetPath(b.ID)
}
