package accounts

import (
	"crypto/rand"
	"strings"
)

// NewID returns a new random id for anything that is stored: at least 128 bits from
// crypto/rand as 26 lower-case base32 letters and digits, safe in a path and in a file name.
func NewID() string {
	return strings.ToLower(rand.Text())
}
