package qti

import (
	"math/big"

	"github.com/readback/readback/questions"
)

// maxTried bounds how many combinations are tried.
const maxTried = 600

// settled tells whether a body can be taken: our marks are those of the rules; or at least full marks are had by the same
// answers, and it is said that other marks differ.
func (g *gapped) settled(body questions.Body) bool {
	whole := g.try(g.parts, g.right)
	mark := marksOf(g.q.QuestionHead, body)
	ours := func(picks []int) *big.Rat { return mark(g.ours(picks)) }
	theirs := func(picks []int) *big.Rat { return share(g.try(g.parts, picks), whole) }
	if !g.partial && g.everywhere(func(picks []int) bool { return near(ours(picks), theirs(picks)) }) {
		return g.failed == nil
	}
	full := func(picks []int) bool { return near(ours(picks), one()) == near(theirs(picks), one()) }
	if !g.everywhere(full) || !g.inPairs(full) {
		if g.failed == nil {
			g.q.Fail(g.processing().Place(), "qti-marking")
		}
		return false
	}
	g.partial = true
	g.q.Warn(g.processing().Place(), "qti-partial")
	return true
}

// everywhere tells whether something holds for each value among right ones and by itself, and for combinations that look as
// if they were made at random.
func (g *gapped) everywhere(holds func(picks []int) bool) bool {
	tried := 0
	for i := range g.parts {
		for v := untouched; v < len(g.parts[i].values) && tried < maxTried; v++ {
			tried++
			if !holds(with(g.right, i, v)) || !holds(with(none(g.parts), i, v)) {
				return false
			}
		}
	}
	state := uint32(len(g.parts))
	for range min(60, 10*len(g.parts)) {
		picks := none(g.parts)
		for i := range picks {
			state = state*1664525 + 1013904223
			picks[i] = int(state>>16)%(len(g.parts[i].values)+1) - 1
		}
		if !holds(picks) {
			return false
		}
	}
	return true
}

// inPairs tells whether something holds for the right answer with two parts changed: rules may take one set of answers or
// another one.
func (g *gapped) inPairs(holds func(picks []int) bool) bool {
	tried := 0
	for i := range g.parts {
		for k := range g.parts[:i] {
			for v := range g.parts[i].values {
				for w := range g.parts[k].values {
					if tried++; tried > maxTried {
						return true
					}
					if !holds(with(with(g.right, i, v), k, w)) {
						return false
					}
				}
			}
		}
	}
	return true
}

// ours is an answer as we have it.
func (g *gapped) ours(picks []int) map[string]any {
	answer := map[string]any{}
	for i, v := range picks {
		if v != untouched {
			answer[g.parts[i].name] = g.parts[i].values[v].ours
		}
	}
	return answer
}

// tell gives feedback to the options and accepted answers of gaps.
func (g *gapped) tell(body *questions.GapFill) {
	typed := make([]func(_, v int, text string), len(g.parts))
	bodies := make([]questions.Body, len(g.parts))
	for i, p := range g.parts {
		if gap := body.Gaps[p.name]; g.options[i] == nil {
			bodies[i] = gap.Body()
			typed[i] = g.typings[i].tell(bodies[i])
		}
	}
	g.assign(g.parts, func(p, v int, text string) {
		if typed[p] != nil {
			typed[p](p, v, text)
			return
		}
		options := body.Gaps[g.parts[p].name].Options
		options[v].Feedback = joined(options[v].Feedback, text)
	})
	for i, p := range g.parts {
		gap := body.Gaps[p.name]
		for a := range gap.Accept {
			gap.Accept[a].Feedback = feedbackOf(bodies[i], a)
		}
	}
}

func feedbackOf(body questions.Body, accept int) string {
	switch b := body.(type) {
	case *questions.ShortText:
		return b.Accept[accept].Feedback
	case *questions.Numeric:
		return b.Accept[accept].Feedback
	}
	return ""
}
