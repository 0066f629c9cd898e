package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// mostLinks is how many links are made at once: as many cards with QR codes as a browser still shows.
const mostLinks = 1000

// showLinks is who has a link to sign in and who may have one, and makes them.
func showLinks(v *visit, g *accounts.Group) error {
	return v.linksPage(http.StatusOK, g, url.Values{}, nil)
}

func (v *visit) linksPage(status int, g *accounts.Group, form url.Values, problems views.Errors) error {
	candidates, err := v.Store.Candidates(v.ctx(), g.ID)
	if err != nil {
		return err
	}
	ends, err := v.Store.LinkEnds(v.ctx(), g.ID, accounts.SignInLink, v.now)
	if err != nil {
		return err
	}
	p := views.LinksPage{Frame: v.frame(v.words.T("title.links", "group", g.Name)), Group: *g, Errors: problems, Days: daysOf(form)}
	for _, c := range candidates {
		line := views.LinkLine{Person: c.Person, Ends: ends[c.ID], Chosen: slices.Contains(form["person"], c.ID)}
		if err := c.Refuses(accounts.SignInLink, v.person); err != nil {
			line.Why = v.sayRefusal(err)
		}
		p.Lines = append(p.Lines, line)
	}
	return v.page(status, views.Links(p))
}

// daysOf is for how many days links are to be good; whatever no page of ours sends is the default.
func daysOf(form url.Values) int {
	if days, err := strconv.Atoi(form.Get("days")); err == nil && slices.Contains(accounts.SignInLinkDays, days) {
		return days
	}
	return accounts.DefaultLinkDays
}

// postLinks makes links for all who may have one or for those who were chosen, or ends those that there are.
func postLinks(v *visit, g *accounts.Group) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	switch form.Get("go") {
	case "all", "chosen":
		return v.makeLinks(g, form)
	case "revoke":
		return v.revokeLinks(g)
	}
	return errBadForm
}

func (v *visit) revokeLinks(g *accounts.Group) error {
	ended, err := v.Store.RevokeLinks(g.ID, accounts.SignInLink, v.now)
	if err != nil {
		return err
	}
	if err := v.notify(v.words.T("links.revoked", "count", ended)); err != nil {
		return err
	}
	return v.seeOther(views.LinksPath(g.ID))
}

// makeLinks shows the links that it makes, this once: afterwards nobody knows them but who has them.
func (v *visit) makeLinks(g *accounts.Group, form url.Values) error {
	candidates, err := v.Store.Candidates(v.ctx(), g.ID)
	if err != nil {
		return err
	}
	candidates = slices.DeleteFunc(candidates, func(c accounts.Candidate) bool {
		return c.Refuses(accounts.SignInLink, v.person) != nil || form.Get("go") == "chosen" && !slices.Contains(form["person"], c.ID)
	})
	switch {
	case len(candidates) == 0:
		return v.linksPage(http.StatusUnprocessableEntity, g, form, views.Errors{"whom": v.words.T("links.nobody")})
	case len(candidates) > mostLinks:
		return v.linksPage(http.StatusUnprocessableEntity, g, form, views.Errors{"whom": v.words.T("links.too-many", "limit", mostLinks)})
	}
	p := views.SheetPage{Frame: v.frame(v.words.T("title.links", "group", g.Name)), Group: *g,
		Ends: v.now.Add(time.Duration(daysOf(form)) * 24 * time.Hour)}
	var links []store.Link
	for _, c := range candidates {
		link, token := v.newLink(c.ID, accounts.SignInLink, g.ID, p.Ends)
		links = append(links, link)
		p.Cards = append(p.Cards, views.LinkCard{Person: c.Person, Token: token, Link: v.link(views.SignInLinkPath(token))})
	}
	if err := v.Store.AddLinks(links...); err != nil {
		return err
	}
	return v.page(http.StatusOK, views.Sheet(p))
}

// newLink is a link and its secret, which isn't stored.
func (v *visit) newLink(person string, kind accounts.LinkKind, group string, ends time.Time) (l store.Link, token string) {
	token = accounts.NewToken()
	return store.Link{Hash: accounts.Hash(token), PersonID: person, Kind: kind, GroupID: group,
		MadeBy: v.person.ID, MadeAt: v.now, ExpiresAt: ends}, token
}

// errLinkOver is a link that lets nobody in: it never did, has run out, was used up, replaced or revoked.
var errLinkOver = errors.New("the link isn't good, or not any more")

// byLink finds whom the link in the path lets in.
func (v *visit) byLink(kind accounts.LinkKind) (p accounts.Person, group string, err error) {
	err = v.byCode(func() (err error) {
		p, group, err = v.Store.PersonByLink(v.ctx(), kind, accounts.Hash(v.Param("token")), v.now)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = errLinkOver
	}
	return p, group, err
}
