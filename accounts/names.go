package accounts

import (
	"net/mail"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	// MaxName is the longest name of a person or a group, in characters.
	MaxName = 80
	// maxEmail is the longest address that mail can be sent to, in bytes (RFC 5321, 4.5.3.1.3).
	maxEmail = 254
)

// ParseName reads the name of a person or a group as it was typed: white space around it is
// trimmed, white space within it becomes one space, and letters are composed (NFC).
// It returns ErrNameEmpty, ErrNameLong or ErrNameCharacters.
func ParseName(typed string) (string, error) {
	name := norm.NFC.String(strings.Join(strings.Fields(typed), " "))
	switch {
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unshowable):
		return "", ErrNameCharacters
	case !strings.ContainsFunc(name, visible):
		return "", ErrNameEmpty
	case utf8.RuneCountInString(name) > MaxName:
		return "", ErrNameLong
	}
	return name, nil
}

// ParseEmail reads one plain address, "ada@example.org", trims it and lowers its case,
// so that the same address is always the same text. It returns ErrEmail.
func ParseEmail(typed string) (string, error) {
	typed = norm.NFC.String(strings.TrimSpace(typed))
	address, err := mail.ParseAddress(typed)
	if err != nil || address.Address != typed || len(typed) > maxEmail || strings.ContainsFunc(typed, unshowable) {
		return "", ErrEmail
	}
	return strings.ToLower(typed), nil
}

var signInForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{2,39}$`)

// ParseSignIn reads a sign-in name: 3 to 40 Latin letters, digits, dots, dashes and underscores,
// in any case. It has no "@", so it is never taken for an email. It returns ErrSignIn.
func ParseSignIn(typed string) (string, error) {
	name := strings.ToLower(strings.TrimSpace(typed))
	if !signInForm.MatchString(name) {
		return "", ErrSignIn
	}
	return name, nil
}

const (
	signInBase   = 30 // letters kept of a long name
	signInSuffix = 4  // random letters that tell namesakes apart
)

// SuggestSignIn makes a sign-in name out of a person's name: "ada-lovelace" at first, with
// random letters after it on every further try (from 1), for when the one before was taken.
func SuggestSignIn(name string, try int) string {
	base := latin(name)
	if len(base) > signInBase {
		base = strings.TrimRight(base[:signInBase], "-")
	}
	if len(base) >= 3 && try == 0 {
		return base
	}
	if base == "" {
		base = string(Learner)
	}
	return base + "-" + strings.ToLower(randomLetters(signInSuffix))
}

// latin keeps the Latin letters and digits of a name, without their accents, as words joined by dashes.
func latin(name string) string {
	var kept strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			kept.WriteRune(r)
		case !unicode.Is(unicode.Mn, r):
			kept.WriteRune(' ')
		}
	}
	return strings.Join(strings.Fields(kept.String()), "-")
}

func visible(r rune) bool {
	return unicode.IsGraphic(r) && !unicode.IsSpace(r)
}

// unshowable tells characters that break a page or a line: controls, line separators, and those
// that turn the direction of the text after them (a name could then rewrite what it stands beside).
func unshowable(r rune) bool {
	turns := '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
	return turns || r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp)
}
