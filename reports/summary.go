package reports

import (
	"slices"
	"time"
)

// Summary is how a quiz was taken, over the attempts that were chosen.
type Summary struct {
	N        int             // finished attempts
	Awaiting int             // those of them that have no score yet
	Passed   int             // of those with a score
	Percents []float64       // the scores, in percent
	Took     []time.Duration // from start to finish, of all N
}

// Summarise sums up finished attempts. pass is the quiz's pass mark in percent; nil: there is none.
func Summarise(rows []AttemptRow, pass *float64) Summary {
	s := Summary{N: len(rows)}
	for _, r := range rows {
		s.Took = append(s.Took, r.FinishedAt.Sub(r.StartedAt))
		if r.Score == nil {
			s.Awaiting++
			continue
		}
		s.Percents = append(s.Percents, r.Score.Percent)
		if pass != nil && r.Score.Percent >= *pass {
			s.Passed++
		}
	}
	return s
}

// PassRate is the share of attempts with a score that reach the pass mark, in percent.
func (s Summary) PassRate() Value {
	if len(s.Percents) == 0 {
		return Value{Blank: "none"}
	}
	return Value{Number: 100 * float64(s.Passed) / float64(len(s.Percents))}
}

// Mean is of the scores, in percent.
func (s Summary) Mean() Value {
	if len(s.Percents) == 0 {
		return Value{Blank: "none"}
	}
	sum := 0.0
	for _, p := range s.Percents {
		sum += p
	}
	return Value{Number: sum / float64(len(s.Percents))}
}

// Median is of the scores, in percent.
func (s Summary) Median() Value {
	if len(s.Percents) == 0 {
		return Value{Blank: "none"}
	}
	sorted := slices.Sorted(slices.Values(s.Percents))
	return Value{Number: (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2}
}

// MedianTime is of the time that attempts took; false when there are none.
func (s Summary) MedianTime() (took time.Duration, ok bool) {
	if len(s.Took) == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(s.Took))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2, true
}
