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
	bytes     []byte
	at, until []int
}

// foldQuote folds a text for a quote match at the level given: NFC and white space for Exact, and case, quotes and
// dashes for Loose. White space at either end is dropped.
func foldQuote(text string, level Match) folded {
	var f folded
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
		}
		if space && len(f.bytes) > 0 {
			f.add(" ", from, from)
		}
		space = false
		f.add(strings.TrimFunc(segment, unicode.IsSpace), from, it.Pos())
	}
	return f
}

func (f *folded) add(segment string, from, to int) {
	for i := range len(segment) {
		f.bytes = append(f.bytes, segment[i])
		f.at = append(f.at, from)
		f.until = append(f.until, to)
	}
}

// find returns the bounds, in the original text, of the first occurrence of a folded quote.
func (f folded) find(wanted string) (start, end int, ok bool) {
	i := strings.Index(string(f.bytes), wanted)
	if i < 0 {
		return 0, 0, false
	}
	return f.at[i], f.until[i+len(wanted)-1], true
}
