package questions

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// wildcard stands for an unescaped * while a pattern is normalised: a noncharacter, so no text has it.
const wildcard = '\uFDD0'

// normalise brings a text into the form in which it is compared under a match mode.
func normalise(text string, mode MatchMode) string {
	if isASCII(text) {
		return normaliseASCII(text, mode)
	}
	text = norm.NFC.String(strings.Map(visible, text))
	if mode == MatchExact {
		return strings.TrimSpace(text)
	}
	text = norm.NFC.String(strings.Map(plain, cases.Fold().String(text)))
	return strings.Join(strings.Fields(text), " ")
}

// normaliseASCII is normalise for texts without any of the characters that make it slow: most texts, and each is compared
// many times over when a large set is read.
func normaliseASCII(text string, mode MatchMode) string {
	if mode == MatchExact {
		return strings.TrimSpace(text)
	}
	folded := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == ' ' || c >= '\t' && c <= '\r':
			if len(folded) > 0 && folded[len(folded)-1] != ' ' {
				folded = append(folded, ' ')
			}
		case c >= 'A' && c <= 'Z':
			folded = append(folded, c+'a'-'A')
		case c == '`':
			folded = append(folded, '\'')
		default:
			folded = append(folded, c)
		}
	}
	return strings.TrimSuffix(string(folded), " ")
}

// Fold is how typed answers are compared when they are gathered: NFC, case folded, white space collapsed, quotes and
// dashes plain.
func Fold(text string) string { return normalise(text, MatchFold) }

// visible drops what can't be seen: marks of a writing direction, joiners of words and soft hyphens, which come along
// when a text is copied. The joiners of letters stay, since several scripts write other words with them.
func visible(r rune) rune {
	switch r {
	case '\u00AD', '\u061C', '\u200B', '\u200E', '\u200F', '\u2060', '\uFEFF':
		return -1
	}
	if r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' {
		return -1
	}
	return r
}

// plain writes curly quotes and dashes as plain ones and drops characters that can't be seen.
func plain(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ', '`', '´':
		return '\''
	case '“', '”', '„', '‟', '«', '»', '″':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	}
	return visible(r)
}

// pattern is an accepted text, normalised and cut at its wildcards.
type pattern struct {
	parts []string
	words [][]piece // of a pattern without wildcards
}

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
	p := pattern{parts: strings.Split(normalise(b.String(), mode), string(wildcard))}
	if len(p.parts) == 1 {
		p.words = piecesOf(p.parts[0])
	}
	return p
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
