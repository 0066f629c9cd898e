package formats

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

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

// wrongColumns are the problems of columns that were said to mean something: one that the table doesn't have, or a field
// that no column can be.
func wrongColumns(fsys fs.FS, name string, format Format, said map[string]string) questions.Problems {
	known := map[string]Column{}
	var headings []string
	for _, c := range Columns(fsys, name, format) {
		known[c.Heading] = c
		headings = append(headings, c.Heading)
	}
	for _, heading := range slices.Sorted(maps.Keys(said)) {
		column, ok := known[heading]
		if !ok {
			return failure(name, "column-unknown", "heading", heading, "known", strings.Join(headings, ", "))
		}
		if field := said[heading]; field != "" && !slices.Contains(column.Fields, field) {
			return failure(name, "column-field", "field", field, "known", strings.Join(column.Fields, ", "))
		}
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
