package olx

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

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
