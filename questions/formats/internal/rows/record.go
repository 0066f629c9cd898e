package rows

import (
	"slices"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// record is a row that is being read as a question.
type record struct {
	*table
	row *Row
	q   *draft.Question
}

// cell is the cell that has something in it of a field; nil for none.
func (r *record) cell(f field) *Cell {
	for _, i := range r.single[f] {
		if c := r.at(i); c != nil {
			return c
		}
	}
	return nil
}

// cells are all cells of a field that several columns may hold.
func (r *record) cells(f field) []*Cell {
	var list []*Cell
	for _, i := range r.single[f] {
		if c := r.at(i); c != nil {
			list = append(list, c)
		}
	}
	return list
}

// at is the cell in a column if there is something in it.
func (r *record) at(column int) *Cell {
	if column >= len(r.row.Cells) || isBlank(r.row.Cells[column].Text) {
		return nil
	}
	return &r.row.Cells[column]
}

// letter is the cell of a lettered field; nil for none.
func (r *record) letter(f field, letter int) *Cell {
	slots := r.lettered[f]
	i, ok := slices.BinarySearchFunc(slots, letter, func(s slot, letter int) int { return s.letter - letter })
	if !ok {
		return nil
	}
	return r.at(slots[i].column)
}

// any tells whether something is in one of the fields.
func (r *record) any(list ...field) bool {
	for _, f := range list {
		if r.cell(f) != nil {
			return true
		}
		for _, s := range r.lettered[f] {
			if r.at(s.column) != nil {
				return true
			}
		}
	}
	return false
}

// plain is the text of a cell without white space around it, for what isn't shown as it is; empty for none.
func plain(c *Cell) string {
	if c == nil {
		return ""
	}
	return strings.TrimSpace(c.Text)
}

// markdown is the text of a cell as Markdown: as it stands in our own tables, escaped in those of others.
func (r *record) markdown(c *Cell) string {
	switch {
	case c == nil:
		return ""
	case r.own:
		return c.Text
	}
	return markup.Escape(strings.TrimSpace(c.Text))
}

// exact is a text that isn't Markdown: as it stands in our own tables, trimmed in those of others.
func (r *record) exact(c *Cell) string {
	if c == nil {
		return ""
	}
	if r.own {
		return c.Text
	}
	return strings.TrimSpace(c.Text)
}

// maxLines bounds the lines of a cell that mean something each, and the rows of a block.
const maxLines = 10_000

// list are the texts of a cell in lines.
func (r *record) list(c *Cell) []string {
	if c == nil {
		return nil
	}
	texts := r.lines(c)
	if len(texts) > maxLines {
		r.fail(c.At, "too-many", "what", "lines", "most", maxLines)
		return texts[:maxLines]
	}
	return texts
}

func (r *record) lines(c *Cell) []string {
	if r.own {
		return splitLines(c.Text)
	}
	var texts []string
	for line := range strings.SplitSeq(c.Text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			texts = append(texts, line)
		}
	}
	return texts
}

// fail reports an error of the question.
func (r *record) fail(at draft.Place, rule string, pairs ...any) { r.q.Fail(at, rule, pairs...) }

// warn reports a warning of the question.
func (r *record) warn(at draft.Place, rule string, pairs ...any) { r.q.Warn(at, rule, pairs...) }

// here remembers where a part of the question stands.
func (r *record) here(below string, c *Cell) {
	if c != nil {
		r.q.At(below, c.At)
	}
}

// in remembers in which cell a part of the question stands or should: in that of the first field that has a column, even
// where nothing is in it.
func (r *record) in(below string, list ...field) {
	if at := r.place(list...); at.Line > 0 {
		r.q.At(below, at)
	}
}

// place is that of the cell of the first field that has a column; without a Line where the row has none.
func (r *record) place(list ...field) draft.Place {
	for _, f := range list {
		column := len(r.row.Cells)
		if len(r.single[f]) > 0 {
			column = r.single[f][0]
		} else if len(r.lettered[f]) > 0 {
			column = r.lettered[f][0].column
		}
		if column < len(r.row.Cells) {
			return r.row.Cells[column].At
		}
	}
	return draft.Place{}
}
