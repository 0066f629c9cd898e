package qti12

import (
	"math/big"
	"slices"
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// given is an answer that is tried: what was chosen, by the identifier of the response.
type given map[string][]string

// run goes through the conditions with an answer: what it scores, and which feedbacks are shown.
func (s *scoring) run(answer given, conditions []*condition) (score *big.Rat, shown []string) {
	score = new(big.Rat)
	matched := false
	for _, c := range conditions {
		if *s.work > maxWork || !s.holds(c.test, answer, matched) {
			continue
		}
		score = c.apply(score)
		shown = append(shown, c.feedback...)
		matched = matched || len(c.changes) > 0
		if c.stops {
			break
		}
	}
	return score, shown
}

// holds tells whether a condition is true of an answer. matched says whether one with a score was before, for the
// condition that everything else was wrong.
func (s *scoring) holds(n *xmltree.Node, answer given, matched bool) bool {
	if n == nil {
		return false
	}
	*s.work++
	each := func(c *xmltree.Node) bool { return s.holds(c, answer, matched) }
	switch n.Name {
	case "conditionvar", "and":
		return s.all(n, each)
	case "or":
		return slices.ContainsFunc(n.All(), each)
	case "not":
		return !s.all(n, each)
	case "varequal":
		return slices.Contains(answer[n.Attr("respident")], strings.TrimSpace(n.InnerText()))
	case "unanswered":
		return len(answer[n.Attr("respident")]) == 0
	case "other":
		return !matched
	}
	return false
}

// all tells whether all conditions in an element hold. Several values for an answer that is one alone can't hold together:
// one of them is meant.
func (s *scoring) all(n *xmltree.Node, holds func(*xmltree.Node) bool) bool {
	either := map[string]bool{} // by answer: one of its values is given
	for _, c := range n.All() {
		is := holds(c)
		if ident := c.Attr("respident"); c.Name == "varequal" && s.single[ident] {
			either[ident] = either[ident] || is
		} else if !is {
			return false
		}
	}
	for _, is := range either {
		if !is {
			return false
		}
	}
	return true
}

// on are the conditions that ask for an answer at all.
func (s *scoring) on(ident string) []*condition {
	if s.about == nil {
		s.about = map[string][]*condition{}
		for _, c := range s.conditions {
			for _, n := range c.test.Deep("varequal", "varsubstring") {
				name := n.Attr("respident")
				if list := s.about[name]; len(list) == 0 || list[len(list)-1] != c {
					s.about[name] = append(list, c)
				}
			}
		}
	}
	return s.about[ident]
}
