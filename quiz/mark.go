package quiz

import (
	"encoding/json"
	"errors"
	"math/big"

	"github.com/readback/readback/questions"
)

// MarkOf is the mark of one question of an attempt.
type MarkOf struct {
	Question string // authored id
	questions.Mark
}

// Marks marks every question of a plan that carries marks, in the plan's order. Answers are by question id, canonical
// and with authored ids; a missing one is no answer. Corrections are those that concern the attempt (ConcerningAttempt
// picks them from a quiz's), oldest first. A mark's Fraction is nil while it awaits a person. Whoever stores or shows the marks of an
// attempt has them from here.
func Marks(r *questions.Revision, plan Plan, answers map[string]Answer, corrections []Correction) ([]MarkOf, error) {
	m := newMarking(r, plan, corrections)
	marks := make([]MarkOf, 0, len(plan.Questions))
	for _, p := range plan.Questions {
		if q := r.Question(p.ID); q != nil && !q.Marked() {
			continue
		}
		mark, err := m.mark(p.ID, answers[p.ID])
		if err != nil {
			return nil, err
		}
		marks = append(marks, MarkOf{Question: p.ID, Mark: mark.Mark})
	}
	return marks, nil
}

// marking is what marks the answers of one attempt.
type marking struct {
	revision *questions.Revision    // with what was accepted later
	accepted []questions.Acceptance //
	byHand   map[string]Correction  // by question
	aTry     *big.Rat               // what a wrong try costs, as a share of full marks
	aHint    *big.Rat               // as aTry
}

func newMarking(r *questions.Revision, plan Plan, corrections []Correction) *marking {
	accepted := acceptances(corrections)
	m := &marking{
		revision: Keyed(r, corrections).Accepting(accepted), accepted: accepted, byHand: map[string]Correction{},
		aTry: shareOf(plan.TryDeduction), aHint: shareOf(plan.HintDeduction),
	}
	for _, c := range Standing(corrections) {
		if c.Kind == MarkByHand {
			m.byHand[c.Question] = c
		}
	}
	return m
}

// marked is a mark, with the verdict on the answer whatever hints and tries have cost.
type marked struct {
	questions.Mark
	verdict Verdict
}

// mark marks an answer. What a person gave stands as it is; from the rest, hints and wrong tries are deducted.
func (m *marking) mark(question string, a Answer) (marked, error) {
	mark, err := MarkStored(m.revision, question, a.Answer)
	if err != nil {
		return marked{}, err
	}
	if c, ok := m.byHand[question]; ok {
		mark = handMark(c, mark.Max)
		return marked{mark, verdictOf(mark, a.Answer)}, nil
	}
	less, err := m.deduct(mark, question, a)
	return marked{less, verdictOf(mark, a.Answer)}, err
}

// MarkStored marks an answer that was stored. It fitted its question then; one that doesn't any more, since this version of
// the program reads answers by other rules, earns nothing, so that its attempt can still be finished and corrected. The
// error is questions.ErrNoQuestion.
func MarkStored(r *questions.Revision, question string, answer json.RawMessage) (questions.Mark, error) {
	mark, err := r.Mark(question, answer)
	if fit := (*questions.FitError)(nil); !errors.As(err, &fit) {
		return mark, err
	}
	mark, err = r.Mark(question, nil)
	mark.Why = []questions.Reason{{Rule: "unreadable"}}
	return mark, err
}

// handMark is the mark that a person gave. Why it isn't more is in the comment.
func handMark(c Correction, max *big.Rat) questions.Mark {
	return questions.Mark{
		Fraction: c.Fraction, Points: new(big.Rat).Mul(c.Fraction, max), Max: max,
		Why: []questions.Reason{{Rule: "marked-by-hand"}},
	}
}
