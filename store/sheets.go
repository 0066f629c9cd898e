package store

import (
	"errors"
	"iter"
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
func readSheet(marks string, visit func(question, fraction, answer string) error) error {
	for line := range textLines(marks) {
		question, rest, one := strings.Cut(line, "\t")
		fraction, answer, two := strings.Cut(rest, "\t")
		if !one || !two {
			return errSheet
		}
		if err := visit(question, fraction, answer); err != nil {
			return err
		}
	}
	return nil
}

// textLines are the lines of a text; none of the empty one.
func textLines(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for text != "" {
			var line string
			line, text, _ = strings.Cut(text, "\n")
			if !yield(line) {
				return
			}
		}
	}
}

// scale tells what the fractions of a question's marks are worth, as sheets have them, each computed once.
type scale struct {
	most  *big.Rat // points of the question
	known map[string]earned
}

// earned is a mark as numbers: share of full marks, and points; nil while it awaits a person.
type earned struct{ fraction, points *float64 }

func scaleOf(q *questions.Question) scale { return scale{q.Max(), map[string]earned{}} }

func (s scale) earned(fraction string) (earned, error) {
	if fraction == "" {
		return earned{}, nil
	}
	if e, ok := s.known[fraction]; ok {
		return e, nil
	}
	exact, ok := new(big.Rat).SetString(fraction)
	if !ok {
		return earned{}, errSheet
	}
	share, _ := exact.Float64()
	points, _ := exact.Mul(exact, s.most).Float64()
	s.known[fraction] = earned{&share, &points}
	return s.known[fraction], nil
}
