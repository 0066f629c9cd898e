package delimited

import (
	"strings"

	"github.com/readback/readback/questions/formats/internal/rows"
)

// separators are those that are told apart, the likeliest first.
var separators = []byte{',', ';', '\t', '|'}

// looked is how much of a text its separator is told from.
const (
	lookedRows  = 30
	lookedBytes = 64 << 10
)

// separatorOf is the separator with which most rows have as many cells as the first one with several, and with most headings
// that are known.
func separatorOf(text string) byte {
	if len(text) > lookedBytes {
		text = text[:lookedBytes]
		if i := strings.LastIndexByte(text, '\n'); i > 0 {
			text = text[:i]
		}
	}
	best, most := separators[0], 0
	for _, separator := range separators {
		if points := score(text, separator); points > most {
			best, most = separator, points
		}
	}
	return best
}

// score says how well a separator fits.
func score(text string, separator byte) int {
	r := With(text, separator)
	var row rows.Row
	counts := map[int]int{}
	known := 0
	for n := 0; n < lookedRows && r.Next(&row); n++ {
		counts[len(row.Cells)]++
		known = max(known, rows.Known(&row))
	}
	often := 0
	for cells, n := range counts {
		if cells > 1 {
			often = max(often, n*1000+min(cells, 100))
		}
	}
	if often == 0 {
		return 0
	}
	return known*1_000_000 + often
}
