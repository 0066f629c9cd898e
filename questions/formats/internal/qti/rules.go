package qti

import (
	"math/big"
	"strings"
)

// The elements that response processing is written with.

func variable(id string) *element { return e("variable", at("identifier", id)) }

func correct(id string) *element { return e("correct", at("identifier", id)) }

func mapped(id string) *element { return e("mapResponse", at("identifier", id)) }

func base(baseType, text string) *element { return e("baseValue", at("baseType", baseType), text) }

func set(id string, value *element) *element {
	return e("setOutcomeValue", at("identifier", id), value)
}

// adding is a rule that adds a value to SCORE.
func adding(value *element) *element {
	return set("SCORE", e("sum", nil, variable("SCORE"), value))
}

// when is a responseCondition with a condition and rules; otherwise may be nil.
func when(condition *element, rules []any, otherwise []any) *element {
	c := e("responseCondition", nil, e("responseIf", nil, append([]any{condition}, rules...)...))
	if len(otherwise) > 0 {
		c.inner = append(c.inner, e("responseElse", nil, otherwise...))
	}
	return c
}

// chain is a responseCondition with a branch after another, of which the first that holds counts.
func chain(branches []chained) *element {
	c := e("responseCondition", nil)
	for i, b := range branches {
		name := "responseElseIf"
		if i == 0 {
			name = "responseIf"
		}
		c.inner = append(c.inner, e(name, nil, append([]any{b.when}, b.rules...)...))
	}
	return c
}

type chained struct {
	when  *element
	rules []any
}

// scaled makes SCORE, which was counted in parts of a whole, the question's points.
func scaled(whole, points *big.Rat) []any {
	if whole.Cmp(points) == 0 || whole.Sign() == 0 {
		return nil
	}
	factor := new(big.Rat).Quo(points, whole)
	if _, ok := exact(factor); ok {
		return []any{set("SCORE", e("product", nil, variable("SCORE"), base("float", number(factor))))}
	}
	return []any{set("SCORE", e("divide", nil, e("product", nil, variable("SCORE"), base("float", number(points))), base("float", number(whole))))}
}

// number writes a number with all its decimals, or fifteen of them.
func number(r *big.Rat) string {
	if d, ok := exact(r); ok {
		return string(d)
	}
	return strings.TrimRight(r.FloatString(15), "0")
}

// upward is number with the last decimal rounded up, so that parts make no less than the whole.
func upward(r *big.Rat) string {
	if _, ok := exact(r); ok {
		return number(r)
	}
	return number(new(big.Rat).Add(new(big.Rat).SetFrac64(1, 1_000_000_000_000_000), roundedDown(r)))
}

func roundedDown(r *big.Rat) *big.Rat {
	scale := new(big.Rat).SetInt64(1_000_000_000_000_000)
	up := new(big.Rat).Mul(r, scale)
	whole := new(big.Int).Div(up.Num(), up.Denom())
	return new(big.Rat).Quo(new(big.Rat).SetInt(whole), scale)
}
