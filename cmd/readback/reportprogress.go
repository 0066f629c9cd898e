package main

import (
	"context"

	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
)

// longReport is the number of attempts from which on writing a report shows how far it has come.
const longReport = 5000

// progress begins a bar for a report on many attempts, when somebody sits at a terminal that the report itself doesn't go to.
func (cmd *reportCommand) progress(ctx context.Context, c *console, s *store.Store, f reports.Filter) (*progress, error) {
	if !isTerminal(c.err) || !cmd.toFile() && isTerminal(c.out) {
		return nil, nil
	}
	attempts, err := attemptsOf(ctx, s, f)
	if err != nil || attempts < longReport {
		return nil, err
	}
	if !f.Every() {
		attempts = -1 // of all these, some
	}
	return newBar(c, attempts, "attempts"), nil
}

// attemptsOf is how often a quiz, or those of a set, were started.
func attemptsOf(ctx context.Context, s *store.Store, f reports.Filter) (int, error) {
	ids := []string{f.Quiz}
	if f.Set != "" {
		quizzes, err := s.QuizzesOn(ctx, f.Set)
		if err != nil {
			return 0, err
		}
		ids = nil
		for _, q := range quizzes {
			ids = append(ids, q.ID)
		}
	}
	all := 0
	for _, id := range ids {
		counts, err := s.AttemptCounts(ctx, id)
		if err != nil {
			return 0, err
		}
		all += counts.Started
	}
	return all, nil
}

// noted is a source that moves the bar, if there is one, with each attempt.
func (p *progress) noted(from reports.Source) reports.Source {
	if p == nil {
		return from
	}
	return reports.Counted(from, p.step)
}
