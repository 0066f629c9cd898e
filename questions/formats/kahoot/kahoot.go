// Package kahoot reads the template in which Kahoot takes questions, as the Excel file that it is and as CSV.
package kahoot

import (
	"bytes"
	"io/fs"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/delimited"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
	"github.com/readback/readback/questions/formats/internal/rows"
	"github.com/readback/readback/questions/formats/internal/workbook"
)

// Read reads the questions up to the first row without one. Where several answers are right, Kahoot takes any one of them, so
// that each earns full marks.
func Read(fsys fs.FS, name string) (questions.Set, questions.Problems) {
	d := draft.New(name)
	o := rows.Options{Kahoot: true}
	src := table(fsys, name, d, o)
	if src == nil {
		return d.Finish()
	}
	return rows.Read(d, src, o)
}

// table opens the file; nil when that is impossible, which is reported then.
func table(fsys fs.FS, name string, d *draft.Draft, o rows.Options) rows.Source {
	if isZip(fsys, name) {
		book := workbook.Open(fsys, name, d)
		if book == nil {
			return nil
		}
		return book.Table(d, o)
	}
	text, ok := plaintext.Read(fsys, name, d)
	if !ok {
		return nil
	}
	return delimited.New(text)
}

// isZip tells whether a file is an archive, as Excel's are.
func isZip(fsys fs.FS, name string) bool {
	f, err := fsys.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	begin := make([]byte, 2)
	n, _ := f.Read(begin)
	return bytes.Equal(begin[:n], []byte("PK"))
}
