package rows

import (
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// Options say how a table is read, where its rows don't.
type Options struct {
	Columns map[string]string // what columns hold, by their headings; an empty field leaves the column out
	Kahoot  bool              // the table is Kahoot's template
}

// Read reads a table into the set of a draft and finishes it.
func Read(d *draft.Draft, src Source, o Options) (questions.Set, questions.Problems) {
	p := newPeeked(src)
	t := &table{d: d, kahoot: o.Kahoot, told: map[string]bool{}}
	switch p.dialect() {
	case dialectBrightspace:
		t.brightspace(p)
	case dialectBlackboard:
		t.eachRow(p, t.blackboard)
	case dialectConverter:
		t.layout = converterLayout()
		t.eachRow(p, t.row)
	default:
		t.headed(p, o.Columns)
	}
	return t.finish()
}

// Look tells whether something is in the rows, and whether they look like a table of questions, in any of the ways in which
// these are laid out.
func Look(src Source, o Options) (filled, isTable bool) {
	p := newPeeked(src)
	if p.dialect() != dialectTable {
		return true, true
	}
	_, _, isTable = p.headings(o.Columns)
	return len(p.rows) > 0, isTable
}

// table is a table that is being read.
type table struct {
	layout
	d       *draft.Draft
	kahoot  bool
	heading string // the row of headings as it stands in the file
	count   int    // of rows with something in them
	told    map[string]bool
	more    []string    // the text of the last source, a piece a row
	last    draft.Place // of the last row
	endAt   draft.Place // where Kahoot stops reading
	ended   bool        // nothing more is read
}

// headed reads a table with a row of headings.
func (t *table) headed(p *peeked, chosen map[string]string) {
	l, before, ok := p.headings(chosen)
	if !ok {
		t.noHeadings(p)
		return
	}
	t.layout = l
	t.heading = p.rows[before].Raw
	if before > 0 && !t.kahoot {
		t.warn(p.rows[0].At, "table-preamble", "row", p.rows[before].At.Line)
	}
	t.fault(&p.rows[before])
	t.tellColumns()
	p.next = before + 1
	t.eachRow(p, t.row)
}

func (t *table) noHeadings(p *peeked) {
	switch {
	case len(p.rows) == 0:
		t.fail(draft.Place{Line: 1, Column: 1}, "no-questions")
	default:
		t.fault(&p.rows[0])
		t.fail(p.rows[0].At, "table-heading", "found", shortened(p.rows[0].Raw))
	}
}

// tellColumns names the columns that aren't understood, each once.
func (t *table) tellColumns() {
	for i, c := range t.columns {
		switch {
		case c.heading == "" || c.left || c.key.field != fieldNone:
		case c.twin:
			t.warn(c.at, "table-column-twice", "heading", shortened(c.heading))
		default:
			t.warn(t.columns[i].at, "table-column-unknown", "heading", shortened(c.heading))
		}
	}
}

// eachRow calls read for each row that has something in it.
func (t *table) eachRow(src Source, read func(*Row)) {
	var row Row
	for src.Next(&row) && !t.ended {
		if row.isBlank() && len(row.Faults) == 0 {
			continue
		}
		if t.count++; t.count > MaxRows {
			t.fail(row.At, "table-rows", "most", MaxRows)
			return
		}
		for i := range row.Cells {
			row.Cells[i].Text = Bare(row.Cells[i].Text)
		}
		read(&row)
	}
}

// fail reports an error of the whole table.
func (t *table) fail(at draft.Place, rule string, pairs ...any) { t.d.Fail(at, rule, pairs...) }

// warn reports a warning of the whole table.
func (t *table) warn(at draft.Place, rule string, pairs ...any) { t.d.Warn(at, rule, pairs...) }

// once reports a warning of the whole table the first time that it is met.
func (t *table) once(at draft.Place, rule, what string) {
	if !t.told[rule+what] {
		t.told[rule+what] = true
		t.warn(at, rule, "what", what)
	}
}

// first reports a warning of the whole table at the first place that it concerns.
func (t *table) first(at draft.Place, rule, found string) {
	if !t.told[rule] {
		t.told[rule] = true
		t.warn(at, rule, "found", found)
	}
}

// fault reports what is wrong with a row that is no question.
func (t *table) fault(row *Row) {
	for _, f := range row.Faults {
		if f.Error {
			t.d.Fail(f.At, f.Rule, f.Pairs...)
		} else {
			t.d.Warn(f.At, f.Rule, f.Pairs...)
		}
	}
}

// finish finishes the draft. The text of each question that is refused gets the headings, so that it can be read again by
// itself or together with others.
func (t *table) finish() (questions.Set, questions.Problems) {
	t.endSource()
	set, problems := t.d.Finish()
	if t.heading == "" {
		return set, problems
	}
	for i := range problems {
		if problems[i].Raw != "" {
			problems[i].Raw = t.heading + "\n" + problems[i].Raw
		}
	}
	return set, problems
}

// shortened keeps messages readable.
func shortened(text string) string {
	const most = 100
	text = strings.Join(strings.Fields(text[:min(len(text), 8*most)]), " ")
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return strings.ToValidUTF8(text, "")
}
