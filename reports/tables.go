package reports

import (
	"context"
	"io"
	"iter"
)

// table is a report that is a table of rows of one type, and can be written in any of tableFormats.
type table[R any] struct {
	name    string
	columns []Column[R]
	read    func(Source, context.Context, Filter) iter.Seq2[R, error]
	byName  bool            // rows come by learners' names, so that their order alone would tell who is who
	drawn   func() chart[R] // makes the chart that a workbook has beside it; nil: none
	others  []other
}

// kind is the table as one of Kinds.
func (t table[R]) kind() Kind {
	return Kind{Name: t.name, Columns: columnNames(t.columns), table: t.write, others: t.others}
}

// write implements writer.
func (t table[R]) write(ctx context.Context, w io.Writer, from Source, o Order) error {
	columns, rows := t.columns, t.read(from, ctx, o.Filter)
	if o.Anonymous {
		pseudonyms, err := from.Pseudonyms()
		if err != nil {
			return err
		}
		columns = anonymous(columns, pseudonyms)
		if t.byName {
			rows = sortedBy(columnNamed(columns, "learner_id"), rows)
		}
	}
	return t.writeRows(w, o, chosen(columns, o.Columns), rows)
}

// writeRows writes rows in the format that was ordered.
func (t table[R]) writeRows(w io.Writer, o Order, columns []Column[R], rows iter.Seq2[R, error]) error {
	switch o.Format {
	case formatXLSX:
		var drawn chart[R]
		if t.drawn != nil {
			drawn = t.drawn()
		}
		return writeXLSX(w, o.Kind, columns, rows, drawn)
	case formatODS:
		return writeODS(w, o.Kind, columns, rows)
	case formatJSON:
		return WriteJSON(w, columns, rows)
	case formatJSONLines:
		return WriteJSONLines(w, columns, rows)
	}
	return WriteCSV(w, columns, rows, o.BOM)
}

func columnNames[R any](columns []Column[R]) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}
