package quiz

import (
	"cmp"
	"math/rand/v2"
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
// questions are preferred. Information isn't drawn, since it asks nothing: it is always there.
func drawn(set *questions.Set, draws []Draw, order []int) []*questions.Question {
	chosen := newDrawing(set, draws, order).has()
	var qs []*questions.Question
	for i := range set.Questions {
		q := &set.Questions[i]
		if len(draws) == 0 || !q.Marked() || chosen[i] {
			qs = append(qs, q)
		}
	}
	return qs
}

// drawing gives each draw questions of its own, as many as it asks for.
type drawing struct {
	set   *questions.Set
	draws []Draw
	held  [][]int // by draw: the questions that it has
}

// newDrawing takes questions in order of preference, each unless it would leave a draw short. Sets of questions that
// draws can have at once are the independent sets of a transversal matroid (Edmonds and Fulkerson 1965), for which being
// greedy is best: nobody gets fewer questions than there are, nor a less preferred one without need.
func newDrawing(set *questions.Set, draws []Draw, order []int) *drawing {
	d := &drawing{set: set, draws: draws, held: make([][]int, len(draws))}
	wanted := 0
	for _, draw := range draws {
		wanted += max(draw.Count, 0)
	}
	for _, question := range order {
		if wanted == 0 {
			break
		}
		if set.Questions[question].Marked() && d.take(question, make([]bool, len(draws))) {
			wanted--
		}
	}
	return d
}

// take finds a draw for a question: one that still wants some, else one that can give one of its own to a draw that
// wasn't tried.
func (d *drawing) take(question int, tried []bool) bool {
	for i, draw := range d.draws {
		if tried[i] || !draw.matches(&d.set.Questions[question]) {
			continue
		}
		tried[i] = true
		if len(d.held[i]) < draw.Count {
			d.held[i] = append(d.held[i], question)
			return true
		}
		for k, other := range d.held[i] {
			if d.take(other, tried) {
				d.held[i][k] = question
				return true
			}
		}
	}
	return false
}

// has tells of each question of the set whether it was drawn.
func (d *drawing) has() []bool {
	has := make([]bool, len(d.set.Questions))
	for _, held := range d.held {
		for _, question := range held {
			has[question] = true
		}
	}
	return has
}

// count is how many questions were drawn.
func (d *drawing) count() int {
	n := 0
	for _, held := range d.held {
		n += len(held)
	}
	return n
}

// unseenFirst is the order in which questions are preferred: those that were shown least often first, and by chance among
// equals.
func unseenFirst(set *questions.Set, seen map[string]int, rng *rand.Rand) []int {
	order := rng.Perm(len(set.Questions))
	if len(seen) == 0 {
		return order
	}
	shown := make([]int, len(set.Questions))
	for i := range set.Questions {
		shown[i] = seen[set.Questions[i].ID]
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(shown[a], shown[b]) })
	return order
}

// authoredOrder prefers questions as they come in the set.
func authoredOrder(set *questions.Set) []int {
	order := make([]int, len(set.Questions))
	for i := range order {
		order[i] = i
	}
	return order
}

// MaxAsked is how many questions an attempt has at most: its plan is made and stored, its pages are drawn and its marks
// written as one.
const MaxAsked = 500

// asked is how many questions an attempt would have.
func (r Rules) asked(set *questions.Set) int {
	asked := 0
	for _, d := range r.Draw {
		asked += max(d.Count, 0)
	}
	for i := range set.Questions {
		if len(r.Draw) == 0 || !set.Questions[i].Marked() { // information is always there
			asked++
		}
	}
	return asked
}

// checkDraw refuses to draw more questions of a tag than the set has, and more of several tags than there are together.
func (r Rules) checkDraw(set *questions.Set) []RulesProblem {
	if asked := r.asked(set); asked > MaxAsked {
		return []RulesProblem{{Field: "draw", Rule: "draw-many", Args: map[string]any{"count": asked, "most": MaxAsked}}}
	}
	var ps []RulesProblem
	total := 0
	for _, d := range r.Draw {
		have := 0
		for i := range set.Questions {
			if q := &set.Questions[i]; q.Marked() && d.matches(q) {
				have++
			}
		}
		if d.Count < 1 || d.Count > have {
			ps = append(ps, RulesProblem{Field: "draw", Rule: "draw-range", Args: map[string]any{
				"tag": d.Tag, "count": d.Count, "have": have}})
		}
		total += d.Count
	}
	if ps != nil {
		return ps
	}
	if have := newDrawing(set, r.Draw, authoredOrder(set)).count(); have < total {
		ps = append(ps, RulesProblem{Field: "draw", Rule: "draw-shared", Args: map[string]any{"count": total, "have": have}})
	}
	return ps
}
