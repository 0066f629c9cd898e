package views

import (
	"strconv"
	"time"

	"github.com/readback/readback/accounts"
)

// LinksPage is the links by which the members of a group sign in. Form fields: person (several), days, go.
type LinksPage struct {
	Frame
	Group  accounts.Group
	Lines  []LinkLine
	Days   int    // one of accounts.SignInLinkDays
	Errors Errors // whom
}

// LinkLine is a member who has a link, may have one, or may not.
type LinkLine struct {
	accounts.Person
	Why    string    // they may have none; empty: they may
	Ends   time.Time // of the link that they have; zero: none
	Chosen bool
}

// SheetPage is new links, shown once: to be printed and cut.
type SheetPage struct {
	Frame
	Group accounts.Group
	Cards []LinkCard
	Ends  time.Time
}

// LinkCard is somebody's link.
type LinkCard struct {
	accounts.Person
	Token, Link string
}

// SignInLinkPage is what who follows a link to sign in is asked.
type SignInLinkPage struct {
	Frame
	Token, Name, Group string
	Other              string // who else is signed in in this browser; empty: nobody
}

// PasswordLinkPage is where who follows a link sets a password. Form field: password.
type PasswordLinkPage struct {
	Frame
	Token, Name, SignIn string
	Errors              Errors // password
}

// PasswordGivenPage is a link for a password, shown once to who made it.
type PasswordGivenPage struct {
	Frame
	Name, Link string
	Back       string // path
	Ends       time.Time
}

// may is how many may have a link, has how many have one.
func (p LinksPage) may() (n int) {
	for _, l := range p.Lines {
		if l.Why == "" {
			n++
		}
	}
	return n
}

func (p LinksPage) has() (n int) {
	for _, l := range p.Lines {
		if !l.Ends.IsZero() {
			n++
		}
	}
	return n
}

func (p LinksPage) dayChoices() []choice {
	var all []choice
	for _, days := range accounts.SignInLinkDays {
		all = append(all, choice{Value: strconv.Itoa(days), Text: p.W.T("links.days", "count", days)})
	}
	return all
}

func (p LinksPage) columns() []column {
	return []column{{text: p.W.T("scores.learner")}, {text: p.W.T("links.until"), number: true}}
}
