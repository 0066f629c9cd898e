package ods

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// appendCell adds one cell.
func appendCell(xml []byte, value any) []byte {
	switch v := value.(type) {
	case nil:
	case string:
		return appendText(xml, "", v)
	case json.RawMessage:
		return appendText(xml, "", string(v))
	case int:
		return appendNumber(xml, float64(v))
	case int64:
		return appendNumber(xml, float64(v))
	case float64:
		return appendNumber(xml, v)
	case *float64:
		if v != nil {
			return appendNumber(xml, *v)
		}
	case bool:
		return appendBool(xml, v)
	case *bool:
		if v != nil {
			return appendBool(xml, *v)
		}
	case time.Time:
		return appendTime(xml, v)
	default:
		return appendText(xml, "", fmt.Sprint(v))
	}
	return append(xml, blank...)
}

const blank = `<table:table-cell/>`

// appendNumber adds a number; what isn't one is a blank.
func appendNumber(xml []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(xml, blank...)
	}
	number := strconv.AppendFloat(nil, v, 'f', -1, 64)
	xml = append(append(xml, `<table:table-cell office:value-type="float" office:value="`...), number...)
	return shown(xml, string(number))
}

func appendBool(xml []byte, v bool) []byte {
	xml = fmt.Appendf(xml, `<table:table-cell office:value-type="boolean" office:boolean-value="%t`, v)
	return shown(xml, strings.ToUpper(strconv.FormatBool(v)))
}

// appendTime adds a point in time, in UTC: cells have no time zones.
func appendTime(xml []byte, t time.Time) []byte {
	if t.IsZero() {
		return append(xml, blank...)
	}
	t = t.UTC()
	xml = append(xml, `<table:table-cell table:style-name="time" office:value-type="date" office:date-value="`...)
	return shown(t.AppendFormat(xml, "2006-01-02T15:04:05"), t.Format(time.DateTime))
}

// shown ends a cell's tag and adds what is to be seen in it, for those who read no values.
func shown(xml []byte, text string) []byte {
	xml = append(append(xml, `"><text:p>`...), text...)
	return append(xml, `</text:p></table:table-cell>`...)
}

// appendText adds a cell of text, which is never a formula: those have an attribute of their own.
func appendText(xml []byte, style, text string) []byte {
	if text == "" {
		return append(xml, blank...)
	}
	xml = append(append(xml, `<table:table-cell office:value-type="string"`...), style...)
	xml = append(xml, '>')
	for line := range strings.SplitSeq(text, "\n") {
		xml = append(appendLine(append(xml, `<text:p>`...), strings.TrimSuffix(line, "\r")), `</text:p>`...)
	}
	return append(xml, `</table:table-cell>`...)
}

// appendLine adds a line. Readers take runs of spaces for one, so that all but single ones between words are elements.
func appendLine(xml []byte, line string) []byte {
	if !strings.ContainsRune(line, '\t') && !strings.Contains(line, "  ") && strings.TrimSpace(line) == line {
		return appendEscaped(xml, line)
	}
	for i, r := range line {
		switch {
		case r == '\t':
			xml = append(xml, `<text:tab/>`...)
		case r == ' ' && (i == 0 || i == len(line)-1 || line[i-1] == ' ' || line[i-1] == '\t'):
			xml = append(xml, `<text:s/>`...)
		default:
			_, size := utf8.DecodeRuneInString(line[i:])
			xml = appendEscaped(xml, line[i:i+size])
		}
	}
	return xml
}

// appendEscaped adds text as XML, with U+FFFD for what XML can't hold.
func appendEscaped(xml []byte, text string) []byte {
	for _, r := range text {
		switch {
		case r == '<':
			xml = append(xml, "&lt;"...)
		case r == '>':
			xml = append(xml, "&gt;"...)
		case r == '&':
			xml = append(xml, "&amp;"...)
		case r == '"':
			xml = append(xml, "&quot;"...)
		case r < ' ' && r != '\t', r == 0xFFFE, r == 0xFFFF:
			xml = append(xml, "\uFFFD"...)
		default:
			xml = utf8.AppendRune(xml, r)
		}
	}
	return xml
}
