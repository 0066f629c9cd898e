package accounts

import "time"

// LinkKind is what a link is for that lets its holder in as somebody.
type LinkKind string

const (
	// SignInLink signs a learner in, as often as it is followed.
	SignInLink LinkKind = "sign-in"
	// PasswordLink lets somebody set a new password, once.
	PasswordLink LinkKind = "password"
)

// PasswordLinkLife is how long a PasswordLink is good.
const PasswordLinkLife = 24 * time.Hour

// SignInLinkDays are for how many days a SignInLink may be good, and DefaultLinkDays for how many it is.
var SignInLinkDays = []int{1, 7, 30}

// DefaultLinkDays is one of SignInLinkDays.
const DefaultLinkDays = 7

// Candidate is somebody to whom a link might be given.
type Candidate struct {
	Person
	// HasPassword: they have a password of their own.
	HasPassword bool
	// Listed: a list made them a member of the group although they had an account before, and they haven't joined
	// since. Whoever knows an address could otherwise open the account that it belongs to.
	Listed bool
}

// Refuses says why a link isn't given to somebody: nil, or one of ErrLinkDisabled, ErrLinkRole, ErrLinkListed and
// ErrLinkPassword. Administrators may let anybody set a password; nobody is signed in as staff by a link.
func (c *Candidate) Refuses(kind LinkKind, giver *Person) error {
	administers := giver.Role == Administrator
	switch {
	case c.Disabled:
		return ErrLinkDisabled
	case c.Role != Learner && (kind == SignInLink || !administers):
		return ErrLinkRole
	case c.Listed && !administers:
		return ErrLinkListed
	case c.HasPassword && kind == SignInLink:
		return ErrLinkPassword
	}
	return nil
}
