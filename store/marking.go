package store

import (
	"context"
	"slices"
	"strings"

	"github.com/readback/readback/questions"
)

// MarkingLine is a question of a quiz, as far as it is marked by hand.
type MarkingLine struct {
	Question string // authored id
	Awaiting int    // answers that a person has yet to mark
	ByHand   int    // answers that have a mark by hand
}

// MarkingQueue lists what is marked by hand in a quiz: the essays of its revision, and every other question of which an
// answer awaits marking or was marked by hand. They come in the order of the set, those of former revisions last. Try-it
// attempts and open ones are left out. The error is ErrNotFound.
func (s *Store) MarkingQueue(ctx context.Context, quizID string) ([]MarkingLine, error) {
	about, err := s.everyQuiz(ctx, quizID)
	if err != nil {
		return nil, err
	}
	revision, err := s.Revision(ctx, about.RevisionID)
	if err != nil {
		return nil, err
	}
	byQuestion := map[string]*MarkingLine{}
	for _, q := range revision.Set.Questions {
		if q.Type == questions.EssayType {
			lineOf(byQuestion, q.ID)
		}
	}
	if err := countAwaiting(s.reader(ctx), quizID, byQuestion); err != nil {
		return nil, err
	}
	if err := countByHand(s.reader(ctx), quizID, byQuestion); err != nil {
		return nil, err
	}
	return inSetOrder(byQuestion, &revision.Set), nil
}

// lineOf is the line of a question, which is made when it isn't there.
func lineOf(lines map[string]*MarkingLine, question string) *MarkingLine {
	if lines[question] == nil {
		lines[question] = &MarkingLine{Question: question}
	}
	return lines[question]
}

func countAwaiting(q querier, quizID string, lines map[string]*MarkingLine) error {
	return each(q, func(row scanner) error {
		var question string
		var n int
		err := row.Scan(&question, &n)
		lineOf(lines, question).Awaiting = n
		return err
	}, `SELECT k.question_id, count(*) FROM attempts a JOIN marks k ON k.attempt_id = a.id
		WHERE a.quiz_id = $1 AND a.state = 'finished' AND a.percent IS NULL AND NOT a.try_it AND k.fraction IS NULL
		GROUP BY k.question_id`, quizID)
}

func countByHand(q querier, quizID string, lines map[string]*MarkingLine) error {
	marks, err := handMarks(q, quizID)
	for _, c := range marks {
		lineOf(lines, c.Question).ByHand++
	}
	return err
}

func inSetOrder(byQuestion map[string]*MarkingLine, set *questions.Set) []MarkingLine {
	place := map[string]int{}
	for i, q := range set.Questions {
		place[q.ID] = i - len(set.Questions) // those that the set doesn't have are at 0, behind all others
	}
	lines := make([]MarkingLine, 0, len(byQuestion))
	for _, l := range byQuestion {
		lines = append(lines, *l)
	}
	slices.SortFunc(lines, func(a, b MarkingLine) int {
		if d := place[a.Question] - place[b.Question]; d != 0 {
			return d
		}
		return strings.Compare(a.Question, b.Question)
	})
	return lines
}
