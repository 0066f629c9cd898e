package moodlexml

import (
	"math/big"

	"github.com/readback/readback/questions"
)

// gapWeights are the weights in whole numbers, which Moodle's gaps have, so that they add up to the question's points
// where they can. In Moodle, they are the points.
func (x *writer) gapWeights(b *questions.GapFill, names []string) []string {
	weights, sum := make([]*big.Rat, len(names)), new(big.Rat)
	for i, name := range names {
		gap := b.Gaps[name]
		weights[i] = weightOrOne(gap.Weight)
		sum.Add(sum, weights[i])
	}
	scaled := scaledTo(weights, sum, x.q.Max())
	list, points := make([]string, len(names)), new(big.Rat)
	for i, w := range scaled {
		list[i] = w.Num().String()
		points.Add(points, w)
	}
	if points.Cmp(x.q.Max()) != 0 {
		x.changed("points", points.RatString()+", the sum of the gaps' weights")
	}
	x.reduced(b, names, scaled)
	return list
}

func weightOrOne(weight questions.Decimal) *big.Rat {
	if weight == "" {
		return big.NewRat(1, 1)
	}
	return weight.Rat()
}

// mostWeight bounds the weights that are written: finer ones are rounded.
const mostWeight = 10_000

// scaledTo are weights in whole numbers that stand to each other as the given ones do: with the sum wanted, or else the
// smallest.
func scaledTo(weights []*big.Rat, sum, wanted *big.Rat) []*big.Rat {
	if sum.Sign() == 0 {
		return weights
	}
	factor := new(big.Rat).Quo(wanted, sum)
	if scaled := times(weights, factor); factor.Sign() > 0 && areWhole(scaled) {
		return scaled
	}
	common, divisor := big.NewInt(1), new(big.Int)
	for _, w := range weights {
		common.Mul(common, new(big.Int).Div(w.Denom(), new(big.Int).GCD(nil, nil, common, w.Denom())))
	}
	scaled := times(weights, new(big.Rat).SetInt(common))
	for _, w := range scaled {
		divisor.GCD(nil, nil, divisor, w.Num())
	}
	scaled = times(scaled, new(big.Rat).SetFrac(big.NewInt(1), divisor))
	return bounded(scaled)
}

func times(weights []*big.Rat, factor *big.Rat) []*big.Rat {
	scaled := make([]*big.Rat, len(weights))
	for i, w := range weights {
		scaled[i] = new(big.Rat).Mul(w, factor)
	}
	return scaled
}

func areWhole(weights []*big.Rat) bool {
	for _, w := range weights {
		if !w.IsInt() {
			return false
		}
	}
	return true
}

// bounded rounds weights that need larger numbers than people write.
func bounded(weights []*big.Rat) []*big.Rat {
	most := new(big.Rat)
	for _, w := range weights {
		if w.Cmp(most) > 0 {
			most = w
		}
	}
	limit := big.NewRat(mostWeight, 1)
	if most.Cmp(limit) <= 0 {
		return weights
	}
	scaled := times(weights, new(big.Rat).Quo(limit, most))
	for _, w := range scaled {
		rounded, _ := new(big.Rat).SetString(w.FloatString(0))
		w.Set(rounded)
	}
	return scaled
}

// reduced reports weights that are read as others: the smallest that stand to each other as the written ones do.
func (x *writer) reduced(b *questions.GapFill, names []string, written []*big.Rat) {
	divisor := new(big.Int)
	for _, w := range written {
		divisor.GCD(nil, nil, divisor, w.Num())
	}
	for i, name := range names {
		if over(written[i], divisor).Cmp(weightOrOne(b.Gaps[name].Weight)) != 0 {
			x.changed("the weights of gaps", "whole numbers that stand to each other in the same way")
			return
		}
	}
}
