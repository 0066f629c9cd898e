package reports

import "math"

// part is a question's points within the attempts that were asked it.
type part struct {
	*MatrixQuestion
	earned, rest, total []float64 // points by attempt: in the question, in all others, in all
	restMax             []float64 // what could be reached in all others
	given               []int
	max                 float64 // mean of what those attempts could reach in all

	n          int     // attempts
	covariance float64 // of the question with the whole quiz
}

func partOf(q *MatrixQuestion, s sums) part {
	n := len(q.Points)
	p := part{MatrixQuestion: q, earned: make([]float64, 0, n), rest: make([]float64, 0, n), total: make([]float64, 0, n), restMax: make([]float64, 0, n)}
	for i, points := range q.Points {
		if math.IsNaN(points) {
			continue
		}
		p.earned = append(p.earned, points)
		p.rest = append(p.rest, s.points[i]-points)
		p.total = append(p.total, s.points[i])
		p.restMax = append(p.restMax, s.max[i]-q.Max)
		p.max += s.max[i]
		if q.Given != nil {
			p.given = append(p.given, q.Given[i])
		}
	}
	if p.max /= float64(len(p.earned)); len(p.earned) == 0 {
		p.max = s.most
	}
	if p.n = len(p.earned); p.n >= fewestSpread {
		p.covariance = covariance(p.earned, p.total)
	}
	return p
}

// forget lets go of what an attempt has in it, once the question is analysed.
func (p *part) forget() { p.earned, p.rest, p.total, p.restMax, p.given = nil, nil, nil, nil, nil }

// analysis is all but the effective weight, which the other questions have a say in.
func (p *part) analysis() QuestionAnalysis {
	return QuestionAnalysis{
		Name: p.Name, N: len(p.earned), Type: p.Type, RandomGuessScore: p.Guess,
		Facility:                 p.facility(),
		SD:                       p.sd(),
		IntendedWeight:           p.intended(),
		DiscriminationIndex:      p.discrimination(),
		DiscriminativeEfficiency: p.efficiency(),
		Options:                  p.options(),
	}
}

// facility is the mean share of full marks, in percent.
func (p *part) facility() Value {
	switch {
	case p.Max == 0:
		return blank(BlankPoints)
	case len(p.earned) == 0:
		return blank(BlankFew)
	}
	return valueOf(100 * mean(p.earned) / p.Max)
}

// sd is the standard deviation of the shares of full marks, in percent.
func (p *part) sd() Value {
	switch {
	case p.Max == 0:
		return blank(BlankPoints)
	case len(p.earned) < fewestSpread:
		return blank(BlankFew)
	}
	return valueOf(100 * math.Sqrt(variance(p.earned)) / p.Max)
}

// intended is the share of the maximum that the question is worth, in percent.
func (p *part) intended() Value {
	if p.max == 0 {
		return blank(BlankPoints)
	}
	return valueOf(100 * p.Max / p.max)
}

// root is √cov(question, total); 0 where there is none.
func (p *part) root() float64 { return math.Sqrt(max(0, p.covariance)) }

// effective is how much of the spread of scores comes from the question: 100·√cov(question, total)/Σ√cov over the questions
// whose covariance isn't negative.
func (p *part) effective(roots float64) Value {
	switch {
	case p.n < fewestSpread:
		return blank(BlankFew)
	case p.covariance < 0:
		return blank(BlankNegative)
	case roots == 0:
		return blank(BlankSpread)
	}
	return valueOf(100 * p.root() / roots)
}

// comparable says why the question can't be compared with the rest of the quiz; empty: it can.
func (p *part) comparable() string {
	switch {
	case len(p.earned) < fewestSpread:
		return BlankFew
	case !spreads(p.earned) || !spreads(p.rest):
		return BlankSpread
	}
	return ""
}

// discrimination is Pearson's correlation of the question with the rest of the quiz, in percent.
func (p *part) discrimination() Value {
	if why := p.comparable(); why != "" {
		return blank(why)
	}
	r := covariance(p.earned, p.rest) / math.Sqrt(variance(p.earned)*variance(p.rest))
	return valueOf(100 * min(1, max(-1, r)))
}

// efficiency is the covariance with the rest in percent of the most that it could be with the same marks: when who has more in
// the question has more in the rest, too.
func (p *part) efficiency() Value {
	if why := p.comparable(); why != "" {
		return blank(why)
	}
	most := covariance(sorted(p.earned), sorted(p.rest))
	return valueOf(100 * covariance(p.earned, p.rest) / most)
}
