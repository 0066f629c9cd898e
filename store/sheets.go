package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/big"
	"strconv"
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
// typed isn't in it. The marks are in the order of the plan.
func sheetOf(r *questions.Revision, plan quiz.Plan, marks []quiz.MarkOf, answers map[string]quiz.Answer) string {
	var text strings.Builder
	for i, p := range plan.Questions {
		if len(marks) == 0 || marks[0].Question != p.ID {
			continue
		}
		fraction, chosen := "", json.RawMessage(nil)
		if marks[0].Fraction != nil {
			fraction = marks[0].Fraction.RatString()
		}
		if reports.HasOptions(r.Question(p.ID)) {
			chosen = answers[p.ID].Answer
		}
		if text.Len() > 0 {
			text.WriteByte('\n')
		}
		fmt.Fprintf(&text, "%d\t%s\t%s\t%s", i+1, p.ID, fraction, chosen)
		marks = marks[1:]
	}
	return text.String()
}

// errSheet says that a sheet isn't what sheetOf makes.
var errSheet = errors.New("a sheet can't be read")

// sheetLine is what a sheet says of a question.
type sheetLine struct {
	number                     int // in the attempt, from 1
	question, fraction, answer string
}

func readSheetLine(text string) (sheetLine, error) {
	fields := strings.SplitN(text, "\t", 4)
	if len(fields) < 4 {
		return sheetLine{}, errSheet
	}
	number, err := strconv.Atoi(fields[0])
	if err != nil {
		return sheetLine{}, errSheet
	}
	return sheetLine{number, fields[1], fields[2], fields[3]}, nil
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
