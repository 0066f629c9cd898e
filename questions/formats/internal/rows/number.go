package rows

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// looksNumeric is what a number looks like, however its language writes it.
var looksNumeric = regexp.MustCompile(`^[-+−]?[0-9][0-9.,'’ \x{A0}\x{202F}]*([eE][-+]?[0-9]+)?$|^[-+−]?[.,][0-9]+$`)

// thousands is a number that is either thousands or a decimal with three places: 30,000.
var thousands = regexp.MustCompile(`^[-+]?[0-9]{1,3},[0-9]{3}$`)

// grouped is a number with thousands marked off, and perhaps a decimal part behind the other mark.
var (
	groupedByComma = regexp.MustCompile(`^[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)
	groupedByPoint = regexp.MustCompile(`^[-+]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+$|^[-+]?[0-9]{1,3}(\.[0-9]{3}){2,}$`)
	groupedBySpace = regexp.MustCompile(`^[-+]?[0-9]{1,3}([ '’\x{A0}\x{202F}][0-9]{3})+([.,][0-9]+)?$`)
	spaces         = strings.NewReplacer(" ", "", "'", "", "’", "", "\u00A0", "", "\u202F", "")
)

// number reads a decimal as people write it, with a point or a comma. Rule says why it can't be read: what could be
// thousands or not is never guessed.
func number(text string) (d questions.Decimal, rule string) {
	text = strings.ReplaceAll(strings.TrimSpace(text), "−", "-")
	if d, err := questions.ParseDecimal(text); err == nil {
		return d, ""
	}
	if len(text) > 200 {
		return "", "table-number"
	}
	switch {
	case thousands.MatchString(text):
		return "", "table-number-thousands"
	case groupedByComma.MatchString(text):
		text = strings.ReplaceAll(text, ",", "")
	case groupedByPoint.MatchString(text):
		text = strings.Replace(strings.ReplaceAll(text, ".", ""), ",", ".", 1)
	case groupedBySpace.MatchString(text):
		text = strings.Replace(spaces.Replace(text), ",", ".", 1)
	case strings.Count(text, ",") == 1 && !strings.Contains(text, "."):
		text = strings.Replace(text, ",", ".", 1)
	}
	if d, err := questions.ParseDecimal(text); err == nil {
		return d, ""
	}
	return "", "table-number"
}

// decimal reads a cell with a number, also one in percent.
func (r *record) decimal(c *Cell) questions.Decimal {
	d, rule := number(strings.TrimSuffix(plain(c), "%"))
	r.badNumber(c, plain(c), rule)
	return d
}

// badNumber reports a text that should be a number.
func (r *record) badNumber(c *Cell, found, rule string) {
	switch {
	case rule == "":
	case c.Kind == Date:
		r.fail(c.At, "table-date", "found", shortened(found))
	case rule == "table-number-thousands":
		r.fail(c.At, "table-number-thousands", "found", shortened(found))
	default:
		r.fail(c.At, "table-number", "found", shortened(found))
	}
}

// whole reads a cell with a whole number.
func (r *record) whole(c *Cell) int {
	if c == nil {
		return 0
	}
	n, err := strconv.Atoi(plain(c))
	if err != nil {
		r.fail(c.At, "table-number", "found", shortened(c.Text))
	}
	return n
}

// weight reads a weight in percent.
func (r *record) weight(f field, letter int) questions.Decimal {
	if c := r.letter(f, letter); c != nil {
		return r.decimal(c)
	}
	return ""
}
