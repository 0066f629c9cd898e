package reports

import (
	"encoding/csv"
	"io"
	"iter"
)

// byteOrderMark tells Excel that a file is UTF-8.
const byteOrderMark = "\uFEFF"

// WriteCSV writes a report as CSV (RFC 4180, UTF-8), row by row as they come. With bom it begins with a byte order
// mark, which Excel needs and other programs may stumble over.
func WriteCSV[R any](w io.Writer, columns []Column[R], rows iter.Seq2[R, error], bom bool) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	cells := make([]string, len(columns))
	begun := false
	for row, err := range rows {
		if err == nil && !begun {
			begun, err = true, beginCSV(w, out, columns, bom)
		}
		if err != nil {
			return err
		}
		for i, c := range columns {
			cells[i] = cellText(c.Value(row))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	if !begun {
		if err := beginCSV(w, out, columns, bom); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// beginCSV writes what comes before the first row, once that is there: a report that can't be begun has not a byte.
func beginCSV[R any](w io.Writer, out *csv.Writer, columns []Column[R], bom bool) error {
	if bom {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
	}
	names := columnNames(columns)
	for i, name := range names {
		names[i] = inert(name)
	}
	return out.Write(names)
}
