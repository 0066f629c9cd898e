package quiz

import (
	"github.com/readback/readback/questions"
)

// KeyCriterion is one thing that an essay is marked by.
type KeyCriterion struct {
	Criterion string
	Points    float64  // the most that it earns
	Given     *float64 // what it earned; nil until somebody has marked it
	Levels    []KeyLevel
}

// KeyLevel is what an essay does to earn some points of a criterion.
type KeyLevel struct {
	Text   string
	Points *float64 // nil: it is a description alone
}

// rubricKey is the rubric with the points given by hand.
func rubricKey(b *questions.Essay, byHand Correction) []KeyCriterion {
	criteria := make([]KeyCriterion, len(b.Rubric))
	for i, c := range b.Rubric {
		criteria[i] = KeyCriterion{Criterion: c.Criterion, Points: float(c.Points.Rat())}
		if i < len(byHand.Criteria) {
			criteria[i].Given = decimalOrNil(questions.Decimal(byHand.Criteria[i]))
		}
		for _, l := range c.Levels {
			criteria[i].Levels = append(criteria[i].Levels, KeyLevel{Text: l.Text, Points: decimalOrNil(l.Points)})
		}
	}
	return criteria
}

func decimalOrNil(d questions.Decimal) *float64 {
	if d == "" {
		return nil
	}
	f := float(d.Rat())
	return &f
}
