package markup

import "strings"

// writeTable writes a table. Its head is the first row if that has heading cells, and empty otherwise.
func writeTable(b *block) string {
	columns := 0
	for _, row := range b.children {
		columns = max(columns, len(row.children))
	}
	if columns == 0 {
		return ""
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
	var leaves []leaf
	add := func(more ...leaf) {
		if len(leaves) > 0 && len(more) > 0 {
			leaves = append(leaves, leaf{kind: isBreak})
		}
		leaves = append(leaves, more...)
	}
	for _, b := range list {
		switch b.kind {
		case "hr":
		case "ul", "ol":
			for i, item := range b.children {
				add(append([]leaf{{text: bullet(b, i)}}, flatten(item.children)...)...)
			}
		case "tr":
			add(flattenRow(b)...)
		case "pre":
			add(flattenPre(b)...)
		case "table", "blockquote", "li", "td", "th":
			add(flatten(b.children)...)
		default:
			add(b.leaves...)
		}
	}
	return leaves
}

// bullet is what an item of a list begins with where there can be no list.
func bullet(list *block, i int) string {
	if list.kind == "ol" {
		return listMarker(list, i, false)
	}
	return "• "
}

func flattenRow(row *block) []leaf {
	var leaves []leaf
	for i, cell := range row.children {
		if i > 0 {
			leaves = append(leaves, leaf{text: " | "})
		}
		leaves = append(leaves, flatten(cell.children)...)
	}
	return leaves
}

// flattenPre are the lines of a code block as code.
func flattenPre(b *block) []leaf {
	var leaves []leaf
	for _, line := range strings.Split(strings.Trim(preText(b), "\n"), "\n") {
		if len(leaves) > 0 {
			leaves = append(leaves, leaf{kind: isBreak})
		}
		if strings.TrimSpace(line) != "" {
			leaves = append(leaves, leaf{kind: isCode, text: line})
		}
	}
	return leaves
}
