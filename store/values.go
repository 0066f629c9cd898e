package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"time"
)

// millis is how a time is stored.
func millis(t time.Time) int64 { return t.UnixMilli() }

// maybeMillis is how a time that may be missing is stored: the zero time as NULL.
func maybeMillis(t time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: t.UnixMilli(), Valid: !t.IsZero()}
}

// maybeText is how text that may be missing is stored: the empty text as NULL.
func maybeText(text string) sql.NullString {
	return sql.NullString{String: text, Valid: text != ""}
}

// maybeCount is how a number that may be missing is stored: 0 as NULL.
func maybeCount(n int) sql.NullInt64 {
	return sql.NullInt64{Int64: int64(n), Valid: n != 0}
}

// timeIn scans a stored time into t; NULL is the zero time.
func timeIn(t *time.Time) sql.Scanner { return (*storedTime)(t) }

type storedTime time.Time

// Scan reads Unix milliseconds.
func (t *storedTime) Scan(value any) error {
	var ms sql.NullInt64
	if err := ms.Scan(value); err != nil {
		return err
	}
	*t = storedTime{}
	if ms.Valid {
		*t = storedTime(time.UnixMilli(ms.Int64).UTC())
	}
	return nil
}

// textIn scans stored text into t; NULL is the empty text.
func textIn(t *string) sql.Scanner { return (*storedText)(t) }

type storedText string

// Scan reads text.
func (t *storedText) Scan(value any) error {
	var text sql.NullString
	if err := text.Scan(value); err != nil {
		return err
	}
	*t = storedText(text.String)
	return nil
}

// countIn scans a stored number into n; NULL is 0.
func countIn(n *int) sql.Scanner { return (*storedCount)(n) }

type storedCount int

// Scan reads a whole number.
func (c *storedCount) Scan(value any) error {
	var n sql.NullInt64
	err := n.Scan(value)
	*c = storedCount(n.Int64)
	return err
}

// maybeRat is how an exact fraction that may be missing is stored: nil as NULL.
func maybeRat(r *big.Rat) sql.NullString {
	if r == nil {
		return sql.NullString{}
	}
	return sql.NullString{String: r.RatString(), Valid: true}
}

// ratIn scans a stored fraction into r; NULL is nil.
func ratIn(r **big.Rat) sql.Scanner { return storedRat{r} }

type storedRat struct{ into **big.Rat }

// Scan reads a fraction like 3/4.
func (s storedRat) Scan(value any) error {
	*s.into = nil
	var text sql.NullString
	if err := text.Scan(value); err != nil || !text.Valid {
		return err
	}
	r, ok := new(big.Rat).SetString(text.String)
	if !ok {
		return fmt.Errorf("%q is no fraction", text.String)
	}
	*s.into = r
	return nil
}

// presence scans into found whether there is a value at all.
func presence(found *bool) sql.Scanner { return (*storedPresence)(found) }

type storedPresence bool

// Scan looks at nothing but NULL.
func (p *storedPresence) Scan(value any) error {
	*p = value != nil
	return nil
}

// jsonIn scans stored JSON into v.
func jsonIn(v any) sql.Scanner { return storedJSON{v} }

type storedJSON struct{ into any }

// Scan decodes text.
func (j storedJSON) Scan(value any) error {
	var text string
	if err := textIn(&text).Scan(value); err != nil {
		return err
	}
	return json.NewDecoder(strings.NewReader(text)).Decode(j.into)
}

// storedAs is a time as it will be read back: in UTC, to the millisecond.
func storedAs(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return time.UnixMilli(t.UnixMilli()).UTC()
}
