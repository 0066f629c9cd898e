package questions

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
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
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(data)
		if i == sampled {
			usual := b.Len() / sampled
			b.Grow((usual + usual/16) * (len(s.Questions) - i))
		}
	}
	b.WriteString("]}")
	return b.String(), sumOf(b.String()), nil
}

// sampled is after how many questions it is known about how long the others are.
const sampled = 1000

// errNotCanonical says that a stored set isn't what Canonical wrote.
var errNotCanonical = errors.New("not a stored question set")

// ReadCanonical is a set from what Canonical wrote of one with about so many questions. They are read one by one, since the
// decoder has a copy of all that it reads at once.
func ReadCanonical(content string, count int) (set Set, err error) {
	d := json.NewDecoder(strings.NewReader(content))
	head := map[string]json.RawMessage{}
	var qs []Question
	err = each(d, '{', func() error {
		name, err := d.Token()
		if err != nil {
			return err
		}
		if name == "questions" {
			qs, err = readQuestions(d, count)
			return err
		}
		var value json.RawMessage
		err = d.Decode(&value)
		head[fmt.Sprint(name)] = value
		return err
	})
	if err != nil {
		return Set{}, err
	}
	data, err := json.Marshal(head)
	if err != nil {
		return Set{}, err
	}
	err = json.Unmarshal(data, &set)
	set.Questions = qs
	return set, err
}

// readQuestions reads a list of questions, or null.
func readQuestions(d *json.Decoder, count int) ([]Question, error) {
	qs := make([]Question, 0, min(count, MaxQuestions))
	err := each(d, '[', func() error {
		var q Question
		err := d.Decode(&q)
		qs = append(qs, q)
		return err
	})
	if errors.Is(err, errNull) {
		return nil, nil
	}
	return qs, err
}

var errNull = errors.New("null")

// each reads what is within a brace or a bracket; the error is errNull where there is null instead.
func each(d *json.Decoder, open json.Delim, read func() error) error {
	switch token, err := d.Token(); {
	case err != nil:
		return err
	case token == nil:
		return errNull
	case token != open:
		return errNotCanonical
	}
	for d.More() {
		if err := read(); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

func sumOf(content string) string {
	hash := sha256.New()
	_, _ = strings.NewReader(content).WriteTo(hash) // a hash takes everything
	return hex.EncodeToString(hash.Sum(nil))
}
