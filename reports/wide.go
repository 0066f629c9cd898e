package reports

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
)

// WideRow is one attempt with all of its answers.
type WideRow struct {
	AttemptRow
	Answers map[string]AnswerRow // by question
}

// WideAnswers is the name of the report that has a row for each attempt, and columns for each question of one revision.
const WideAnswers = "answers-wide"

// What a column of a question begins with, and what stands for all questions in the place of an id.
const (
	questionColumn = "q."
	eachQuestion   = "*"
)

// ofQuestion are the columns that each question has, by the ends of their names.
var ofQuestion = []Column[AnswerRow]{
	{".answer", func(r AnswerRow) any { return answerCell(r.Answer) }},
	{".points", func(r AnswerRow) any { return r.Points }},
}

// wideKind is the report on one revision, with the columns of attempts and then those of its questions.
func wideKind() Kind {
	names := columnNames(AttemptColumns)
	for _, c := range ofQuestion {
		names = append(names, questionColumn+eachQuestion+c.Name)
	}
	return Kind{Name: WideAnswers, Columns: names, table: writeWide, more: namesQuestion}
}

// namesQuestion tells whether a name may be that of a question's column, in some revision.
func namesQuestion(name string) bool {
	id, of := strings.CutPrefix(name, questionColumn)
	return of && slices.ContainsFunc(ofQuestion, func(c Column[AnswerRow]) bool {
		slug, ends := strings.CutSuffix(id, c.Name)
		return ends && questions.IsSlug(slug)
	})
}

// writeWide implements writer.
func writeWide(ctx context.Context, w io.Writer, from Source, o Order) error {
	asked, err := from.Asked(ctx, o.Filter)
	if err != nil {
		return err
	}
	o.Revision = asked.Number
	t := table[WideRow]{name: o.Kind, columns: wideColumns(asked), read: wideRows(o.At)}
	o.Columns = forEach(asked, o.Columns)
	for _, name := range o.Columns {
		if names := columnNames(t.columns); !slices.Contains(names, name) {
			return &ErrNoColumn{o.Kind, name, names}
		}
	}
	return t.write(ctx, w, from, o)
}

// wideColumns are those of attempts, and then those of each question.
func wideColumns(asked Asked) []Column[WideRow] {
	var columns []Column[WideRow]
	for _, c := range AttemptColumns {
		columns = append(columns, Column[WideRow]{c.Name, func(r WideRow) any { return c.Value(r.AttemptRow) }})
	}
	for _, q := range asked.marked() {
		for _, c := range ofQuestion {
			columns = append(columns, Column[WideRow]{questionColumn + q.ID + c.Name, func(r WideRow) any {
				answer, given := r.Answers[q.ID]
				if !given {
					return nil
				}
				return c.Value(answer)
			}})
		}
	}
	return columns
}

// forEach puts the columns of each question in the place of names that stand for all questions. Such names beside each other
// are taken together: question by question rather than column by column.
func forEach(asked Asked, names []string) []string {
	var all []string
	for len(names) > 0 {
		run := standingForAll(names)
		if run == 0 {
			all, names = append(all, names[0]), names[1:]
			continue
		}
		for _, q := range asked.marked() {
			for _, name := range names[:run] {
				all = append(all, questionColumn+q.ID+strings.TrimPrefix(name, questionColumn+eachQuestion))
			}
		}
		names = names[run:]
	}
	return all
}

// standingForAll is how many names at the beginning stand for all questions.
func standingForAll(names []string) int {
	n := slices.IndexFunc(names, func(name string) bool { return !strings.HasPrefix(name, questionColumn+eachQuestion) })
	if n < 0 {
		return len(names)
	}
	return n
}
