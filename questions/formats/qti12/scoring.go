package qti12

import (
	"math/big"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// maxWork bounds what is done to find out how the questions of a file are marked, in elements of conditions looked at: a
// hundred thousand questions of the usual kinds need a tenth of it.
const maxWork = 100_000_000

// maxBits bounds the digits of a score.
const maxBits = 2000

// scoring is how a question is marked.
type scoring struct {
	node       *xmltree.Node // resprocessing
	conditions []*condition
	most       *big.Rat        // that the score can be, as it says itself; nil: it doesn't
	single     map[string]bool // answers that are one thing alone
	work       *int
	about      map[string][]*condition // see on; nil: not yet made
}

// condition is a condition with what follows where it holds.
type condition struct {
	test     *xmltree.Node
	changes  []change
	feedback []string // the feedbacks shown
	stops    bool     // no condition behind it is looked at
}

// change is what a condition does with the score.
type change struct {
	action string // lower case
	value  *big.Rat
}

func newScoring(it *item) *scoring {
	s := &scoring{node: it.n.Find("resprocessing"), single: map[string]bool{}, work: &it.work}
	for _, n := range it.responses {
		s.single[n.Attr("ident")] = !strings.EqualFold(n.Attr("rcardinality"), "multiple")
	}
	variable := s.variable()
	for _, v := range s.node.Deep("decvar") {
		if s.most == nil && (variable == "" || strings.EqualFold(v.Attr("varname"), variable)) {
			s.most = number(v.Attr("maxvalue"))
		}
	}
	for _, n := range s.node.All("respcondition") {
		s.conditions = append(s.conditions, s.condition(n, variable))
	}
	return s
}

// variable is the name of what counts the score: some systems count other things too.
func (s *scoring) variable() string {
	declared := s.node.Deep("decvar")
	found := ""
	for _, n := range s.node.Deep("setvar") {
		name := variableOf(n)
		switch {
		case strings.EqualFold(name, "SCORE"):
			return name
		case found == "", len(declared) > 0 && strings.EqualFold(name, declared[0].Attr("varname")):
			found = name
		}
	}
	return found
}

func variableOf(n *xmltree.Node) string {
	return first(n.Attr("varname"), n.Attr("variablename"), "SCORE")
}

func (s *scoring) condition(n *xmltree.Node, variable string) *condition {
	c := &condition{test: n.Find("conditionvar"), stops: !strings.EqualFold(n.Attr("continue"), "yes")}
	for _, set := range n.All("setvar") {
		if value := s.value(set); value != nil && strings.EqualFold(variableOf(set), variable) {
			c.changes = append(c.changes, change{strings.ToLower(first(set.Attr("action"), "Set")), value})
		}
	}
	for _, f := range n.All("displayfeedback") {
		c.feedback = append(c.feedback, f.Attr("linkrefid"))
	}
	return c
}

// value is what a score is set to. Blackboard writes SCORE.max for all of it.
func (s *scoring) value(set *xmltree.Node) *big.Rat {
	text := oneLine(set.InnerText())
	if strings.EqualFold(text, "SCORE.max") {
		if s.most != nil && s.most.Sign() > 0 {
			return s.most
		}
		return hundred()
	}
	return number(text)
}

// rewards is what a condition adds to a score of nothing.
func (c *condition) rewards() *big.Rat { return c.apply(new(big.Rat)) }

func (c *condition) apply(score *big.Rat) *big.Rat {
	score = new(big.Rat).Set(score)
	for _, change := range c.changes {
		if score.Num().BitLen()+score.Denom().BitLen() > maxBits {
			break
		}
		switch change.action {
		case "add":
			score.Add(score, change.value)
		case "subtract":
			score.Sub(score, change.value)
		case "multiply":
			score.Mul(score, change.value)
		case "divide":
			if change.value.Sign() != 0 {
				score.Quo(score, change.value)
			}
		default:
			score.Set(change.value)
		}
	}
	return score
}

// scored are the conditions that add to the score.
func (s *scoring) scored() []*condition {
	var list []*condition
	for _, c := range s.conditions {
		if c.rewards().Sign() > 0 {
			list = append(list, c)
		}
	}
	return list
}

func hundred() *big.Rat { return big.NewRat(100, 1) }

// number is a decimal number as an exact fraction, or nil.
func number(text string) *big.Rat {
	d, err := questions.ParseDecimal(text)
	if err != nil {
		return nil
	}
	return d.Rat()
}
