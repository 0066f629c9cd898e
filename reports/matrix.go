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
	Learners  []string // by attempt: the learner's id; nil: not known
	Awaiting  []bool   // by attempt: a mark is still missing, and is NaN until then; nil: of none
}

// MatrixQuestion is a column of a Matrix.
type MatrixQuestion struct {
	QuestionAbout
	Points []float64 // by attempt; NaN: the attempt wasn't asked the question, or it awaits marking
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

// Of is the matrix of some attempts alone, by their rows.
func (m Matrix) Of(rows []int) Matrix {
	picked := Matrix{N: len(rows), Learners: pick(m.Learners, rows), Awaiting: pick(m.Awaiting, rows)}
	for _, q := range m.Questions {
		q.Points, q.Given = pick(q.Points, rows), pick(q.Given, rows)
		picked.Questions = append(picked.Questions, q)
	}
	return picked
}

func pick[T any](from []T, rows []int) []T {
	if from == nil {
		return nil
	}
	picked := make([]T, len(rows))
	for i, row := range rows {
		picked[i] = from[row]
	}
	return picked
}

// Waiting is how many attempts await marking.
func (m Matrix) Waiting() (n int) {
	for _, awaiting := range m.Awaiting {
		if awaiting {
			n++
		}
	}
	return n
}

// scored is the matrix without attempts that await marking.
func (m Matrix) scored() Matrix {
	if !slices.Contains(m.Awaiting, true) {
		return m
	}
	var rows []int
	for i, awaiting := range m.Awaiting {
		if !awaiting {
			rows = append(rows, i)
		}
	}
	return m.Of(rows)
}

// question is the column of a question; nil when there is none.
func (m *Matrix) question(id string) *MatrixQuestion {
	i := slices.IndexFunc(m.Questions, func(q MatrixQuestion) bool { return q.Name == id })
	if i < 0 {
		return nil
	}
	return &m.Questions[i]
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
