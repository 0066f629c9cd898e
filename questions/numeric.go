package questions

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
)

// Numeric is a question answered with a number. Numbers are compared as exact decimals, bounds included, so that
// 11.7 ± 0.02 includes 11.72.
type Numeric struct {
	Accept []NumericAccept `json:"accept"`
	Unit   string          `json:"unit,omitempty"` // may follow the number; another one doesn't fit
}

// NumericAccept is a number that a question takes, with a tolerance, or a range.
type NumericAccept struct {
	Value     Decimal   `json:"value,omitempty"`
	Tolerance Tolerance `json:"tolerance,omitempty"`
	Min       Decimal   `json:"min,omitempty"`    // instead of a value; empty: no bound
	Max       Decimal   `json:"max,omitempty"`    // as min
	Weight    Decimal   `json:"weight,omitempty"` // percent, 0…100; empty: 100
	Feedback  string    `json:"feedback,omitempty"`
}

// Tolerance is how far from a value an answer may be: a number, or a share of the value as "5%". Empty: not at all.
type Tolerance string

// Of is the tolerance about a value: |p/100·value| for a percentage, as Canvas computes it.
func (t Tolerance) Of(value *big.Rat) *big.Rat {
	number, isPercent := strings.CutSuffix(string(t), "%")
	d, err := ParseDecimal(number)
	if err != nil {
		return zero()
	}
	if !isPercent {
		return d.Rat()
	}
	share := percent(d)
	return share.Mul(share, new(big.Rat).Abs(value))
}

// in is the tolerance as a language writes it.
func (t Tolerance) in(lang string) string {
	number, isPercent := strings.CutSuffix(string(t), "%")
	d, err := ParseDecimal(number)
	if err != nil {
		return string(t)
	}
	if isPercent {
		return FormatNumber(d, lang) + "%"
	}
	return FormatNumber(d, lang)
}

func (t Tolerance) valid() bool {
	d, err := ParseDecimal(strings.TrimSuffix(string(t), "%"))
	return t == "" || err == nil && d.Rat().Sign() >= 0
}

// MarshalJSON writes a number where it is one.
func (t Tolerance) MarshalJSON() ([]byte, error) {
	if d, err := ParseDecimal(string(t)); err == nil {
		return d.MarshalJSON()
	}
	return json.Marshal(string(t))
}

// UnmarshalJSON reads a number or a text.
func (t *Tolerance) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*t = Tolerance(text)
		return nil
	}
	var d Decimal
	err := json.Unmarshal(data, &d)
	*t = Tolerance(d)
	return err
}

func (a *NumericAccept) fraction() *big.Rat { return weightOrAll(a.Weight) }

// Rewards tells whether the number earns anything: some are listed for their feedback alone.
func (a *NumericAccept) Rewards() bool { return a.fraction().Sign() > 0 }

// bounds are the least and the greatest number taken; nil is no bound.
func (a *NumericAccept) bounds() (least, most *big.Rat) {
	if a.Value != "" {
		value := a.Value.Rat()
		tolerance := a.Tolerance.Of(value)
		return new(big.Rat).Sub(value, tolerance), new(big.Rat).Add(value, tolerance)
	}
	if a.Min != "" {
		least = a.Min.Rat()
	}
	if a.Max != "" {
		most = a.Max.Rat()
	}
	return least, most
}

// String is In English.
func (a *NumericAccept) String() string { return a.In("") }

// In is what is accepted as a language writes it: 11.7 ± 0.02, 200 ± 5%, 10 – 12, ≥ 10.
func (a *NumericAccept) In(lang string) string {
	show := func(d Decimal) string { return FormatNumber(d, lang) }
	switch {
	case a.Value != "" && a.Tolerance == "":
		return show(a.Value)
	case a.Value != "":
		return show(a.Value) + " ± " + a.Tolerance.in(lang)
	case a.Min == "":
		return "≤ " + show(a.Max)
	case a.Max == "":
		return "≥ " + show(a.Min)
	}
	return show(a.Min) + " – " + show(a.Max)
}

func (b *Numeric) check(c *questionCheck) { c.numeric("", b) }

