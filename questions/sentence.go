package questions

import (
	"regexp"
	"strings"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// sentenceStarts returns the byte offsets at which the sentences of a text start. Unicode's rules (UAX 29) find the
// candidates in any script; a candidate after an abbreviation is dropped unless what follows begins a sentence.
func sentenceStarts(text string) []int {
	var starts []int
	previous := ""
	for it := sentences.FromString(text); it.Next(); {
		sentence := it.Value()
		if len(starts) == 0 || breaks(previous, sentence) {
			starts = append(starts, it.Start())
			previous = ""
		}
		previous += sentence
	}
	return starts
}

// breaks tells whether a sentence ends between two candidates.
func breaks(before, after string) bool {
	if strings.TrimSpace(after) == "" {
		return false
	}
	word := lastWord(before)
	switch {
	case titles[strings.ToLower(word)]:
		return false
	case initials.MatchString(word), abbreviations[strings.ToLower(word)]:
		return openers[firstWord(after)]
	}
	return true
}

// initials are dotted letters: U.S., J., a.m.
var initials = regexp.MustCompile(`^(\pL\.)+$`)

// titles stand before a name and never end a sentence.
var titles = set("dr. mr. mrs. ms. prof. gen. lt. col. maj. capt. sgt. cmdr. adm. gov. sen. rep. rev. hon. st. mt. pres. amb. no. vs. fig. cf. e.g. i.e. messrs. sec.")

// abbreviations may end a sentence, when what follows begins one.
var abbreviations = set("jr. sr. inc. corp. ltd. co. llc. plc. etc. approx. dept. est. al. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. wed. thu. fri. sat. sun. ave. blvd. rd. ph.d. ed. vol. p. pp. ca.")

// openers are words that begin a sentence rather than go on with a name.
var openers = set("The A An It Its In On At By For From As With After Before When While Where If But And Or So Yet This That These Those There They Their He His She Her We Our You Your I To Of Both Each All Some Many Most Few No Not Neither Either None Nothing Once Since Until Although Though Because However Meanwhile Instead Also Then Thus Still Even Only Other Others Another What Who Which Why How")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// lastWord is the last word of a text with its full stop, without opening or closing quotes and brackets around it.
func lastWord(text string) string {
	fields := strings.Fields(text)
	if len(fields) == 0 {
		return ""
	}
	return strings.TrimLeft(strings.TrimRight(fields[len(fields)-1], `"'”’)]»`), `"'“‘([«`)
}

// firstWord is the first word of a text, without the marks around it.
func firstWord(text string) string {
	fields := strings.Fields(text)
	if len(fields) == 0 {
		return ""
	}
	return strings.Trim(fields[0], `"'“”‘’()[]«»,.;:!?`)
}
