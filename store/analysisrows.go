package store

import (
	"encoding/json"
	"math"

	"github.com/readback/readback/reports"
)

// rowOf is the row of an attempt, with a new one in every column when it wasn't met before.
func (b *matrixBuilder) rowOf(attempt string) int {
	i, known := b.row[attempt]
	if known {
		return i
	}
	i = b.n
	b.row[attempt] = i
	b.n++
	for c := range b.columns {
		column := &b.columns[c]
		column.Points = append(column.Points, math.NaN())
		if column.Options != nil {
			column.Given = append(column.Given, -1)
		}
	}
	return i
}

// add notes what an attempt earned in a question; of a question with options, what was chosen, too.
func (b *matrixBuilder) add(row int, question []byte, points float64, answer []byte) {
	c, known := b.column[string(question)]
	if !known { // a mark of something that carries none any more
		return
	}
	column := &b.columns[c]
	column.Points[row] = points
	if column.Options != nil && len(answer) > 0 {
		column.Given[row] = b.given(column, c, answer)
	}
}

// given is the index of an answer among the different ones to a question; −1 for none.
func (b *matrixBuilder) given(column *reports.MatrixQuestion, c int, answer []byte) int {
	if i, known := b.answers[c][string(answer)]; known {
		return i
	}
	i := -1
	if chosen := reports.ChosenOptions(json.RawMessage(answer)); chosen != nil {
		i = len(column.Answers)
		column.Answers = append(column.Answers, chosen)
	}
	b.answers[c][string(answer)] = i
	return i
}
