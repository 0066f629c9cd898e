package qti12

import (
	"fmt"
	"math/big"
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
