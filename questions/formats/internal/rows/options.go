package rows

import (
	"regexp"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// option is something to choose, as the table has it.
type option struct {
	letter int
	text   string // as it stands in the cell
	at     draft.Place
	wrong  bool // it stands in a column of wrong answers
}

// options are what can be chosen: a column each, or lines of one cell.
func (r *record) options() []option {
	var list []option
	for _, s := range r.lettered[fieldOption] {
		if c := r.at(s.column); c != nil {
			r.dated(c)
			list = append(list, option{letter: s.letter, text: c.Text, at: c.At})
		}
	}
	if c := r.cell(fieldOptions); c != nil && len(list) == 0 {
		for i, text := range splitCell(c.Text) {
			list = append(list, option{letter: i, text: text, at: c.At})
		}
	}
	if !r.own {
		unlabel(list)
	}
	if r.any(fieldWrong) {
		list = append(r.rightTexts(list), r.wrongTexts(len(list))...)
	}
	return list
}

// leadingLabel is a text with its letter or number before it: A) Paris, (b) Paris, 1. Paris. Behind a point or a colon there is
// white space, so that neither 1.5 nor 1:30 is such a text.
var leadingLabel = regexp.MustCompile(`(?s)^\(?([A-Za-z]|\d{1,2})(?:\)\s*|[.:]\s+)(\S.*)$`)

// unlabel takes away what options are numbered by, if all have the letter or number of their place.
func unlabel(list []option) {
	texts := make([]string, len(list))
	for i, o := range list {
		m := leadingLabel.FindStringSubmatch(strings.TrimSpace(o.text))
		if m == nil {
			return
		}
		if n, ok := partIndex(m[1]); !ok || n != o.letter {
			return
		}
		texts[i] = m[2]
	}
	if len(list) < 2 {
		return
	}
	for i := range list {
		list[i].text = texts[i]
	}
}

// rightTexts are the right answers of a table that has the wrong ones in columns of their own.
func (r *record) rightTexts(list []option) []option {
	if len(list) > 0 {
		return list
	}
	for _, c := range append(r.cells(fieldCorrect), r.cells(fieldAnswer)...) {
		list = append(list, option{letter: len(list), text: c.Text, at: c.At})
	}
	return list
}

func (r *record) wrongTexts(from int) []option {
	var list []option
	for _, s := range r.lettered[fieldWrong] {
		c := r.at(s.column)
		if c == nil {
			continue
		}
		texts := []string{c.Text}
		if len(r.lettered[fieldWrong]) == 1 {
			texts = splitCell(c.Text)
		}
		for _, text := range texts {
			list = append(list, option{letter: from + 1000 + len(list), text: text, at: c.At, wrong: true})
		}
	}
	return list
}

// splitCell takes the texts of one cell apart: at its lines, else at bars, else at semicolons.
func splitCell(cell string) []string {
	for _, mark := range []string{"\n", "|", ";"} {
		if !strings.Contains(cell, mark) {
			continue
		}
		var texts []string
		for text := range strings.SplitSeq(cell, mark) {
			if text = strings.TrimSpace(text); text != "" {
				texts = append(texts, text)
			}
		}
		return texts
	}
	return []string{strings.TrimSpace(cell)}
}

// dated warns of a text that Excel holds as a date: it may have been typed as something else.
func (r *record) dated(c *Cell) {
	if c.Kind == Date {
		r.warn(c.At, "table-date-text", "found", shortened(c.Text))
	}
}
