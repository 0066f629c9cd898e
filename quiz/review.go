package quiz

import (
	"encoding/json"
	"time"

	"github.com/readback/readback/questions"
)

// Release says how much of a finished attempt its learner may see now.
type Release struct {
	Marks bool      // the score and the mark of each question
	Key   bool      // right answers, explanations and evidence
	From  time.Time // when the rest comes; zero: it is all there, or never comes
}

// ReleaseAt is what the rules let a learner see of an attempt in this state at a time. Nothing of an open one.
func (r Rules) ReleaseAt(state State, now time.Time) Release {
	if state != Finished {
		return Release{}
	}
	switch r.Feedback {
	case FeedbackEach, FeedbackEnd:
		return Release{Marks: true, Key: true}
	case FeedbackClosing:
		if !r.Closes.IsZero() && !now.Before(r.Closes) {
			return Release{Marks: true, Key: true}
		}
		return Release{From: r.Closes}
	case FeedbackMarks:
		return Release{Marks: true}
	}
	return Release{}
}

// Reviewed is a question after the attempt, with as much as has been released.
type Reviewed struct {
	Shown
	Given Given
	Mark  *ShownMark // nil: marks aren't released
	Key   *Key       // nil: the key isn't released
}

// Verdict is a mark in a word.
type Verdict string

// The verdicts; views put word, sign and colour to them.
const (
	Right      Verdict = "right"
	Partly     Verdict = "partly"
	Wrong      Verdict = "wrong"
	Unanswered Verdict = "unanswered"
)

// ShownMark is a mark as people see it.
type ShownMark struct {
	Verdict     Verdict
	Points, Max float64
	Why         []questions.Reason // empty while the key isn't released, since reasons give it away
}

// ReviewAttempt shows an attempt's questions with what is released. Answers are by question id, canonical and with
// authored ids.
func ReviewAttempt(r *questions.Revision, plan Plan, answers map[string]Answer, release Release) ([]Reviewed, error) {
	rv := reviewer{revision: r, plan: plan, answers: answers, finder: questions.NewFinder(r.Cuts)}
	all := make([]Reviewed, 0, len(plan.Questions))
	for n := range plan.Questions {
		q, err := rv.question(n+1, release)
		if err != nil {
			return nil, err
		}
		all = append(all, q)
	}
	return all, nil
}

// ReviewChecked shows those questions of an open attempt whose answers were checked, by number. Nothing of the others
// is in it.
func ReviewChecked(r *questions.Revision, plan Plan, answers map[string]Answer) (map[int]Reviewed, error) {
	rv := reviewer{revision: r, plan: plan, answers: answers, finder: questions.NewFinder(r.Cuts)}
	checked := map[int]Reviewed{}
	for i, p := range plan.Questions {
		if answers[p.ID].CheckedAt.IsZero() {
			continue
		}
		q, err := rv.question(i+1, Release{Marks: true, Key: true})
		if err != nil {
			return nil, err
		}
		checked[i+1] = q
	}
	return checked, nil
}

// reviewer goes through an attempt and counts its footnotes.
type reviewer struct {
	revision  *questions.Revision
	plan      Plan
	answers   map[string]Answer
	finder    *questions.Finder
	footnotes int
}

func (rv *reviewer) question(n int, release Release) (Reviewed, error) {
	p := rv.plan.Find(n)
	stored := rv.answers[p.ID]
	given, err := p.Shown(rv.revision, stored.Answer)
	if err != nil {
		return Reviewed{}, err
	}
	q := Reviewed{Shown: *ShowQuestion(rv.revision, rv.plan, n), Given: Given{Seq: stored.Seq, Answer: given}}
	if release.Marks {
		if q.Mark, err = shownMark(rv.revision, p.ID, stored.Answer, release.Key); err != nil {
			return Reviewed{}, err
		}
	}
	if release.Key {
		q.Key = rv.key(p, stored.Answer)
	}
	return q, nil
}

func shownMark(r *questions.Revision, question string, answer json.RawMessage, withReasons bool) (*ShownMark, error) {
	m, err := r.Mark(question, answer)
	if err != nil {
		return nil, err
	}
	s := &ShownMark{Verdict: verdictOf(m, answer), Points: float(m.Points), Max: float(m.Max)}
	if withReasons {
		s.Why = m.Why
	}
	return s, nil
}

func verdictOf(m questions.Mark, answer json.RawMessage) Verdict {
	switch {
	case answer == nil:
		return Unanswered
	case m.Fraction.Sign() <= 0:
		return Wrong
	case m.Fraction.Cmp(fullMarks) >= 0:
		return Right
	}
	return Partly
}
