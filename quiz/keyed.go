package quiz

import (
	"time"

	"github.com/readback/readback/questions"
)

// Keyed is a revision that marks by the keys of the corrections, which are those that concern attempts on it. A key that
// doesn't go with its question, which nobody could have chosen, changes nothing.
func Keyed(r *questions.Revision, corrections []Correction) *questions.Revision {
	var keyed []*questions.Question
	for _, c := range Standing(corrections) {
		asked := r.Question(c.Question)
		if c.Kind != MarkByKey || c.Key == nil || asked == nil {
			continue
		}
		if q, err := asked.KeyedBy(c.Key, r.Cuts); err == nil {
			keyed = append(keyed, q)
		}
	}
	return r.Keyed(keyed)
}

// WithoutKeys are the corrections but for those that are keys: what a mark was before them.
func WithoutKeys(corrections []Correction) []Correction {
	var others []Correction
	for _, c := range corrections {
		if c.Kind != MarkByKey {
			others = append(others, c)
		}
	}
	return others
}

// Remarking is what a learner is told of a question that was marked again by another key.
type Remarking struct {
	At     time.Time
	Why    string    // empty while the key isn't released, since it may give that away
	Before ShownMark // without reasons
}

// remarking is nil for a question that is marked by its own key.
func (rv *reviewer) remarking(question string, stored Answer, release Release) (*Remarking, error) {
	for _, c := range Standing(rv.corrections) {
		if c.Kind != MarkByKey || c.Question != question {
			continue
		}
		if rv.before == nil {
			rv.before = newMarking(rv.asked, rv.plan, WithoutKeys(rv.corrections))
		}
		before, err := rv.before.mark(question, stored)
		if err != nil {
			return nil, err
		}
		told := &Remarking{At: c.At, Before: *shownMark(before, false)}
		if release.Key {
			told.Why = c.Why
		}
		return told, nil
	}
	return nil, nil
}
