package questions

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// numberMarks remembers what CLDR says of languages, since asking takes longer than reading a number.
var numberMarks = markCache{known: map[string][2]string{}}

// markCache has the marks of the languages asked for of late: a hostile set may call its language anything, so how many
// and how long they may be is bounded.
type markCache struct {
	mu    sync.Mutex
	known map[string][2]string // by language
}

const (
	maxCached       = 200 // languages
	maxCachedLength = 35  // bytes of a name, as RFC 5646 asks for at least
)

func (c *markCache) of(lang string) [2]string {
	c.mu.Lock()
	marks, ok := c.known[lang]
	c.mu.Unlock()
	if ok {
		return marks
	}
	marks = marksOf(lang)
	if len(lang) > maxCachedLength {
		return marks
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.known) >= maxCached {
		clear(c.known)
	}
	c.known[strings.Clone(lang)] = marks
	return marks
}

// NumberMarks returns how a language (BCP 47; empty: English) writes numbers: what stands between groups of three
// digits, which may be a space, and before the decimals. They are those of the Unicode CLDR.
func NumberMarks(lang string) (group, decimal string) {
	marks := numberMarks.of(lang)
	return marks[0], marks[1]
}

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
