// Package weights turns the percentages by which other systems mark choices into our markings, and back.
package weights

import (
	"math/big"

	"github.com/readback/readback/questions"
)

// near is how far from 100 % the positive weights of other systems may add up, since they round thirds and the like.
var near = big.NewRat(1, 10)

// Multiple makes the body of a multiple-response question of options with weights in percent. 100/n for each of n right
// options and −100/n for all others is right-minus-wrong. Other weights stay, under the marking weights, with rounded
// thirds made whole.
func Multiple(options questions.Options) *questions.MultipleResponse {
	positive, sum := 0, new(big.Rat)
	for _, o := range options {
		if w := o.Weight.Rat(); w.Sign() > 0 {
			positive++
			sum.Add(sum, w)
		}
	}
	if positive == 0 {
		return &questions.MultipleResponse{Options: options, Marking: questions.ByWeights}
	}
	share := big.NewRat(100, int64(positive))
	if all(options, func(w *big.Rat) bool { return isNear(w, share) || isNear(w, new(big.Rat).Neg(share)) }) {
		for i := range options {
			options[i].Correct, options[i].Weight = options[i].Weight.Rat().Sign() > 0, ""
		}
		return &questions.MultipleResponse{Options: options}
	}
	evenOut(options, sum)
	return &questions.MultipleResponse{Options: options, Marking: questions.ByWeights}
}

func all(options questions.Options, holds func(*big.Rat) bool) bool {
	for _, o := range options {
		if !holds(o.Weight.Rat()) {
			return false
		}
	}
	return true
}

func isNear(a, b *big.Rat) bool {
	d := new(big.Rat).Sub(a, b)
	return d.Abs(d).Cmp(big.NewRat(1, 100)) < 0
}

// evenOut puts what rounding took from the sum to the last positive weight.
func evenOut(options questions.Options, sum *big.Rat) {
	lack := new(big.Rat).Sub(big.NewRat(100, 1), sum)
	if lack.Sign() == 0 || new(big.Rat).Abs(lack).Cmp(near) > 0 {
		return
	}
	for i := len(options) - 1; i >= 0; i-- {
		if w := options[i].Weight.Rat(); w.Sign() > 0 {
			options[i].Weight = Percent(w.Add(w, lack))
			return
		}
	}
}

// Single makes the body of a single-choice question of options with weights in percent: the one that is worth 100 is the
// correct one when the others are worth nothing.
func Single(options questions.Options) *questions.SingleChoice {
	right := -1
	for i, o := range options {
		switch w := o.Weight.Rat(); {
		case w.Sign() == 0:
		case w.Cmp(big.NewRat(100, 1)) == 0 && right < 0:
			right = i
		default:
			for j := range options {
				if options[j].Weight == "" {
					options[j].Weight = "0"
				}
			}
			return &questions.SingleChoice{Options: options}
		}
	}
	for i := range options {
		options[i].Weight, options[i].Correct = "", i == right
	}
	return &questions.SingleChoice{Options: options}
}

// Of are the weights in percent, with up to five decimals, by which a system that adds them up marks the options. exact is
// false where it marks differently: all-or-nothing and per-option have no such weights.
func Of(b *questions.MultipleResponse) (list []questions.Decimal, exact bool) {
	right, exact := 0, b.Marking == "" || b.Marking == questions.RightMinusWrong || b.Marking == questions.ByWeights
	for _, o := range b.Options {
		if o.Correct {
			right++
		}
	}
	for _, o := range b.Options {
		switch {
		case b.Marking == questions.ByWeights && o.Weight == "":
			list = append(list, "0")
		case b.Marking == questions.ByWeights:
			list = append(list, o.Weight)
		case o.Correct:
			list = append(list, Percent(big.NewRat(100, int64(right))))
		default:
			list = append(list, Percent(big.NewRat(-100, int64(max(right, 1)))))
		}
	}
	return list, exact
}

// Percent writes a share in percent as a decimal with at most five decimals, as Moodle does.
func Percent(r *big.Rat) questions.Decimal {
	d, err := questions.ParseDecimal(r.FloatString(5))
	if err != nil {
		return "0"
	}
	return d
}
