package reports

import (
	"math"
	"sync"
)

// The fewest attempts for which a statistic is computed.
const (
	fewestSpread   = 2
	fewestSkewness = 3
	fewestKurtosis = 4
)

// Analyse computes what a matrix of marks says about the quiz and its questions: the names and formulas of Moodle's quiz
// statistics (mod/quiz/report/statistics). An attempt's score is the sum of its marks, below 0 too. Attempts that await marking
// have none and aren't in it.
func Analyse(m Matrix) Analysis {
	m = m.scored()
	s := m.sums()
	a := Analysis{N: m.N, Questions: make([]QuestionAnalysis, len(m.Questions))}
	a.describe(s.percents())
	a.consistency(m, s)
	parts := make([]part, len(m.Questions))
	var all sync.WaitGroup
	for i := range m.Questions {
		all.Go(func() {
			parts[i] = partOf(&m.Questions[i], s)
			a.Questions[i] = parts[i].analysis()
			parts[i].forget()
		})
	}
	all.Wait()
	roots := 0.0
	for i := range parts {
		roots += parts[i].root()
	}
	for i := range parts {
		a.Questions[i].EffectiveWeight = parts[i].effective(roots)
	}
	return a
}

// describe is about the scores in percent; nil: there are none.
func (a *Analysis) describe(scores []float64) {
	for _, v := range []*Value{&a.Mean, &a.Median, &a.SD, &a.Skewness, &a.Kurtosis} {
		*v = blank(BlankFew)
	}
	switch {
	case a.N == 0:
		return
	case scores == nil:
		a.Mean, a.Median, a.SD, a.Skewness, a.Kurtosis = blank(BlankPoints), blank(BlankPoints), blank(BlankPoints), blank(BlankPoints), blank(BlankPoints)
		return
	}
	a.Mean, a.Median = valueOf(mean(scores)), valueOf(median(scores))
	if a.N >= fewestSpread {
		a.SD = valueOf(math.Sqrt(variance(scores)))
	}
	k, shaped := cumulantsOf(scores), spreads(scores)
	a.Skewness = shape(shaped, a.N >= fewestSkewness, k.k3/math.Pow(k.k2, 1.5))
	a.Kurtosis = shape(shaped, a.N >= fewestKurtosis, k.k4/(k.k2*k.k2))
}

// shape is a number about the shape of a distribution, which needs enough values that aren't all the same.
func shape(spreads, enough bool, v float64) Value {
	switch {
	case !enough:
		return blank(BlankFew)
	case !spreads:
		return blank(BlankSpread)
	}
	return valueOf(v)
}

// consistency computes Cronbach's alpha, 100·p/(p−1)·(1−ΣVar(question)/k2), the error ratio 100·√(1−CIC/100), and the standard
// error ER·SD/100.
func (a *Analysis) consistency(m Matrix, s sums) {
	a.CIC = consistencyOf(m, s)
	a.ErrorRatio, a.StandardError = a.CIC, a.CIC
	if a.CIC.Blank != "" {
		return
	}
	ratio := 100 * math.Sqrt(max(0, 1-a.CIC.Number/100))
	a.ErrorRatio, a.StandardError = valueOf(ratio), valueOf(ratio*a.SD.Number/100)
}

func consistencyOf(m Matrix, s sums) Value {
	asked, of := 0.0, 0.0
	for _, q := range m.Questions {
		if m.N > 0 && !math.IsNaN(q.Points[0]) {
			asked++
		}
	}
	switch {
	case m.N < fewestSkewness:
		return blank(BlankFew)
	case !s.same:
		return blank(BlankDraws)
	case asked < 2:
		return blank(BlankOne)
	case !spreads(s.points):
		return blank(BlankSpread)
	}
	for _, q := range m.Questions {
		if !math.IsNaN(q.Points[0]) {
			of += variance(q.Points)
		}
	}
	return valueOf(100 * asked / (asked - 1) * (1 - of/variance(s.points)))
}
