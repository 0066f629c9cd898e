package reports

import (
	"context"
	"io"
	"iter"
	"regexp"
	"slices"
	"strings"
)

// canvasRow is a line of a gradebook of Canvas's: a learner, or the points that can be reached.
type canvasRow struct {
	student, number string
	points          any
}

// canvasColumns are the columns that Canvas's import wants to find, and that of the quiz. A learner's number goes into "SIS
// User ID": "ID" is Canvas's own, and the same number would be somebody else there.
func canvasColumns(title string) []Column[canvasRow] {
	blank := func(canvasRow) any { return nil }
	return []Column[canvasRow]{
		{"Student", func(r canvasRow) any { return r.student }},
		{"ID", blank},
		{"SIS User ID", func(r canvasRow) any { return r.number }},
		{"SIS Login ID", blank},
		{"Section", blank},
		{canvasTitle(title), func(r canvasRow) any { return r.points }},
	}
}

// What Canvas reads into an assignment's name: a number in brackets at its end is the id of one of its assignments, and columns
// with these words it computes by itself.
var (
	bracketed = regexp.MustCompile(`\((\d+)\)\s*$`)
	computed  = regexp.MustCompile(`(Current|Final|Override) (Score|Points|Grade|Status)`)
)

// canvasTitle is a quiz's title such that Canvas takes it for one.
func canvasTitle(title string) string {
	title = bracketed.ReplaceAllString(strings.TrimSpace(title), "[$1]")
	return computed.ReplaceAllString(title, "$1\u00a0$2")
}

// writeCanvas writes the learners as a CSV that Canvas's gradebook imports.
func writeCanvas(ctx context.Context, w io.Writer, from Source, o Order) error {
	q, err := from.Quiz(ctx, o.Quiz)
	if err != nil {
		return err
	}
	var learners []LearnerRow // all of them, since the points that can be reached come first
	for r, err := range from.LearnerRows(ctx, o.Filter) {
		if err != nil {
			return err
		}
		learners = append(learners, r)
	}
	return WriteCSV(w, canvasColumns(q.Title), canvasRows(learners), false)
}

// canvasRows are the points that can be reached, and each learner's points. Where learners took revisions that have
// different points, both are in percent.
func canvasRows(learners []LearnerRow) iter.Seq2[canvasRow, error] {
	scored := slices.DeleteFunc(slices.Clone(learners), func(r LearnerRow) bool { return r.Score == nil })
	differ := slices.ContainsFunc(scored, func(r LearnerRow) bool { return r.Score.Max != scored[0].Score.Max })
	possible, points := any(nil), func(r LearnerRow) any { return r.Score.Points }
	switch {
	case differ:
		possible, points = 100, func(r LearnerRow) any { return r.Score.Percent }
	case len(scored) > 0:
		possible = scored[0].Score.Max
	}
	return func(yield func(canvasRow, error) bool) {
		if !yield(canvasRow{student: "    Points Possible", points: possible}, nil) {
			return
		}
		for _, r := range learners {
			if !yield(canvasRow{r.Learner, r.ExternalID, grade(r, nil, points)}, nil) {
				return
			}
		}
	}
}
