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
	if bom {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = inert(c.Name)
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	for row, err := range rows {
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
	out.Flush()
	return out.Error()
}
