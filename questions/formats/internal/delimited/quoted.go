package delimited

import (
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/rows"
)

// quoted reads a cell in quotes, and goes to its end; ok is false where there is none, or none that can be read as such.
//
// A quote inside is written twice. One that stands there alone is taken as it is, but not beyond the line: a file in which
// one quote is missing loses the rest of this line, never what follows. For the same reason a cell that isn't closed by the
// end of the file ends with its line.
func (r *Reader) quoted(row *rows.Row, at draft.Place) (text string, ok bool) {
	begin := r.offset
	for begin < len(r.text) && (r.text[begin] == ' ' || r.text[begin] == '\t' && r.separator != '\t') {
		begin++
	}
	if begin >= len(r.text) || r.text[begin] != '"' {
		return "", false
	}
	s := r.scan(begin + 1)
	switch {
	case s.closed && s.alone:
		row.Warn(at, "csv-quote-inside")
	case s.closed:
	case s.alone && s.lines == 0: // a text that merely begins with a quote
		row.Warn(at, "csv-quote-inside")
		return "", false
	default:
		row.Fail(at, "csv-quote-open")
		return "", false
	}
	text = r.text[begin+1 : s.end]
	if s.pairs {
		text = strings.ReplaceAll(text, `""`, `"`)
	}
	r.offset = s.next
	if s.lines > 0 {
		r.line += s.lines
		r.counted, r.column = s.lineStart, 1
	}
	return text, true
}

// scanned is what was found looking for the end of a cell in quotes.
type scanned struct {
	closed    bool
	end       int  // of the text, without the quote
	next      int  // where what ends the cell begins
	pairs     bool // there are quotes written twice
	alone     bool // there are quotes written once
	lines     int  // line ends inside
	lineStart int  // the beginning of the last line
}

// scan looks for the quote that ends a cell.
//
// It stays linear however many cells look in vain: of a run of quotes the last one stands alone if their number is odd,
// wherever the cell began, except for a run right at its beginning. So what one search found of a line holds for the others
// (barren, lastAlone); and a search that goes beyond its line passes only even runs, which no other search goes beyond.
func (r *Reader) scan(from int) (s scanned) {
	for i := from; i < len(r.text); i++ {
		if i > from && i < r.barren && r.text[i-1] != '"' {
			if s.alone || i <= r.lastAlone {
				s.alone = true
				return s
			}
			if i = r.barren; i >= len(r.text) {
				return s
			}
		}
		switch {
		case r.text[i] == '\n' && s.alone:
			r.barren = i
			return s
		case r.text[i] == '\n':
			s.lines++
			s.lineStart = i + 1
		case r.text[i] != '"':
		case i+1 < len(r.text) && r.text[i+1] == '"':
			s.pairs = true
			i++
		default:
			if s.next, s.closed = r.closes(i + 1); s.closed {
				s.end = i
				return s
			}
			s.alone, r.lastAlone = true, i
			if s.lines > 0 {
				return s
			}
		}
	}
	if s.alone {
		r.barren = len(r.text)
	}
	return s
}

// closes tells whether a quote before the offset ends a cell: only blanks may stand between it and what ends cells.
func (r *Reader) closes(i int) (next int, ok bool) {
	for i < len(r.text) && (r.text[i] == ' ' || r.text[i] == '\t' && r.separator != '\t') {
		i++
	}
	return i, i >= len(r.text) || r.text[i] == r.separator || r.text[i] == '\n'
}
