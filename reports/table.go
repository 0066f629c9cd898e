package reports

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// Column is one column of a report: its stable name, and its value in a row, which is a string, a number, a bool,
// a time.Time (zero: blank), JSON, a pointer to one of these, or nil for blank.
type Column[R any] struct {
	Name  string
	Value func(R) any
}

// plainValue follows pointers and turns every blank into nil.
func plainValue(v any) any {
	switch v := v.(type) {
	case *float64:
		if v == nil {
			return nil
		}
		return *v
	case *bool:
		if v == nil {
			return nil
		}
		return *v
	case time.Time:
		if v.IsZero() {
			return nil
		}
		return v.UTC().Format(time.RFC3339)
	}
	return v
}

// cellText is a value as a CSV cell: numbers plain, times in RFC 3339 in UTC, text safe from being run as a formula.
func cellText(v any) string {
	switch v := plainValue(v).(type) {
	case nil:
		return ""
	case string:
		return inert(v)
	case json.RawMessage:
		return inert(string(v))
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	default:
		return fmt.Sprint(v)
	}
}

// inert puts an apostrophe before text that a spreadsheet would take for a formula. Plain numbers stay.
func inert(text string) string {
	if text == "" {
		return text
	}
	switch text[0] {
	case '=', '+', '-', '@', '\t', '\r', '\n':
		if _, err := strconv.ParseFloat(text, 64); err != nil || text[0] == '\t' || text[0] == '\r' || text[0] == '\n' {
			return "'" + text
		}
	}
	return text
}
