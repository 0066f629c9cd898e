package qti

import (
	"math/big"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/qti/scoring"
	"github.com/readback/readback/questions/formats/internal/weights"
)

// maxScore is what the item says that it is worth; nil when it doesn't.
func (it *item) maxScore() *big.Rat {
	o := it.declared.Outcome("MAXSCORE")
	if o == nil || !o.HasDefault || len(o.Default.Atoms) != 1 {
		return nil
	}
	return o.Default.Atoms[0].Number
}

// worth makes the question worth what its best answer scores; ok is false when none scores anything, or none at all does.
func (it *item) worth(best, nothing *big.Rat) (ok bool) {
	at := it.processing().Place()
	switch {
	case it.failed != nil:
		return false
	case nothing.Sign() != 0:
		it.q.Fail(at, "qti-processing", "found", "marks for giving no answer")
		return false
	case best.Sign() <= 0:
		it.q.Fail(at, "qti-no-marks")
		return false
	}
	said := it.maxScore()
	switch {
	case said == nil && it.three:
		it.q.Warn(it.node.Place(), "qti-maxscore", "points", string(decimal(best)))
	case said != nil && near(share(best, said), one()):
		best = said
	case said != nil:
		it.q.Warn(it.declared.Outcome("MAXSCORE").Node.Place(), "qti-points", "found", string(decimal(said)), "points", string(decimal(best)))
	}
	it.setPoints(best)
	it.compareKey(best)
	return true
}

// compareKey says so where the correct responses aren't what earns most: the rules hold.
func (it *item) compareKey(best *big.Rat) {
	answer := scoring.Answer{}
	for _, r := range it.declared.Responses {
		if answer[r.ID] = r.Correct; r.Correct.Null() {
			return
		}
	}
	result, err := it.program.Run(answer)
	if err != nil || len(answer) == 0 {
		return
	}
	if s := result.Score(); s == nil || !near(share(s, best), one()) {
		it.q.Warn(it.declared.Responses[0].Node.Place(), "qti-key")
	}
}

// byHand makes a question that a person marks worth what the item says.
func (it *item) byHand() {
	points := it.maxScore()
	if points == nil && it.three {
		it.q.Warn(it.node.Place(), "qti-maxscore", "points", "1")
	}
	if o := it.declared.Outcome("SCORE"); points == nil && o != nil {
		points = o.NormalMax
	}
	if points != nil && points.Sign() > 0 {
		it.setPoints(points)
	}
}

// setPoints leaves out the 1 that every question is worth.
func (it *item) setPoints(points *big.Rat) {
	if d := decimal(points); d != "1" {
		it.q.Points = d
	}
}

// decimal writes a number with at most five decimals, or all of those that it has.
func decimal(r *big.Rat) questions.Decimal {
	for _, places := range []int{0, 2, 5, 10, 20} {
		if d, err := questions.ParseDecimal(r.FloatString(places)); err == nil && d.Rat().Cmp(r) == 0 {
			return d
		}
	}
	return weights.Percent(r)
}

// percent is a fraction as a weight.
func percent(fraction *big.Rat) questions.Decimal {
	return weights.Percent(new(big.Rat).Mul(fraction, big.NewRat(100, 1)))
}
