package paper

// Column is a column of a table.
type Column struct {
	Title string
	Share float64 // of the width, in proportion to the others
	Right bool    // numbers end at the right
}

// between is the room between two columns.
const between = 3.0

// Table is a table that goes on over as many pages as it takes, with its head on each.
type Table struct {
	f       *Flow
	columns []Column
	left    []float64 // where each column begins
	width   []float64
}

var (
	cellStyle = Style{Size: 8, Ink: Black}
	headStyle = Style{Size: smallSize, Bold: true, Ink: Soft}
)

// NewTable begins a table. End it by End.
func (f *Flow) NewTable(columns []Column) *Table {
	t := &Table{f: f, columns: columns}
	shares := 0.0
	for _, c := range columns {
		shares += c.Share
	}
	x, wide := Margin, f.Wide()-between*float64(len(columns)-1)
	for _, c := range columns {
		width := wide * c.Share / shares
		t.left, t.width = append(t.left, x), append(t.width, width)
		x += width + between
	}
	f.Room(20)
	t.heading()
	f.head = t.heading
	return t
}

func (t *Table) heading() {
	titles := make([]string, len(t.columns))
	for i, c := range t.columns {
		titles[i] = c.Title
	}
	t.set(titles, headStyle, Soft)
}

// Row adds a row, a text for each column.
func (t *Table) Row(cells []string) { t.set(cells, cellStyle, Hair) }

// Group sets a line across all columns that so many rows after it belong to, with something at its end. Where a page has room for
// a line of each, they stay together.
func (t *Table) Group(text, end string, rows int) {
	style := Style{Size: cellStyle.Size, Bold: true, Ink: Black}
	lines := t.f.Lines(text, t.f.Wide()-t.f.Width(end, cellStyle)-between, style)
	height := float64(len(lines))*lineHeight(style) + 3
	all := height + float64(rows)*(lineHeight(cellStyle)+2)
	if all > t.f.low-Margin-20 {
		all = height + 20 // too many: not alone at the end of a page
	}
	t.f.Room(all)
	t.f.Skip(2)
	t.f.TextRight(Margin+t.f.Wide(), t.f.y+style.Size*millimetresPerPoint, end, cellStyle)
	for _, line := range lines {
		t.f.Room(lineHeight(style))
		t.f.Text(Margin, t.f.y+style.Size*millimetresPerPoint, line, style)
		t.f.y += lineHeight(style)
	}
	t.f.Skip(0.8)
	t.f.Line(Margin, t.f.y, Margin+t.f.Wide(), t.f.y, ruleWidth, Hair)
}

// set sets a row and a rule below it. Cells take as many lines as they need; a row that is higher than a page goes on over
// the next one.
func (t *Table) set(cells []string, style Style, rule Ink) {
	lines := make([][]string, len(cells))
	most := 1
	for i, cell := range cells {
		lines[i] = t.f.Lines(cell, t.width[i], style)
		most = max(most, len(lines[i]))
	}
	height := lineHeight(style)
	if rows := float64(most)*height + 2; rows < t.f.low-Margin-height {
		t.f.Room(rows)
	}
	t.f.y += 1
	for n := range most {
		t.f.Room(height)
		for i := range cells {
			if n < len(lines[i]) {
				t.cell(i, lines[i][n], style)
			}
		}
		t.f.y += height
	}
	t.f.y += 1
	t.f.Line(Margin, t.f.y, Margin+t.f.Wide(), t.f.y, ruleWidth, rule)
}

func (t *Table) cell(i int, line string, style Style) {
	baseline := t.f.y + style.Size*millimetresPerPoint
	if t.columns[i].Right {
		t.f.TextRight(t.left[i]+t.width[i], baseline, line, style)
	} else {
		t.f.Text(t.left[i], baseline, line, style)
	}
}

// End ends the table: the next page has no head of it.
func (t *Table) End() { t.f.head = nil }
