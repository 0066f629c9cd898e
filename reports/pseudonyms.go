package reports

import (
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Pseudonyms stand for people whose names a report mustn't tell. The same key makes the same ones in every report; without
// it nobody can tell whom one stands for, nor make one of an id.
type Pseudonyms struct{ key []byte }

// PseudonymKeySize is how many random bytes a key for pseudonyms has.
const PseudonymKeySize = sha256.Size

// NewPseudonyms makes pseudonyms with a key, which stays secret and as it is for as long as they are to stay the same.
func NewPseudonyms(key []byte) *Pseudonyms { return &Pseudonyms{key: key} }

// of is the pseudonym of an id: 80 bits, in the letters that ids have.
func (p *Pseudonyms) of(prefix, id string) string {
	mac := hmac.New(sha256.New, p.key)
	mac.Write([]byte(prefix + id))
	return prefix + strings.ToLower(base32.StdEncoding.EncodeToString(mac.Sum(nil)[:10]))
}

// anonymous are columns that tell nobody's name: pseudonyms stand for learners and for attempts, whose ids are in
// addresses. Their numbers elsewhere, and who is a guest, are blank.
func anonymous[R any](columns []Column[R], p *Pseudonyms) []Column[R] {
	all := slices.Clone(columns)
	for i, c := range columns {
		switch c.Name {
		case "learner_id", "learner":
			learner := columnNamed(columns, "learner_id").Value
			all[i].Value = func(r R) any { return p.of("learner-", fmt.Sprint(learner(r))) }
		case "attempt":
			all[i].Value = func(r R) any { return p.of("attempt-", fmt.Sprint(c.Value(r))) }
		case "external_id":
			all[i].Value = func(R) any { return "" }
		case "guest":
			all[i].Value = func(R) any { return nil }
		}
	}
	return all
}

// sortedBy are all rows in the order of a column's texts. It holds them in memory: learners are few.
func sortedBy[R any](column Column[R], rows iter.Seq2[R, error]) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		var all []R
		for r, err := range rows {
			if err != nil {
				yield(r, err)
				return
			}
			all = append(all, r)
		}
		slices.SortFunc(all, func(a, b R) int { return cmp.Compare(fmt.Sprint(column.Value(a)), fmt.Sprint(column.Value(b))) })
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
	}
}
