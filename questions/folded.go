package questions

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// folded is a text in the form in which quotes are looked for, with the way back: at[i] is the offset in the original
// of the segment that byte i came from, and until[i] the offset behind that segment.
type folded struct {
	text      string
	at, until []int32
}

// foldQuote folds a text for a quote match at the level given: NFC and white space for Exact, and case, quotes and
// dashes for Loose. White space at either end is dropped.
func foldQuote(text string, level Match) folded {
	var f folding
	var it norm.Iter
	it.InitString(norm.NFC, text)
	space, fold := false, cases.Fold()
	for !it.Done() {
		from := it.Pos()
		segment := string(it.Next())
		if strings.TrimSpace(segment) == "" {
			space = true
			continue
		}
		if level == Loose {
			segment = strings.Map(plain, fold.String(segment))
			if segment == "" { // nothing that can be seen
				continue
			}
		}
		if space && len(f.at) > 0 {
			f.add(" ", from, from)
		}
		space = false
		f.add(strings.TrimFunc(segment, unicode.IsSpace), from, it.Pos())
	}
	return folded{text: f.text.String(), at: f.at, until: f.until}
}

// folding is a folded text that is being made.
type folding struct {
	text      strings.Builder
	at, until []int32
}

func (f *folding) add(segment string, from, to int) {
	f.text.WriteString(segment)
	for range len(segment) {
		f.at = append(f.at, int32(from))
		f.until = append(f.until, int32(to))
	}
}

// find returns the bounds, in the original text, of the first occurrence of a folded quote.
func (f folded) find(wanted string) (start, end int, ok bool) {
	i := strings.Index(f.text, wanted)
	if i < 0 {
		return 0, 0, false
	}
	return int(f.at[i]), int(f.until[i+len(wanted)-1]), true
}
