package reports

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/readback/readback/quiz"
)

// Source is where reports are read from: the store.
type Source interface {
	Quiz(ctx context.Context, id string) (quiz.Quiz, error)
	AttemptRows(ctx context.Context, f Filter) iter.Seq2[AttemptRow, error]
	AnswerRows(ctx context.Context, f Filter) iter.Seq2[AnswerRow, error]
	LearnerRows(ctx context.Context, f Filter) iter.Seq2[LearnerRow, error]
}

// Kind is one report: what it is called, and what it can be written as.
type Kind struct {
	Name    string   // as the command and addresses have it
	Columns []string // names of its columns, in order
	table   writer   // in any of tableFormats
	others  []other  // what else it can be written as
}

// other is a format that only one kind of report has.
type other struct {
	format string
	write  writer
}

// writer writes a report that was ordered, in a format that its kind has.
type writer func(ctx context.Context, w io.Writer, from Source, o Order) error

// Order says which report is wanted, and how.
type Order struct {
	Filter
	Kind   string // name of a Kind
	Format string // name of a Format
	BOM    bool   // begin a CSV with a byte order mark
	// LeftOut, unless nil, is told how many learners the report leaves out: those whom the system that it is for wouldn't know.
	LeftOut func(learners int)

	Columns []string // names of a table's columns, in the order of the file; nil: all
}

// Kinds are all reports, in the order in which they are offered.
var Kinds = []Kind{
	tableKind("attempts", AttemptColumns, Source.AttemptRows, nil),
	tableKind("answers", AnswerColumns, Source.AnswerRows, nil),
	tableKind("learners", LearnerColumns, Source.LearnerRows, newDistribution,
		other{formatMoodle, writeMoodle}, other{formatCanvas, writeCanvas}),
}

// tableKind is a report that is a table, and can be written as any; drawn makes the chart that a workbook has beside it, and is
// nil for none.
func tableKind[R any](name string, columns []Column[R], read func(Source, context.Context, Filter) iter.Seq2[R, error], drawn func() chart[R], others ...other) Kind {
	return Kind{Name: name, Columns: columnNames(columns), others: others,
		table: func(ctx context.Context, w io.Writer, from Source, o Order) error {
			var c chart[R]
			if drawn != nil {
				c = drawn()
			}
			return writeTable(w, o, chosen(columns, o.Columns), read(from, ctx, o.Filter), c)
		}}
}

// writeTable writes rows in the format that was ordered, which is one of tables.
func writeTable[R any](w io.Writer, o Order, columns []Column[R], rows iter.Seq2[R, error], chart chart[R]) error {
	switch o.Format {
	case formatXLSX:
		return writeXLSX(w, o.Kind, columns, rows, chart)
	case formatJSON:
		return WriteJSON(w, columns, rows)
	case formatJSONLines:
		return WriteJSONLines(w, columns, rows)
	}
	return WriteCSV(w, columns, rows, o.BOM)
}

// chosen are the columns of these names, in the order of the names; all of them for nil.
func chosen[R any](columns []Column[R], names []string) []Column[R] {
	if names == nil {
		return columns
	}
	var some []Column[R]
	for _, name := range names {
		for _, c := range columns {
			if c.Name == name {
				some = append(some, c)
			}
		}
	}
	return some
}

// ErrNoColumn says that a report has no column of a name.
type ErrNoColumn struct{ Kind, Column string }

// Error implements error.
func (e *ErrNoColumn) Error() string {
	kind, _ := KindNamed(e.Kind)
	return fmt.Sprintf("the report %q has no column %q, but %s", e.Kind, e.Column, listed(kind.Columns))
}

// Check tells whether there is such a report, in such a format and with such columns; it is ErrNoReport or ErrNoColumn when there isn't.
func (o Order) Check() error {
	kind, _ := KindNamed(o.Kind)
	if kind.writer(o.Format) == nil {
		return &ErrNoReport{Kind: o.Kind, Format: o.Format}
	}
	for _, name := range o.Columns {
		if !slices.Contains(kind.Columns, name) {
			return &ErrNoColumn{Kind: o.Kind, Column: name}
		}
	}
	return nil
}

// Write reads a report from the store and writes it row by row. Errors are those of Check; what the source says goes
// through unchanged.
func Write(ctx context.Context, w io.Writer, from Source, o Order) error {
	if err := o.Check(); err != nil {
		return err
	}
	kind, _ := KindNamed(o.Kind)
	return kind.writer(o.Format)(ctx, w, from, o)
}

// writer is what writes the report in a format; nil when nothing does.
func (k Kind) writer(format string) writer {
	if slices.Contains(tableFormats, format) {
		return k.table
	}
	for _, o := range k.others {
		if o.format == format {
			return o.write
		}
	}
	return nil
}

// KindNamed finds a kind of report by its name.
func KindNamed(name string) (Kind, bool) {
	i := slices.IndexFunc(Kinds, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return Kind{}, false
	}
	return Kinds[i], true
}

// Formats are what the report can be written as, in the order in which they are offered.
func (k Kind) Formats() []Format {
	var all []Format
	for _, f := range Formats {
		if k.writer(f.Name) != nil {
			all = append(all, f)
		}
	}
	return all
}

func columnNames[R any](columns []Column[R]) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}
