package reports

import (
	"math"
	"slices"

	"github.com/readback/readback/questions"
)

// Matrix is the marks that attempts earned: what an analysis is computed from.
type Matrix struct {
	N         int // attempts
	Questions []MatrixQuestion
}

// MatrixQuestion is a column of a Matrix.
type MatrixQuestion struct {
	QuestionAbout
	Points []float64 // by attempt; NaN: the attempt wasn't asked the question
	Given  []int     // by attempt, an index of Answers; −1: no answer. Nil where there are no Options
}

// QuestionAbout is what is known of a question before anybody has answered it.
type QuestionAbout struct {
	Name    string  // the question's id
	Max     float64 // points
	Guess   *Value  // the share of full marks to expect from guessing, in percent; nil: the question isn't known
	Options []OptionAbout
	Answers [][]string     // the different answers that were given: ids of the options that each chose
	Type    questions.Type // empty: not known
}

// OptionAbout is an option of a question.
type OptionAbout struct {
	ID      string
	Correct bool // it earns something
}

// sums are what each attempt earned in all.
type sums struct {
	points, max []float64 // by attempt
	same        bool      // all attempts were asked the same questions
	most        float64   // what those who were asked the same questions could reach; else the mean of it
}

func (m *Matrix) sums() sums {
	s := sums{points: make([]float64, m.N), max: make([]float64, m.N), same: true}
	for _, q := range m.Questions {
		asked := 0
		for i, p := range q.Points {
			if !math.IsNaN(p) {
				s.points[i] += p
				s.max[i] += q.Max
				asked++
			}
		}
		s.same = s.same && (asked == 0 || asked == m.N)
	}
	s.most = mean(s.max)
	if m.N == 0 {
		for _, q := range m.Questions {
			s.most += q.Max
		}
	}
	return s
}

// percents are the scores of all attempts; nil when one of them could reach nothing.
func (s *sums) percents() []float64 {
	scores := make([]float64, len(s.points))
	for i := range scores {
		if s.max[i] == 0 {
			return nil
		}
		scores[i] = 100 * s.points[i] / s.max[i]
	}
	return scores
}

// Asked tells whether any attempt was asked the question.
func (q *MatrixQuestion) Asked() bool {
	return slices.ContainsFunc(q.Points, func(p float64) bool { return !math.IsNaN(p) })
}
