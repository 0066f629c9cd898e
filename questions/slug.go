package questions

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Slug brings a name into the form that ids have: letters without accents and digits in lower case, the rest as
// hyphens, at most MaxSlug long. It is empty for a name with neither.
func Slug(name string) string {
	if IsSlug(name) {
		return name
	}
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(name) {
		r = unicode.ToLower(r)
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			gap = false
		case !unicode.Is(unicode.Mn, r):
			gap = true
		}
		if b.Len() >= MaxSlug {
			break
		}
	}
	return strings.TrimSuffix(b.String()[:min(b.Len(), MaxSlug)], "-")
}

// SlugOf is an id made of a stem: its first words, and a sum over all of it after folding, so that other spelling,
// spacing or emphasis of the same words gives the same id.
func SlugOf(stem string) string {
	folded := Fold(stem)
	if strings.ContainsAny(stem, "*_`<[]\\&~#>|!") { // rendering costs more than all the rest of reading a question
		if plain := Fold(PlainText(stem)); plain != "" {
			folded = plain
		}
	}
	sum := sha256.Sum256([]byte(folded))
	words := Slug(firstWords(folded))
	if words == "" {
		words = "q"
	}
	return words + "-" + hex.EncodeToString(sum[:4])
}

// firstWords are as many whole words as an id reads well with.
func firstWords(text string) string {
	const most = 40
	if len(text) <= most {
		return text
	}
	if i := strings.LastIndexByte(text[:most], ' '); i > 0 {
		return text[:i]
	}
	return strings.ToValidUTF8(text[:most], "")
}
