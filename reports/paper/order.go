package paper

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// visual is a line as it is drawn from left to right: what is written from right to left is turned round, letters have the
// forms that their neighbours give them, and what has no looks of its own is left out.
func visual(line string) (string, error) {
	line = norm.NFC.String(strings.Join(strings.Fields(line), " "))
	if !strings.ContainsFunc(line, turns) {
		return strings.Map(printable, line), nil
	}
	var p bidi.Paragraph
	if _, err := p.SetString(line); err != nil {
		return "", err
	}
	order, err := p.Order()
	if err != nil {
		return "", err
	}
	var runs []run
	for i := range order.NumRuns() {
		r := order.Run(i)
		runs = append(runs, run{[]rune(r.String()), r.Direction() == bidi.RightToLeft})
	}
	var b strings.Builder
	for _, r := range arranged(runs, fromRight(line)) {
		b.WriteString(r.drawn())
	}
	return strings.Map(printable, b.String()), nil
}

// run is text of one direction.
type run struct {
	text  []rune
	right bool // from right to left
}

func (r run) drawn() string {
	if !r.right {
		return string(r.text)
	}
	return bidi.ReverseString(string(shaped(r.text)))
}

// arranged puts runs in the order in which they stand on the line. Numbers between runs from right to left belong to them.
func arranged(runs []run, right bool) []run {
	if right {
		slices.Reverse(runs)
		return runs
	}
	for i := 0; i < len(runs); i++ {
		end := i
		for end < len(runs) && (runs[end].right || i < end && end+1 < len(runs) && !slices.ContainsFunc(runs[end].text, unicode.IsLetter)) {
			end++
		}
		if end > i+1 {
			slices.Reverse(runs[i:end])
			i = end - 1
		}
	}
	return runs
}

// fromRight tells whether a line as a whole is read from right to left, which its first letter decides.
func fromRight(line string) bool {
	for _, r := range line {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

func turns(r rune) bool {
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// printable leaves out what only steers how others are drawn, and what can't be drawn at all.
func printable(r rune) rune {
	if joiner(r) {
		return r
	}
	if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Variation_Selector, r) {
		return -1
	}
	return r
}
