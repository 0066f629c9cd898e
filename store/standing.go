package store

import (
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
)

// standing fills in what each learner's attempts, in the order in which they were started, come to.
func standing(learners []reports.LearnerRow, attempts []quiz.Attempt, rules quiz.Rules) []reports.LearnerRow {
	byPerson := map[string][]quiz.Attempt{}
	for _, a := range attempts {
		byPerson[a.PersonID] = append(byPerson[a.PersonID], a)
	}
	for i := range learners {
		stand(&learners[i], byPerson[learners[i].LearnerID], rules)
	}
	return learners
}

// stand fills in what the attempts of one learner come to. While the score that counts isn't known, since an attempt
// awaits marking, there is none. Where the best counts it is the best of those that are known, which is no less later on.
func stand(r *reports.LearnerRow, attempts []quiz.Attempt, rules quiz.Rules) {
	var finished []quiz.Attempt
	for _, a := range attempts {
		r.Attempts, r.LastAt = r.Attempts+1, a.StartedAt
		if a.State == quiz.Finished {
			finished = append(finished, a)
		}
	}
	switch {
	case len(finished) > 0:
		r.Standing = reports.Done
	case len(attempts) > 0:
		r.Standing = reports.InProgress
	}
	finished = eligible(finished, rules.Counts)
	counting := withScores(finished)
	if len(counting) < len(finished) {
		r.Standing = reports.LearnerAwaits
		if rules.Counts != quiz.CountsBest {
			counting = nil
		}
	}
	var scores []quiz.Score
	for _, a := range counting {
		scores = append(scores, *a.Score)
	}
	r.Score = rules.Counts.Counting(scores, rules.PassMark)
	if i := rules.Counts.Pick(scores); i >= 0 {
		r.Attempt = counting[i].ID
	} else if len(finished) > 0 {
		r.Attempt = finished[len(finished)-1].ID
	}
}

// eligible are those finished attempts of which one, or the mean, counts.
func eligible(finished []quiz.Attempt, counts quiz.Counts) []quiz.Attempt {
	switch n := len(finished); {
	case n > 0 && counts == quiz.CountsFirst:
		return finished[:1]
	case n > 0 && counts == quiz.CountsLast:
		return finished[n-1:]
	}
	return finished
}

// withScores are the attempts that don't await marking.
func withScores(finished []quiz.Attempt) []quiz.Attempt {
	var scored []quiz.Attempt
	for _, a := range finished {
		if a.Score != nil {
			scored = append(scored, a)
		}
	}
	return scored
}
