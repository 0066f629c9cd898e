package reports

import (
	"slices"
	"time"

	"github.com/readback/readback/quiz"
)

// Summary is how a quiz was taken, over the attempts that were chosen.
type Summary struct {
	N        int             // finished attempts
	Awaiting int             // those of them that have no score yet
	Judged   int             // of those with a score: whose quiz has a pass mark
	Passed   int             // of those that are judged
	Percents []float64       // the scores, in percent
	Took     []time.Duration // from start to finish, of all N
}

// Add adds an attempt; one that is open isn't counted.
func (s *Summary) Add(a quiz.Attempt) {
	if a.State == quiz.Open {
		return
	}
	s.N++
	s.Took = append(s.Took, a.FinishedAt.Sub(a.StartedAt))
	if a.Score == nil {
		s.Awaiting++
		return
	}
	s.Percents = append(s.Percents, a.Score.Percent)
	if passed := a.Score.Passed; passed != nil {
		s.Judged++
		if *passed {
			s.Passed++
		}
	}
}

// PassRate is the share of attempts that reach the pass mark of their quiz, of those with a score in a quiz that has one, in percent.
func (s Summary) PassRate() Value {
	if s.Judged == 0 {
		return blank(BlankFew)
	}
	return Value{Number: 100 * float64(s.Passed) / float64(s.Judged)}
}

// MedianTime is of the time that attempts took; false when there are none.
func (s Summary) MedianTime() (took time.Duration, ok bool) {
	if len(s.Took) == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(s.Took))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2, true
}
