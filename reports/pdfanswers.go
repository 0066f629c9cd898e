package reports

import (
	"cmp"
	"context"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports/paper"
)

// writeAnswersPDF writes what each attempt answered as a report to hand in, within one revision, whose questions it has in words.
func writeAnswersPDF(ctx context.Context, w io.Writer, from Source, o Order) error {
	q, err := from.Quiz(ctx, o.Quiz)
	if err != nil {
		return err
	}
	asked, err := from.Asked(ctx, o.Filter)
	if err != nil {
		return err
	}
	o.Revision = asked.Number
	rows, err := fewAnswers(bounded(wideRows(o.At)(from, ctx, o.Filter)))
	if err != nil {
		return err
	}
	p, err := newPDF(o, q)
	if err != nil {
		return err
	}
	attempts := make([]AttemptRow, len(rows))
	for i, r := range rows {
		attempts[i] = r.AttemptRow
	}
	p.cover(surveyed(slices.Values(attempts)))
	p.scores(ScorePlot, percentsOf(attempts, func(r AttemptRow) *quiz.Score { return r.Score }))
	p.answers(asked, rows)
	return p.write(w)
}

// fewAnswers passes rows on that have PDFRows answers at most.
func fewAnswers(rows []WideRow, err error) ([]WideRow, error) {
	answers := 0
	for _, r := range rows {
		answers += len(r.Answers)
	}
	if err == nil && answers > PDFRows {
		return nil, ErrTooLong
	}
	return rows, err
}

// answers is the table: under each attempt its answers, in the order in which it was asked.
func (p *pdf) answers(asked Asked, rows []WideRow) {
	p.Heading(p.name())
	table := p.NewTable([]paper.Column{
		{Title: p.w.T("paper.number"), Share: 0.6, Right: true}, {Title: p.w.T("report.question-column"), Share: 4},
		{Title: p.w.T("paper.answer"), Share: 5}, {Title: p.w.T("scores.points"), Share: 1.8, Right: true},
	})
	numbers := asked.numbers()
	for _, r := range rows {
		answers := slices.SortedFunc(maps.Values(r.Answers), func(a, b AnswerRow) int { return cmp.Compare(a.Number, b.Number) })
		table.Group(r.Learner, p.attemptLine(r.AttemptRow), len(answers))
		for _, a := range answers {
			given := cmp.Or(asked.answerText(p.w, a), p.w.T("report.no-answer"))
			table.Row([]string{p.w.Number(numbers[a.Question]), inBrief(asked.stem(a.Question)), given, p.earned(r.AttemptRow, a)})
		}
	}
	table.End()
}

// attemptLine says which attempt it is, when it was started, and what it came to. The name stands apart, as its script may have
// another direction.
func (p *pdf) attemptLine(r AttemptRow) string {
	number := p.known(r.ExternalID, r.Guest)
	line := []string{number, p.w.T("plot.attempt-number", "number", p.w.Number(r.Number)), p.moment(r.StartedAt)}
	if r.Score == nil {
		line = append(line, p.state(r.State))
	} else {
		line = append(line, p.w.T("scores.of-max", "points", p.w.Number(r.Score.Points), "max", p.w.Number(r.Score.Max)), p.w.Share(r.Score.Percent))
	}
	return strings.Join(slices.DeleteFunc(line, func(part string) bool { return part == "" }), " · ")
}

// earned is what an answer earned; blank while its attempt is open.
func (p *pdf) earned(a AttemptRow, r AnswerRow) string {
	switch {
	case r.Points != nil:
		return p.w.T("scores.of-max", "points", p.w.Number(*r.Points), "max", p.w.Number(r.Max))
	case a.State == quiz.Open:
		return ""
	}
	return p.w.T("standing.awaiting-marking")
}
