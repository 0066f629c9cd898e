package formats

import (
	"io/fs"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/csv"
	"github.com/readback/readback/questions/formats/xlsx"
)

// Column is a column of a table: its heading, the field that it was taken for, and the fields that it could be.
type Column = csv.Column

// Columns are the columns of a table whose questions are read by headings; nil for any other file.
func Columns(fsys fs.FS, name string, format Format) []Column {
	switch format {
	case CSV:
		return csv.Columns(fsys, name)
	case XLSX:
		return xlsx.Columns(fsys, name)
	}
	return nil
}

// readMapped reads a table with columns that mean what they are said to.
func readMapped(fsys fs.FS, name string, format Format, columns map[string]string) (questions.Set, questions.Problems) {
	if format == XLSX {
		return xlsx.ReadMapped(fsys, name, columns)
	}
	return csv.ReadMapped(fsys, name, columns)
}
