package accounts

import "errors"

// Each of these says why something that a person typed can't be taken. Their words are in
// the catalogue (words/en/accounts.yaml); the text here is for logs and the command line.
var (
	// ErrRole is a role that is not one of Roles.
	ErrRole = errors.New("the role is not learner, instructor or administrator")
	// ErrNameEmpty is a name of nothing but white space.
	ErrNameEmpty = errors.New("the name is empty")
	// ErrNameLong is a name of more than MaxName characters.
	ErrNameLong = errors.New("the name is too long")
	// ErrNameCharacters is a name with control characters, or with ones that turn the direction of what follows.
	ErrNameCharacters = errors.New("the name has characters that can't be shown")
	// ErrEmail is text that is not one plain email address.
	ErrEmail = errors.New("the email address is not one")
	// ErrSignIn is a sign-in name that ParseSignIn refuses.
	ErrSignIn = errors.New("the sign-in name is not 3 to 40 letters, digits, dots, dashes or underscores")
	// ErrPasswordShort is a password of fewer than MinPassword characters.
	ErrPasswordShort = errors.New("the password is too short")
	// ErrPasswordLong is a password of more than MaxPassword bytes.
	ErrPasswordLong = errors.New("the password is too long")
	// ErrPasswordCommon is a password that is among the first that anybody would try.
	ErrPasswordCommon = errors.New("the password is one of the most common ones")
	// ErrPasswordPersonal is a password that is the person's own name or address.
	ErrPasswordPersonal = errors.New("the password is the name or the email address")
	// ErrCode is a return or join code that can't be one.
	ErrCode = errors.New("the code is not complete")
)
