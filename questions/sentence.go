package questions

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// sentenceStarts returns the byte offsets at which the sentences of a running text start. Unicode's rules (UAX 29)
// find the candidates in any script; those at which a sentence goes on are dropped.
func sentenceStarts(text string) []int {
	var starts []int
	from := 0
	for it := sentences.FromString(withCandidates(text)); it.Next(); {
		at := it.Start()
		if len(starts) == 0 || breaks(text[from:at], text[at:at+len(it.Value())]) {
			from += len(strings.TrimRight(text[from:at], opening))
			starts = append(starts, from)
		}
	}
	return starts
}

// opening are the marks that UAX 29 counts to the sentence before where no space parts them, as in Chinese.
const opening = "「『“‘（《【〈"

var (
	// figureFirst is a number behind the end of a sentence: "It ended. 30 agencies …"
	figureFirst = regexp.MustCompile(`[.!?…]["'”’»)\]]*\s+["'“‘«(\[]*([$€£¥]?\d)`)
	// spacedGuillemet is a closing mark set off by a space, as in French: "Qui ? » Il …"
	spacedGuillemet = regexp.MustCompile(`([ \x{A0}\x{202F}]+)»(?:[\s,.;:!?)]|$)`)
)

// withCandidates changes what keeps UAX 29 from seeing a boundary, byte for byte as long as the text: an ellipsis into
// full stops, a figure that begins a sentence into a capital, a space before a closing mark into another closing mark.
func withCandidates(text string) string {
	masked := []byte(strings.ReplaceAll(text, "…", "..."))
	for _, m := range figureFirst.FindAllStringSubmatchIndex(text, -1) {
		copy(masked[m[2]:m[3]], strings.Repeat("A", m[3]-m[2]))
	}
	for _, m := range spacedGuillemet.FindAllStringSubmatchIndex(text, -1) {
		copy(masked[m[2]:m[3]], strings.Repeat(")", m[3]-m[2]))
	}
	return string(masked)
}

// breaks tells whether a sentence ends between before, which starts with it, and after, which goes to the next
// candidate.
func breaks(before, after string) bool {
	if !hasWord(before) || !hasWord(after) {
		return false
	}
	if strings.HasSuffix(before, "\n") {
		return true
	}
	last, next := lastWord(before), firstWord(after)
	switch {
	case goesOn(before, after), neverLast[last]:
		return false
	case beforeFigure[last]:
		return !startsWithDigit(next)
	case ordinal.MatchString(last) && afterOrdinal[next]:
		return false
	case initials.MatchString(last), seldomLast[last]:
		return openers[next]
	}
	return true
}

// goesOn tells what only goes on with a sentence: a small letter, or the と behind a Japanese quotation.
func goesOn(before, after string) bool {
	first, _ := utf8.DecodeRuneInString(after)
	quoted := strings.HasSuffix(before, "」") || strings.HasSuffix(before, "』")
	return unicode.IsLower(first) || quoted && first == 'と'
}

var (
	initials = regexp.MustCompile(`^(\pL\.)+$`)  // U.S., J., a.m.
	ordinal  = regexp.MustCompile(`^\d{1,2}\.$`) // the German 5. März
)

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

func hasWord(text string) bool { return strings.ContainsFunc(text, isWordRune) }

func startsWithDigit(word string) bool { return word != "" && word[0] >= '0' && word[0] <= '9' }

// lastWord is the last word of a text with its full stop, without opening or closing quotes and brackets around it.
func lastWord(text string) string {
	fields := strings.Fields(strings.TrimRight(text, " \t\n\u00A0\u202F\"'”’)]»"))
	if len(fields) == 0 {
		return ""
	}
	return strings.TrimLeft(fields[len(fields)-1], `"'“‘([«`)
}

// firstWord is the first word of a text, without the marks around and behind it.
func firstWord(text string) string {
	start := strings.IndexFunc(text, isWordRune)
	if start < 0 {
		return ""
	}
	text = text[start:]
	if end := strings.IndexFunc(text, func(r rune) bool { return !isWordRune(r) }); end >= 0 {
		return text[:end]
	}
	return text
}
