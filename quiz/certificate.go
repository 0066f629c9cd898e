package quiz

import (
	"errors"
	"time"
)

// ErrNoCertificate says that there is nothing to certify: the quiz has no pass mark, the learner hasn't passed it, or isn't
// told yet. Which of them, it doesn't say, since that would tell.
var ErrNoCertificate = errors.New("there is nothing to certify")

// Certificate is what was certified of somebody who passed a quiz. It stays as it was issued, whatever happens to the
// quiz, but for the name, which goes with the learner.
type Certificate struct {
	Code      string // in the form of accounts.NewCertificateCode
	PersonID  string // empty: deleted since
	QuizID    string // empty: deleted for good since
	AttemptID string // whose score counted, or the last of a mean; empty: deleted since
	IssuedAt  time.Time

	Name     string // the learner's; empty once they are deleted
	Quiz     string // title
	SetID    string
	Revision int // of the set, that the attempt was on
	Score    Score
	PassedAt time.Time // when the attempt was finished
	Zone     string    // IANA name, in which PassedAt is written
}

// SaysAs tells whether a certificate says the same as another.
func (c Certificate) SaysAs(other Certificate) bool {
	return c.PersonID == other.PersonID && c.QuizID == other.QuizID && c.AttemptID == other.AttemptID &&
		c.Name == other.Name && c.Quiz == other.Quiz && c.Revision == other.Revision && c.sameScore(other.Score) &&
		c.PassedAt.Equal(other.PassedAt) && c.Zone == other.Zone
}

func (c Certificate) sameScore(s Score) bool {
	return c.Score.Points == s.Points && c.Score.Max == s.Max && c.Score.Percent == s.Percent
}

// Certifies tells whether a learner with these attempts, in the order in which they were started, may have a certificate
// now: the score that counts passes, and the rules have released it.
func (r Rules) Certifies(attempts []Attempt, now time.Time) bool {
	return r.PassMark != nil && r.ReleaseAt(Finished, now).Marks && r.Outcome(attempts).Passed()
}

// Validity says whether a certificate holds, and if not, why.
type Validity string

// The validities.
const (
	Holds          Validity = "holds"
	HoldsAnew      Validity = "holds-anew" // passed still, by another score than the one that was certified
	NotPassed      Validity = "not-passed" // the score that counts doesn't pass any more
	NoPassMark     Validity = "no-pass-mark"
	AwaitsMarking  Validity = "awaits"
	QuizDeleted    Validity = "quiz-deleted"
	LearnerDeleted Validity = "learner-deleted"
)

// Stands tells whether there is somebody who has passed.
func (v Validity) Stands() bool { return v == Holds || v == HoldsAnew }

// Validity is whether a certificate holds by the rules and attempts as they are now.
func (c Certificate) Validity(r Rules, attempts []Attempt) Validity {
	s := r.Outcome(attempts)
	switch {
	case r.PassMark == nil:
		return NoPassMark
	case s.Passed() && c.sameScore(*s.Score):
		return Holds
	case s.Passed():
		return HoldsAnew
	case s.Score == nil && s.Awaits:
		return AwaitsMarking
	}
	return NotPassed
}
