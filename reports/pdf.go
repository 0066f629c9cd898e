package reports

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/runenames"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports/paper"
	"github.com/readback/readback/words"
)

// PDFRows is how many rows a report in PDF has at most: some 150 pages, which are held in memory until the last is set.
const PDFRows = 5_000

// ErrTooLong says that a report has more rows than PDFRows, and is to be had as a table only.
var ErrTooLong = errors.New("the report is too long for a PDF: take one group, or another format")

// pdf is a report on paper in the making.
type pdf struct {
	*paper.Flow
	w     words.Words
	order Order
	quiz  quiz.Quiz
	zone  *time.Location
}

func newPDF(o Order, q quiz.Quiz) (*pdf, error) {
	zone, err := time.LoadLocation(q.Rules.Zone)
	if err != nil {
		return nil, err
	}
	p := &pdf{w: o.Words, order: o, quiz: q, zone: zone}
	p.Flow = paper.NewFlow(paper.New(paper.About{Title: q.Title + " – " + p.name(), Language: o.Words.Language(), At: o.At}))
	return p, nil
}

// name is what the report is called.
func (p *pdf) name() string {
	switch p.order.Kind {
	case "learners":
		return p.w.T("paper.report-learners")
	case "items":
		return p.w.T("paper.report-items")
	case "answers":
		return p.w.T("paper.report-answers")
	}
	return p.w.T("paper.report-attempts")
}

// writeAttemptsPDF writes the attempts as a report to hand in.
func writeAttemptsPDF(ctx context.Context, w io.Writer, from Source, o Order) error {
	q, err := from.Quiz(ctx, o.Quiz)
	if err != nil {
		return err
	}
	rows, err := bounded(from.AttemptRows(ctx, o.Filter))
	if err != nil {
		return err
	}
	p, err := newPDF(o, q)
	if err != nil {
		return err
	}
	p.cover(surveyed(slices.Values(rows)))
	p.scores(ScorePlot, percentsOf(rows, func(r AttemptRow) *quiz.Score { return r.Score }))
	p.plot(TimePlot(p.w, taken(rows)))
	setTable(p, p.attemptColumns(), rows)
	return p.write(w)
}

// writeLearnersPDF writes the learners as a report to hand in. The attempts are read for what its first page says of them.
func writeLearnersPDF(ctx context.Context, w io.Writer, from Source, o Order) error {
	q, err := from.Quiz(ctx, o.Quiz)
	if err != nil {
		return err
	}
	attempts, err := bounded(from.AttemptRows(ctx, o.Filter))
	if err != nil {
		return err
	}
	rows, err := bounded(from.LearnerRows(ctx, o.Filter))
	if err != nil {
		return err
	}
	p, err := newPDF(o, q)
	if err != nil {
		return err
	}
	p.cover(surveyed(slices.Values(attempts)).of(rows))
	p.plot(StandingPlot(p.w, standings(rows)))
	p.scores(LearnerScorePlot, percentsOf(rows, func(r LearnerRow) *quiz.Score { return r.Score }))
	setTable(p, p.learnerColumns(), rows)
	return p.write(w)
}

// TooLong tells whether a report on so many attempts is longer than its format can be.
func (o Order) TooLong(attempts int) bool {
	return o.Format == formatPDF && o.Kind != "items" && attempts > PDFRows
}

// bounded reads all rows, which are PDFRows at most.
func bounded[R any](rows iter.Seq2[R, error]) ([]R, error) {
	var all []R
	for r, err := range rows {
		if err != nil {
			return nil, err
		}
		if len(all) == PDFRows {
			return nil, ErrTooLong
		}
		all = append(all, r)
	}
	return all, nil
}

// write names what couldn't be printed, sets the feet of the pages and writes the document.
func (p *pdf) write(w io.Writer) error {
	if missing := p.Missing(); len(missing) > 0 {
		p.Heading(p.w.T("paper.missing"))
		p.Paragraph(p.w.T("paper.missing-means"), paper.Style{Size: 9, Ink: paper.Black})
		var names []string
		for _, r := range missing {
			names = append(names, fmt.Sprintf("U+%04X %s", r, strings.ToLower(runenames.Name(r))))
		}
		p.Paragraph(strings.Join(names, ", "), paper.Style{Size: 9, Ink: paper.Black})
	}
	p.Feet(func(page, pages int) (left, right string) {
		return p.quiz.Title, p.w.T("paper.page", "page", p.w.Number(page), "of", p.w.Number(pages))
	})
	return p.Write(w)
}
