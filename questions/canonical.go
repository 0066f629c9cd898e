package questions

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
)

// Canonical is the JSON that a revision is stored as, and its SHA-256 in hex. Sets with equal content have equal bytes:
// those of json.Marshal, put together question by question, since a set may be large.
func (s *Set) Canonical() (content, sum string, err error) {
	if len(s.Questions) == 0 {
		data, err := json.Marshal(s)
		return string(data), sumOf(string(data)), err
	}
	head := *s
	head.Questions = []Question{}
	data, err := json.Marshal(&head)
	if err != nil {
		return "", "", err
	}
	var b strings.Builder
	b.Write(bytes.TrimSuffix(data, []byte("]}")))
	for i := range s.Questions {
		data, err := json.Marshal(&s.Questions[i])
		if err != nil {
			return "", "", err
		}
		if i == 0 {
			b.Grow((len(data) + len(data)/4) * len(s.Questions))
		} else {
			b.WriteByte(',')
		}
		b.Write(data)
	}
	b.WriteString("]}")
	return b.String(), sumOf(b.String()), nil
}

func sumOf(content string) string {
	hash := sha256.New()
	_, _ = strings.NewReader(content).WriteTo(hash) // a hash takes everything
	return hex.EncodeToString(hash.Sum(nil))
}
