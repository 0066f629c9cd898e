package questions

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxNumberText is the longest text that is read as a number, in bytes: forty digits with all that may stand around them.
const maxNumberText = 300

var (
	// numberForm takes a number without its sign apart: the digits with their marks, the exponent, and what follows. A
	// power of ten may be written 1.2e3, 3x10^8, 3×10⁸ or 3*10**8.
	numberForm = regexp.MustCompile(`^([0-9][0-9., '_]*|[.,][0-9]+)(?:[eE]([+-]?[0-9]+)| ?[x*] ?10 ?(?:\^|\*\*) ?([+-]?[0-9]+))?(.*)$`)
	// barePower is a power of ten without a number before it.
	barePower = regexp.MustCompile(`^10 ?(?:\^|\*\*) ?([+-]?[0-9]+)`)
)

// ReadNumber reads a number as people type it in a language: 1,234.5 and 1 234,5, 1.2e3, 3x10^8, with the unit behind
// it, or a currency's sign before it. Where two marks are there the last one is the decimal point. A lone mark before
// exactly three digits separates thousands where the language writes them so: 30,000 is thirty thousand in English and
// 30 in German. Otherwise it is a decimal point, so that nothing of 30,5 is lost; but 1000,000 and 1,0000 are refused
// there, since they would be read as something far smaller than was meant. The error is a *FitError.
func ReadNumber(text, lang, unit string) (Decimal, error) {
	if len(text) > maxNumberText {
		return "", unfit("number-long", "most", maxDecimalDigits)
	}
	n, ok := splitNumber(text, unit)
	if !ok {
		return "", unfit("number-form", "text", shortened(text))
	}
	if err := n.fitsUnit(unit); err != nil {
		return "", err
	}
	mantissa, ok := plainDigits(n.digits, lang)
	if !ok {
		return "", unfit("number-form", "text", shortened(text))
	}
	d, err := ParseDecimal(n.sign + mantissa + n.exponent)
	if err != nil {
		return "", unfit("number-long", "most", maxDecimalDigits)
	}
	return d, nil
}

// numberParts is a number taken apart.
type numberParts struct {
	sign, digits, exponent string // the exponent with its e
	currency               bool   // its sign stands before the number
	rest                   string // what follows
}

func splitNumber(text, unit string) (n numberParts, ok bool) {
	var plain string
	n.sign, plain = cutSign(strings.Join(strings.Fields(plainNumber(text)), " "))
	plain, n.currency = cutCurrency(plain, plainNumber(unit))
	if n.sign == "" {
		n.sign, plain = cutSign(plain)
	}
	parts := numberForm.FindStringSubmatch(barePower.ReplaceAllString(plain, "1e$1"))
	if parts == nil {
		return n, false
	}
	n.digits = strings.TrimRight(parts[1], " '_")
	behind := strings.TrimSpace(parts[1][len(n.digits):]) // a mark that belongs to what follows: 5' is five feet
	if parts[2]+parts[3] != "" {
		n.exponent = "e" + parts[2] + parts[3]
	}
	n.rest = strings.TrimSpace(behind + parts[4])
	return n, behind == "" || n.exponent == ""
}

func cutSign(text string) (sign, rest string) {
	if text == "" || text[0] != '+' && text[0] != '-' {
		return "", text
	}
	return text[:1], strings.TrimSpace(text[1:])
}

// fitsUnit refuses what follows a number and isn't its unit.
func (n numberParts) fitsUnit(unit string) error {
	switch {
	case n.rest == "" || !n.currency && isUnit(n.rest, unit):
		return nil
	case unit == "":
		return unfit("unit-unexpected", "found", shortened(n.rest))
	}
	return unfit("unit-other", "found", shortened(n.rest), "unit", shortened(unit))
}

// cutCurrency takes a currency's sign from before a number when it is the unit.
func cutCurrency(text, unit string) (rest string, cut bool) {
	for _, r := range unit {
		if !unicode.Is(unicode.Sc, r) {
			return text, false
		}
	}
	if rest, ok := strings.CutPrefix(text, unit); ok && unit != "" {
		return strings.TrimSpace(rest), true
	}
	return text, false
}

// longWord is the number of letters from which a word in a unit is a word, whose case says nothing. In symbols it does,
// in compound ones too: mW and MW are not the same, nor are Mbit/s and mbit/s.
const longWord = 5

// isUnit tells whether a text is the unit, however it is spaced and its exponents are written.
func isUnit(text, unit string) bool {
	words := ofWords(norm.NFC.String(unit))
	text, unit = plainUnit(text), plainUnit(unit)
	if text == unit {
		return unit != ""
	}
	return words && Fold(text) == Fold(unit)
}

// ofWords tells whether a unit is written out: metres, light years.
func ofWords(unit string) bool {
	words := strings.Fields(unit)
	for _, word := range words {
		if utf8.RuneCountInString(word) < longWord || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
			return false
		}
	}
	return len(words) > 0
}

// unitMarks are dropped where units are compared: m2 is typed for m², and km / h for km/h.
var unitMarks = strings.NewReplacer(" ", "", "^", "")

func plainUnit(unit string) string { return unitMarks.Replace(plainNumber(unit)) }
