package handlers

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"

	"github.com/gorilla/sessions"

	"github.com/readback/readback/store"
)

// notices is what is to be said once in a browser.
type notices struct {
	Notice     string `json:"notice,omitempty"`
	ReturnCode string `json:"return_code,omitempty"`
}

// contents is all that a session's Values hold.
type contents struct {
	notices notices
	row     store.Session // as it was read or last written; its PersonID is who is signed in
	kept    notices       // those of the row
}

type contentsKey struct{}

func contentsOf(session *sessions.Session) *contents {
	c, ok := session.Values[contentsKey{}].(*contents)
	if !ok {
		c = &contents{}
		session.Values[contentsKey{}] = c
	}
	return c
}

// seal makes the text that is stored of notices, empty for none. It is encrypted under a key made of
// the session's id, which is in the browser alone: whoever reads the database reads no return code.
func (n notices) seal(id string) (string, error) {
	if n == (notices{}) {
		return "", nil
	}
	box, err := boxOf(id)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(n)
	if err != nil {
		return "", err
	}
	return base64.RawStdEncoding.EncodeToString(box.Seal(nil, nil, text, nil)), nil
}

// unseal reads what seal wrote.
func unseal(id, sealed string) (n notices, err error) {
	if sealed == "" {
		return n, nil
	}
	box, err := boxOf(id)
	if err != nil {
		return n, err
	}
	bytes, err := base64.RawStdEncoding.DecodeString(sealed)
	if err != nil {
		return n, err
	}
	text, err := box.Open(nil, nil, bytes, nil)
	if err != nil {
		return n, err
	}
	return n, json.Unmarshal(text, &n)
}

func boxOf(id string) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, []byte(id), nil, "readback session contents", 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}
