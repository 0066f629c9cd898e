package xlsx

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"time"
)

// Styles of cells, by their place in cellXfs of styles.xml.
const (
	styleHeading = `" s="1`
	styleTime    = `" s="2`
	styleQuoted  = `" s="3` // text that Excel must not take for a formula when somebody edits the cell
)

// appendRow adds a row of values.
func appendRow(xml []byte, row int, letters []string, values []any) []byte {
	var digits [20]byte
	number := strconv.AppendInt(digits[:0], int64(row), 10)
	xml = append(xml, `<row r="`...)
	xml = append(append(xml, number...), `">`...)
	for i, value := range values {
		xml = appendCell(xml, letters[i], number, value)
	}
	return append(xml, `</row>`...)
}

// appendHeadings adds the first row.
func appendHeadings(xml []byte, letters, headings []string) []byte {
	xml = append(xml, `<row r="1">`...)
	for i, heading := range headings {
		xml = appendTextCell(xml, letters[i], []byte("1"), styleHeading, heading)
	}
	return append(xml, `</row>`...)
}

// appendCell adds one cell, or nothing for a blank.
func appendCell(xml []byte, letters string, row []byte, value any) []byte {
	switch v := value.(type) {
	case nil:
		return xml
	case string:
		return appendText(xml, letters, row, v)
	case json.RawMessage:
		return appendText(xml, letters, row, string(v))
	case int:
		return strconvCell(xml, letters, row, int64(v))
	case int64:
		return strconvCell(xml, letters, row, v)
	case float64:
		return appendNumber(xml, letters, row, v)
	case *float64:
		if v == nil {
			return xml
		}
		return appendNumber(xml, letters, row, *v)
	case bool:
		return appendBool(xml, letters, row, v)
	case *bool:
		if v == nil {
			return xml
		}
		return appendBool(xml, letters, row, *v)
	case time.Time:
		return appendTime(xml, letters, row, v)
	}
	return appendText(xml, letters, row, fmt.Sprint(value))
}

// open begins a cell: its place, and what follows within the tag.
func open(xml []byte, letters string, row []byte, rest string) []byte {
	xml = append(append(xml, `<c r="`...), letters...)
	return append(append(xml, row...), rest...)
}

func strconvCell(xml []byte, letters string, row []byte, v int64) []byte {
	xml = strconv.AppendInt(open(xml, letters, row, `"><v>`), v, 10)
	return append(xml, `</v></c>`...)
}

// appendNumber adds a number; what isn't one is a blank.
func appendNumber(xml []byte, letters string, row []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return xml
	}
	xml = strconv.AppendFloat(open(xml, letters, row, `"><v>`), v, 'g', -1, 64)
	return append(xml, `</v></c>`...)
}

func appendBool(xml []byte, letters string, row []byte, v bool) []byte {
	if v {
		return open(xml, letters, row, `" t="b"><v>1</v></c>`)
	}
	return open(xml, letters, row, `" t="b"><v>0</v></c>`)
}

// epoch is the day, in days before 1970, that Excel counts from.
const epoch = 25569

// appendTime adds a point in time as the days since 1899-12-30, in UTC: cells have no time zones.
func appendTime(xml []byte, letters string, row []byte, t time.Time) []byte {
	if t.IsZero() {
		return xml
	}
	days := float64(t.Unix())/86400 + epoch
	xml = strconv.AppendFloat(open(xml, letters, row, styleTime+`"><v>`), days, 'f', -1, 64)
	return append(xml, `</v></c>`...)
}
