package moodlexml

import (
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// shortanswer reads a question answered with a few words. Its wildcards are ours.
func (q *question) shortanswer() questions.Body {
	body := &questions.ShortText{}
	if isTrue(q.root.Find("usecase").InnerText()) {
		body.Match = questions.MatchExact
	}
	for _, n := range q.root.All("answer") {
		accept := questions.Accept{Text: q.typed(n), Weight: q.weight(n), Feedback: q.block(n.Find("feedback"))}
		if accept.Text == "" && accept.Weight == "0" && accept.Feedback == "" {
			continue // an empty line of Moodle's form
		}
		q.spot(q.below("accept", len(body.Accept)), n)
		body.Accept = append(body.Accept, accept)
	}
	return body
}

// typed is a text that learners type. Some programs write it as a paragraph of HTML, which nobody types.
func (q *question) typed(n *xmltree.Node) string {
	raw := q.raw(n)
	if inner := paragraph.FindStringSubmatch(raw); inner != nil && formatOf(n) == htmlFormat {
		q.reading(n)
		raw = q.html.Text(inner[1])
	}
	return strings.TrimSpace(legal(raw))
}

var paragraph = regexp.MustCompile(`(?is)^<p>([^<]*)</p>$`)

// numerical reads a question answered with a number.
func (q *question) numerical() questions.Body {
	body := &questions.Numeric{}
	for _, n := range q.root.All("answer") {
		raw := q.raw(n)
		weight, feedback := q.weight(n), q.block(n.Find("feedback"))
		if raw == "" && weight == "0" && feedback == "" {
			continue // an empty line of Moodle's form
		}
		q.spot(q.below("accept", len(body.Accept)), n)
		for _, accept := range q.numbers(q.at(n), raw, n.Find("tolerance").InnerText()) {
			accept.Weight, accept.Feedback = weight, feedback
			body.Accept = append(body.Accept, accept)
		}
	}
	q.units(body)
	return body
}

// numbers is what an answer takes: a number with a tolerance, or with * every number, for which there are two ranges.
func (q *question) numbers(at draft.Place, raw, tolerance string) []questions.NumericAccept {
	if raw == "*" {
		return everyNumber()
	}
	value, ok := decimal(raw)
	if !ok {
		q.Fail(at, "moodlexml-number", "found", shown(raw))
		return []questions.NumericAccept{{}}
	}
	if isThousand.MatchString(strings.TrimSpace(raw)) {
		q.Warn(at, "moodlexml-comma", "found", shown(raw), "read", string(value))
	}
	return []questions.NumericAccept{{Value: value, Tolerance: q.tolerance(at, tolerance)}}
}

// isThousand finds what an English reader would take for thousands, and Moodle doesn't.
var isThousand = regexp.MustCompile(`^[-+]?[1-9][0-9]{0,2},[0-9]{3}$`)

// everyNumber are two ranges that have every number between them.
func everyNumber() []questions.NumericAccept {
	return []questions.NumericAccept{{Max: "0"}, {Min: "0"}}
}

func (q *question) tolerance(at draft.Place, text string) questions.Tolerance {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	d, ok := decimal(text)
	if !ok {
		q.Fail(at, "moodlexml-number", "found", shown(text))
		return ""
	}
	if d = questions.Decimal(strings.TrimPrefix(string(d), "-")); d == "0" {
		return ""
	}
	return questions.Tolerance(d)
}

// noUnits is how Moodle says that an answer has no unit (qtype_numerical::UNITNONE).
const noUnits = "3"

// units reads the unit that numbers are in: the one that multiplies by 1.
func (q *question) units(body *questions.Numeric) {
	if strings.TrimSpace(q.root.Find("showunits").InnerText()) == noUnits {
		return
	}
	for _, n := range q.root.Find("units").All("unit") {
		name := strings.TrimSpace(n.Find("unit_name").InnerText())
		multiplier, ok := decimal(n.Find("multiplier").InnerText())
		switch isOne := multiplier == "1" || !ok; {
		case name == "":
		case isOne && body.Unit == "":
			body.Unit = name
			q.spot("/unit", n)
		default:
			q.Warn(q.at(n), "not-kept", "what", "the unit "+shown(name))
		}
	}
	if n := q.root.Find("unitgradingtype"); isTrue(n.InnerText()) {
		q.Warn(q.at(n), "not-kept", "what", "that a missing unit costs marks")
	}
	if n := q.root.Find("instructions"); q.raw(n) != "" {
		q.Warn(q.at(n), "not-kept", "what", "instructions on units")
	}
}
