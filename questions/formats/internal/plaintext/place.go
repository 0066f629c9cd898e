package plaintext

import (
	"strings"
	"unicode/utf8"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// PlaceAt is the place of a byte offset in a text.
func PlaceAt(text string, offset int) draft.Place {
	before := text[:min(max(offset, 0), len(text))]
	return draft.Place{
		Line:   strings.Count(before, "\n") + 1,
		Column: utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1,
	}
}

// Lines finds places in a text without counting its lines again each time.
type Lines struct {
	text   string
	starts []int
	last   mark // where the last place was found: in a file of one long line, the next one is counted from there
}

// mark is an offset in a line, and its column.
type mark struct{ line, offset, column int }

// NewLines indexes a text.
func NewLines(text string) *Lines {
	l := &Lines{text: text, starts: make([]int, 1, strings.Count(text, "\n")+1)}
	for i := 0; ; {
		next := strings.IndexByte(text[i:], '\n')
		if next < 0 {
			return l
		}
		i += next + 1
		l.starts = append(l.starts, i)
	}
}

// Place is the place of a byte offset. It isn't for several goroutines at a time.
func (l *Lines) Place(offset int) draft.Place {
	offset = min(max(offset, 0), len(l.text))
	low, high := 0, len(l.starts)
	for high-low > 1 {
		if middle := (low + high) / 2; l.starts[middle] <= offset {
			low = middle
		} else {
			high = middle
		}
	}
	from := mark{low, l.starts[low], 1}
	if l.last.line == low && l.last.column > 0 && l.last.offset <= offset {
		from = l.last
	}
	l.last = mark{low, offset, from.column + utf8.RuneCountInString(l.text[from.offset:offset])}
	return draft.Place{Line: low + 1, Column: l.last.column}
}
