// Package rows turns tables into questions and back: all that CSV files and spreadsheets have in common. It reads tables of
// our own, with Markdown in their cells, those of others with one question a row, and the rows that Brightspace and
// Blackboard take.
package rows

import (
	"slices"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// Bounds of tables.
const (
	MaxRows    = 200_000 // with something in them; beyond, the rest isn't read
	MaxColumns = 4_000   // more than questions with 500 options need
	MaxCell    = 1 << 20 // bytes of a cell; the text of a larger one isn't kept
)

// Kind says what a cell of a spreadsheet holds. The cells of text files are all Text.
type Kind uint8

// The kinds of cells.
const (
	Text   Kind = iota
	Number      // written as a plain decimal
	Date        // written as 2006-01-02, with a time behind it where there is one
	Bool        // TRUE or FALSE
	Failed      // what a formula has instead of a value: #N/A
)

// Cell is a cell of a table, with its place.
type Cell struct {
	Text string
	At   draft.Place
	Kind Kind
}

// Fault is what is wrong with a row before anybody looks at what it means.
type Fault struct {
	At    draft.Place
	Rule  string
	Pairs []any
	Error bool
}

// Row is a row of a table.
type Row struct {
	Cells  []Cell
	At     draft.Place
	Raw    string // the row as a line of CSV, or of the text file that it comes from
	Grid   bool   // of a spreadsheet, where a cell stays in its column whatever the others hold
	Wide   bool   // it has more columns than are read
	Faults []Fault
}

// Source is where rows come from.
type Source interface {
	// Next puts the next row in the place of the last one, reusing its slices; it is false when there is none. Rows with
	// nothing in them may be left out.
	Next(row *Row) bool
}

// maxFaults bounds what is said of one row: as many warnings, and as many errors besides.
const maxFaults = 50

// Fail notes an error of the row, which keeps its question from being imported.
func (r *Row) Fail(at draft.Place, rule string, pairs ...any) {
	if len(r.Faults) < 2*maxFaults {
		r.Faults = append(r.Faults, Fault{at, rule, pairs, true})
	}
}

// Warn notes what somebody should look at.
func (r *Row) Warn(at draft.Place, rule string, pairs ...any) {
	if len(r.Faults) < maxFaults {
		r.Faults = append(r.Faults, Fault{at, rule, pairs, false})
	}
}

// Reset empties the row for the next one.
func (r *Row) Reset() {
	*r = Row{Cells: r.Cells[:0], Faults: r.Faults[:0]}
}

// clone is a copy that stays when the row is reused.
func (r *Row) clone() Row {
	c := *r
	c.Cells, c.Faults = slices.Clone(r.Cells), slices.Clone(r.Faults)
	return c
}

// text is the text of a column without white space around it; empty where the row is shorter.
func (r *Row) text(column int) string {
	if column >= len(r.Cells) {
		return ""
	}
	return strings.TrimSpace(r.Cells[column].Text)
}

// isBlank tells whether nothing is in the row.
func (r *Row) isBlank() bool {
	for i := range r.Cells {
		if !isBlank(r.Cells[i].Text) {
			return false
		}
	}
	return true
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }

// isComment tells whether the row is a comment, as Brightspace has them.
func (r *Row) isComment() bool { return strings.HasPrefix(r.text(0), "//") }

// Line writes the row's cells as a line of CSV.
func (r *Row) Line() string {
	var b strings.Builder
	for i := range r.Cells {
		if i > 0 {
			b.WriteByte(',')
		}
		if r.Cells[i].Text == "" {
			continue
		}
		text := Inert(Bare(r.Cells[i].Text))
		if !strings.ContainsAny(text, "\",;\t|\n") && strings.TrimSpace(text) == text {
			b.WriteString(text)
			continue
		}
		b.WriteByte('"')
		b.WriteString(strings.ReplaceAll(text, `"`, `""`))
		b.WriteByte('"')
	}
	return b.String()
}
