package qti12

import (
	"math/big"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/weights"
)

// worth says what full marks are: the points of the question or its group, or else what the best answer scores. Most
// systems write scores in percent of the points, some in points.
func (it *item) worth() {
	if _, ok := it.q.Body.(*questions.Information); ok {
		return
	}
	top := it.top
	if top == nil || isHundred(top) || top.Sign() <= 0 {
		top = nil
	}
	points := number(it.points)
	switch {
	case it.points != "" && points == nil:
		it.q.Warn(draft.Place{}, "not-kept", "what", "the points "+it.points)
	case points == nil && top == nil:
	case points == nil:
		it.setPoints(top)
	case top == nil || top.Cmp(points) == 0:
		it.setPoints(points)
	default:
		it.setPoints(it.reachable(top, points))
	}
}

// reachable is what the best answer earns, where that isn't all the points: the rest can't be had there either.
func (it *item) reachable(top, points *big.Rat) *big.Rat {
	earned := points
	switch {
	case top.Cmp(points) < 0:
		earned = top
	case it.scoring.most != nil && isHundred(it.scoring.most) && top.Cmp(hundred()) < 0:
		earned = new(big.Rat).Mul(points, top)
		earned.Quo(earned, hundred())
	}
	if earned.Cmp(points) != 0 {
		it.q.Warn(draft.Place{}, "qti12-unreachable", "points", string(shown(points)), "most", string(shown(earned)))
	}
	return earned
}

// setPoints leaves out the one point that every question has.
func (it *item) setPoints(points *big.Rat) {
	if points.Cmp(big.NewRat(1, 1)) != 0 {
		it.q.Points = shown(points)
	}
}

// shown is a fraction as a decimal.
func shown(r *big.Rat) questions.Decimal { return weights.Percent(r) }

// isHundred tells whether a score is all of it in percent, as far as thirds can be written.
func isHundred(r *big.Rat) bool {
	lack := new(big.Rat).Sub(r, hundred())
	return lack.Abs(lack).Cmp(big.NewRat(1, 10)) < 0
}
