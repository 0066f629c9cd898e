package olx

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// numeric reads a response with a number.
func (u *unit) numeric(in input) questions.Body {
	n := in.response
	body := &questions.Numeric{}
	tolerance, ok := u.tolerance(n)
	if !ok {
		return nil
	}
	for _, a := range answers(n) {
		accept, ok := u.number(oneLine(a.text), tolerance, a.node)
		if !ok {
			return nil
		}
		accept.Feedback = u.hints(a.node)
		u.q.At(fmt.Sprintf("/accept/%d", len(body.Accept)), a.node.Place())
		body.Accept = append(body.Accept, accept)
	}
	if !u.partly(n, body, tolerance) {
		return nil
	}
	if unit := oneLine(in.field.Attr("trailing_text")); unit != "" && !u.gapped {
		body.Unit = unit
	}
	return body
}

// number reads a number with its tolerance, or a range such as [1,5).
func (u *unit) number(text string, tolerance questions.Tolerance, n *xmltree.Node) (a questions.NumericAccept, ok bool) {
	if len(text) > 1 && strings.ContainsAny(text[:1], "[(") && strings.ContainsAny(text[len(text)-1:], "])") {
		return u.between(text, n)
	}
	d, err := questions.ParseDecimal(text)
	if err != nil {
		u.q.Fail(n.Place(), "olx-number", "found", text)
		return a, false
	}
	if tolerance == "" && !d.Rat().IsInt() {
		tolerance = usual
	}
	return questions.NumericAccept{Value: d, Tolerance: tolerance}, true
}

// usual is how far off an answer may be where nothing is said of it. A whole number is wanted exactly here: it has no digits
// that somebody could have rounded.
const usual = questions.Tolerance("0.001%")

// between reads a range. One without a bound in it is read with it.
func (u *unit) between(text string, n *xmltree.Node) (a questions.NumericAccept, ok bool) {
	low, high, found := strings.Cut(text[1:len(text)-1], ",")
	least, err := questions.ParseDecimal(low)
	most, err2 := questions.ParseDecimal(high)
	if !found || err != nil || err2 != nil {
		u.q.Fail(n.Place(), "olx-number", "found", text)
		return a, false
	}
	if text[0] == '(' || text[len(text)-1] == ')' {
		u.q.Warn(n.Place(), "olx-open", "found", text)
	}
	return questions.NumericAccept{Min: least, Max: most}, true
}

// tolerance is how far off an answer may be.
func (u *unit) tolerance(n *xmltree.Node) (t questions.Tolerance, ok bool) {
	for _, param := range n.All("responseparam") {
		text := strings.ReplaceAll(oneLine(param.Attr("default")), " ", "")
		if param.Attr("type") != "tolerance" || text == "" {
			continue
		}
		number, isPercent := strings.CutSuffix(text, "%")
		d, err := questions.ParseDecimal(number)
		switch {
		case err != nil || d.Rat().Sign() < 0:
			u.q.Fail(param.Place(), "olx-number", "found", text)
			return "", false
		case isPercent:
			return questions.Tolerance(d + "%"), true
		}
		return questions.Tolerance(d), true
	}
	return "", true
}

// partly adds the answers that earn half of the points: those near the right one, or those of a list.
func (u *unit) partly(n *xmltree.Node, body *questions.Numeric, tolerance questions.Tolerance) (ok bool) {
	credit := strings.ToLower(n.Attr("partial_credit"))
	for _, param := range n.All("responseparam") {
		list, isList := param.Lookup("partial_answers")
		if !isList || !strings.Contains(credit, "list") {
			continue
		}
		for _, text := range strings.Split(list, ",") {
			a, ok := u.number(oneLine(text), tolerance, param)
			if !ok {
				return false
			}
			a.Weight = "50"
			body.Accept = append(body.Accept, a)
		}
	}
	if strings.Contains(credit, "close") && body.Accept[0].Value != "" {
		return u.close(n, body)
	}
	return true
}

// close adds what is less near than the right answer has to be: twice as far off, if nothing else is said.
func (u *unit) close(n *xmltree.Node, body *questions.Numeric) (ok bool) {
	factor := big.NewRat(2, 1)
	for _, param := range n.All("responseparam") {
		if text := oneLine(param.Attr("partial_range")); text != "" {
			d, err := questions.ParseDecimal(text)
			if err != nil || d.Rat().Sign() <= 0 {
				u.q.Fail(param.Place(), "olx-number", "found", text)
				return false
			}
			factor = d.Rat()
		}
	}
	near := body.Accept[0]
	number, isPercent := strings.CutSuffix(string(near.Tolerance), "%")
	wide, err := questions.ParseDecimal(strings.TrimRight(strings.TrimRight(factor.Mul(factor, questions.Decimal(number).Rat()).FloatString(120), "0"), "."))
	if err != nil {
		return true // nobody is off by so little
	}
	near.Tolerance, near.Weight, near.Feedback = questions.Tolerance(wide), "50", ""
	if isPercent {
		near.Tolerance += "%"
	}
	body.Accept = append(body.Accept, near)
	return true
}
