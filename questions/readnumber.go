package questions

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// maxNumberText is the longest text that is read as a number, in bytes: forty digits with all that may stand around them.
const maxNumberText = 300

// numberForm takes a number apart: the sign, the digits with their marks, the exponent, and what follows. A power of
// ten may be written 1.2e3, 3x10^8, 3×10⁸ or 3*10**8.
var numberForm = regexp.MustCompile(`^([+-]?) ?([0-9][0-9., '_]*|[.,][0-9]+)(?:[eE]([+-]?[0-9]+)| ?[x*] ?10(?:\^|\*\*) ?([+-]?[0-9]+))?(.*)$`)

// barePower is a power of ten without a number before it.
var barePower = regexp.MustCompile(`^([+-]?)10(?:\^|\*\*) ?([+-]?[0-9]+)`)

// ReadNumber reads a number as people type it in a language: 1,234.5 and 1 234,5, 1.2e3, 3x10^8, with the unit behind
// it, or a currency's sign before it. Where two marks are there the last one is the decimal point. A lone mark before
// exactly three digits separates thousands where the language writes them so: 30,000 is thirty thousand in English and
// 30 in German. Otherwise it is a decimal point, so that nothing of 30,5 is lost. The error is a *FitError.
func ReadNumber(text, lang, unit string) (Decimal, error) {
	if len(text) > maxNumberText {
		return "", unfit("number-long", "most", maxDecimalDigits)
	}
	plain := strings.Join(strings.Fields(plainNumber(text)), " ")
	plain, leading := cutCurrency(barePower.ReplaceAllString(plain, "${1}1e$2"), unit)
	parts := numberForm.FindStringSubmatch(plain)
	if parts == nil {
		return "", unfit("number-form", "text", shortened(text))
	}
	sign, digits, exponent, rest := parts[1], strings.TrimRight(parts[2], " "), parts[3]+parts[4], strings.TrimSpace(parts[5])
	if tail := strings.TrimRight(digits, "',_"); tail != digits { // a mark that belongs to what follows
		return "", unfit("number-form", "text", shortened(text))
	}
	if rest != "" && (leading || !isUnit(rest, unit)) {
		if unit == "" {
			return "", unfit("unit-unexpected", "found", shortened(rest))
		}
		return "", unfit("unit-other", "found", shortened(rest), "unit", unit)
	}
	mantissa, ok := plainDigits(digits, lang)
	if !ok {
		return "", unfit("number-form", "text", shortened(text))
	}
	if exponent != "" {
		exponent = "e" + exponent
	}
	d, err := ParseDecimal(sign + mantissa + exponent)
	if err != nil {
		return "", unfit("number-long", "most", maxDecimalDigits)
	}
	return d, nil
}

// plainNumber writes the digits of every script, and the signs that look like them, as plain ones.
func plainNumber(text string) string {
	if isASCII(text) {
		return strings.ReplaceAll(text, "X", "x")
	}
	text = norm.NFC.String(width.Fold.String(text))
	var b strings.Builder
	raised := false
	for _, r := range text {
		digit, isRaised := raisedDigit(r)
		switch {
		case isRaised && !raised:
			b.WriteString("^" + digit)
		case isRaised:
			b.WriteString(digit)
		case unicode.Is(unicode.Nd, r):
			b.WriteRune(digitOf(r))
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

// isUnit tells whether a text is the unit. Case matters in the short ones, since mW and MW are not the same.
func isUnit(text, unit string) bool {
	const short = 3
	text, unit = strings.Join(strings.Fields(norm.NFC.String(text)), " "), strings.Join(strings.Fields(norm.NFC.String(plainNumber(unit))), " ")
	if text == unit {
		return unit != ""
	}
	return len([]rune(unit)) > short && Fold(text) == Fold(unit)
}

// plainDigits reads digits with the marks between them; false when the marks make no sense.
func plainDigits(text, lang string) (string, bool) {
	group, _ := NumberMarks(lang)
	text, spaced := joinGroups(text)
	if text == "" {
		return "", false
	}
	point, ok := decimalMark(text, group, spaced)
	if !ok {
		return "", false
	}
	whole, decimals := text, ""
	if point >= 0 {
		whole, decimals = text[:point], "."+text[point+1:]
	}
	whole, ok = ungrouped(whole)
	if !ok || strings.Trim(decimals, ".0123456789") != "" || strings.Count(decimals, ".") > 1 || strings.Contains(decimals, ",") {
		return "", false
	}
	return whole + decimals, whole+decimals != "."
}

var spacedGroups = regexp.MustCompile(`^[0-9]{1,3}([ '_][0-9]{3})+([.,][0-9]*)?$`)

// joinGroups takes spaces, apostrophes and underlines from between groups of three digits; empty when they stand
// anywhere else.
func joinGroups(text string) (joined string, spaced bool) {
	if !strings.ContainsAny(text, " '_") {
		return text, false
	}
	if !spacedGroups.MatchString(text) {
		return "", true
	}
	return strings.NewReplacer(" ", "", "'", "", "_", "").Replace(text), true
}

// decimalMark finds the decimal point among the dots and commas: −1 when there is none; false when they can't be told apart.
func decimalMark(text, group string, spaced bool) (int, bool) {
	dots, commas := strings.Count(text, "."), strings.Count(text, ",")
	last := strings.LastIndexAny(text, ".,")
	switch {
	case dots+commas == 0:
		return -1, true
	case dots > 0 && commas > 0:
		return last, strings.Count(text, text[last:last+1]) == 1
	case dots+commas > 1:
		return -1, true // only thousands stand more than once
	case !spaced && text[last:last+1] == group && thousands.MatchString(text):
		return -1, true
	}
	return last, true
}

var (
	thousands = regexp.MustCompile(`^[1-9][0-9]{0,2}[.,][0-9]{3}$`)
	groups    = regexp.MustCompile(`^[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}$|^[0-9]{1,3}(\.[0-9]{2,3})*\.[0-9]{3}$`)
)

// ungrouped takes the marks from between thousands; groups of two digits are those of India.
func ungrouped(whole string) (string, bool) {
	if !strings.ContainsAny(whole, ".,") {
		return whole, true
	}
	if !groups.MatchString(whole) {
		return "", false
	}
	return strings.NewReplacer(".", "", ",", "").Replace(whole), true
}
