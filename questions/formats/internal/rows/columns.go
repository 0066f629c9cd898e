package rows

// Column is a column of a table, for a form in which people say what the columns hold.
type Column struct {
	Heading string
	Field   string   // what it was taken for: "stem", "option a"; empty for nothing
	Fields  []string // what it could be
}

// Columns lists the columns of a table; none for rows that aren't read by their headings.
func Columns(src Source) []Column {
	p := newPeeked(src)
	if p.dialect() != dialectTable {
		return nil
	}
	l, _, ok := p.headings(nil)
	if !ok && len(p.rows) > 0 {
		l = layoutOf(&p.rows[0], nil)
	}
	choices := fieldChoices(&l)
	var columns []Column
	for _, c := range l.columns {
		if c.heading != "" {
			columns = append(columns, Column{Heading: c.heading, Field: c.key.heading(), Fields: choices})
		}
	}
	return columns
}

// fieldChoices are the fields that a column can hold, those with letters as often as there may be columns of them.
func fieldChoices(l *layout) []string {
	var names []string
	for f, info := range fields[:] {
		switch {
		case info.name == "":
		case info.lettered && (field(f) == fieldOption || field(f) == fieldFeedback || field(f) == fieldWeight || l.has(field(f))):
			for n := range min(max(len(l.columns), 4), 10) {
				names = append(names, key{field(f), n}.heading())
			}
		case !info.lettered && (!l.own || !info.foreign):
			names = append(names, info.name)
		}
	}
	return names
}
