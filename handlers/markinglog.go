package handlers

import (
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// log is what was changed in the quiz, latest first, and how long the whole list is.
func (s *seenBy) log(texts []store.UnmatchedText, whole bool) (lines []views.CorrectionLine, length int, err error) {
	all, err := s.v.Store.Corrections(s.v.ctx(), s.quiz.ID)
	if err != nil {
		return nil, 0, err
	}
	given := map[quiz.Subject]int{}
	for _, t := range texts {
		given[quiz.Subject{Kind: quiz.AcceptText, Question: t.Question, Gap: t.Gap, Text: t.Folded}] = t.Count
	}
	replaced := map[quiz.Subject]bool{}
	for i := len(all) - 1; i >= 0 && (whole || len(lines) < logShown); i-- {
		line, err := s.logLine(all[i])
		if err != nil {
			return nil, 0, err
		}
		about := all[i].Subject()
		line.Given, line.Holds = given[about], !replaced[about]
		replaced[about] = true
		lines = append(lines, line)
	}
	return lines, len(all), nil
}

func (s *seenBy) logLine(c quiz.Correction) (views.CorrectionLine, error) {
	line := views.CorrectionLine{Correction: c, Anonymous: views.AnonymousNumber(c.Attempt)}
	asked, err := s.question(c.Question)
	if err != nil {
		return line, err
	}
	if asked != nil {
		line.Stem, line.Max = asked.shown.Stem, asked.shown.Points
		if c.Gap != "" {
			line.GapNumber, _ = asked.gap(c.Gap)
		}
	}
	for id, number := range map[string]*int{c.Revision: &line.Revision, c.KeyRevision: &line.KeyRevision} {
		if id == "" {
			continue
		}
		revision, err := s.v.Store.Revision(s.v.ctx(), id)
		if err != nil {
			return line, err
		}
		*number = revision.Number
	}
	line.Name, err = s.name(c.By)
	return line, err
}
