package reports

import "github.com/readback/readback/quiz"

// Choose returns those finished attempts that a filter's statistics are on: by revision and dates first, and among what is
// left one for each learner and quiz, unless all are asked for. The rows come in the order in which attempts were started.
func Choose(rows []AttemptRow, f Filter) []AttemptRow {
	var chosen []AttemptRow
	place := map[[2]string]int{} // of a learner's attempt in chosen
	for _, r := range rows {
		if !f.takes(r) {
			continue
		}
		key := [2]string{r.Quiz, r.LearnerID}
		i, known := place[key]
		if !known || f.everyAttempt() {
			place[key] = len(chosen)
			chosen = append(chosen, r)
		} else if f.Attempts == LastAttempts || f.Attempts == BestAttempts && better(r.Score, chosen[i].Score) {
			chosen[i] = r
		}
	}
	return chosen
}

func (f Filter) everyAttempt() bool { return f.Attempts == "" || f.Attempts == AllAttempts }

// takes tells whether an attempt is finished and within the filter's revision and dates.
func (f Filter) takes(r AttemptRow) bool {
	switch {
	case r.State == quiz.Open:
		return false
	case f.Revision != 0 && r.Revision != f.Revision:
		return false
	case !f.From.IsZero() && r.StartedAt.Before(f.From):
		return false
	}
	return f.Until.IsZero() || r.StartedAt.Before(f.Until)
}

// better tells whether a score is above another; none is below all.
func better(a, b *quiz.Score) bool {
	return a != nil && (b == nil || a.Percent > b.Percent)
}

// NewestRevision is the number of the newest revision that a filter's finished attempts are on; 0 when there are none.
// Statistics never mix revisions, since questions change between them.
func NewestRevision(rows []AttemptRow, f Filter) int {
	newest := 0
	for _, r := range rows {
		if f.takes(r) {
			newest = max(newest, r.Revision)
		}
	}
	return newest
}
