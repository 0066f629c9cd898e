package anki

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// maxTyped is the longest back, in characters, that people are asked to type: a longer one is an answer at length.
const maxTyped = 100

// rule is the line between what is right and what explains it.
var rule = regexp.MustCompile(`(?i)<hr\b[^>]*>`)

// basicNote makes a question of a front and a back.
func (r *reader) basicNote(n *note) {
	q, back := r.q, n.field(n.kind.back[0])
	q.Hint = r.block(n.field(n.kind.hint))
	answer, more := back, ""
	if at := rule.FindStringIndex(back); at != nil {
		answer, more = back[:at[0]], back[at[1]:]
	}
	front := make([]string, 0, 1)
	for _, i := range n.kind.front {
		front = append(front, n.field(i))
	}
	if options := lettered(strings.Join(front, "<br><br>")); options != nil && r.letteredChoice(options, answer) {
		q.Explanation = joined(r.block(more), r.blocks(n, n.kind.more))
		return
	}
	q.Stem = r.blocks(n, n.kind.front)
	if text, ok := r.typed(answer); ok {
		q.Body = typedBody(text)
		q.Explanation = joined(r.block(more), r.blocks(n, n.kind.more))
		return
	}
	q.Body = &questions.Essay{}
	if strings.TrimSpace(answer) == "" {
		back = more
	}
	q.Explanation = joined(r.block(back), r.blocks(n, n.kind.more))
	if q.Explanation == "" {
		q.Warn(draft.Place{}, "anki-no-back")
	}
}

func joined(blocks ...string) string {
	var list []string
	for _, b := range blocks {
		if b != "" {
			list = append(list, b)
		}
	}
	return strings.Join(list, "\n\n")
}

// typed is a back as a text to type: short, on one line, and nothing but text.
func (r *reader) typed(back string) (text string, ok bool) {
	if strings.TrimSpace(back) == "" || len(back) > 40*maxTyped || strings.Contains(back, "<img") {
		return "", false
	}
	text = r.block(back)
	if strings.Contains(text, "\n") {
		return "", false
	}
	if strings.ContainsAny(text, "\\*_`<[&#>|!~") || !startsPlain(text) {
		text, _ = markup.Plain(text)
	}
	text = strings.TrimSpace(text)
	return text, text != "" && !strings.Contains(text, "\n") && utf8.RuneCountInString(text) <= maxTyped
}

// startsPlain tells whether Markdown can't take the beginning of a line for a list.
func startsPlain(text string) bool {
	return text != "" && text[0] != '-' && text[0] != '+' && (text[0] < '0' || text[0] > '9')
}

// typedBody is the question that a text to type makes: whether something is true, a number, or the text itself.
func typedBody(text string) questions.Body {
	switch strings.ToLower(text) {
	case "true", "false":
		is := strings.EqualFold(text, "true")
		return &questions.TrueFalse{Answer: &is}
	}
	if accept, ok := number(text); ok {
		return &questions.Numeric{Accept: []questions.NumericAccept{accept}}
	}
	return &questions.ShortText{Accept: []questions.Accept{{Text: starred(text)}}}
}

// starred is a text as an accepted one, in which a bare star would stand for anything.
func starred(text string) string { return strings.ReplaceAll(text, "*", `\*`) }

// numberForm is a number that can't be meant otherwise: no thousands, no zeros before it; and its tolerance.
var numberForm = regexp.MustCompile(`^(-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?)(?: ?(?:±|\+/-|\+-) ?([0-9]{1,15}(?:\.[0-9]{1,9})?)( ?%)?)?$`)

// number reads a number, 11.7 or 11.7 ± 0.02.
func number(text string) (accept questions.NumericAccept, ok bool) {
	found := numberForm.FindStringSubmatch(text)
	if found == nil {
		return accept, false
	}
	value, err := questions.ParseDecimal(found[1])
	if err != nil {
		return accept, false
	}
	accept.Value = value
	if found[2] != "" {
		tolerance, err := questions.ParseDecimal(found[2])
		if err != nil {
			return accept, false
		}
		accept.Tolerance = questions.Tolerance(tolerance)
		if found[3] != "" {
			accept.Tolerance += "%"
		}
	}
	return accept, true
}
