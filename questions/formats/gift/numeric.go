package gift

import (
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
)

// numeric reads what stands behind #: value, value:tolerance or least..most, several with weights, and ~#feedback on all
// other answers.
func (r *reading) numeric(p piece) questions.Body {
	if i := index(p.text, "~"); i >= 0 {
		if others := p.from(i + 1).trim(); strings.Trim(others.text, "# \t\n") != "" {
			r.q.Warn(r.lines.Place(p.at+i), "not-kept", "what", "feedback on other answers: "+oneLine(strings.TrimLeft(others.text, "# ")))
		}
		p = p.to(i)
	}
	body, understood := &questions.Numeric{}, true
	r.q.At("/accept", r.lines.Place(p.at))
	for _, a := range r.answers(p, "=") {
		text, _ := prefixed(a.text, plain)
		number := oneLine(text.text)
		if number == "*" && a.weight == "0" {
			r.q.Warn(r.lines.Place(a.at), "not-kept", "what", "feedback on other answers: "+oneLine(a.feedback.text))
			continue
		}
		accept, rule := numberOf(number)
		if rule != "" {
			r.q.Fail(r.lines.Place(text.at), rule, "found", number)
			understood = false
		}
		accept.Weight, accept.Feedback = a.weight, r.block(a.feedback)
		r.at("accept", len(body.Accept), a.at)
		body.Accept = append(body.Accept, accept)
	}
	if !understood {
		return nil
	}
	return body
}

// numberOf reads a number with its tolerance, or a range; rule says what is wrong with it.
func numberOf(text string) (accept questions.NumericAccept, rule string) {
	if least, most, ok := strings.Cut(text, ".."); ok {
		if accept.Min, rule = decimal(least); rule == "" {
			accept.Max, rule = decimal(most)
		}
		return accept, rule
	}
	value, tolerance, ok := strings.Cut(text, ":")
	if accept.Value, rule = decimal(value); ok && rule == "" {
		var within questions.Decimal
		within, rule = decimal(tolerance)
		accept.Tolerance = questions.Tolerance(within)
	}
	return accept, rule
}

func decimal(text string) (d questions.Decimal, rule string) {
	d, err := questions.ParseDecimal(text)
	switch {
	case err == nil:
		return d, ""
	case decimalComma.MatchString(text):
		return "", "gift-comma"
	}
	return "", "gift-number"
}

var decimalComma = regexp.MustCompile(`^\s*[-+]?\d*,\d+([eE][-+]?\d+)?\s*$`)
