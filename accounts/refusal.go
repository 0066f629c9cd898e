package accounts

import "fmt"

// Refusal is the error for something that a person typed and that can't be taken: a rule and
// the limit that it sets. Its words for people are in the catalogue under "refusal." + Rule
// (words/en/accounts.yaml), with the limit as {{.limit}}.
type Refusal struct {
	// Rule names what was broken, like "name-long".
	Rule string
	// Limit is the number that the rule is about, or 0.
	Limit int
}

// Error returns the refusal for logs and the command line.
func (r *Refusal) Error() string {
	if r.Limit == 0 {
		return "refused: " + r.Rule
	}
	return fmt.Sprintf("refused: %s (%d)", r.Rule, r.Limit)
}

func refuse(rule string, limit int) *Refusal {
	return &Refusal{Rule: rule, Limit: limit}
}

// All refusals, to be compared by errors.Is.
var (
	// ErrRole is a role that is not one of Roles.
	ErrRole error = refuse("role", 0)
	// ErrNameEmpty is a name in which there is nothing to see.
	ErrNameEmpty error = refuse("name-empty", 0)
	// ErrNameLong is a name of more than MaxName characters.
	ErrNameLong error = refuse("name-long", MaxName)
	// ErrNameCharacters is a name with control characters, or with ones that turn the direction of what follows.
	ErrNameCharacters error = refuse("name-characters", 0)
	// ErrExternalIDLong is an external id of more than MaxExternalID characters.
	ErrExternalIDLong error = refuse("external-id-long", MaxExternalID)
	// ErrExternalIDCharacters is an external id with characters that ErrNameCharacters is about.
	ErrExternalIDCharacters error = refuse("external-id-characters", 0)
	// ErrEmail is text that is not one plain email address.
	ErrEmail error = refuse("email", 0)
	// ErrSignIn is text that is not a sign-in name.
	ErrSignIn error = refuse("sign-in", 0)
	// ErrPasswordShort is a password of fewer than MinPassword characters.
	ErrPasswordShort error = refuse("password-short", MinPassword)
	// ErrPasswordLong is a password of more than MaxPassword bytes.
	ErrPasswordLong error = refuse("password-long", MaxPassword)
	// ErrPasswordCommon is a password that anybody would try first.
	ErrPasswordCommon error = refuse("password-common", 0)
	// ErrPasswordPersonal is a password that is the person's own name or address.
	ErrPasswordPersonal error = refuse("password-personal", 0)
	// ErrLinkDisabled is a link for somebody who is kept out.
	ErrLinkDisabled error = refuse("link-disabled", 0)
	// ErrLinkRole is a link that would let an instructor in as another instructor or an administrator.
	ErrLinkRole error = refuse("link-role", 0)
	// ErrLinkListed is a link for somebody whose account was there before a list made them a member.
	ErrLinkListed error = refuse("link-listed", 0)
	// ErrLinkPassword is a link to sign in for somebody who has a password.
	ErrLinkPassword error = refuse("link-password", 0)
	// ErrCode is text that can't be a return code or a join code.
	ErrCode error = refuse("code", 0)
)
