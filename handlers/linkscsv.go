package handlers

import (
	"bytes"
	"errors"
	"net/url"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// linkRow is a link to sign in as a table has it.
type linkRow struct {
	accounts.Person
	group, link string
	ends        time.Time
}

var linkColumns = []reports.Column[linkRow]{
	{Name: "name", Value: func(r linkRow) any { return r.Name }},
	{Name: "email", Value: func(r linkRow) any { return r.Email }},
	{Name: "external_id", Value: func(r linkRow) any { return r.ExternalID }},
	{Name: "group", Value: func(r linkRow) any { return r.group }},
	{Name: "link", Value: func(r linkRow) any { return r.link }},
	{Name: "expires_at", Value: func(r linkRow) any { return r.ends }},
}

// postLinksCSV sends the links of a sheet as a table. The sheet brings their secrets, since nobody else knows them.
func postLinksCSV(v *visit, g *accounts.Group) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	rows, err := v.linkRows(g, form)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	each := func(yield func(linkRow, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
	if err := reports.WriteCSV(&b, linkColumns, each, true); err != nil {
		return err
	}
	return v.attachment("sign-in-links.csv", "text/csv; charset=utf-8", b.Bytes())
}

// linkRows are the links of a group that are good still. Without any there is nothing to send.
func (v *visit) linkRows(g *accounts.Group, form url.Values) (rows []linkRow, err error) {
	if !form.Has("token") {
		return nil, errBadForm
	}
	ends, err := v.Store.LinkEnds(v.ctx(), g.ID, accounts.SignInLink, v.now)
	if err != nil {
		return nil, err
	}
	for _, token := range form["token"][:min(len(form["token"]), mostLinks)] {
		p, group, err := v.Store.PersonByLink(v.ctx(), accounts.SignInLink, accounts.Hash(token), v.now)
		switch {
		case errors.Is(err, store.ErrNotFound) || err == nil && group != g.ID:
		case err != nil:
			return nil, err
		default:
			rows = append(rows, linkRow{Person: p, group: g.Name, link: v.link(views.SignInLinkPath(token)), ends: ends[p.ID]})
		}
	}
	if len(rows) == 0 {
		err = errLinkOver
	}
	return rows, err
}
