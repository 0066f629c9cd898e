package words

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/number"
)

// Number returns any of Go's numbers as the language writes it, with at most two decimals: "1,234.5".
func (w Words) Number(n any) string {
	return w.number(number.Decimal(n, number.MaxFractionDigits(2)))
}

// Percent returns a percentage from 0 to 100 with at most one decimal: "66.7%".
func (w Words) Percent(percent float64) string {
	return w.number(number.Percent(percent/100, number.MaxFractionDigits(1)))
}

// Share returns a percentage as Percent does, for a column: always with its decimal, so that they stand below each other.
func (w Words) Share(percent float64) string {
	return w.number(number.Percent(percent/100, number.Scale(1)))
}

// number writes a number with a minus sign where the printer has a hyphen.
func (w Words) number(formatted any) string {
	return strings.Replace(w.in().printer.Sprint(formatted), "-", "−", 1)
}

// Duration returns a length of time by its two largest units, rounded down, never below 0: "12 min 5 s".
func (w Words) Duration(d time.Duration) string {
	seconds := int(max(d, 0) / time.Second)
	minutes, hours, days := seconds/60, seconds/3600, seconds/86400
	switch {
	case days > 0:
		return w.units("duration.days", days, "duration.hours", hours%24)
	case hours > 0:
		return w.units("duration.hours", hours, "duration.minutes", minutes%60)
	case minutes > 0:
		return w.units("duration.minutes", minutes, "duration.seconds", seconds%60)
	}
	return w.T("duration.seconds", "count", seconds)
}

// units leaves out the smaller unit where there is none of it.
func (w Words) units(large string, n int, small string, rest int) string {
	parts := []string{w.T(large, "count", n)}
	if rest > 0 {
		parts = append(parts, w.T(small, "count", rest))
	}
	return strings.Join(parts, " ")
}

// Time returns a point in time to the minute, in a zone and with the zone's name:
// "19 July 2021, 14:05 (Europe/Berlin)". Without a zone it is UTC.
func (w Words) Time(t time.Time, zone *time.Location) string {
	t = in(t, zone)
	return w.T("time.point", "date", w.Date(t, zone), "hour", t.Format("15"), "minute", t.Format("04"), "zone", zoneName(t))
}

// Date returns the day that a point in time falls on in a zone: "19 July 2021". Without a zone it is UTC.
func (w Words) Date(t time.Time, zone *time.Location) string {
	t = in(t, zone)
	month := w.T("month." + strconv.Itoa(int(t.Month())))
	return w.T("time.date", "day", t.Day(), "month", month, "year", t.Year())
}

func in(t time.Time, zone *time.Location) time.Time {
	if zone == nil {
		zone = time.UTC
	}
	return t.In(zone)
}

// zoneName is the zone as people choose it (Europe/Berlin), or where it is the machine's own its abbreviation.
func zoneName(t time.Time) string {
	if t.Location() == time.Local {
		name, _ := t.Zone()
		return name
	}
	return strings.ReplaceAll(t.Location().String(), "_", " ")
}
