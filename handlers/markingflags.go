package handlers

import (
	"net/http"
	"slices"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showFlags lists what learners say of a quiz's questions: those first of which nobody has looked at something.
func showFlags(v *visit, q *quiz.Quiz) error {
	rows, err := v.Store.Flags(v.ctx(), q.ID)
	if err != nil {
		return err
	}
	p := views.FlagsPage{
		Frame: v.frame(v.words.T("title.flags", "quiz", q.Title)), QuizID: q.ID, Quiz: q.Title, Zone: zoneOf(q.Rules),
		Names: v.QueryParam("names") == "1",
	}
	numbers, err := v.numbersInSet(q)
	if err != nil {
		return err
	}
	if numbers != nil {
		p.Set = q.SetID
	}
	if p.Questions, err = v.seenBy(q).flagged(rows, numbers, p.Names); err != nil {
		return err
	}
	slices.SortStableFunc(p.Questions, func(a, b views.FlaggedQuestion) int { return openFlags(b) - openFlags(a) })
	return v.page(http.StatusOK, views.Flags(p))
}

func openFlags(q views.FlaggedQuestion) (open int) {
	for _, f := range q.Flags {
		if f.ResolvedAt.IsZero() {
			open++
		}
	}
	return open
}

// numbersInSet says where the page of the quiz's set has which question, from 1; nil when the person may not see it.
func (v *visit) numbersInSet(q *quiz.Quiz) (map[string]int, error) {
	if sees, err := v.seesSetOf(q); err != nil || !sees {
		return nil, err
	}
	revision, err := v.Store.LatestRevision(v.ctx(), q.SetID)
	if err != nil {
		return nil, err
	}
	numbers := map[string]int{}
	for i, asked := range revision.Set.Questions {
		numbers[asked.ID] = i + 1
	}
	return numbers, nil
}

// flagged arranges flags, which come by question.
func (s *seenBy) flagged(rows []store.FlagRow, numbers map[string]int, names bool) ([]views.FlaggedQuestion, error) {
	var all []views.FlaggedQuestion
	for _, row := range rows {
		line, err := s.flagLine(row, names)
		if err != nil {
			return nil, err
		}
		if len(all) == 0 || all[len(all)-1].ID != row.Question {
			all = append(all, views.FlaggedQuestion{ID: row.Question, Number: numbers[row.Question], Stem: line.Given.Stem})
		}
		last := &all[len(all)-1]
		last.Flags = append(last.Flags, line)
	}
	return all, nil
}

func (s *seenBy) flagLine(row store.FlagRow, names bool) (views.FlagLine, error) {
	line := views.FlagLine{Flag: row.Flag, Anonymous: views.AnonymousNumber(row.Attempt), ResolvedBy: row.ResolvedBy}
	if names {
		line.Learner = row.Learner
	}
	asked, err := s.given(row.RevisionID, quiz.Answer{Question: row.Question, Answer: row.Answer})
	if err != nil {
		return line, err
	}
	line.Given, line.Sources = asked.shown, views.SourcesOf(asked.revision)
	return line, nil
}

// postFlags notes that somebody has looked at a flag, or opens it again.
func postFlags(v *visit, q *quiz.Quiz) error {
	form, err := v.form()
	if err != nil {
		return err
	}
	attempt, question := form.Get("attempt"), form.Get("question")
	said := "flags.resolved-notice"
	if form.Get("go") == "reopen" {
		said = "flags.reopened-notice"
		err = v.Store.ReopenFlag(q.ID, attempt, question)
	} else {
		err = v.Store.ResolveFlag(q.ID, attempt, question, v.person.ID, v.now)
	}
	if err != nil {
		return err
	}
	if err := v.notify(v.words.Say(said, nil)); err != nil {
		return err
	}
	path := views.FlagsPath(q.ID)
	if form.Get("names") == "1" {
		path += "?names=1"
	}
	return v.seeOther(path)
}
