package scoring

import (
	"math/big"
)

// maxBits bounds numbers: far more than any score has.
const maxBits = 8192

// measured compares numbers; NULL where one of them isn't known.
func (r *run) measured(e *expr, v []Value) Value {
	a, ok := v[0].number()
	b, ok2 := v[1].number()
	if !ok || !ok2 {
		return Value{}
	}
	c := a.Cmp(b)
	switch e.op {
	case "lt":
		return truth(c < 0)
	case "gt":
		return truth(c > 0)
	case "lte":
		return truth(c <= 0)
	case "gte":
		return truth(c >= 0)
	case "equalRounded":
		return truth(e.settings.rounded(a).Cmp(e.settings.rounded(b)) == 0)
	}
	return truth(e.settings.near(a, b))
}

// near is equal with its tolerance, as the specification has it: b lies within the bounds about a.
func (s *settings) near(a, b *big.Rat) bool {
	least, most := s.bounds(a)
	low, high := b.Cmp(least), b.Cmp(most)
	return (low > 0 || low == 0 && !s.open[0]) && (high < 0 || high == 0 && !s.open[1])
}

// bounds are those about a number: a−t₀ and a+t₁, or a·(1−t₀/100) and a·(1+t₁/100).
func (s *settings) bounds(a *big.Rat) (least, most *big.Rat) {
	if s.tolerance[0] == nil {
		return a, a
	}
	below, above := s.tolerance[0], s.tolerance[1]
	if s.relative {
		share := new(big.Rat).Quo(new(big.Rat).Abs(a), big.NewRat(100, 1))
		below, above = new(big.Rat).Mul(share, below), new(big.Rat).Mul(share, above)
	}
	if s.relative && a.Sign() < 0 {
		below, above = above, below
	}
	return new(big.Rat).Sub(a, below), new(big.Rat).Add(a, above)
}

// computed are the operators that give numbers. One of NULL is NULL.
func (r *run) computed(e *expr, v []Value) Value {
	var list []*big.Rat
	for _, part := range v {
		if part.Null() {
			return Value{}
		}
		for _, a := range part.Atoms {
			n, ok := Value{Atoms: []Atom{a}}.number()
			if !ok {
				return r.fail(&OperandError{e.op})
			}
			list = append(list, n)
		}
	}
	result := e.compute(list)
	if result == nil {
		return Value{}
	}
	if r.step(len(list)); result.Num().BitLen()+result.Denom().BitLen() >= maxBits {
		return r.fail(ErrNumber)
	}
	return Num(result)
}

// compute is nil where there is no result.
func (e *expr) compute(list []*big.Rat) *big.Rat {
	switch e.op {
	case "sum", "product", "min", "max":
		return folded(e.op, list)
	case "truncate":
		return toWhole(list[0])
	case "round":
		return floor(new(big.Rat).Add(list[0], big.NewRat(1, 2)))
	case "roundTo":
		return e.settings.rounded(list[0])
	case "integerToFloat":
		return list[0]
	}
	if len(list) != 2 {
		return nil
	}
	return ofTwo(e.op, list[0], list[1])
}

func folded(op string, list []*big.Rat) *big.Rat {
	total := new(big.Rat).Set(list[0])
	for _, n := range list[1:] {
		switch {
		case op == "sum":
			total.Add(total, n)
		case op == "product":
			if total.Num().BitLen()+total.Denom().BitLen() < maxBits {
				total.Mul(total, n)
			}
		case (n.Cmp(total) < 0) == (op == "min"):
			total.Set(n)
		}
	}
	return total
}

func ofTwo(op string, a, b *big.Rat) *big.Rat {
	switch op {
	case "subtract":
		return new(big.Rat).Sub(a, b)
	case "power":
		return power(a, b)
	}
	if b.Sign() == 0 {
		return nil
	}
	q := new(big.Rat).Quo(a, b)
	switch op {
	case "integerDivide":
		return floor(q)
	case "integerModulus":
		return new(big.Rat).Sub(a, new(big.Rat).Mul(b, floor(q)))
	}
	return q
}

// power is a to a small whole exponent; there is no other that is exact.
func power(a, b *big.Rat) *big.Rat {
	if !b.IsInt() || b.Sign() < 0 || b.Cmp(big.NewRat(maxWhole, 1)) > 0 {
		return nil
	}
	result := one()
	for range b.Num().Int64() {
		result.Mul(result, a)
	}
	return result
}

func floor(r *big.Rat) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Div(r.Num(), r.Denom())) // Euclidean, and denominators are positive
}

func toWhole(r *big.Rat) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Quo(r.Num(), r.Denom()))
}

// rounded is a number with so many decimal places, or significant figures; halves go away from zero.
func (s *settings) rounded(r *big.Rat) *big.Rat {
	places := s.figures
	if s.significant {
		places -= magnitude(r)
	}
	scale := powerOfTen(places)
	shifted := new(big.Rat).Mul(new(big.Rat).Abs(r), scale)
	whole := floor(shifted.Add(shifted, big.NewRat(1, 2)))
	if whole.Quo(whole, scale); r.Sign() < 0 {
		whole.Neg(whole)
	}
	return whole
}

func powerOfTen(n int) *big.Rat {
	r := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil))
	if n < 0 {
		r.Inv(r)
	}
	return r
}

// magnitude is the number of digits before the decimal point; below 1, that of the zeros behind it, negative.
func magnitude(r *big.Rat) int {
	if r.Sign() == 0 {
		return 0
	}
	n, a, ten := 0, new(big.Rat).Abs(r), big.NewRat(10, 1)
	for ; a.Cmp(one()) >= 0; n++ {
		a.Quo(a, ten)
	}
	for ; a.Cmp(big.NewRat(1, 10)) < 0; n-- {
		a.Mul(a, ten)
	}
	return n
}
