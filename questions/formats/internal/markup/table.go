package markup

import "strings"

// maxColumns is how many columns a table has at most, since each row has them all. Beyond, its rows become lines.
const maxColumns = 50

// writeTable writes a table. Its head is the first row if that has heading cells, and empty otherwise.
func writeTable(b *block) string {
	columns := 0
	for _, row := range b.children {
		columns = max(columns, len(row.children))
	}
	if columns == 0 || columns > maxColumns {
		return writeInline(single(lineUp(flatten(b.children))), inParagraph)
	}
	rows := b.children
	head := &block{kind: "tr"}
	if hasHeads(rows[0]) {
		head, rows = rows[0], rows[1:]
	}
	lines := []string{writeRow(head, columns), "|" + strings.Repeat(" --- |", columns)}
	for _, row := range rows {
		lines = append(lines, writeRow(row, columns))
	}
	return strings.Join(lines, "\n")
}

func hasHeads(row *block) bool {
	for _, cell := range row.children {
		if cell.kind == "th" {
			return true
		}
	}
	return false
}

func writeRow(row *block, columns int) string {
	var b strings.Builder
	b.WriteByte('|')
	for i := range columns {
		text := ""
		if i < len(row.children) {
			text = writeInline(lineUp(flatten(row.children[i].children)), inCell)
		}
		b.WriteString(" " + text)
		if text != "" {
			b.WriteByte(' ')
		}
		b.WriteByte('|')
	}
	return b.String()
}

// flatten are blocks as the pieces of one line, where line breaks divide them.
func flatten(list []*block) []leaf {
	var f flattener
	f.blocks(list)
	return f.leaves
}

// flattener gathers the pieces of blocks.
type flattener struct {
	leaves []leaf
	due    bool // a line break comes before the next piece
}

func (f *flattener) put(l leaf) {
	if f.due && len(f.leaves) > 0 {
		f.leaves = append(f.leaves, leaf{kind: isBreak})
	}
	f.due = false
	f.leaves = append(f.leaves, l)
}

// blocks gathers blocks; the first goes on with the line.
func (f *flattener) blocks(list []*block) {
	for i, b := range list {
		f.due = f.due || i > 0
		f.block(b)
	}
}

func (f *flattener) block(b *block) {
	switch b.kind {
	case "hr":
	case "ul", "ol":
		for i, item := range b.children {
			f.due = f.due || i > 0
			f.put(leaf{text: bullet(b, i)})
			f.blocks(item.children)
		}
	case "tr":
		for i, cell := range b.children {
			if i > 0 {
				f.put(leaf{text: " | "})
			}
			f.blocks(cell.children)
		}
	case "pre":
		f.pre(b)
	case "table", "blockquote", "li", "td", "th":
		f.blocks(b.children)
	default:
		for _, l := range b.leaves {
			f.put(l)
		}
	}
}

// pre gathers the lines of a code block, as code.
func (f *flattener) pre(b *block) {
	for i, line := range strings.Split(strings.Trim(preText(b), "\n"), "\n") {
		f.due = f.due || i > 0
		if strings.TrimSpace(line) != "" {
			f.put(leaf{kind: isCode, text: line})
		}
	}
}

// bullet is what an item of a list begins with where there can be no list.
func bullet(list *block, i int) string {
	if list.kind == "ol" {
		return listMarker(list, i, false)
	}
	return "• "
}
