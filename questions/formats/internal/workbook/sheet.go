package workbook

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/rows"
)

// maxText bounds the texts of all cells together, in bytes: cells may share one, so that a small file can have any number of
// large ones.
const maxText = 64 << 20

// reader reads the rows of a sheet.
type reader struct {
	book   *Book
	draft  *draft.Draft
	parser *parser
	file   string // as problems name it

	line     int // of the row that was read last
	length   int // of all texts so far
	hidden   int // rows
	hiddenAt int // the first of them
	ended    bool
}

// Rows are the rows of a sheet that have something in them. What is to be said of it as a whole is reported on the draft when
// they have been read.
func (s Sheet) Rows(d *draft.Draft) rows.Source {
	r := &reader{book: s.book, draft: d, file: s.book.archive.Member(s.Name)}
	data, ok := s.book.archive.Load(s.member, d.Fail)
	if r.ended = !ok; ok {
		r.parser = newParser(data)
	}
	return r
}

// Next reads the next row.
func (r *reader) Next(row *rows.Row) bool {
	for !r.ended {
		token, ok := r.parser.next()
		if !ok {
			r.end()
			break
		}
		e, is := token.(xml.StartElement)
		switch {
		case !is:
		case e.Name.Local == "row":
			if r.row(row, e) {
				return true
			}
		case e.Name.Local == "mergeCell":
			r.merged(attribute(e, "ref"))
		}
	}
	return false
}

// end reports what is to be said of the whole sheet.
func (r *reader) end() {
	r.ended = true
	if r.parser.err != nil {
		r.draft.Fail(draft.Place{File: r.file}, "xml", "reason", r.parser.err.Error())
	}
	if r.hidden > 0 {
		r.draft.Warn(draft.Place{File: r.file, Line: r.hiddenAt, Column: 1}, "xlsx-hidden", "count", r.hidden)
	}
}

// row reads the cells of a row, and tells whether there is something in them.
func (r *reader) row(row *rows.Row, e xml.StartElement) bool {
	r.line++
	if n, err := strconv.Atoi(attribute(e, "r")); err == nil && n > 0 {
		r.line = n
	}
	row.Reset()
	row.Grid = true
	row.At = r.place(1)
	column := 0
	for {
		token, ok := r.parser.next()
		if !ok {
			r.end()
			break
		}
		if end, is := token.(xml.EndElement); is && end.Name.Local == "row" {
			break
		}
		if e, is := token.(xml.StartElement); is && e.Name.Local == "c" {
			column = columnOf(attribute(e, "r"), column+1)
			r.cell(row, e, column)
		}
	}
	if len(row.Cells) == 0 && len(row.Faults) == 0 {
		return false
	}
	if isTrue(attribute(e, "hidden")) {
		if r.hidden++; r.hidden == 1 {
			r.hiddenAt = r.line
		}
	}
	row.Raw = row.Line()
	return r.within(row)
}

// within tells whether the texts so far are no more than is read.
func (r *reader) within(row *rows.Row) bool {
	for i := range row.Cells {
		r.length += len(row.Cells[i].Text)
	}
	if r.length > maxText {
		r.draft.Fail(row.At, "xlsx-large", "most", "64 MB")
		r.ended = true
		return false
	}
	return true
}

func (r *reader) place(column int) draft.Place {
	return draft.Place{File: r.file, Line: r.line, Column: column}
}

// cell reads a cell.
func (r *reader) cell(row *rows.Row, e xml.StartElement, column int) {
	value, formula := "", false
	isText := attribute(e, "t") == "inlineStr"
	for done := false; !done; {
		token, ok := r.parser.next()
		if !ok {
			break
		}
		switch t := token.(type) {
		case xml.EndElement:
			done = t.Name.Local == "c"
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				value = r.parser.value("v")
			case "f":
				formula = true
			case "is":
				value = r.parser.text("is")
			}
		}
	}
	at := r.place(column)
	if formula && value == "" && !isText {
		row.Warn(at, "xlsx-formula")
	}
	text, kind := r.shown(value, attribute(e, "t"), attribute(e, "s"))
	r.add(row, column, rows.Cell{Text: text, At: at, Kind: kind})
}

// shown is what a cell of a type and a style shows.
func (r *reader) shown(value, kind, style string) (string, rows.Kind) {
	switch kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || n < 0 || n >= len(r.book.strings) {
			return "", rows.Text
		}
		return r.book.strings[n], rows.Text
	case "str":
		return unescaped(value), rows.Text
	case "inlineStr":
		return value, rows.Text
	case "b":
		return strings.ToUpper(strconv.FormatBool(isTrue(value))), rows.Bool
	case "e":
		return value, rows.Failed
	case "d":
		return strings.TrimSuffix(strings.TrimSuffix(value, "Z"), "T00:00:00"), rows.Date
	}
	if value == "" {
		return "", rows.Text
	}
	f := plainFormat
	if n, err := strconv.Atoi(style); err == nil && n >= 0 && n < len(r.book.formats) {
		f = r.book.formats[n]
	}
	return r.book.number(value, f)
}

// add puts a cell into its column.
func (r *reader) add(row *rows.Row, column int, c rows.Cell) {
	switch {
	case strings.TrimSpace(c.Text) == "":
		return
	case column > rows.MaxColumns:
		if !row.Wide {
			row.Wide = true
			row.Fail(c.At, "table-wide", "most", rows.MaxColumns)
		}
		return
	case len(c.Text) > rows.MaxCell:
		row.Fail(c.At, "cell-large", "most", "1 MB")
		c.Text = ""
	}
	for len(row.Cells) < column {
		row.Cells = append(row.Cells, rows.Cell{At: r.place(len(row.Cells) + 1)})
	}
	row.Cells[column-1] = c
}

// columnOf is the number of the column that a cell says it is in: C7 is in the third.
func columnOf(reference string, otherwise int) int {
	n := 0
	for i := 0; i < len(reference) && i < 4; i++ {
		c := reference[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	if n == 0 {
		return otherwise
	}
	return n
}

// merged warns of a cell that was made of several rows': what is in it belongs to the first of them alone.
func (r *reader) merged(reference string) {
	from, to, ok := strings.Cut(reference, ":")
	first, last := lineOf(from), lineOf(to)
	if ok && first > 0 && last > first {
		r.draft.Warn(draft.Place{File: r.file, Line: first, Column: columnOf(from, 1)}, "xlsx-merged", "cells", reference)
	}
}

func lineOf(reference string) int {
	n, err := strconv.Atoi(strings.TrimLeft(reference, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
	if err != nil {
		return 0
	}
	return n
}
