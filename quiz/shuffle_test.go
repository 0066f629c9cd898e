package quiz

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

func TestPinnedQuestionsKeepTheirPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := tagged(make([][]string, rapid.IntRange(1, 8).Draw(t, "questions"))...)
		var authored []string
		for i := range set.Questions {
			set.Questions[i].Pinned = rapid.Bool().Draw(t, "pinned")
			authored = append(authored, set.Questions[i].ID)
		}
		ids := idsOf(NewPlan(stored(set), shuffled, rapid.Uint64().Draw(t, "seed"), nil))
		for i, q := range set.Questions {
			if q.Pinned && ids[i] != q.ID {
				t.Fatalf("%s was number %d: %v", q.ID, i+1, ids)
			}
		}
		if slices.Sort(ids); !slices.Equal(ids, authored) {
			t.Fatalf("it isn't a permutation: %v", ids)
		}
	})
}

// Of what was drawn, the last question stays the last.
func TestPinnedQuestionsKeepTheirPlaceAmongTheDrawn(t *testing.T) {
	set := tagged([]string{"a"}, []string{"a"}, []string{"a"}, []string{"b"})
	set.Questions[3].Pinned = true
	for seed := range uint64(20) {
		rules := Rules{Draw: []Draw{{"a", 2}, {"b", 1}}, ShuffleQuestions: true}
		if ids := idsOf(NewPlan(stored(set), rules, seed, nil)); ids[2] != "q4" {
			t.Fatalf("seed %d draws %v", seed, ids)
		}
	}
}

func TestPinnedOptionsKeepTheirPlace(t *testing.T) {
	os := questions.Options{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "none", Pinned: true}}
	bodies := map[string]questions.Body{
		"single":   &questions.SingleChoice{Options: os},
		"multiple": &questions.MultipleResponse{Options: os},
		"gap":      &questions.GapFill{Gaps: map[string]questions.Gap{"who": {Options: os}}},
	}
	for name, body := range bodies {
		q := questions.Question{QuestionHead: questions.QuestionHead{ID: "q", Stem: "[[who]]"}, Body: body}
		set := &questions.Set{Questions: []questions.Question{q}}
		orders := map[string]bool{}
		for seed := range uint64(200) {
			p := NewPlan(stored(set), shuffled, seed, nil).Questions[0]
			ids := p.Options
			if name == "gap" {
				ids = p.Gaps[0].Options
			}
			if ids[3] != "none" {
				t.Fatalf("%s: seed %d shows %v", name, seed, ids)
			}
			orders[strings.Join(ids, " ")] = true
		}
		if len(orders) != 6 {
			t.Errorf("%s: of six orders there are %d", name, len(orders))
		}
		if slices.ContainsFunc(os, func(o questions.Option) bool { return o.ID == "none" && o.Pinned }) && os[3].ID != "none" {
			t.Errorf("%s: the question itself was shuffled", name)
		}
	}
}

func TestGapsFollowTheirOwnWord(t *testing.T) {
	no := false
	gaps := map[string]questions.Gap{"who": {Options: questions.Options{{ID: "a"}, {ID: "b"}, {ID: "c"}}, Shuffle: &no}}
	q := questions.Question{QuestionHead: questions.QuestionHead{ID: "q", Stem: "[[who]]"}, Body: &questions.GapFill{Gaps: gaps}}
	for seed := range uint64(20) {
		plan := NewPlan(stored(&questions.Set{Questions: []questions.Question{q}}), shuffled, seed, nil)
		if ids := plan.Questions[0].Gaps[0].Options; !slices.IsSorted(ids) {
			t.Fatalf("seed %d shows %v", seed, ids)
		}
	}
}

func ordering(n int) *questions.Set {
	b := &questions.Ordering{}
	for i := range n {
		b.Items = append(b.Items, questions.Item{ID: fmt.Sprint(i), Text: fmt.Sprint(i)})
	}
	return &questions.Set{Questions: []questions.Question{{QuestionHead: questions.QuestionHead{ID: "q"}, Body: b}}}
}

func matching(matches ...string) *questions.Set {
	b := &questions.Matching{}
	for i, m := range matches {
		b.Pairs = append(b.Pairs, questions.Pair{ID: fmt.Sprint("p", i), Prompt: fmt.Sprint("prompt ", i), MatchID: fmt.Sprint("m", i), Match: m})
	}
	return &questions.Set{Questions: []questions.Question{{QuestionHead: questions.QuestionHead{ID: "q"}, Body: b}}}
}

// ordersShown counts the orders of a part over many seeds.
func ordersShown(set *questions.Set, part func(Planned) []string) map[string]int {
	orders := map[string]int{}
	for seed := range uint64(6000) {
		orders[strings.Join(part(NewPlan(stored(set), Rules{}, seed, nil).Questions[0]), " ")]++
	}
	return orders
}

// even fails unless each of a number of orders comes about as often as the others: within five standard deviations of a
// binomial count, which by chance happens to none of these seeds.
func even(t *testing.T, orders map[string]int, want int) {
	t.Helper()
	if len(orders) != want {
		t.Errorf("there are %d orders, want %d: %v", len(orders), want, orders)
	}
	share := 1 / float64(want)
	for order, n := range orders {
		if d := math.Abs(float64(n) - 6000*share); d > 5*math.Sqrt(6000*share*(1-share)) {
			t.Errorf("%s comes %d times: %v", order, n, orders)
		}
	}
}

// The order in which items are shown says nothing of the right one, except that it isn't that.
func TestItemsAreShownInAnyOrderButTheRightOne(t *testing.T) {
	items := func(p Planned) []string { return p.Items }
	orders := ordersShown(ordering(3), items)
	even(t, orders, 5)
	if orders["0 1 2"] > 0 {
		t.Errorf("the right order was shown %d times", orders["0 1 2"])
	}
	even(t, ordersShown(ordering(4), items), 23)
}

func TestTwoItemsAreShownInEitherOrder(t *testing.T) {
	even(t, ordersShown(ordering(2), func(p Planned) []string { return p.Items }), 2)
}

func TestMatchesAreShownInAnyOrder(t *testing.T) {
	even(t, ordersShown(matching("x", "y", "z"), func(p Planned) []string { return p.Matches }), 6)
}

func TestEqualMatchesAreShownOnce(t *testing.T) {
	for order := range ordersShown(matching("x", "y", " x", "x"), func(p Planned) []string { return p.Matches }) {
		if order != "m0 m1" && order != "m1 m0" {
			t.Errorf("shown are %s", order)
		}
	}
}
