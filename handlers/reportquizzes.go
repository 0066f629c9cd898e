package handlers

import (
	"slices"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// readQuizzes takes the quiz alone, or together with the others on its set whose scores the person may see.
func (s *sample) readQuizzes() error {
	f := &s.frame.Filter
	f.Quizzes = s.QueryParam("quizzes")
	s.quizzes = []quiz.Quiz{*s.quiz}
	seen, err := s.seenQuizzes()
	if err != nil {
		return err
	}
	f.Seen = len(seen)
	switch f.Quizzes {
	case "":
	case views.QuizzesOfSet:
		s.quizzes = seen
		s.filter.Set, s.filter.Among = s.quiz.SetID, []string{}
		for _, q := range seen {
			s.filter.Among = append(s.filter.Among, q.ID)
		}
	default:
		f.Errors["quizzes"] = s.words.T("report.bad-quizzes", "value", f.Quizzes)
	}
	return nil
}

// seenQuizzes are the quizzes on the set whose scores the person may see, this one among them.
func (s *sample) seenQuizzes() ([]quiz.Quiz, error) {
	on, err := s.Store.QuizzesOn(s.ctx(), s.quiz.SetID)
	if err != nil {
		return nil, err
	}
	var seen []quiz.Quiz
	for _, q := range on {
		relations, err := s.toQuiz(&q)
		if err != nil {
			return nil, err
		}
		if accounts.May(s.person, accounts.SeeScores, relations) {
			seen = append(seen, q)
		}
	}
	return seen, nil
}

// together tells whether the sample is on more than the quiz that the page is of.
func (s *sample) together() bool { return s.filter.Set != "" }

// pinned are the numbers of the revisions that finished attempts at the quizzes are on, in order.
func (s *sample) pinned() ([]int, error) {
	var numbers []int
	for _, q := range s.quizzes {
		counts, err := s.Store.PinnedCounts(s.ctx(), q.ID)
		if err != nil {
			return nil, err
		}
		for _, c := range counts {
			if c.Finished > 0 {
				numbers = append(numbers, c.Number)
			}
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers), nil
}

// passMark is the one that all the quizzes have, in percent; nil where there is none, or where they differ.
func (s *sample) passMark() *float64 {
	first := s.quizzes[0].Rules.PassMark
	for _, q := range s.quizzes {
		if mark := q.Rules.PassMark; first == nil || mark == nil || *mark != *first {
			return nil
		}
	}
	return first
}

// started is how many attempts at the quizzes were started.
func (s *sample) started() (n int, err error) {
	for _, q := range s.quizzes {
		counts, err := s.Store.AttemptCounts(s.ctx(), q.ID)
		if err != nil {
			return 0, err
		}
		n += counts.Started
	}
	return n, nil
}

// flags are those of learners in the quizzes.
func (s *sample) flags() (flags []store.FlagRow, err error) {
	for _, q := range s.quizzes {
		of, err := s.Store.Flags(s.ctx(), q.ID)
		if err != nil {
			return nil, err
		}
		flags = append(flags, of...)
	}
	return flags, nil
}

// standings counts how far learners have come, by all of their attempts rather than their first or best, and on whichever revision
// unless one was asked for.
func (s *sample) standings() (map[reports.Standing]int, error) {
	f := s.filter
	f.Attempts = reports.AllAttempts
	if s.frame.Filter.Revision == "" {
		f.Revision = 0
	}
	return s.Store.Standings(s.ctx(), f)
}
