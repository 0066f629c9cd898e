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
		return r.releaseAtClosing(now)
	case FeedbackMarks:
		return Release{Marks: true}
	}
	return Release{}
}

// releaseAtClosing waits for those, too, who have extra time beyond the closing: they mustn't be told what they are asked.
func (r Rules) releaseAtClosing(now time.Time) Release {
	if r.Closes.IsZero() {
		return Release{}
	}
	if from := r.Closes.Add(r.Longest); now.Before(from) {
		return Release{From: from}
	}
	return Release{Marks: true, Key: true}
}

// Reviewed is a question after the attempt, with as much as has been released.
type Reviewed struct {
	Shown
	Given Given
	Check *Check     // how checking stands while the attempt goes on; nil otherwise
	Mark  *ShownMark // nil: marks aren't released, or it carries none
	Key   *Key       // nil: the key isn't released
	Again *Remarking // nil: it was always marked by the key that it has, or marks aren't released
}

// Verdict is a mark in a word.
type Verdict string

// The verdicts; views put word, sign and colour to them.
const (
	Right      Verdict = "right"
	Partly     Verdict = "partly"
	Wrong      Verdict = "wrong"
	Unanswered Verdict = "unanswered"
	Awaiting   Verdict = "awaiting" // a person has yet to mark it
)

// ShownMark is a mark as people see it.
type ShownMark struct {
	Verdict     Verdict            // on the answer, whatever hints and tries have cost
	Points, Max float64            // Points are 0 while it is Awaiting
	Why         []questions.Reason // empty while the key isn't released, since reasons give it away
}

// ReviewAttempt shows an attempt's questions with what is released. Answers are by question id, canonical and with
// authored ids; corrections are those that concern the attempt.
func ReviewAttempt(r *questions.Revision, plan Plan, answers map[string]Answer, corrections []Correction, release Release) ([]Reviewed, error) {
	rv := newReviewer(r, plan, answers, corrections)
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

// ReviewChecked shows those questions of an open attempt whose answers were checked, by number. Nothing of the others is
// in it, and of one that isn't locked (CheckedAt) only how checking stands: its answer may still change, whatever the
// rules and corrections have become since. Most is how often a question may be tried.
func ReviewChecked(r *questions.Revision, plan Plan, answers map[string]Answer, corrections []Correction, most int) (map[int]Reviewed, error) {
	rv := newReviewer(r, plan, answers, corrections)
	checked := map[int]Reviewed{}
	for i, p := range plan.Questions {
		check, err := CheckOf(rv.marking.revision, answers[p.ID], most)
		if err != nil {
			return nil, err
		}
		if check.Verdict == "" {
			continue
		}
		if check.Locked = !answers[p.ID].CheckedAt.IsZero(); !check.Locked {
			check.Left = max(most-check.Tries, 0)
		}
		q, err := rv.question(i+1, Release{Marks: check.Locked, Key: check.Locked})
		if err != nil {
			return nil, err
		}
		q.Check = &check
		checked[i+1] = q
	}
	return checked, nil
}

// reviewer goes through an attempt and counts its footnotes.
type reviewer struct {
	revision  *questions.Revision
	plan      Plan
	answers   map[string]Answer
	showing   *showing
	marking   *marking
	finder    *questions.Finder
	footnotes int

	asked       *questions.Revision // as it was before any key of the corrections
	corrections []Correction
	before      *marking // without those keys; made when it is needed
}

func newReviewer(r *questions.Revision, plan Plan, answers map[string]Answer, corrections []Correction) *reviewer {
	return &reviewer{
		asked: r, corrections: corrections, revision: Keyed(r, corrections), plan: plan, answers: answers, showing: newShowing(r, plan),
		marking: newMarking(r, plan, corrections), finder: questions.NewFinder(r.Cuts),
	}
}

func (rv *reviewer) question(n int, release Release) (Reviewed, error) {
	p := rv.plan.Find(n)
	stored := rv.answers[p.ID]
	given, err := p.Given(rv.revision, stored)
	if err != nil {
		return Reviewed{}, err
	}
	q := Reviewed{Shown: *rv.showing.question(n), Given: given}
	if release.Marks && rv.revision.Question(p.ID).Marked() {
		if q.Mark, err = rv.mark(p.ID, stored, release.Key); err != nil {
			return Reviewed{}, err
		}
		if q.Again, err = rv.remarking(p.ID, stored, release); err != nil {
			return Reviewed{}, err
		}
	}
	if release.Key {
		q.Key, err = rv.key(p, rv.readable(p.ID, stored.Answer))
	}
	return q, err
}

// readable is a stored answer, unless it doesn't fit its question any more (see MarkStored).
func (rv *reviewer) readable(question string, stored json.RawMessage) json.RawMessage {
	if _, err := rv.revision.Fit(question, stored); err != nil {
		return nil
	}
	return stored
}

func (rv *reviewer) mark(question string, stored Answer, withReasons bool) (*ShownMark, error) {
	m, err := rv.marking.mark(question, stored)
	if err != nil {
		return nil, err
	}
	return shownMark(m, withReasons), nil
}

func shownMark(m marked, withReasons bool) *ShownMark {
	s := &ShownMark{Verdict: m.verdict, Max: float(m.Max)}
	if m.Points != nil {
		s.Points = float(m.Points)
	}
	if withReasons {
		s.Why = m.Why
	}
	return s
}

func verdictOf(m questions.Mark, answer json.RawMessage) Verdict {
	switch {
	case m.Fraction == nil:
		return Awaiting
	case answer == nil && m.Fraction.Sign() <= 0:
		return Unanswered
	case m.Fraction.Sign() <= 0:
		return Wrong
	case m.Fraction.Cmp(fullMarks) >= 0:
		return Right
	}
	return Partly
}
