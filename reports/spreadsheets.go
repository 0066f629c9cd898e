package reports

import (
	"io"
	"iter"

	"github.com/readback/readback/reports/ods"
	"github.com/readback/readback/reports/xlsx"
)

// chart is what a workbook draws of a report: it sees each row as it goes by.
type chart[R any] interface {
	see(row R)
	chart() xlsx.Chart
}

// book is a spreadsheet that is written row by row.
type book interface{ Row(values []any) error }

// writeXLSX writes a report as an Excel workbook, row by row as they come; the chart may be nil.
func writeXLSX[R any](w io.Writer, name string, columns []Column[R], rows iter.Seq2[R, error], drawn chart[R]) error {
	out, err := xlsx.New(w, name, columnNames(columns))
	if err != nil {
		return err
	}
	if err := writeRows(out, columns, rows, drawn); err != nil {
		return err
	}
	if drawn != nil {
		out.Chart(drawn.chart())
	}
	return out.Close()
}

// writeODS writes a report as an OpenDocument spreadsheet, row by row as they come.
func writeODS[R any](w io.Writer, name string, columns []Column[R], rows iter.Seq2[R, error]) error {
	out, err := ods.New(w, name, columnNames(columns))
	if err != nil {
		return err
	}
	if err := writeRows(out, columns, rows, nil); err != nil {
		return err
	}
	return out.Close()
}

func writeRows[R any](out book, columns []Column[R], rows iter.Seq2[R, error], drawn chart[R]) error {
	cells := make([]any, len(columns))
	for row, err := range rows {
		if err != nil {
			return err
		}
		for i, c := range columns {
			cells[i] = c.Value(row)
		}
		if err := out.Row(cells); err != nil {
			return err
		}
		if drawn != nil {
			drawn.see(row)
		}
	}
	return nil
}
