package qti12

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// shortText reads a question answered with a word or a few.
func (it *item) shortText() {
	it.stem()
	body := &questions.ShortText{}
	body.Accept, body.Match = it.accepted("", "/accept")
	it.feedback.explain()
	it.q.Body = body
}

// text is a text that conditions ask for.
type text struct {
	pattern string
	exact   bool // capitals count
	score   *big.Rat
	said    []string // the feedbacks shown
	node    *xmltree.Node
}

// accepted are the texts that the conditions take for an answer, or for the only one ("").
func (it *item) accepted(ident, at string) (list []questions.Accept, match questions.MatchMode) {
	texts := it.texts(ident)
	it.top = new(big.Rat)
	for _, t := range texts {
		if t.score.Cmp(it.top) > 0 {
			it.top = t.score
		}
	}
	exact := 0
	for _, t := range texts {
		a := questions.Accept{Text: t.pattern, Feedback: it.feedback.on(t.score.Sign() > 0, t.said...)}
		if t.score.Sign() <= 0 && a.Feedback == "" {
			continue
		}
		if t.score.Cmp(it.top) != 0 {
			a.Weight = percentOf(t.score, it.top)
		}
		if t.exact {
			exact++
		}
		it.q.At(fmt.Sprintf("%s/%d/text", at, len(list)), t.node.Place())
		list = append(list, a)
	}
	switch {
	case exact == 0 && it.meta["case_sensitive"] != "true":
		return list, ""
	case exact < len(list) && exact > 0:
		it.q.Warn(it.scoring.node.Place(), "not-kept", "what", "that capitals count in some of the answers and not in others: they don't here")
		return list, ""
	}
	return list, questions.MatchExact
}

// texts are those that conditions name for an answer, each once, with all that follows from it.
func (it *item) texts(ident string) []*text {
	var list []*text
	known := map[string]*text{}
	conditions := it.scoring.conditions
	if ident != "" {
		conditions = it.scoring.on(ident)
	}
	for _, c := range conditions {
		for _, n := range positive(c.test, nil) {
			written := strings.TrimSpace(n.InnerText())
			if ident != "" && n.Attr("respident") != ident || written == "" {
				continue
			}
			exact := strings.EqualFold(n.Attr("case"), "yes")
			t := known[n.Name+keyOf(written, exact)]
			if t == nil {
				t = &text{pattern: pattern(written, n.Name), exact: exact, score: new(big.Rat), node: n}
				known[n.Name+keyOf(written, exact)] = t
				list = append(list, t)
			}
			if score := c.rewards(); score.Cmp(t.score) > 0 {
				t.score = score
			}
			t.said = append(t.said, c.feedback...)
		}
	}
	return list
}

// positive are the tests for a value that must be given.
func positive(n *xmltree.Node, found []*xmltree.Node) []*xmltree.Node {
	for _, c := range n.All() {
		switch c.Name {
		case "varequal", "varsubstring":
			found = append(found, c)
		case "and", "or":
			found = positive(c, found)
		}
	}
	return found
}

// keyOf is what texts share that take the same answers.
func keyOf(text string, exact bool) string {
	if exact {
		return "=" + text
	}
	return questions.Fold(text)
}

// pattern is a text as accepted texts are written: a star in it is a star.
func pattern(text, test string) string {
	text = strings.ReplaceAll(text, "*", `\*`)
	if test == "varsubstring" {
		return "*" + text + "*"
	}
	return text
}

// essay reads a question answered at length.
func (it *item) essay() {
	it.stem()
	body := &questions.Essay{}
	for _, n := range it.responses {
		if strings.EqualFold(n.Attr("word_limit_enabled"), "yes") {
			body.Words.Min, _ = strconv.Atoi(n.Attr("word_limit_min"))
			body.Words.Max, _ = strconv.Atoi(n.Attr("word_limit_max"))
		}
	}
	it.feedback.explain()
	it.q.Body = body
}

// information reads a text without a question.
func (it *item) information() {
	it.stem()
	it.feedback.explain()
	it.q.Body = &questions.Information{}
}

// ordering reads a question whose options are put in order: the condition names them in the right one.
func (it *item) ordering() {
	it.stem()
	n := it.lone("response_lid")
	if n == nil {
		return
	}
	options, ok := it.offered(n, "/labels")
	if !ok {
		return
	}
	index := map[string]int{}
	for i, label := range labelsOf(n) {
		index[label.Attr("ident")] = i
	}
	body := &questions.Ordering{Marking: questions.WholeOrder}
	order := it.order()
	for _, ident := range order {
		i, known := index[ident]
		if !known {
			it.q.Fail(it.scoring.node.Place(), "qti12-order")
			return
		}
		delete(index, ident)
		it.q.At(fmt.Sprintf("/items/%d", len(body.Items)), labelsOf(n)[i].Place())
		body.Items = append(body.Items, questions.Item{Text: options[i].Text})
	}
	if len(index) > 0 {
		it.q.Fail(it.scoring.node.Place(), "qti12-order")
		return
	}
	it.beside(n)
	it.feedback.explain()
	it.q.Body = body
}

// order are the identifiers of the options in their right order.
func (it *item) order() []string {
	var tests []*xmltree.Node
	for _, c := range it.scoring.scored() {
		it.top = c.rewards()
		tests = append(tests, c.test.Deep("varequal")...)
	}
	slices.SortStableFunc(tests, func(a, b *xmltree.Node) int { return indexOf(a) - indexOf(b) })
	var order []string
	for _, n := range tests {
		order = append(order, oneLine(n.InnerText()))
	}
	return order
}

// indexOf is the place that a test asks for, where it says one.
func indexOf(n *xmltree.Node) int {
	i, _ := strconv.Atoi(n.Attr("index"))
	return i
}

// beside warns of the words at the ends of an order.
func (it *item) beside(n *xmltree.Node) {
	for _, render := range n.All("render_extension") {
		for _, m := range render.All("material") {
			it.q.Warn(m.Place(), "not-kept", "what", "the words beside the order: "+it.words(m))
		}
	}
}
