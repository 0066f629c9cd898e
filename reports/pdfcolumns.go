package reports

import (
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports/paper"
)

// pdfColumn is a column of a report on paper: in words, rather than for programs.
type pdfColumn[R any] struct {
	title string
	share float64
	right bool
	text  func(R) string
}

// setTable sets all rows.
func setTable[R any](p *pdf, columns []pdfColumn[R], rows []R) {
	p.Heading(p.name())
	heads := make([]paper.Column, len(columns))
	for i, c := range columns {
		heads[i] = paper.Column{Title: c.title, Share: c.share, Right: c.right}
	}
	table := p.NewTable(heads)
	for _, r := range rows {
		cells := make([]string, len(columns))
		for i, c := range columns {
			cells[i] = c.text(r)
		}
		table.Row(cells)
	}
	table.End()
}

func (p *pdf) attemptColumns() []pdfColumn[AttemptRow] {
	return append([]pdfColumn[AttemptRow]{
		{p.w.T("scores.learner"), 3.6, false, func(r AttemptRow) string { return r.Learner }},
		{p.w.T("paper.external"), 1.6, false, func(r AttemptRow) string { return p.known(r.ExternalID, r.Guest) }},
		{p.w.T("paper.number"), 0.8, true, func(r AttemptRow) string { return p.w.Number(r.Number) }},
		{p.w.T("paper.state"), 2, false, func(r AttemptRow) string { return p.state(r.State) }},
		{p.w.T("paper.started"), 3.2, false, func(r AttemptRow) string { return p.moment(r.StartedAt) }},
		{p.w.T("paper.took"), 1.9, true, func(r AttemptRow) string { return p.took(r) }},
	}, scoreColumns(p, func(r AttemptRow) *quiz.Score { return r.Score })...)
}

func (p *pdf) learnerColumns() []pdfColumn[LearnerRow] {
	return append([]pdfColumn[LearnerRow]{
		{p.w.T("scores.learner"), 3.6, false, func(r LearnerRow) string { return r.Learner }},
		{p.w.T("paper.external"), 1.8, false, func(r LearnerRow) string { return p.known(r.ExternalID, r.Guest) }},
		{p.w.T("scores.standing"), 2.4, false, func(r LearnerRow) string { return p.standing(r.Standing) }},
		{p.w.T("scores.attempts"), 1.5, true, func(r LearnerRow) string { return p.w.Number(r.Attempts) }},
		{p.w.T("paper.last"), 3.2, false, func(r LearnerRow) string { return p.moment(r.LastAt) }},
	}, scoreColumns(p, func(r LearnerRow) *quiz.Score { return r.Score })...)
}

// scoreColumns are the last columns of a table. Where there is no score they are blank.
func scoreColumns[R any](p *pdf, score func(R) *quiz.Score) []pdfColumn[R] {
	of := func(say func(*quiz.Score) string) func(R) string {
		return func(r R) string {
			if s := score(r); s != nil {
				return say(s)
			}
			return ""
		}
	}
	columns := []pdfColumn[R]{
		{p.w.T("scores.points"), 2, true, of(func(s *quiz.Score) string {
			return p.w.T("scores.of-max", "points", p.w.Number(s.Points), "max", p.w.Number(s.Max))
		})},
		{p.w.T("scores.percent"), 1.4, true, of(func(s *quiz.Score) string { return p.w.Share(s.Percent) })},
	}
	if p.quiz.Rules.PassMark == nil {
		return columns
	}
	return append(columns, pdfColumn[R]{p.w.T("scores.passed"), 1.4, false, of(p.passed)})
}

func (p *pdf) passed(s *quiz.Score) string {
	switch {
	case s.Passed == nil:
		return ""
	case *s.Passed:
		return p.w.T("paper.yes")
	}
	return p.w.T("paper.no")
}

// known is the learner's number in a gradebook, or that it is a guest. It isn't put behind the name, whose script may have
// another direction.
func (p *pdf) known(number string, guest bool) string {
	if guest && number == "" {
		return p.w.T("people.guest")
	}
	return number
}

func (p *pdf) state(s quiz.State) string {
	switch s {
	case quiz.Open:
		return p.w.T("paper.open")
	case AttemptAwaits:
		return p.w.T("standing.awaiting-marking")
	}
	return p.w.T("standing.finished")
}

func (p *pdf) standing(s Standing) string {
	switch s {
	case NeverStarted:
		return p.w.T("standing.never-started")
	case InProgress:
		return p.w.T("standing.in-progress")
	case LearnerAwaits:
		return p.w.T("standing.awaiting-marking")
	}
	return p.w.T("standing.finished")
}

// moment is a point in time in the zone that the first page names.
func (p *pdf) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(p.zone).Format("2006-01-02 15:04")
}

func (p *pdf) took(r AttemptRow) string {
	if r.FinishedAt.IsZero() {
		return ""
	}
	return p.w.Duration(r.FinishedAt.Sub(r.StartedAt))
}

func percentsOf[R any](rows []R, score func(R) *quiz.Score) []float64 {
	var percents []float64
	for _, r := range rows {
		if s := score(r); s != nil {
			percents = append(percents, s.Percent)
		}
	}
	return percents
}

func taken(rows []AttemptRow) []time.Duration {
	var took []time.Duration
	for _, r := range rows {
		if !r.FinishedAt.IsZero() {
			took = append(took, r.FinishedAt.Sub(r.StartedAt))
		}
	}
	return took
}

func standings(rows []LearnerRow) map[Standing]int {
	counts := map[Standing]int{}
	for _, r := range rows {
		counts[r.Standing]++
	}
	return counts
}
