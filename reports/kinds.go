package reports

import (
	"context"
	"io"
	"iter"
	"slices"
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// Source is where reports are read from: the store.
type Source interface {
	Quiz(ctx context.Context, id string) (quiz.Quiz, error)
	AttemptRows(ctx context.Context, f Filter) iter.Seq2[AttemptRow, error]
	AnswerRows(ctx context.Context, f Filter) iter.Seq2[AnswerRow, error]
	LearnerRows(ctx context.Context, f Filter) iter.Seq2[LearnerRow, error]
	// Analysis is on first finished attempts, within one revision, unless the filter says otherwise.
	Analysis(ctx context.Context, f Filter) (Analysis, error)
	// Asked is within the newest revision that finished attempts are on, unless the filter says otherwise.
	Asked(ctx context.Context, f Filter) (Asked, error)
	// Pseudonyms are the same each time.
	Pseudonyms() (*Pseudonyms, error)
}

// Kind is one report: what it is called, and what it can be written as.
type Kind struct {
	Name    string   // as the command and addresses have it
	Columns []string // names of its columns, in order
	table   writer   // in any of tableFormats
	others  []other  // what else it can be written as
	// more tells whether there may be a column of a name besides Columns, in some quiz; nil: there isn't.
	more func(name string) bool
}

// other is a format that only one kind of report has.
type other struct {
	format  string
	write   writer
	refuses refusal
}

// refusal is what can't be asked of a format.
type refusal int

const (
	fixed    refusal = iota + 1 // columns are what the format says
	forNames                    // and it is worth nothing without names
)

// writer writes a report that was ordered, in a format that its kind has.
type writer func(ctx context.Context, w io.Writer, from Source, o Order) error

// Order says which report is wanted, and how.
type Order struct {
	Filter
	Kind   string // name of a Kind
	Format string // name of a Format
	BOM    bool   // begin a CSV with a byte order mark
	// Columns are the names of those that are wanted, in their order; none: all. Only tables have them.
	Columns []string
	// Anonymous puts pseudonyms in the place of learners' names and numbers.
	Anonymous bool
	// LeftOut, unless nil, is told how many learners the report leaves out: those whom the system that it is for wouldn't know.
	LeftOut func(learners int)
	At      time.Time   // when it is ordered, which a PDF says; zero: it doesn't
	Words   words.Words // the language of a PDF
}

// Kinds are all reports, in the order in which they are offered.
var Kinds = []Kind{
	table[AttemptRow]{name: "attempts", columns: AttemptColumns, read: Source.AttemptRows,
		others: []other{{formatPDF, writeAttemptsPDF, fixed}}}.kind(),
	table[AnswerRow]{name: "answers", columns: AnswerColumns, read: Source.AnswerRows,
		others: []other{{formatPDF, writeAnswersPDF, fixed}, {formatQTI, writeQTI, fixed}}}.kind(),
	wideKind(),
	table[LearnerRow]{name: "learners", columns: LearnerColumns, read: Source.LearnerRows, byName: true, drawn: newDistribution,
		others: []other{{formatPDF, writeLearnersPDF, fixed}, {formatMoodle, writeMoodle, forNames}, {formatCanvas, writeCanvas, forNames}}}.kind(),
	table[ItemRow]{name: "items", columns: ItemColumns, read: itemRows, drawn: newItemChart,
		others: []other{{formatPDF, writeItemsPDF, fixed}, {formatJSON, writeAnalysis, fixed}}}.kind(),
}

// Check tells whether there is such a report: it is ErrNoReport, ErrNoColumn or ErrNotFor when there isn't.
func (o Order) Check() error {
	kind, _ := KindNamed(o.Kind)
	if kind.writer(o.Format) == nil {
		return &ErrNoReport{Kind: o.Kind, Format: o.Format}
	}
	refused := kind.refuses(o.Format)
	switch {
	case refused >= fixed && len(o.Columns) > 0:
		return &ErrNotFor{o.Format, "columns can't be chosen"}
	case refused >= fixed && o.Set != "":
		return &ErrNotFor{o.Format, "several quizzes can't be together"}
	case refused >= forNames && o.Anonymous:
		return &ErrNotFor{o.Format, "names can't be left out"}
	}
	for i, name := range o.Columns {
		if !kind.has(name) {
			return &ErrNoColumn{o.Kind, name, kind.Columns}
		}
		if slices.Contains(o.Columns[:i], name) {
			return &ErrNotFor{o.Format, "the column " + name + " can't be there twice"}
		}
	}
	return nil
}

// has tells whether the report may have a column of a name.
func (k Kind) has(name string) bool {
	return slices.Contains(k.Columns, name) || k.more != nil && k.more(name)
}

// Fit is the order without columns that were chosen, where the format has columns of its own.
func (o Order) Fit() Order {
	if kind, _ := KindNamed(o.Kind); kind.refuses(o.Format) >= fixed {
		o.Columns = nil
	}
	return o
}

// Write reads a report from the store and writes it row by row. Errors are those of Check, and ErrNoColumn for a column of a
// question that isn't in the revision; what the source says goes through unchanged.
func Write(ctx context.Context, w io.Writer, from Source, o Order) error {
	if err := o.Check(); err != nil {
		return err
	}
	if o.Anonymous && o.Format == formatPDF {
		names, err := from.Pseudonyms()
		if err != nil {
			return err
		}
		from = anonymousSource{from, names}
	}
	kind, _ := KindNamed(o.Kind)
	return kind.writer(o.Format)(ctx, w, from, o)
}

// writer is what writes the report in a format; nil when nothing does.
func (k Kind) writer(format string) writer {
	for _, o := range k.others {
		if o.format == format {
			return o.write
		}
	}
	if slices.Contains(tableFormats, format) {
		return k.table
	}
	return nil
}

// refuses is what can't be asked of a format; 0: nothing.
func (k Kind) refuses(format string) refusal {
	i := slices.IndexFunc(k.others, func(o other) bool { return o.format == format })
	if i < 0 {
		return 0
	}
	return k.others[i].refuses
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
