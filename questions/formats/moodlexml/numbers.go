package moodlexml

import (
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/weights"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// decimal reads a number as Moodle does: spaces don't count; where there is a point, or more than one comma, commas part
// thousands, otherwise the comma is the decimal one (question/type/numerical/questiontype.php, answer processor).
func decimal(text string) (questions.Decimal, bool) {
	text = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u00A0' || r == '\u202F' || r == '\n' || r == '\t' {
			return -1
		}
		return r
	}, text)
	text = strings.Replace(text, "−", "-", 1)
	if strings.Contains(text, ".") || strings.Count(text, ",") > 1 {
		text = strings.ReplaceAll(text, ",", "")
	} else {
		text = strings.Replace(text, ",", ".", 1)
	}
	d, err := questions.ParseDecimal(text)
	return d, err == nil
}

// fraction reads what an answer is worth, in percent. Old files have it as a part of one, in an element.
func (q *question) fraction(answer *xmltree.Node) questions.Decimal {
	text, ok := answer.Lookup("fraction")
	if old := answer.Find("fraction"); old != nil {
		if d, isNumber := decimal(old.InnerText()); isNumber {
			return weights.Percent(new(big.Rat).Mul(d.Rat(), big.NewRat(100, 1)))
		}
	}
	if !ok || strings.TrimSpace(text) == "" {
		return "0"
	}
	d, isNumber := decimal(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if !isNumber {
		q.Fail(q.at(answer), "moodlexml-fraction", "found", shown(text))
		return "0"
	}
	return d
}

// weight is a fraction as accepted answers have it: all of it isn't said.
func (q *question) weight(answer *xmltree.Node) questions.Decimal {
	return allOrWeight(q.fraction(answer))
}
