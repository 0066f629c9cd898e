package reports

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// ErrCell is a cell of a matrix of marks that can't be used.
type ErrCell struct {
	Line   int    // of the file, from 1
	Column string // the heading above it; empty: the line as a whole
	Reason string
}

// Error names the place first.
func (e *ErrCell) Error() string {
	if e.Column == "" {
		return fmt.Sprintf("line %d: %s", e.Line, e.Reason)
	}
	return fmt.Sprintf("line %d, %s: %s", e.Line, e.Column, e.Reason)
}

// ReadMatrix reads a matrix of marks from CSV: a line of headings, a learner a line with the name first and then points by
// question. When the second line is called "max" it says what each question is worth; else that is 1. A blank is 0 points.
// Fields may be separated by semicolons or tabs, too, and then decimals may have a comma. The error joins one ErrCell for each
// cell that can't be used.
func ReadMatrix(r io.Reader) (Matrix, error) {
	text := bufio.NewReader(r)
	if mark, _ := text.Peek(3); bytes.Equal(mark, []byte("\ufeff")) {
		text.Discard(3)
	}
	start, _ := text.Peek(4096)
	m := matrixReader{csv: csv.NewReader(text)}
	m.csv.Comma, m.csv.FieldsPerRecord = separator(start), -1
	if err := m.read(); err != nil {
		return Matrix{}, err
	}
	if len(m.errs) > 0 {
		return Matrix{}, errors.Join(m.errs...)
	}
	return m.matrix, nil
}

// separator is what stands most often between the headings.
func separator(start []byte) rune {
	head, _, _ := bytes.Cut(start, []byte("\n"))
	best := ','
	for _, s := range ";\t" {
		if bytes.Count(head, []byte(string(s))) > bytes.Count(head, []byte(string(best))) {
			best = s
		}
	}
	return best
}

type matrixReader struct {
	csv    *csv.Reader
	matrix Matrix
	errs   []error
}

func (m *matrixReader) fail(line int, column, reason string, args ...any) {
	m.errs = append(m.errs, &ErrCell{line, column, fmt.Sprintf(reason, args...)})
}

func (m *matrixReader) read() error {
	for first := true; ; {
		cells, err := m.csv.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		line, _ := m.csv.FieldPos(0)
		switch {
		case m.matrix.Questions == nil:
			m.headings(line, cells)
		case blankLine(cells):
		case first && strings.EqualFold(strings.TrimSpace(cells[0]), "max"):
			m.maxima(line, cells)
			first = false
		default:
			m.learner(line, cells)
			first = false
		}
	}
	if len(m.matrix.Questions) == 0 {
		m.fail(1, "", "there are no questions: the first line has a heading for the learner, and then one for each question")
	}
	return nil
}

func blankLine(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

func (m *matrixReader) headings(line int, cells []string) {
	seen := map[string]bool{}
	m.matrix.Questions = []MatrixQuestion{}
	for i, name := range cells[1:] {
		name = strings.TrimSpace(name)
		switch {
		case name == "":
			m.fail(line, "", "column %d has no heading", i+2)
		case seen[name]:
			m.fail(line, name, "there are two columns of this name")
		}
		seen[name] = true
		m.matrix.Questions = append(m.matrix.Questions, MatrixQuestion{QuestionAbout: QuestionAbout{Name: name, Max: 1}})
	}
}

func (m *matrixReader) maxima(line int, cells []string) {
	m.each(line, cells, func(q *MatrixQuestion, value float64) {
		if q.Max = value; value <= 0 {
			m.fail(line, q.Name, "the maximum has to be above 0")
		}
	})
}

func (m *matrixReader) learner(line int, cells []string) {
	m.matrix.N++
	m.each(line, cells, func(q *MatrixQuestion, value float64) { q.Points = append(q.Points, value) })
}

// each takes the numbers of a line, one a question.
func (m *matrixReader) each(line int, cells []string, take func(*MatrixQuestion, float64)) {
	if len(cells) != len(m.matrix.Questions)+1 {
		m.fail(line, "", "there are %d fields, and %d headings", len(cells), len(m.matrix.Questions)+1)
		return
	}
	for i := range m.matrix.Questions {
		q := &m.matrix.Questions[i]
		value, err := m.number(cells[i+1])
		if err != nil {
			m.fail(line, q.Name, "%q is not a number", cells[i+1])
			continue
		}
		take(q, value)
	}
}

// number reads a mark; a blank is 0.
func (m *matrixReader) number(text string) (float64, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, nil
	}
	if m.csv.Comma != ',' {
		text = strings.Replace(text, ",", ".", 1)
	}
	value, err := strconv.ParseFloat(text, 64)
	if err == nil && (math.IsNaN(value) || math.IsInf(value, 0)) {
		err = strconv.ErrRange
	}
	return value, err
}
