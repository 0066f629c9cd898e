package questions

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// wildcard stands for an unescaped * while a pattern is normalised: a noncharacter, so no text has it.
const wildcard = '\uFDD0'

// normalise brings a text into the form in which it is compared under a match mode.
func normalise(text string, mode MatchMode) string {
	text = norm.NFC.String(text)
	if mode == MatchExact {
		return strings.TrimSpace(text)
	}
	text = norm.NFC.String(strings.Map(plain, cases.Fold().String(text)))
	return strings.Join(strings.Fields(text), " ")
}

// Fold is how typed answers are compared when they are gathered: NFC, case folded, white space collapsed, quotes and
// dashes plain.
func Fold(text string) string { return normalise(text, MatchFold) }

// plain writes curly quotes and dashes as plain ones and drops characters that can't be seen.
func plain(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ', '`', '´':
		return '\''
	case '“', '”', '„', '‟', '«', '»', '″':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	case '\u00AD', '\u200B', '\uFEFF':
		return -1
	}
	return r
}

// pattern is an accepted text, normalised and cut at its wildcards.
type pattern struct{ parts []string }

func newPattern(accepted string, mode MatchMode) pattern {
	var b strings.Builder
	runes := []rune(accepted)
	for i := 0; i < len(runes); i++ {
		switch {
		case runes[i] == '\\' && i+1 < len(runes) && runes[i+1] == '*':
			i++
			b.WriteRune('*')
		case runes[i] == '*':
			b.WriteRune(wildcard)
		default:
			b.WriteRune(runes[i])
		}
	}
	return pattern{parts: strings.Split(normalise(b.String(), mode), string(wildcard))}
}

// matches tells whether the whole normalised text fits the pattern.
func (p pattern) matches(text string) bool {
	first, last := p.parts[0], p.parts[len(p.parts)-1]
	if len(p.parts) == 1 {
		return text == first
	}
	if len(text) < len(first)+len(last) || !strings.HasPrefix(text, first) || !strings.HasSuffix(text, last) {
		return false
	}
	text = text[len(first) : len(text)-len(last)]
	for _, part := range p.parts[1 : len(p.parts)-1] {
		i := strings.Index(text, part)
		if i < 0 {
			return false
		}
		text = text[i+len(part):]
	}
	return true
}

// typos returns the number of edits between the pattern and a normalised text, when it is at most the number allowed
// and every edit is one that may pass as a typo.
func (p pattern) typos(text string, most int) (int, bool) {
	if most <= 0 || len(p.parts) > 1 {
		return 0, false
	}
	wanted, given := strings.Fields(p.parts[0]), strings.Fields(text)
	if len(wanted) != len(given) {
		return 0, false
	}
	edits := 0
	for i := range wanted {
		n, ok := wordTypos([]rune(wanted[i]), []rune(given[i]))
		if edits += n; !ok || edits > most {
			return 0, false
		}
	}
	return edits, true
}

// shortWord is the number of letters up to which another word is another word, never a typo.
const shortWord = 3

func wordTypos(wanted, given []rune) (int, bool) {
	if string(wanted) == string(given) {
		return 0, true
	}
	if letterCount(wanted) <= shortWord || letterCount(given) <= shortWord {
		return 0, false
	}
	editable := unicode.IsPrint
	if hasDigit(wanted) || hasDigit(given) {
		editable = isLetter // neither a digit nor the mark that groups digits
	}
	return alignment(wanted, given, editable)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

func letterCount(word []rune) int {
	n := 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func hasDigit(word []rune) bool {
	for _, r := range word {
		if unicode.IsNumber(r) {
			return true
		}
	}
	return false
}

// alignment is the optimal string alignment distance (Damerau–Levenshtein in which no stretch is edited twice): the
// number of insertions, deletions, replacements and swaps of neighbours, all of them on editable runes; false when
// there is no such way from a to b.
func alignment(a, b []rune, editable func(rune) bool) (int, bool) {
	const impossible = 1 << 20
	cost := func(runes ...rune) int {
		for _, r := range runes {
			if !editable(r) {
				return impossible
			}
		}
		return 1
	}
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 && j == 0:
			case i == 0:
				d[i][j] = d[i][j-1] + cost(b[j-1])
			case j == 0:
				d[i][j] = d[i-1][j] + cost(a[i-1])
			default:
				d[i][j] = min(d[i-1][j]+cost(a[i-1]), d[i][j-1]+cost(b[j-1]))
				if a[i-1] == b[j-1] {
					d[i][j] = min(d[i][j], d[i-1][j-1])
				} else {
					d[i][j] = min(d[i][j], d[i-1][j-1]+cost(a[i-1], b[j-1]))
				}
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+cost(a[i-1], a[i-2]))
				}
			}
		}
	}
	n := d[len(a)][len(b)]
	return n, n < impossible
}
