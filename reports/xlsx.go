package reports

import (
	"io"
	"iter"

	"github.com/readback/readback/reports/xlsx"
)

// chart is what a workbook draws of a report: it sees each row as it goes by.
type chart[R any] interface {
	see(row R)
	chart() xlsx.Chart
}

// writeXLSX writes a report as an Excel workbook, row by row as they come; the chart may be nil.
func writeXLSX[R any](w io.Writer, name string, columns []Column[R], rows iter.Seq2[R, error], drawn chart[R]) error {
	out, err := xlsx.New(w, name, columnNames(columns))
	if err != nil {
		return err
	}
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
	if drawn != nil {
		out.Chart(drawn.chart())
	}
	return out.Close()
}
