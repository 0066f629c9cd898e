package questions

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// numberMarks remembers what CLDR says of a language, since asking takes longer than reading a number.
var numberMarks sync.Map // of [2]string by language

// NumberMarks returns how a language (BCP 47; empty: English) writes numbers: what stands between groups of three
// digits, which may be a space, and before the decimals. They are those of the Unicode CLDR.
func NumberMarks(lang string) (group, decimal string) {
	known, ok := numberMarks.Load(lang)
	if !ok {
		known = marksOf(lang)
		if len(lang) <= maxLanguage {
			numberMarks.Store(lang, known)
		}
	}
	marks := known.([2]string)
	return marks[0], marks[1]
}

// maxLanguage bounds what is remembered: a hostile set may call its language anything.
const maxLanguage = 12

func marksOf(lang string) [2]string {
	tag, err := language.Parse(lang)
	if err != nil || lang == "" {
		tag = language.English
	}
	sample := message.NewPrinter(tag).Sprint(number.Decimal(1234567.5)) // long enough for languages that don't group four digits
	marks := strings.FieldsFunc(sample, unicode.IsDigit)
	if len(marks) < 2 {
		return [2]string{",", "."}
	}
	return [2]string{marks[0], marks[len(marks)-1]}
}

// FormatNumber writes a decimal as a language does, in groups of three digits.
func FormatNumber(d Decimal, lang string) string {
	group, point := NumberMarks(lang)
	whole, decimals, _ := strings.Cut(string(d.orZero()), ".")
	whole, minus := strings.CutPrefix(whole, "-")
	if len(whole) > 3 {
		whole = grouped(whole, group)
	}
	if decimals != "" {
		whole += point + decimals
	}
	if minus {
		return "-" + whole
	}
	return whole
}

// grouped puts a mark between groups of three digits.
func grouped(digits, mark string) string {
	var b strings.Builder
	for i, digit := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(mark)
		}
		b.WriteRune(digit)
	}
	return b.String()
}
