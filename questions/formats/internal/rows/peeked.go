package rows

import (
	"slices"
	"strconv"
	"strings"
)

// maxPreamble is how many rows may stand before the headings.
const maxPreamble = 30

// peeked is a source whose first rows were looked at already.
type peeked struct {
	src  Source
	rows []Row // those with something in them
	next int
}

func newPeeked(src Source) *peeked {
	p := &peeked{src: src}
	var row Row
	for len(p.rows) < maxPreamble && src.Next(&row) {
		if !row.isBlank() {
			p.rows = append(p.rows, row.clone())
		}
	}
	return p
}

// Next is that of a Source.
func (p *peeked) Next(row *Row) bool {
	if p.next < len(p.rows) {
		row.Cells = append(row.Cells[:0], p.rows[p.next].Cells...)
		cells := row.Cells
		*row = p.rows[p.next]
		row.Cells = cells
		p.next++
		return true
	}
	return p.src.Next(row)
}

// headings finds the row with the headings, and how many stand before it.
func (p *peeked) headings(chosen map[string]string) (l layout, before int, ok bool) {
	for i := range p.rows {
		if l := layoutOf(&p.rows[i], chosen); l.isHeading() {
			return l, i, true
		}
	}
	return layout{}, 0, false
}

// dialect is a way in which tables are laid out.
type dialect int

const (
	dialectTable       dialect = iota // a row of headings, then one question a row
	dialectBrightspace                // rows of a name and its values, a block of them for each question
	dialectBlackboard                 // one question a row, its type in the first cell
	dialectConverter                  // likewise: type, nothing, points, question, the number of the right option, options, feedback
)

// dialect tells the layouts apart by the first rows.
func (p *peeked) dialect() dialect {
	if slices.ContainsFunc(p.rows, func(r Row) bool { return strings.EqualFold(r.text(0), "NewQuestion") }) {
		return dialectBrightspace
	}
	for i := range p.rows {
		switch row := &p.rows[i]; {
		case row.isComment():
			continue
		case slices.Contains(blackboardTypes, row.text(0)) && row.text(1) != "":
			return dialectBlackboard
		case row.text(0) == "MC" && row.text(1) == "" && isNumber(row.text(2)) && isNumber(row.text(4)) && row.text(6) != "":
			return dialectConverter
		}
		return dialectTable
	}
	return dialectTable
}

func isNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}
