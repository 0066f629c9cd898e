package handlers

import (
	"net/http"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// logShown is how many of the latest changes the overview lists unless it is asked for all.
const logShown = 50

// showMarking is what there is to mark in a quiz, and what was changed.
func showMarking(v *visit, q *quiz.Quiz) error {
	seen := v.seenBy(q)
	p := views.MarkingPage{
		Frame: v.frame(v.words.T("title.marking", "quiz", q.Title)), QuizID: q.ID, Quiz: q.Title, Zone: zoneOf(q.Rules),
	}
	texts, err := v.Store.UnmatchedTexts(v.ctx(), q.ID)
	if err != nil {
		return err
	}
	if p.ByHand, p.Others, err = seen.markingLines(); err != nil {
		return err
	}
	if p.Waiting, err = v.waitingMarksOf(q, texts); err != nil {
		return err
	}
	if p.Calibration, err = v.calibration(q); err != nil {
		return err
	}
	if p.Log, p.LogLength, err = seen.log(texts, v.QueryParam("log") == "all"); err != nil {
		return err
	}
	return v.page(http.StatusOK, views.Marking(p))
}

// waitingMarks counts what waits for a person in a quiz.
func (v *visit) waitingMarks(q *quiz.Quiz) (views.WaitingMarks, error) {
	texts, err := v.Store.UnmatchedTexts(v.ctx(), q.ID)
	if err != nil {
		return views.WaitingMarks{}, err
	}
	return v.waitingMarksOf(q, texts)
}

func (v *visit) waitingMarksOf(q *quiz.Quiz, texts []store.UnmatchedText) (waiting views.WaitingMarks, err error) {
	queue, err := v.Store.MarkingQueue(v.ctx(), q.ID)
	if err != nil {
		return waiting, err
	}
	for _, line := range queue {
		waiting.Awaiting += line.Awaiting
	}
	for _, t := range texts {
		if t.Accepted == nil {
			waiting.Unmatched++
		}
	}
	flags, err := v.Store.Flags(v.ctx(), q.ID)
	for _, f := range flags {
		if f.ResolvedAt.IsZero() {
			waiting.Flags++
		}
	}
	return waiting, err
}

// calibration is nil where the quiz doesn't ask how sure learners are.
func (v *visit) calibration(q *quiz.Quiz) ([]quiz.CalibrationLine, error) {
	if !q.Rules.Certainty {
		return nil, nil
	}
	return v.Store.Calibration(v.ctx(), reports.Filter{Quiz: q.ID}, "")
}

// markingLines are the questions that people mark, and those others whose answers are typed.
func (s *seenBy) markingLines() (byHand, others []views.MarkingLine, err error) {
	queue, err := s.v.Store.MarkingQueue(s.v.ctx(), s.quiz.ID)
	if err != nil {
		return nil, nil, err
	}
	for _, line := range queue {
		shown, err := s.markingLine(line)
		if err != nil {
			return nil, nil, err
		}
		byHand = append(byHand, shown)
	}
	typed, err := s.typedQuestions()
	if err != nil {
		return nil, nil, err
	}
	for _, id := range typed {
		if slices.ContainsFunc(queue, func(l store.MarkingLine) bool { return l.Question == id }) {
			continue
		}
		shown, err := s.markingLine(store.MarkingLine{Question: id})
		if err != nil {
			return nil, nil, err
		}
		others = append(others, shown)
	}
	return byHand, others, nil
}

// typedQuestions are the ids of the questions whose answers are typed: those of the revision that the quiz is on first,
// then those of others that attempts are on.
func (s *seenBy) typedQuestions() ([]string, error) {
	pinned, err := s.v.Store.PinnedCounts(s.v.ctx(), s.quiz.ID)
	if err != nil {
		return nil, err
	}
	revisions := []string{s.quiz.RevisionID}
	for _, c := range slices.Backward(pinned) {
		revisions = append(revisions, c.RevisionID)
	}
	var typed []string
	for _, id := range revisions {
		revision, err := s.v.Store.Revision(s.v.ctx(), id)
		if err != nil {
			return nil, err
		}
		for _, q := range revision.Set.Questions {
			if (q.Type == questions.ShortTextType || q.Type == questions.GapFillType) && !slices.Contains(typed, q.ID) {
				typed = append(typed, q.ID)
			}
		}
	}
	return typed, nil
}

func (s *seenBy) markingLine(line store.MarkingLine) (views.MarkingLine, error) {
	shown := views.MarkingLine{Question: line.Question, Awaiting: line.Awaiting, ByHand: line.ByHand}
	asked, err := s.question(line.Question)
	if asked != nil {
		shown.Stem, shown.Type = asked.shown.Stem, asked.shown.Type
	}
	return shown, err
}
