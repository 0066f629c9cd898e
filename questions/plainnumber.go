package questions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// plainNumber writes the digits of every script, and the signs that look like them, as plain ones. What can't be seen,
// as the marks of a writing direction, is dropped.
func plainNumber(text string) string {
	if isASCII(text) {
		return strings.ReplaceAll(text, "X", "x")
	}
	var b strings.Builder
	raised := false
	for _, r := range norm.NFC.String(width.Fold.String(text)) {
		digit, isRaised := raisedDigit(r)
		switch {
		case isRaised && !raised:
			b.WriteString("^" + digit)
		case isRaised:
			b.WriteString(digit)
		case unicode.Is(unicode.Nd, r):
			b.WriteRune(digitOf(r))
		case unicode.Is(unicode.Cf, r):
		default:
			b.WriteRune(plainMark(r))
		}
		raised = isRaised
	}
	return b.String()
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func plainMark(r rune) rune {
	switch r {
	case '−', '–', '‒', '‐', '‑':
		return '-'
	case '’', 'ʼ', '′', '‘':
		return '\''
	case '×', '·', '⋅', '∙', 'X':
		return 'x'
	case '٫':
		return '.'
	case '٬':
		return ','
	case 'µ':
		return 'μ' // the Greek letter, which keyboards have too
	case 'º', '˚':
		return '°'
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// raisedDigit is a digit or sign of an exponent such as 10⁻³.
func raisedDigit(r rune) (string, bool) {
	const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"
	if i := strings.IndexRune(raised, r); i >= 0 {
		n := len([]rune(raised[:i]))
		return "0123456789-+"[n : n+1], true
	}
	return "", false
}

// digitOf is the plain digit for a decimal digit of any script.
func digitOf(r rune) rune { return '0' + r - zeroOf(r) }

// zeroOf is the zero of the script that a decimal digit belongs to: they come in tens.
func zeroOf(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return r - (r-rune(t.Lo))%10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return r - (r-rune(t.Lo))%10
		}
	}
	return r
}