// numeric checks a numeric question, or a gap of one, at a pointer below the question.
func (c *questionCheck) numeric(below string, b *Numeric) {
	if len(b.Accept) == 0 {
		c.fail(below+"/accept", "accept-missing")
		return
	}
	c.atMost(below+"/accept", "accepted answers", len(b.Accept), maxAccepts)
	weights := make([]Decimal, len(b.Accept))
	for i, a := range b.Accept {
		c.numericAccept(fmt.Sprintf("%s/accept/%d", below, i), a)
		if weights[i] = a.Weight; a.Weight == "" {
			weights[i] = "100"
		}
	}
	c.weights(below+"/accept", weights, zero())
	if d, err := ReadNumber("1 "+b.Unit, c.set.Language, b.Unit); b.Unit != "" && (err != nil || d != "1") {
		c.warn(below+"/unit", "unit-unreadable", "found", shortened(b.Unit))
	}
}

func (c *questionCheck) numericAccept(at string, a NumericAccept) {
	ranged := a.Min != "" || a.Max != ""
	switch {
	case a.Value != "" && ranged:
		c.fail(at, "value-and-range")
	case a.Value == "" && !ranged:
		c.fail(at+"/value", "number-missing")
	case a.Min != "" && a.Max != "" && a.Min.Rat().Cmp(a.Max.Rat()) > 0:
		c.fail(at, "range-order", "min", string(a.Min), "max", string(a.Max))
	}
	switch {
	case ranged && a.Value == "" && a.Tolerance != "":
		c.fail(at+"/tolerance", "range-tolerance")
	case !a.Tolerance.valid():
		c.fail(at+"/tolerance", "tolerance-form", "found", shortened(string(a.Tolerance)))
	}
}

func (b *Numeric) fillIDs(Body) {}

// fit takes a number, or a text that can be read as one; the text is kept as it was typed.
func (b *Numeric) fit(raw json.RawMessage, in *Scope) (json.RawMessage, error) {
	if bytes.HasPrefix(bytes.TrimSpace(raw), []byte(`"`)) {
		text, err := decode[string](raw, "number")
		if err != nil || strings.TrimSpace(text) == "" {
			return nil, err
		}
		_, err = ReadNumber(text, in.Language, b.Unit)
		return encode(text), err
	}
	var number json.Number
	if json.Unmarshal(raw, &number) != nil || number == "" {
		return nil, unfit("form-number")
	}
	d, err := ParseDecimal(number.String())
	if err != nil {
		return nil, unfit("number-long", "most", maxDecimalDigits)
	}
	return encode(d), nil
}

// Read returns the number that a canonical answer was read as.
func (b *Numeric) Read(answer json.RawMessage, lang string) (Decimal, bool) {
	var text string
	if json.Unmarshal(answer, &text) == nil {
		d, err := ReadNumber(text, lang, b.Unit)
		return d, err == nil
	}
	var d Decimal
	err := json.Unmarshal(answer, &d)
	return d, err == nil && d != ""
}

// Matched returns the first accepted number or range that holds the number, in authored order; nil when none does.
func (b *Numeric) Matched(d Decimal) *NumericAccept {
	value := d.Rat()
	for i := range b.Accept {
		least, most := b.Accept[i].bounds()
		if (least == nil || value.Cmp(least) >= 0) && (most == nil || value.Cmp(most) <= 0) {
			return &b.Accept[i]
		}
	}
	return nil
}

func (b *Numeric) marker(_ *Question, in *Scope) marker {
	return func(answer json.RawMessage) (*big.Rat, []Reason) {
		d, _ := b.Read(answer, in.Language)
		why := []Reason{because("number-read", "number", FormatNumber(d, in.Language))}
		accepted := b.Matched(d)
		if accepted == nil {
			return zero(), append(why, because("number-unmatched"))
		}
		why = append(why, because("number-matched", "accepted", accepted.In(in.Language)))
		return accepted.fraction(), append(why, weightReason(accepted.Weight)...)
	}
}

func (b *Numeric) rename(answer json.RawMessage, _ Renamer) (json.RawMessage, error) {
	return answer, nil
}
