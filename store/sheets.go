package store

import (
	"bytes"
	"errors"
	"math"
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// putSheet stores what an attempt earned as statistics read it, with the marks and the score that are stored already.
func putSheet(tx *tx, attempt, marks string) error {
	_, err := tx.exec(`INSERT INTO sheets (quiz_id, person_id, try_it, number, revision_id, started_at, percent, marks)
		SELECT a.quiz_id, a.person_id, a.try_it, a.number, a.revision_id, a.started_at, a.percent, $1 FROM attempts a WHERE a.id = $2
		ON CONFLICT (quiz_id, person_id, try_it, number) DO UPDATE SET percent = excluded.percent, marks = excluded.marks`,
		marks, attempt)
	return err
}

// sheetOf is the column marks of an attempt's sheet. Questions and options have no tabs and line ends in their ids, and what is
// typed isn't in it.
func sheetOf(r *questions.Revision, marks []quiz.MarkOf, answers map[string]quiz.Answer) string {
	var lines strings.Builder
	for i, m := range marks {
		if i > 0 {
			lines.WriteByte('\n')
		}
		lines.WriteString(m.Question)
		lines.WriteByte('\t')
		if m.Fraction != nil {
			lines.WriteString(m.Fraction.RatString())
		}
		lines.WriteByte('\t')
		if reports.HasOptions(r.Question(m.Question)) {
			lines.Write(answers[m.Question].Answer)
		}
	}
	return lines.String()
}

// errSheet says that a sheet isn't what sheetOf makes.
var errSheet = errors.New("a sheet can't be read")

// readSheet passes each line of a sheet to visit.
func readSheet(marks []byte, visit func(question, fraction, answer []byte) error) error {
	for len(marks) > 0 {
		var line []byte
		line, marks, _ = bytes.Cut(marks, []byte{'\n'})
		question, rest, one := bytes.Cut(line, []byte{'\t'})
		fraction, answer, two := bytes.Cut(rest, []byte{'\t'})
		if !one || !two {
			return errSheet
		}
		if err := visit(question, fraction, answer); err != nil {
			return err
		}
	}
	return nil
}

// pointsFor is what a fraction of a mark earns where a question has max points; NaN while it awaits a person.
func pointsFor(fraction string, max *big.Rat) (float64, error) {
	if fraction == "" {
		return math.NaN(), nil
	}
	share, ok := new(big.Rat).SetString(fraction)
	if !ok {
		return 0, errSheet
	}
	points, _ := share.Mul(share, max).Float64()
	return points, nil
}
