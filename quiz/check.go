package quiz

import (
	"bytes"

	"github.com/readback/readback/questions"
)

// Check is what a learner is told of a question whose answer was checked while the attempt goes on. While there are tries
// left it is all that they are told: neither the mark, nor its reasons, nor anything of the key.
type Check struct {
	Verdict Verdict // on the last answer that was checked; empty before the first
	Tries   int     // how many were checked
	Left    int     // how many more may be
	Locked  bool    // the answer stays as it is, since it is right or no try is left; mark and key may be shown
	Changed bool    // the answer isn't the one that was checked last
}

// MostTries is how often a question may be checked: at least once.
func (r Rules) MostTries() int { return max(r.Tries, 1) }

// CheckOf is how the question that an answer belongs to stands after its tries, of which there may be as many as most
// says (MostTries of the rules). Whoever records a try locks the answer (CheckedAt) when it says so. A locked answer is
// what the verdict is on, also where it wasn't tried since no try was left. The revision is one that accepts what was
// accepted later (Accepting). The error is questions.ErrNoQuestion.
func CheckOf(r *questions.Revision, a Answer, most int) (Check, error) {
	c := Check{Tries: len(a.Tries), Left: max(most-len(a.Tries), 0), Locked: !a.CheckedAt.IsZero()}
	if c.Tries == 0 && !c.Locked {
		return c, nil
	}
	checked := a.Answer
	if !c.Locked {
		checked = a.Tries[c.Tries-1].Answer
		c.Changed = !bytes.Equal(checked, a.Answer)
	}
	mark, err := MarkStored(r, a.Question, checked)
	if err != nil {
		return Check{}, err
	}
	c.Verdict = verdictOf(mark, checked)
	if c.Locked = c.Locked || c.Left == 0 || c.Verdict == Right || c.Verdict == Awaiting; c.Locked {
		c.Left = 0
	}
	return c, nil
}
