package quiz

import "github.com/readback/readback/questions"

// Carried are the answers of a finished attempt that were right, whatever hints and tries have cost, in the order of the
// plan: who tries again what was wrong begins with them. How sure they were isn't carried, since nobody has said it of this
// attempt. Corrections are those that concern the attempt.
func Carried(r *questions.Revision, plan Plan, answers map[string]Answer, corrections []Correction) ([]Answer, error) {
	m := newMarking(r, plan, corrections)
	var carried []Answer
	for _, p := range plan.Questions {
		a := answers[p.ID]
		if a.Answer == nil {
			continue
		}
		mark, err := m.mark(p.ID, a)
		if err != nil {
			return nil, err
		}
		if mark.verdict == Right {
			carried = append(carried, Answer{Question: p.ID, Answer: a.Answer})
		}
	}
	return carried, nil
}

// Again is the plan of an attempt that asks the same once more, at what hints and wrong tries cost now.
func (p Plan) Again(rules Rules) Plan {
	return Plan{Questions: p.Questions, TryDeduction: rules.TryDeduction, HintDeduction: rules.HintDeduction}
}
