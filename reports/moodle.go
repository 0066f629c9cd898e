package reports

import (
	"context"
	"io"
	"iter"
)

// verbatim is text in a CSV that goes out as it is, formula or not. Only for what we write ourselves.
type verbatim string

// noGrade is how Moodle writes that there is no grade.
const noGrade verbatim = "-"

// moodleColumns are the columns of a gradebook of Moodle's, headed as its own export has them for a quiz of that title. Points are
// for a grade item with the same maximum, percentages for a new one, which Moodle makes with a maximum of 100.
func moodleColumns(title string) []Column[LearnerRow] {
	return []Column[LearnerRow]{
		{"ID number", func(r LearnerRow) any { return r.ExternalID }},
		{"Full name", func(r LearnerRow) any { return r.Learner }},
		{"Quiz: " + title + " (Real)", func(r LearnerRow) any { return grade(r, noGrade, func(r LearnerRow) any { return r.Score.Points }) }},
		{"Quiz: " + title + " (Percentage)", func(r LearnerRow) any { return grade(r, noGrade, func(r LearnerRow) any { return r.Score.Percent }) }},
	}
}

// grade is something of a learner's score, or what stands for none.
func grade(r LearnerRow, none any, of func(LearnerRow) any) any {
	if r.Score == nil {
		return none
	}
	return of(r)
}

// writeMoodle writes the learners as a CSV that Moodle's gradebook imports.
func writeMoodle(ctx context.Context, w io.Writer, from Source, o Order) error {
	q, err := from.Quiz(ctx, o.Quiz)
	if err != nil {
		return err
	}
	left := 0
	err = WriteCSV(w, moodleColumns(q.Title), numbered(from.LearnerRows(ctx, o.Filter), &left), false)
	if err == nil && left > 0 && o.LeftOut != nil {
		o.LeftOut(left)
	}
	return err
}

// numbered are the learners who have a number in a gradebook elsewhere; it counts the others. Moodle gives the grade of a row
// without a number, or with "0", to the learner of the row before.
func numbered(rows iter.Seq2[LearnerRow, error], left *int) iter.Seq2[LearnerRow, error] {
	return func(yield func(LearnerRow, error) bool) {
		for r, err := range rows {
			if err == nil && (r.ExternalID == "" || r.ExternalID == "0") {
				*left++
				continue
			}
			if !yield(r, err) {
				return
			}
		}
	}
}
