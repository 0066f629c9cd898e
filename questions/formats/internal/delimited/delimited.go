// Package delimited reads text with separators between its cells, CSV and its relatives, as people and programs write it: with
// any separator, with quotes where they belong and where they don't, and with the place of each cell.
package delimited

import (
	"strings"
	"unicode/utf8"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/rows"
)

// Reader reads the rows of a text.
type Reader struct {
	text      string
	separator byte
	offset    int
	line      int // of offset, from 1
	counted   int // the offset that column stands for
	column    int // of counted, in runes from 1

	barren    int // up to this end of a line no quote closes a cell
	lastAlone int // the last quote before it that stands alone
}

// New reads a text; its separator is found out.
func New(text string) *Reader {
	r := &Reader{text: text, line: 1, column: 1}
	r.separator = r.hinted()
	if r.separator == 0 {
		r.separator = separatorOf(text)
	}
	return r
}

// With reads a text whose separator is known.
func With(text string, separator byte) *Reader {
	return &Reader{text: text, separator: separator, line: 1, column: 1}
}

// hinted is the separator that a first line "sep=;" names, which Excel takes; the line is passed over.
func (r *Reader) hinted() byte {
	first, _, _ := strings.Cut(r.text, "\n")
	hint := strings.Trim(first, `"`)
	if len(hint) != 5 || !strings.EqualFold(hint[:4], "sep=") {
		return 0
	}
	r.newLine(min(len(first)+1, len(r.text)))
	return hint[4]
}

// newLine goes on at the beginning of the next line.
func (r *Reader) newLine(offset int) {
	r.offset, r.counted, r.column = offset, offset, 1
	r.line++
}

// place is that of an offset in the current line.
func (r *Reader) place(offset int) draft.Place {
	r.column += utf8.RuneCountInString(r.text[r.counted:offset])
	r.counted = offset
	return draft.Place{Line: r.line, Column: r.column}
}

// Next reads the next row.
func (r *Reader) Next(row *rows.Row) bool {
	for r.offset < len(r.text) && r.text[r.offset] == '\n' {
		r.newLine(r.offset + 1)
	}
	if r.offset >= len(r.text) {
		return false
	}
	row.Reset()
	start := r.offset
	row.At = draft.Place{Line: r.line, Column: 1}
	for more := true; more; {
		more = r.cell(row)
	}
	row.Raw = strings.TrimSuffix(r.text[start:r.offset], "\n")
	return true
}

// cell reads a cell with what ends it, and tells whether the row goes on.
func (r *Reader) cell(row *rows.Row) bool {
	at := r.place(r.offset)
	text, ok := r.quoted(row, at)
	if !ok {
		end := r.endOfPlain()
		text = r.text[r.offset:end]
		r.offset = end
	}
	if len(text) > rows.MaxCell {
		row.Fail(at, "cell-large", "most", "1 MB")
		text = ""
	}
	if len(row.Cells) < rows.MaxColumns {
		row.Cells = append(row.Cells, rows.Cell{Text: text, At: at})
	} else if len(row.Cells) == rows.MaxColumns && !row.Wide {
		row.Wide = true
		row.Fail(at, "table-wide", "most", rows.MaxColumns)
	}
	return r.pass()
}

// endOfPlain is where a cell without quotes ends.
func (r *Reader) endOfPlain() int {
	for i := r.offset; i < len(r.text); i++ {
		if c := r.text[i]; c == r.separator || c == '\n' {
			return i
		}
	}
	return len(r.text)
}

// pass goes behind what ends a cell, and tells whether another cell follows in the row.
func (r *Reader) pass() bool {
	switch {
	case r.offset >= len(r.text):
		return false
	case r.text[r.offset] == '\n':
		r.newLine(r.offset + 1)
		return false
	}
	r.offset++
	return true
}
