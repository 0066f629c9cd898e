package qti12

import (
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// margin is a tolerance that is written beside its number, in percent of it or not.
func (it *item) margin(n *xmltree.Node) questions.Tolerance {
	text := strings.TrimSuffix(oneLine(n.Attr("margin")), "%")
	d, err := questions.ParseDecimal(text)
	if err != nil {
		it.q.Fail(n.Place(), "qti12-number", "found", n.Attr("margin"))
		return ""
	}
	if strings.EqualFold(n.Attr("margintype"), "percent") || text != oneLine(n.Attr("margin")) {
		return questions.Tolerance(d + "%")
	}
	return questions.Tolerance(d)
}

// maxPrecision bounds the digits that an answer is wanted to be right to.
const maxPrecision = 40

// precision is how far a number may be off to be right to so many digits: half of the last one.
func (it *item) precision(n *xmltree.Node) questions.Tolerance {
	digits := number(n.Attr("precision"))
	if digits == nil || !digits.IsInt() || digits.Sign() < 0 || digits.Cmp(big.NewRat(maxPrecision, 1)) > 0 {
		it.q.Fail(n.Place(), "qti12-number", "found", n.Attr("precision"))
		return ""
	}
	places := int(digits.Num().Int64())
	if !strings.EqualFold(n.Attr("precisiontype"), "decimals") {
		places -= magnitude(valueOf(n))
	}
	it.q.Warn(n.Place(), "qti12-open", "found", oneLine(n.InnerText()))
	half := new(big.Rat).Quo(big.NewRat(1, 2), power(places))
	return questions.Tolerance(exactly(half))
}

// magnitude is the number of digits before the decimal point; 0 for 0.5, −1 for 0.05.
func magnitude(r *big.Rat) int {
	m, one := 0, big.NewRat(1, 1)
	for r = new(big.Rat).Abs(r); r.Cmp(one) >= 0; m++ {
		r.Quo(r, big.NewRat(10, 1))
	}
	for tenth := big.NewRat(1, 10); r.Sign() > 0 && r.Cmp(tenth) < 0; m-- {
		r.Mul(r, big.NewRat(10, 1))
	}
	return m
}

// power is a power of ten.
func power(n int) *big.Rat {
	r := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil))
	if n < 0 {
		r.Inv(r)
	}
	return r
}

// exactly is a fraction as a decimal number; empty for one of too many digits.
func exactly(r *big.Rat) questions.Decimal {
	d, err := questions.ParseDecimal(strings.TrimRight(strings.TrimRight(r.FloatString(3*maxPrecision), "0"), "."))
	if err != nil {
		return ""
	}
	return d
}
