// Package csv reads tables of questions out of text files with separators, our own and those of other systems, and writes our
// own as RFC 4180.
package csv

import (
	"encoding/csv"
	"io"
	"io/fs"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/delimited"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
	"github.com/readback/readback/questions/formats/internal/rows"
)

// Column is a column of a table, for a form in which people say what the columns hold.
type Column = rows.Column

// Read reads a table of questions.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	return ReadMapped(fsys, name, nil)
}

// ReadMapped is Read with what people said of columns: by heading the field that a column holds, as Columns names it; an empty
// one leaves the column out. Other columns are understood by their headings.
func ReadMapped(fsys fs.FS, name string, columns map[string]string) (questions.Set, questions.Problems) {
	d := draft.New(name)
	text, ok := plaintext.Read(fsys, name, d)
	if !ok {
		return d.Finish()
	}
	return rows.Read(d, delimited.New(text), rows.Options{Columns: columns})
}

// Columns lists the columns of a table; none for a file that can't be read, or isn't read by its headings.
func Columns(fsys fs.FS, name string) []Column {
	text, ok := plaintext.Read(fsys, name, draft.New(name))
	if !ok {
		return nil
	}
	return rows.Columns(delimited.New(text))
}

// byteOrderMark tells Excel that a file is UTF-8.
const byteOrderMark = "\uFEFF"

// Write writes a set as a table: RFC 4180, in UTF-8 with the byte order mark that Excel needs. No cell is taken for a formula.
func Write(w io.Writer, set questions.Set) (questions.Problems, error) {
	sheet, report := rows.Write(&set, "CSV")
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return nil, err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range append([][]string{sheet.Headings}, sheet.Rows...) {
		cells := make([]string, len(row))
		for i, text := range row {
			cells[i] = rows.Inert(text)
		}
		if err := out.Write(cells); err != nil {
			return nil, err
		}
	}
	out.Flush()
	return report.Problems(), out.Error()
}
