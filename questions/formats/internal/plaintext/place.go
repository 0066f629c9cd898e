package plaintext

import (
	"sort"
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
	line   int    // that the marks are in
	marks  []mark // every so often in the line of the last place: a file may be one long line
}

// mark is an offset in a line, and its column.
type mark struct{ offset, column int }

// between is how many bytes lie between two marks.
const between = 4 << 10

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
	from := l.markBefore(low, offset)
	return draft.Place{Line: low + 1, Column: from.column + utf8.RuneCountInString(l.text[from.offset:offset])}
}

// markBefore is the last mark in a line that isn't behind an offset.
func (l *Lines) markBefore(line, offset int) mark {
	if l.line != line || len(l.marks) == 0 {
		l.line, l.marks = line, append(l.marks[:0], mark{l.starts[line], 1})
	}
	for last := l.marks[len(l.marks)-1]; offset-last.offset > between; last = l.marks[len(l.marks)-1] {
		next := last.offset + between
		for next < offset && !utf8.RuneStart(l.text[next]) {
			next++
		}
		l.marks = append(l.marks, mark{next, last.column + utf8.RuneCountInString(l.text[last.offset:next])})
	}
	behind := sort.Search(len(l.marks), func(i int) bool { return l.marks[i].offset > offset })
	return l.marks[behind-1]
}
