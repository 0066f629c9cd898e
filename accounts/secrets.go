package accounts

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// crockford is Crockford's base32: digits and letters without I, L, O and U.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

const (
	returnCodeLetters = 20 // 100 bits, in five groups of four
	joinCodeLetters   = 8  // 40 bits: a join code is public within a classroom, and tries are limited
	codeGroup         = 4
	// A certificate's code has 90 bits in groups of six, so that nobody takes it for a return code, which is a secret.
	certificateLetters = 18
	certificateGroup   = 6
)

// NewToken returns a new random secret of at least 128 bits for links, sessions and machines.
func NewToken() string {
	return strings.ToLower(rand.Text())
}

// NewReturnCode returns the secret by which somebody without a password comes back:
// 100 random bits in Crockford's base32, in groups of four, like "7K2M-Q9XD-0VTB-33HE-P5RA".
func NewReturnCode() string {
	return grouped(randomLetters(returnCodeLetters), codeGroup)
}

// NewJoinCode returns a new code for a group that can be read out loud, like "QX7M-2KTD".
func NewJoinCode() string {
	return grouped(randomLetters(joinCodeLetters), codeGroup)
}

// NewCertificateCode returns a new code by which a certificate is looked up: 90 random bits in Crockford's base32, like
// "7K2MQ9-XD0VTB-33HEP5". It is printed, so it is no secret; nobody guesses one.
func NewCertificateCode() string {
	return grouped(randomLetters(certificateLetters), certificateGroup)
}

// ParseReturnCode turns a return code as it was typed into the form of NewReturnCode. Case,
// spaces and dashes don't matter, and O, I and L are read as the digits that they look like.
// It returns ErrCode for what can't be a return code.
func ParseReturnCode(typed string) (string, error) {
	return parseCode(typed, returnCodeLetters, codeGroup)
}

// ParseJoinCode does for join codes what ParseReturnCode does for return codes.
func ParseJoinCode(typed string) (string, error) {
	return parseCode(typed, joinCodeLetters, codeGroup)
}

// ParseCertificateCode does for certificates' codes what ParseReturnCode does for return codes.
func ParseCertificateCode(typed string) (string, error) {
	return parseCode(typed, certificateLetters, certificateGroup)
}

// Hash returns the SHA-256 of a random secret in hexadecimal, the form in which secrets are
// stored. It is for secrets made here alone: what a person made up needs Passwords.
func Hash(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

func randomLetters(n int) string {
	letters := make([]byte, n)
	rand.Read(letters) // never fails: the program ends if the system has no randomness
	for i, b := range letters {
		letters[i] = crockford[int(b)%len(crockford)] // 256 is a multiple of 32: no letter is likelier
	}
	return string(letters)
}

func grouped(letters string, size int) string {
	var groups []string
	for ; len(letters) > size; letters = letters[size:] {
		groups = append(groups, letters[:size])
	}
	return strings.Join(append(groups, letters), "-")
}

func parseCode(typed string, length, group int) (string, error) {
	letters := strings.Map(codeLetter, typed)
	if len(letters) != length || strings.Trim(letters, crockford) != "" {
		return "", ErrCode
	}
	return grouped(letters, group), nil
}

// codeLetter reads one typed letter: what only groups is dropped, what looks like a digit is that digit.
func codeLetter(r rune) rune {
	switch r {
	case 'O', 'o':
		return '0'
	case 'I', 'i', 'L', 'l':
		return '1'
	case '-', ' ', '\t', '\r', '\n', '\u00a0', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212':
		return -1
	}
	if 'a' <= r && r <= 'z' {
		return r - 'a' + 'A'
	}
	return r
}
