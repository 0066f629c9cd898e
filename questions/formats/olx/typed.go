package olx

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// gaps reads a text with gaps.
func (u *unit) gaps() questions.Body {
	body := &questions.GapFill{Gaps: map[string]questions.Gap{}}
	for i, in := range u.inputs {
		name := strconv.Itoa(i + 1)
		at := "/gaps/" + name
		u.q.At(at, in.field.Place())
		gap := questions.Gap{}
		switch in.response.Name {
		case "optionresponse":
			choice := u.listed(in, at+"/options")
			gap.Options, gap.Shuffle = choice.Options, order(in.field, choice.Options)
		case "numericalresponse":
			number, ok := u.numeric(in).(*questions.Numeric)
			if !ok {
				return nil
			}
			for _, a := range number.Accept {
				gap.Accept = append(gap.Accept, questions.GapAccept{Value: a.Value, Tolerance: a.Tolerance, Min: a.Min, Max: a.Max, Weight: a.Weight, Feedback: a.Feedback})
			}
		default:
			text, ok := u.shortText(in).(*questions.ShortText)
			if !ok {
				return nil
			}
			gap.Match = text.Match
			for _, a := range text.Accept {
				gap.Accept = append(gap.Accept, questions.GapAccept{Text: a.Text, Weight: a.Weight, Feedback: a.Feedback})
			}
		}
		body.Gaps[name] = gap
	}
	return body
}

// answer is an answer that is taken, with what is said to who gave it.
type answer struct {
	text string
	node *xmltree.Node
}

// answers are those of a response: of itself, and the further ones.
func answers(n *xmltree.Node) []answer {
	list := []answer{{n.Attr("answer"), n}}
	for _, more := range n.All("additional_answer") {
		text, said := more.Lookup("answer")
		if !said { // as it used to be written
			text = oneLine(more.InnerText())
		}
		list = append(list, answer{text, more})
	}
	return list
}

// plainPattern is a regular expression that is a plain text.
var plainPattern = regexp.MustCompile(`^\^?[^\\.+*?()\[\]{}|^$]*\$?$`)

// shortText reads a response with a text to type.
func (u *unit) shortText(in input) questions.Body {
	n := in.response
	kinds := strings.Fields(strings.ToLower(n.Attr("type")))
	body := &questions.ShortText{Match: questions.MatchExact}
	isRegexp := false
	for _, kind := range kinds {
		if kind == "ci" {
			body.Match = ""
		}
		isRegexp = isRegexp || kind == "regexp"
	}
	known := map[string]bool{}
	for _, a := range answers(n) {
		if isRegexp && !plainPattern.MatchString(a.text) {
			u.q.Fail(a.node.Place(), "olx-regexp", "found", a.text)
			return nil
		}
		for _, text := range alternatives(a.text, isRegexp) {
			u.take(body, known, text, questions.Accept{Feedback: u.hints(a.node)}, a.node)
		}
	}
	for _, hint := range n.All("stringequalhint") {
		u.answerHint(body, known, hint)
	}
	u.patternHints(n)
	if unit := oneLine(in.field.Attr("trailing_text")); unit != "" && !u.gapped {
		u.q.Warn(in.field.Place(), "not-kept", "what", "the words behind the field: "+unit)
	}
	return body
}

// alternatives are the texts of an answer: several used to be written as "one _or_ another".
func alternatives(text string, isRegexp bool) []string {
	if isRegexp {
		return []string{strings.TrimSuffix(strings.TrimPrefix(text, "^"), "$")}
	}
	return strings.Split(text, "_or_")
}

// take adds a text that is taken, once.
func (u *unit) take(body *questions.ShortText, known map[string]bool, text string, a questions.Accept, n *xmltree.Node) {
	text = strings.TrimSpace(text)
	key := text
	if body.Match != questions.MatchExact {
		key = questions.Fold(text)
	}
	if text == "" || known[key] {
		return
	}
	known[key] = true
	a.Text = strings.ReplaceAll(text, "*", `\*`)
	u.q.At(fmt.Sprintf("/accept/%d/text", len(body.Accept)), n.Place())
	body.Accept = append(body.Accept, a)
}

// answerHint is what is said on one answer, right or wrong.
func (u *unit) answerHint(body *questions.ShortText, known map[string]bool, hint *xmltree.Node) {
	text := strings.ReplaceAll(strings.TrimSpace(hint.Attr("answer")), "*", `\*`)
	for i := range body.Accept {
		if a := &body.Accept[i]; a.Text == text || body.Match != questions.MatchExact && questions.Fold(a.Text) == questions.Fold(text) {
			a.Feedback = strings.TrimSpace(a.Feedback + "\n\n" + u.hint(hint))
			return
		}
	}
	u.take(body, known, hint.Attr("answer"), questions.Accept{Weight: "0", Feedback: u.hint(hint)}, hint)
}

// patternHints warns of what is said on answers that a regular expression tells, or a script.
func (u *unit) patternHints(n *xmltree.Node) {
	for _, hint := range n.All("regexphint", "hintgroup") {
		u.q.Warn(hint.Place(), "not-kept", "what", "what is said on some answers: "+beginning(hint.InnerText()))
	}
}

// hints are what is said to who gave a right answer.
func (u *unit) hints(n *xmltree.Node) string {
	var said []string
	for _, hint := range n.All("correcthint") {
		said = append(said, u.hint(hint))
	}
	return strings.Join(said, "\n\n")
}

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
