package accounts

import (
	"context"
	_ "embed"
	"encoding/base64"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
	"golang.org/x/text/unicode/norm"
)

const (
	// MinPassword is the shortest password that is taken, in characters.
	MinPassword = 8
	// MaxPassword is the longest password that is hashed, in bytes.
	MaxPassword = 1024
	// hashesAtOnce bounds the memory (19 MiB each) and the cores that sign-ins can take.
	hashesAtOnce = 2
)

// cost is OWASP's second choice for Argon2id: 19 MiB, two passes, one lane; about 30 ms.
var cost = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// nobodyHash costs as much to compare with as any hash, and no password fits it: its key is all zeros.
var nobodyHash = fmt.Sprintf("$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s", cost.Memory, cost.Iterations, cost.Parallelism,
	zeros(cost.SaltLength), zeros(cost.KeyLength))

// Passwords hashes and verifies passwords, two at a time. One is shared by the whole program.
type Passwords struct {
	places chan struct{}
}

// NewPasswords returns Passwords with nothing under way.
func NewPasswords() *Passwords {
	return &Passwords{places: make(chan struct{}, hashesAtOnce)}
}

// Hash returns the text to store for a password that CheckPassword has let through. It waits
// for a place, and returns the context's error if that ends first.
func (p *Passwords) Hash(ctx context.Context, password string) (string, error) {
	if len(password) > MaxPassword {
		return "", ErrPasswordLong
	}
	leave, err := p.enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	return argon2id.CreateHash(norm.NFC.String(password), cost)
}

// Verify tells whether the password is the one that the hash was made from. An empty hash is
// that of somebody without a password: it fits none, and takes as long. Verify waits like Hash;
// an error means that nothing is known about the password.
func (p *Passwords) Verify(ctx context.Context, hash, password string) (bool, error) {
	if hash == "" {
		hash = nobodyHash
	}
	if len(password) > MaxPassword {
		password = "" // never a password: it only keeps the time
	}
	leave, err := p.enter(ctx)
	if err != nil {
		return false, err
	}
	defer leave()
	return argon2id.ComparePasswordAndHash(norm.NFC.String(password), hash)
}

// VerifyNobody does the work of Verify for a name that nobody has, so that the time of an
// answer doesn't tell which names exist. Only the context's error can come of it.
func (p *Passwords) VerifyNobody(ctx context.Context, password string) error {
	_, err := p.Verify(ctx, nobodyHash, password)
	return err
}

func (p *Passwords) enter(ctx context.Context) (leave func(), err error) {
	select {
	case p.places <- struct{}{}:
		return func() { <-p.places }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// CheckPassword tells whether a new password may be used by the person: long enough, not among
// the common ones, not their own name or address. What it is made of doesn't matter.
// It returns nil, ErrPasswordShort, ErrPasswordLong, ErrPasswordCommon or ErrPasswordPersonal.
func CheckPassword(password string, person Person) error {
	lower := strings.ToLower(norm.NFC.String(password))
	switch {
	case utf8.RuneCountInString(lower) < MinPassword:
		return ErrPasswordShort
	case len(password) > MaxPassword:
		return ErrPasswordLong
	case commonPasswords()[strings.TrimSpace(lower)]:
		return ErrPasswordCommon
	case personal(lower, person):
		return ErrPasswordPersonal
	}
	return nil
}

// personal tells whether a password in lower case is what the person is called or signs in as.
func personal(lower string, person Person) bool {
	mailbox, _, _ := strings.Cut(person.Email, "@")
	for _, own := range []string{person.Name, person.Email, mailbox, person.SignIn} {
		if own != "" && squeezed(lower) == squeezed(strings.ToLower(own)) {
			return true
		}
	}
	return false
}

func squeezed(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" .-_", r) }), "")
}

//go:embed common-passwords.txt
var commonPasswordList string

var commonPasswords = sync.OnceValue(func() map[string]bool {
	common := make(map[string]bool)
	for line := range strings.Lines(commonPasswordList) {
		common[strings.TrimSpace(line)] = true
	}
	return common
})

func zeros(n uint32) string {
	return base64.RawStdEncoding.EncodeToString(make([]byte, n))
}
