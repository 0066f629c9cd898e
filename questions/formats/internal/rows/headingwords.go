package rows

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// wordsOf is a heading as plain words: lower case, without accents and punctuation, cut where a capital or a number begins:
// "CorrectAnswer", "correct_answer" and "Correct answer:" are all "correct answer".
func wordsOf(heading string) string {
	var b strings.Builder
	var before rune
	for _, r := range norm.NFKD.String(heading) {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if b.Len() > 0 && begins(before, r) {
				b.WriteByte(' ')
			}
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
			r = before
		}
		before = r
	}
	return norm.NFC.String(b.String())
}

// begins tells whether a new word begins with a letter or digit behind another character.
func begins(before, r rune) bool {
	isLetter, wasLetter := unicode.IsLetter(r), unicode.IsLetter(before)
	switch {
	case !wasLetter && !unicode.IsDigit(before):
		return true
	case isLetter != wasLetter:
		return true
	}
	return unicode.IsUpper(r) && unicode.IsLower(before)
}

// meanings are what a heading may say, the whole of it first: templates explain their columns behind a dash or in brackets
// ("Question - max 120 characters").
func meanings(heading string) []string {
	heading = strings.ReplaceAll(heading, "(s)", "s")
	whole := wordsOf(heading)
	short := heading
	if i := strings.IndexAny(short, "([{"); i > 0 {
		short = short[:i]
	}
	for _, dash := range []string{" - ", " – ", " — ", ":"} {
		if i := strings.Index(short, dash); i > 0 {
			short = short[:i]
		}
	}
	if short = wordsOf(short); short == whole || short == "" {
		return []string{whole}
	}
	return []string{whole, short}
}

// understood is what a heading of somebody else's table means. The rank tells better words from worse ones for the same
// field: a "question text" rather than a "question".
func understood(heading string) (k key, rank int, ok bool) {
	for _, words := range meanings(heading) {
		if f, rank := plainHeading(words); f != fieldNone {
			return key{field: f}, rank, true
		}
		if k, ok := letteredHeading(words); ok {
			return k, 0, true
		}
	}
	return key{}, 0, false
}

// plainHeading looks a heading up, also without the spaces between its words.
func plainHeading(words string) (field, int) {
	if s, ok := synonyms[words]; ok {
		return s.field, s.rank
	}
	s := synonyms[strings.ReplaceAll(words, " ", "")]
	return s.field, s.rank
}

// letteredHeading reads "option a", "answer 1", "answer 1 feedback", "feedback for option b".
func letteredHeading(words string) (key, bool) {
	parts := strings.Fields(words)
	if len(parts) < 2 {
		return key{}, false
	}
	n, at := -1, -1
	for i := len(parts) - 1; i > 0; i-- {
		if index, ok := partIndex(parts[i]); ok {
			n, at = index, i
			break
		}
	}
	if at < 0 {
		return key{}, false
	}
	base, rest := strings.Join(parts[:at], " "), strings.Join(parts[at+1:], " ")
	f, ok := letteredBases[base]
	if !ok {
		return key{}, false
	}
	if rest == "" || rest == "text" || rest == "value" {
		return key{f, n}, true
	}
	if of, ok := letteredBases[rest]; ok && f == fieldOption && of != fieldOption {
		return key{of, n}, true
	}
	return key{}, false
}

// partIndex is which option a letter or a number names: a and 1 are the first.
func partIndex(text string) (int, bool) {
	if n, ok := letterIndex(text); ok && len(text) == 1 {
		return n, true
	}
	if len(text) > 3 || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n := 0
	for _, c := range []byte(text) {
		n = n*10 + int(c-'0')
	}
	return n - 1, n > 0
}
