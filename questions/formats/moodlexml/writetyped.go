package moodlexml

import (
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
)

func (x *writer) shortText(b *questions.ShortText) {
	usecase := "0"
	if b.Match == questions.MatchExact {
		usecase = "1"
	}
	x.element("usecase", usecase)
	x.typos(b.Typos, "typos")
	worth := make([]questions.Decimal, len(b.Accept))
	for i, a := range b.Accept {
		worth[i] = worthOf(a.Weight)
		x.add(`    <answer fraction="` + string(worth[i]) + `" format="moodle_auto_format">` + "\n      <text>" + x.legal("an accepted answer", a.Text) + "</text>\n")
		x.text("      ", "feedback", "the feedback on an answer", a.Feedback)
		x.add("    </answer>\n")
	}
	x.listed(worth)
}

func (x *writer) typos(typos int, part string) {
	if typos != 0 {
		x.loss.Question(x.index, x.q, part)
	}
}

// worthOf is the weight of an accepted answer, which is all where nothing is said.
func worthOf(weight questions.Decimal) questions.Decimal {
	if weight == "" {
		return "100"
	}
	return weight
}

// numeric writes a question answered with a number. Without any number that can be written nothing would be right, so
// that the question is left out.
func (x *writer) numeric(b *questions.Numeric) {
	accepts := x.asTolerances(b.Accept)
	if !anyWhole(accepts) {
		x.loss.Left(x.index, x.q)
		return
	}
	x.typed("numerical", func() {
		worth := make([]questions.Decimal, len(accepts))
		for i, a := range accepts {
			worth[i] = worthOf(a.Weight)
			x.add(`    <answer fraction="` + string(worth[i]) + `" format="moodle_auto_format">` + "\n      <text>" + string(a.Value) + "</text>\n")
			x.text("      ", "feedback", "the feedback on an answer", a.Feedback)
			x.add("      <tolerance>" + orZero(string(a.Tolerance)) + "</tolerance>\n    </answer>\n")
		}
		x.unit(b.Unit)
		x.listed(worth)
	})
}

// unit writes the unit, which learners may leave out.
func (x *writer) unit(unit string) {
	showUnits := noUnits
	if unit != "" {
		showUnits = "0"
		x.add("    <units>\n      <unit>\n        <multiplier>1</multiplier>\n        <unit_name>" + x.legal("unit", unit) + "</unit_name>\n      </unit>\n    </units>\n")
	}
	x.element("unitgradingtype", "0")
	x.element("unitpenalty", "0.1")
	x.element("showunits", showUnits)
	x.element("unitsleft", "0")
}

// asTolerances are accepted numbers as Moodle has them: a value and a tolerance, or * for every number.
func (x *writer) asTolerances(accepts []questions.NumericAccept) []questions.NumericAccept {
	var list []questions.NumericAccept
	for i := 0; i < len(accepts); i++ {
		a := accepts[i]
		switch {
		case i+1 < len(accepts) && isEveryNumber(a, accepts[i+1]):
			a.Value, a.Max = "*", ""
			list = append(list, a)
			i++
		case a.Value != "":
			list = append(list, x.inNumbers(a))
		case a.Min == "" || a.Max == "":
			x.loss.Question(x.index, x.q, "an accepted range, "+a.String())
		default:
			list = append(list, x.halved(a))
		}
	}
	return list
}

// isEveryNumber tells whether two ranges are what every number is read as.
func isEveryNumber(a, b questions.NumericAccept) bool {
	every := everyNumber()
	for i := range every {
		every[i].Weight, every[i].Feedback = a.Weight, a.Feedback
	}
	return a == every[0] && b == every[1]
}

// inNumbers turns a tolerance in percent into a number.
func (x *writer) inNumbers(a questions.NumericAccept) questions.NumericAccept {
	if !strings.HasSuffix(string(a.Tolerance), "%") {
		return a
	}
	d := exactDecimal(a.Tolerance.Of(a.Value.Rat()))
	x.changed("tolerance "+string(a.Tolerance), string(d))
	a.Tolerance = questions.Tolerance(d)
	return a
}

// halved turns a range into its middle and what lies on either side.
func (x *writer) halved(a questions.NumericAccept) questions.NumericAccept {
	least, most := a.Min.Rat(), a.Max.Rat()
	half := big.NewRat(1, 2)
	middle, tolerance := new(big.Rat).Add(least, most), new(big.Rat).Sub(most, least)
	value := questions.NumericAccept{
		Value:     exactDecimal(middle.Mul(middle, half)),
		Tolerance: questions.Tolerance(exactDecimal(tolerance.Mul(tolerance, half))),
		Weight:    a.Weight, Feedback: a.Feedback,
	}
	x.changed("the range "+a.String(), value.String())
	return value
}

// exactDecimal writes a fraction whose denominator divides a power of ten.
func exactDecimal(r *big.Rat) questions.Decimal {
	digits, _ := r.FloatPrec()
	d, err := questions.ParseDecimal(r.FloatString(digits))
	if err != nil { // more digits than numbers have: the nearest that fits
		d, _ = questions.ParseDecimal(r.FloatString(20))
	}
	return d
}

// anyWhole tells whether one of the numbers earns all marks; without one Moodle refuses the question.
func anyWhole(accepts []questions.NumericAccept) bool {
	for _, a := range accepts {
		if worthOf(a.Weight) == "100" {
			return true
		}
	}
	return false
}

func orZero(number string) string {
	if number == "" {
		return "0"
	}
	return number
}
