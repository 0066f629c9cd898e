package questions

import (
	"math"
	"math/big"
	"strconv"
)

// Mark is what one answer earned. Fractions are exact until they are shown.
type Mark struct {
	Fraction *big.Rat // share of full marks, −1…1; nil while a person has yet to mark it
	Points   *big.Rat // Fraction · Max; nil while a person has yet to mark it
	Max      *big.Rat // the question's points
	Why      []Reason // which rule gave the mark, in the order in which they applied
}

// Reason is a rule that applied, with its arguments; words/ has the sentence for it under "why." + Rule.
type Reason struct {
	Rule string
	Args map[string]any
}

// because makes a reason from a rule and name, value pairs.
func because(rule string, pairs ...any) Reason {
	return Reason{Rule: rule, Args: args(pairs...)}
}

// args makes a map from name, value pairs; nil when there are none.
func args(pairs ...any) map[string]any {
	if len(pairs) == 0 {
		return nil
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i].(string)] = pairs[i+1]
	}
	return m
}

func (q *Question) markOf(fraction *big.Rat, why []Reason) Mark {
	max := q.Max()
	if fraction == nil {
		return Mark{Max: max, Why: why}
	}
	return Mark{Fraction: fraction, Points: new(big.Rat).Mul(fraction, max), Max: max, Why: why}
}

func zero() *big.Rat { return new(big.Rat) }

func one() *big.Rat { return big.NewRat(1, 1) }

// allOrNothing is 1 or 0.
func allOrNothing(right bool) *big.Rat {
	if right {
		return one()
	}
	return zero()
}

// share is part/whole; 0 when there is no whole.
func share(part, whole int) *big.Rat {
	if whole == 0 {
		return zero()
	}
	return big.NewRat(int64(part), int64(whole))
}

// atLeastZero is max(0, r).
func atLeastZero(r *big.Rat) *big.Rat {
	if r.Sign() < 0 {
		return zero()
	}
	return r
}

// percent turns a weight in percent into a fraction.
func percent(weight Decimal) *big.Rat {
	return new(big.Rat).Quo(weight.Rat(), big.NewRat(100, 1))
}

// clamp keeps a fraction within 0…1.
func clamp(r *big.Rat) *big.Rat {
	if r.Cmp(one()) > 0 {
		return one()
	}
	return atLeastZero(r)
}

// shownPercent writes a fraction as percent with at most two places, for a reason's words.
func shownPercent(r *big.Rat) string {
	f, _ := new(big.Rat).Mul(r, big.NewRat(100, 1)).Float64()
	return strconv.FormatFloat(math.Round(f*100)/100, 'f', -1, 64)
}
