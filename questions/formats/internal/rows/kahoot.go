package rows

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// kahootRow tells whether a row of Kahoot's template is to be read: the questions end at the first row without one. What
// stands below is told, and not read.
func (r *record) kahootRow() bool {
	empty := r.cell(fieldStem) == nil && !r.any(fieldOption, fieldCorrect)
	gap := r.row.Grid && r.last.Line > 0 && r.row.At.Line > r.last.Line+1
	r.table.last = r.row.At
	switch {
	case r.endAt.Line == 0 && gap:
		r.table.endAt = r.row.At
	case r.endAt.Line == 0 && empty:
		r.table.endAt = r.row.At
		return false
	}
	if r.endAt.Line == 0 || empty {
		return !empty
	}
	r.table.warn(r.row.At, "kahoot-below", "row", r.row.At.Line)
	r.table.ended = true
	return false
}

// kahootMarks is what says which answers are right: numbers with commas between them.
var kahootMarks = regexp.MustCompile(`^\s*\d\s*([,;]\s*\d\s*)*[,;]?\s*$`)

// kahootChoice reads a question with its answers. Where several are right, Kahoot takes any one of them.
func (r *record) kahootChoice() questions.Body {
	list := r.options()
	c := r.cell(fieldCorrect)
	if c == nil {
		r.fail(r.row.At, "kahoot-correct-missing")
		return nil
	}
	right := r.kahootRight(c, list)
	if r.q.Failed() {
		return nil
	}
	options := make(questions.Options, len(list))
	for i, o := range list {
		options[i] = questions.Option{Text: r.markdown(&Cell{Text: o.text}), Correct: right[o.letter]}
		if len(right) > 1 {
			options[i].Correct, options[i].Weight = false, "0"
		}
		if len(right) > 1 && right[o.letter] {
			options[i].Weight = "100"
		}
		r.q.At(optionPointer(i), o.at)
	}
	return &questions.SingleChoice{Options: options}
}

func (r *record) kahootRight(c *Cell, list []option) map[int]bool {
	right := map[int]bool{}
	if !kahootMarks.MatchString(c.Text) || c.Kind == Date {
		r.correctUnread(c, list)
		return nil
	}
	for _, digit := range strings.FieldsFunc(c.Text, func(c rune) bool { return c < '0' || c > '9' }) {
		n, _ := strconv.Atoi(digit)
		if !hasLetter(list, n-1) {
			r.correctUnread(c, list)
			return nil
		}
		right[n-1] = true
	}
	return right
}
