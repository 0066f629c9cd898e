package workbook

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/readback/readback/questions/formats/internal/rows"
)

// number is a number as its cell's style shows it: a date, a percentage or a plain decimal. Numbers are kept with 15 digits,
// as spreadsheets show them: 0.1+0.2 is 0.3.
func (b *Book) number(value string, f format) (text string, kind rows.Kind) {
	x, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return value, rows.Text
	}
	switch f {
	case percentFormat:
		return decimal(x*100) + "%", rows.Number
	case dateFormat:
		if text, ok := b.date(x); ok {
			return text, rows.Date
		}
	}
	return decimal(x), rows.Number
}

// decimal writes a number with at most 15 digits that matter, and without an exponent where that is no longer.
func decimal(x float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 14, 64), 64)
	if err != nil {
		rounded = x
	}
	if size := math.Abs(rounded); size != 0 && (size < 1e-9 || size >= 1e21) {
		return strconv.FormatFloat(rounded, 'e', -1, 64)
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// lastDay is the number of the last day that there is, 9999-12-31.
const lastDay = 2_958_465

// date is the date, the time or both that a number of days stands for.
func (b *Book) date(days float64) (text string, ok bool) {
	if days < 0 || days > lastDay {
		return "", false
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if b.from1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if days >= 1 && days < 61 { // a 29th of February 1900 is counted, which wasn't
		days++
	}
	whole := math.Floor(days)
	seconds := math.Round((days - whole) * 86400)
	at := epoch.AddDate(0, 0, int(whole)).Add(time.Duration(seconds) * time.Second)
	switch {
	case whole == 0:
		return at.Format("15:04:05"), true
	case seconds == 0:
		return at.Format(time.DateOnly), true
	}
	return at.Format(time.DateTime), true
}
