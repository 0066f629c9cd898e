package rows

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// memory is a table in memory.
type memory struct {
	rows [][]string
	next int
	grid bool
}

func (m *memory) Next(row *Row) bool {
	if m.next >= len(m.rows) {
		return false
	}
	row.Reset()
	row.Grid = m.grid
	m.next++
	row.At = draft.Place{Line: m.next, Column: 1}
	for i, text := range m.rows[m.next-1] {
		row.Cells = append(row.Cells, Cell{Text: text, At: draft.Place{Line: m.next, Column: i + 1}})
	}
	row.Raw = row.Line()
	return true
}

// tableOf is a sheet as it is written.
func tableOf(s Sheet) *memory {
	m := &memory{}
	for _, row := range append([][]string{s.Headings}, s.Rows...) {
		cells := make([]string, len(row))
		for i, text := range row {
			cells[i] = Inert(text)
		}
		m.rows = append(m.rows, cells)
	}
	return m
}

func again(set questions.Set) (questions.Set, questions.Problems, questions.Problems) {
	sheet, report := Write(&set, "table")
	read, problems := Read(draft.New("set.csv"), tableOf(sheet), Options{})
	return read, problems, report.Problems()
}

// same are the sets that count as equal: those that differ only in parts' ids and in nothing else.
var same = cmp.Options{cmpopts.EquateEmpty(), cmp.FilterPath(func(p cmp.Path) bool {
	f, ok := p.Last().(cmp.StructField)
	return ok && (f.Name() == "ID" || f.Name() == "MatchID") && p.Index(-2).Type().Name() == "Pair"
}, cmp.Ignore())}

func TestWhatIsWrittenReadsEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := sets.Draw(t, "set")
		if problems := questions.Check(&set); problems.Failed() {
			t.Fatalf("the set isn't sound: %v", problems)
		}
		read, problems, lost := again(set)
		if problems.Failed() {
			t.Fatalf("what was written has errors: %v", problems)
		}
		lostText := false
		for _, p := range lost {
			lostText = lostText || p.Args["part"] != "ids of options, pairs, items and claims"
		}
		if diff := cmp.Diff(set, read, same); diff != "" && !lostText {
			t.Errorf("nothing was said to be lost (-written +read):\n%s", diff)
		}
		twice, _, _ := again(read)
		if diff := cmp.Diff(read, twice, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("the second time it is written something else (-first +second):\n%s", diff)
		}
	})
}
