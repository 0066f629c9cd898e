package questions

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// Decimal is an exact decimal number as authors write it, in canonical digits ("1.5"); empty means not given.
// Points and weights are Decimals, so that a third of a point stays what the author said.
type Decimal string

// Bounds that keep a decimal's arithmetic small.
const (
	maxDecimalDigits   = 40
	maxDecimalExponent = 100
	maxDecimalLength   = len("-0.") + maxDecimalDigits + maxDecimalExponent // written without an exponent
)

var decimalForm = regexp.MustCompile(`^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$`)

// ParseDecimal reads digits with an optional sign, decimal point and exponent.
func ParseDecimal(text string) (Decimal, error) {
	text = strings.TrimSpace(text)
	if isCanonical(text) {
		return Decimal(text), nil
	}
	if !decimalForm.MatchString(text) {
		return "", fmt.Errorf("%q is not a decimal number", text)
	}
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	if len(mantissa) > maxDecimalLength {
		return "", fmt.Errorf("a number of %d characters is too long", len(mantissa))
	}
	if exponent != "" {
		n, err := strconv.Atoi(exponent)
		if err != nil || n > maxDecimalExponent || n < -maxDecimalExponent {
			return "", fmt.Errorf("%q has an exponent beyond ±%d", text, maxDecimalExponent)
		}
	}
	rat, ok := new(big.Rat).SetString(text)
	if !ok {
		return "", fmt.Errorf("%q is not a decimal number", text)
	}
	d := decimalOf(rat)
	if d.digits() > maxDecimalDigits || len(d) > maxDecimalLength {
		return "", fmt.Errorf("%q has more than %d digits", text, maxDecimalDigits)
	}
	return d, nil
}

// isCanonical tells whether a short number is in canonical digits already, as most are.
func isCanonical(text string) bool {
	whole, fraction, hasFraction := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	isDigits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	switch {
	case len(text) > maxDecimalDigits || !isDigits(whole) || whole[0] == '0' && len(whole) > 1:
		return false
	case hasFraction:
		return isDigits(fraction) && fraction[len(fraction)-1] != '0'
	}
	return text != "-0"
}

// digits counts the digits that matter: without the zeros at either end.
func (d Decimal) digits() int {
	return len(strings.Trim(strings.Replace(strings.TrimPrefix(string(d), "-"), ".", "", 1), "0"))
}

// decimalOf writes a fraction whose denominator divides a power of ten.
func decimalOf(r *big.Rat) Decimal {
	if r.IsInt() {
		return Decimal(r.Num().String())
	}
	return Decimal(strings.TrimRight(r.FloatString(maxDecimalLength+maxDecimalExponent), "0"))
}

// Rat is the exact value; 0 when the decimal is empty.
func (d Decimal) Rat() *big.Rat {
	r, ok := new(big.Rat).SetString(string(d))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// orZero is 0 for an empty decimal.
func (d Decimal) orZero() Decimal {
	if d == "" {
		return "0"
	}
	return d
}

// MarshalJSON writes the number itself.
func (d Decimal) MarshalJSON() ([]byte, error) {
	if d == "" {
		return []byte("null"), nil
	}
	return []byte(d), nil
}

// UnmarshalJSON reads a number or null.
func (d *Decimal) UnmarshalJSON(data []byte) error {
	var n json.Number
	if err := json.Unmarshal(data, &n); err != nil {
		return err
	}
	if n == "" {
		*d = ""
		return nil
	}
	parsed, err := ParseDecimal(n.String())
	*d = parsed
	return err
}
