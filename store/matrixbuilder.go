package store

import (
	"encoding/json"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/reports"
)

// matrixBuilder puts sheets, as they are read, into the columns of a matrix.
type matrixBuilder struct {
	revision *questions.Revision
	matrix   reports.Matrix
	column   map[string]int       // by question
	asides   []columnAside        // by column
	met      map[string]matrixBox // what lines say that were met already, most of them often
}

// columnAside is what is known of a column while it is filled.
type columnAside struct {
	scale
	given map[string]int // the index of an answer by its text
}

// matrixBox is what a line of a sheet says of its attempt.
type matrixBox struct {
	column int     // −1: none, since it is of something that carries no marks any more
	points float64 // NaN: it awaits marking
	given  int     // index of the answer; −1: none
}

// mostMet is how many lines are kept at most.
const mostMet = 1 << 16

func newMatrixBuilder(r *questions.Revision) *matrixBuilder {
	b := &matrixBuilder{revision: r, column: map[string]int{}, met: map[string]matrixBox{}}
	for i := range r.Set.Questions {
		if q := r.Question(r.Set.Questions[i].ID); q != nil && q.Marked() {
			b.column[q.ID] = len(b.asides)
			b.matrix.Questions = append(b.matrix.Questions, reports.MatrixQuestion{QuestionAbout: reports.AboutQuestion(q)})
			b.asides = append(b.asides, columnAside{scaleOf(q), map[string]int{}})
		}
	}
	return b
}

// done is the matrix that was read, without questions that are held back and that nobody was asked.
func (b *matrixBuilder) done() reports.Matrix {
	m := b.matrix
	m.Questions = nil
	for _, c := range b.matrix.Questions {
		if c.Asked() || !b.revision.IsStale(c.Name) {
			m.Questions = append(m.Questions, c)
		}
	}
	return m
}

// fill appends a row for each sheet.
func (b *matrixBuilder) fill(learners iter.Seq2[learnerSheets, error]) error {
	for sheets, err := range learners {
		if err != nil {
			return err
		}
		for marks := range strings.SplitSeq(sheets.marks, apart) {
			if err := b.add(sheets.learner, marks); err != nil {
				return err
			}
		}
	}
	return nil
}

// add appends a row to every column.
func (b *matrixBuilder) add(learner, marks string) error {
	row, awaiting := b.matrix.N, false
	b.matrix.N++
	for c := range b.matrix.Questions {
		column := &b.matrix.Questions[c]
		column.Points = appended(column.Points, math.NaN())
		if column.Options != nil {
			column.Given = appended(column.Given, -1)
		}
	}
	for text := range textLines(marks) {
		box, err := b.box(text)
		if err != nil {
			return err
		}
		if box.column < 0 {
			continue
		}
		column := &b.matrix.Questions[box.column]
		column.Points[row] = box.points
		if column.Options != nil {
			column.Given[row] = box.given
		}
		awaiting = awaiting || math.IsNaN(box.points)
	}
	b.matrix.Learners = appended(b.matrix.Learners, learner)
	b.matrix.Awaiting = appended(b.matrix.Awaiting, awaiting)
	return nil
}

// box is what a line of a sheet says. Which number the question had in the attempt doesn't matter.
func (b *matrixBuilder) box(text string) (matrixBox, error) {
	_, known, _ := strings.Cut(text, "\t")
	if box, ok := b.met[known]; ok {
		return box, nil
	}
	line, err := readSheetLine(text)
	if err != nil {
		return matrixBox{}, err
	}
	c, ok := b.column[line.question]
	if !ok {
		return matrixBox{column: -1}, nil
	}
	earned, err := b.asides[c].earned(line.fraction)
	if err != nil {
		return matrixBox{}, err
	}
	box := matrixBox{c, math.NaN(), b.given(c, line.answer)}
	if earned.points != nil {
		box.points = *earned.points
	}
	if len(b.met) < mostMet {
		b.met[strings.Clone(known)] = box
	}
	return box, nil
}

// appended is append for a column that becomes long: it doubles.
func appended[T any](column []T, v T) []T {
	if len(column) == cap(column) {
		column = slices.Grow(column, max(1024, len(column)))
	}
	return append(column, v)
}

// given is the index of an answer among the different ones to a question; −1 for none.
func (b *matrixBuilder) given(c int, answer string) int {
	column, known := &b.matrix.Questions[c], b.asides[c].given
	if i, ok := known[answer]; ok {
		return i
	}
	i := -1
	if chosen := reports.ChosenOptions(json.RawMessage(answer)); column.Options != nil && chosen != nil {
		i = len(column.Answers)
		column.Answers = append(column.Answers, chosen)
	}
	known[answer] = i
	return i
}
