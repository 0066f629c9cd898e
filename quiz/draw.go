package quiz

import (
	"slices"

	"github.com/readback/readback/questions"
)

// Draw asks for a number of questions with a tag; an empty tag draws from all.
type Draw struct {
	Tag   string `json:"tag,omitempty"`
	Count int    `json:"count"`
}

func (d Draw) matches(q *questions.Question) bool {
	return d.Tag == "" || slices.Contains(q.Tags, d.Tag)
}

// drawn picks the questions of an attempt, in authored order; without draws, all of them. Order is the one in which
// questions are tried.
func drawn(set *questions.Set, draws []Draw, order []int) []*questions.Question {
	d := newDrawing(set, draws, order)
	var qs []*questions.Question
	for i := range set.Questions {
		if len(draws) == 0 || d.taker[i] != nobody {
			qs = append(qs, &set.Questions[i])
		}
	}
	return qs
}

// drawing gives each place that draws ask for a question of its own. A question that two draws want goes to the one
// that has no other, so that every attempt has as many questions.
type drawing struct {
	set    *questions.Set
	order  []int
	places []Draw // the draw that each place belongs to
	taker  []int  // by question: the place that has it, or nobody
}

const nobody = -1

func newDrawing(set *questions.Set, draws []Draw, order []int) *drawing {
	d := &drawing{set: set, order: order, taker: make([]int, len(set.Questions))}
	for i := range d.taker {
		d.taker[i] = nobody
	}
	for _, draw := range draws {
		for range draw.Count {
			d.places = append(d.places, draw)
			if !d.take(len(d.places)-1, make([]bool, len(set.Questions))) {
				break // nor is there one for the next
			}
		}
	}
	return d
}

// take finds a question for a place: a free one, else one whose place can move to another that wasn't tried.
func (d *drawing) take(place int, tried []bool) bool {
	for _, i := range d.order {
		if d.taker[i] == nobody && d.places[place].matches(&d.set.Questions[i]) {
			d.taker[i] = place
			return true
		}
	}
	for _, i := range d.order {
		if !tried[i] && d.places[place].matches(&d.set.Questions[i]) {
			tried[i] = true
			if d.take(d.taker[i], tried) {
				d.taker[i] = place
				return true
			}
		}
	}
	return false
}

// checkDraw refuses to draw more questions of a tag than the set has, and more of several tags than there are together.
func (r Rules) checkDraw(set *questions.Set) []RulesProblem {
	var ps []RulesProblem
	total := 0
	for _, d := range r.Draw {
		have := 0
		for i := range set.Questions {
			if d.matches(&set.Questions[i]) {
				have++
			}
		}
		if d.Count < 1 || d.Count > have {
			ps = append(ps, RulesProblem{Field: "draw", Rule: "draw-range", Args: map[string]any{
				"tag": d.Tag, "count": d.Count, "have": have}})
		}
		total += d.Count
	}
	if have := len(NewPlan(set, r, 0).Questions); ps == nil && len(r.Draw) > 0 && have < total {
		ps = append(ps, RulesProblem{Field: "draw", Rule: "draw-shared", Args: map[string]any{"count": total, "have": have}})
	}
	return ps
}
