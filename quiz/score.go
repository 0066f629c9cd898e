package quiz

import (
	"math/big"
	"strconv"
)

// Score is the sum of an attempt's marks. It is a function of revision, plan, answers and corrections alone, so that it
// can be computed again at any time and be the same.
type Score struct {
	Points  float64 // rounded once from the exact sum; at least 0
	Max     float64
	Percent float64 // 0–100
	Passed  *bool   // nil when the quiz has no pass mark
}

// ScoreOf adds up marks and compares the exact percentage with the pass mark (percent, nil: none). It is nil while one of
// the marks is missing, since an attempt that awaits marking has no score.
func ScoreOf(marks []MarkOf, passMark *float64) *Score {
	points, max := new(big.Rat), new(big.Rat)
	for _, m := range marks {
		if m.Points == nil {
			return nil
		}
		points.Add(points, m.Points)
		max.Add(max, m.Max)
	}
	if points.Sign() < 0 {
		points.SetInt64(0)
	}
	percent := new(big.Rat)
	if max.Sign() > 0 {
		percent.Quo(percent.Mul(points, hundred), max)
	}
	s := Score{Points: float(points), Max: float(max), Percent: float(percent)}
	if passMark != nil {
		passed := percent.Cmp(exact(*passMark)) >= 0
		s.Passed = &passed
	}
	return &s
}

var (
	fullMarks = big.NewRat(1, 1) // the fraction from which an answer counts as right
	hundred   = big.NewRat(100, 1)
)

// exact is the decimal number that a float was written as: 66.7 itself, not the binary fraction nearest to it.
func exact(f float64) *big.Rat {
	r, _ := new(big.Rat).SetString(strconv.FormatFloat(f, 'f', -1, 64))
	return r
}

func float(r *big.Rat) float64 {
	f, _ := r.Float64()
	return f
}

// Pick is the index of the score that counts among a learner's finished attempts, in the order in which they were
// started; −1 when there is none, or when it is the mean of all.
func (c Counts) Pick(scores []Score) int {
	switch {
	case len(scores) == 0 || c == CountsMean:
		return -1
	case c == CountsFirst:
		return 0
	case c == CountsLast:
		return len(scores) - 1
	}
	best := 0
	for i, s := range scores {
		if s.Percent > scores[best].Percent {
			best = i
		}
	}
	return best
}

// Counting is the score, in percent, that counts among a learner's finished attempts (in the order in which they were
// started), and whether it passes; nil when there is none.
func (c Counts) Counting(scores []Score, passMark *float64) *Score {
	if len(scores) == 0 {
		return nil
	}
	if i := c.Pick(scores); i >= 0 {
		return &scores[i]
	}
	m := mean(scores, passMark)
	return &m
}

func mean(scores []Score, passMark *float64) Score {
	points, max, percent := new(big.Rat), new(big.Rat), new(big.Rat)
	for _, s := range scores {
		points.Add(points, exact(s.Points))
		max.Add(max, exact(s.Max))
		percent.Add(percent, exact(s.Percent))
	}
	n := big.NewRat(int64(len(scores)), 1)
	percent.Quo(percent, n)
	m := Score{Points: float(points.Quo(points, n)), Max: float(max.Quo(max, n)), Percent: float(percent)}
	if passMark != nil {
		passed := percent.Cmp(exact(*passMark)) >= 0
		m.Passed = &passed
	}
	return m
}
