package questions

import (
	"regexp"
	"strings"
)

// plainDigits reads digits with the marks between them; false when the marks make no sense.
func plainDigits(text, lang string) (string, bool) {
	group, _ := NumberMarks(lang)
	group = plainNumber(group)
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

// spacedGroups is a number whose thousands are parted by something that is no decimal point anywhere.
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
	case !spaced && text[last:last+1] == group && misplaced.MatchString(text):
		return -1, false
	}
	return last, true
}

var (
	thousands = regexp.MustCompile(`^[1-9][0-9]{0,2}[.,][0-9]{3}$`)
	// misplaced is a lone mark of thousands that isn't where it belongs, although it looks like one: 1000,000 or 01,234.
	// Behind a zero nobody means thousands, 0,125, nor before more or fewer than three digits: 3,1416.
	misplaced = regexp.MustCompile(`^([0-9]{2,}|[1-9])[.,][0-9]{3}$`)
	groups    = regexp.MustCompile(`^[1-9][0-9]{0,2}((,[0-9]{3})+|(\.[0-9]{3})+)$|^[1-9][0-9]?(,[0-9]{2})*,[0-9]{3}$`)
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
