// Package xlsx reads tables of questions out of Excel files, our own and those of other systems, and writes our own.
package xlsx

import (
	"io/fs"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/rows"
	"github.com/readback/readback/questions/formats/internal/workbook"
)

// Column is a column of a table, for a form in which people say what the columns hold.
type Column = rows.Column

// Read reads a table of questions: the first visible sheet that has one.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	return ReadMapped(fsys, name, nil)
}

// ReadMapped is Read with what people said of columns: by heading the field that a column holds, as Columns names it; an empty
// one leaves the column out. Other columns are understood by their headings.
func ReadMapped(fsys fs.FS, name string, columns map[string]string) (questions.Set, questions.Problems) {
	d := draft.New(name)
	book := workbook.Open(fsys, name, d)
	if book == nil {
		return d.Finish()
	}
	o := rows.Options{Columns: columns}
	src := book.Table(d, o)
	if src == nil {
		return d.Finish()
	}
	return rows.Read(d, src, o)
}

// Columns lists the columns of a table; none for a file that can't be read, or isn't read by its headings.
func Columns(fsys fs.FS, name string) []Column {
	d := draft.New(name)
	book := workbook.Open(fsys, name, d)
	if book == nil {
		return nil
	}
	src := book.Table(d, rows.Options{})
	if src == nil {
		return nil
	}
	return rows.Columns(src)
}
