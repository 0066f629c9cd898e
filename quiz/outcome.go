package quiz

// Outcome is what a learner's attempts at a quiz come to.
type Outcome struct {
	Finished bool     // at least one attempt is
	Awaits   bool     // one of those of which one, or the mean, counts has no score yet
	Score    *Score   // that counts; nil while it isn't known
	Attempt  *Attempt // whose score that is; for a mean, and while it isn't known, the last that may count; nil: none is finished
}

// Passed tells whether the score that counts is known and passes.
func (o Outcome) Passed() bool { return o.Score != nil && o.Score.Passed != nil && *o.Score.Passed }

// Outcome is what attempts come to, which are given in the order in which they were started. While the score that counts
// isn't known, since an attempt awaits marking, there is none. Where the best counts it is the best of those that are known,
// which others can only better.
func (r Rules) Outcome(attempts []Attempt) Outcome {
	finished := r.Counts.eligible(attempts)
	o := Outcome{Finished: len(finished) > 0}
	if o.Finished {
		o.Attempt = &finished[len(finished)-1]
	}
	var scored []Attempt
	var scores []Score
	for _, a := range finished {
		if a.Score != nil {
			scored, scores = append(scored, a), append(scores, *a.Score)
		}
	}
	o.Awaits = len(scored) < len(finished)
	if o.Awaits && r.Counts != CountsBest {
		return o
	}
	o.Score = r.Counts.Counting(scores, r.PassMark)
	if i := r.Counts.Pick(scores); i >= 0 {
		o.Attempt = &scored[i]
	}
	return o
}

// eligible are the finished attempts of which one, or the mean, counts.
func (c Counts) eligible(attempts []Attempt) []Attempt {
	var finished []Attempt
	for _, a := range attempts {
		if a.State == Finished {
			finished = append(finished, a)
		}
	}
	switch n := len(finished); {
	case n > 0 && c == CountsFirst:
		return finished[:1]
	case n > 0 && c == CountsLast:
		return finished[n-1:]
	}
	return finished
}
