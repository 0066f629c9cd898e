package quiz

import (
	"bytes"
	"math/big"
	"strconv"

	"github.com/readback/readback/questions"
)

// deduct takes from a mark what the hint and the wrong tries cost: fraction − percent/100 for each, at least 0. That is
// Moodle's interactive behaviour (question/behaviour/interactive/behaviour.php, adjust_fraction), in which looking at a
// hint and trying again are one. A mark that is nothing or less stays as it is.
func (m *marking) deduct(mark questions.Mark, question string, a Answer) (questions.Mark, error) {
	if mark.Fraction == nil || mark.Fraction.Sign() <= 0 {
		return mark, nil
	}
	tries, err := m.wrongTries(question, a)
	if err != nil {
		return mark, err
	}
	if !a.HintAt.IsZero() {
		mark = less(mark, "hint-used", 1, m.aHint)
	}
	return less(mark, "tries-used", tries, m.aTry), nil
}

// less is a mark with something deducted a number of times, and the reason: how often, and how much in all.
func less(mark questions.Mark, rule string, count int, each *big.Rat) questions.Mark {
	if count == 0 || each.Sign() == 0 {
		return mark
	}
	all := new(big.Rat).Mul(big.NewRat(int64(count), 1), each)
	fraction := new(big.Rat).Sub(mark.Fraction, all)
	if fraction.Sign() < 0 {
		fraction.SetInt64(0)
	}
	why := append(mark.Why[:len(mark.Why):len(mark.Why)], questions.Reason{Rule: rule, Args: map[string]any{
		"count": count, "percent": percentText(all),
	}})
	return questions.Mark{Fraction: fraction, Points: new(big.Rat).Mul(fraction, mark.Max), Max: mark.Max, Why: why}
}

// wrongTries counts the tries, before the answer that counts, that earn less than full marks. The last try is the answer
// that counts unless it was changed afterwards.
func (m *marking) wrongTries(question string, a Answer) (int, error) {
	before := a.Tries
	if last := len(before) - 1; last >= 0 && bytes.Equal(before[last].Answer, a.Answer) {
		before = before[:last]
	}
	wrong := 0
	for _, try := range before {
		mark, err := MarkStored(m.revision, question, try.Answer)
		if err != nil {
			return 0, err
		}
		if mark.Fraction != nil && mark.Fraction.Cmp(fullMarks) < 0 {
			wrong++
		}
	}
	return wrong, nil
}

// shareOf turns percent into a share of full marks.
func shareOf(percent float64) *big.Rat { return new(big.Rat).Quo(exact(percent), hundred) }

// percentText writes a share as percent, as people entered it: 33.3, not 33.30.
func percentText(share *big.Rat) string {
	return strconv.FormatFloat(float(new(big.Rat).Mul(share, hundred)), 'f', -1, 64)
}
