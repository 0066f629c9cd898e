package quiz

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestDrawByTag(t *testing.T) {
	set := tagged([]string{"a"}, []string{"a"}, []string{"a"}, []string{"b"}, []string{"b"}, nil)
	drawnFirst := map[string]bool{}
	for seed := range uint64(100) {
		plan := NewPlan(set, Rules{Draw: []Draw{{Tag: "a", Count: 2}, {Tag: "b", Count: 1}}}, seed, nil)
		ids := idsOf(plan)
		if len(ids) != 3 || ids[1] > "q3" || ids[2] < "q4" || ids[2] > "q5" || !slices.IsSorted(ids) {
			t.Fatalf("seed %d draws %v", seed, ids)
		}
		drawnFirst[ids[0]+ids[1]] = true
	}
	if len(drawnFirst) != 3 {
		t.Errorf("only %v were drawn", drawnFirst)
	}
}

// A question that two tags want must not leave one of them short: every learner gets as many questions.
func TestDrawWithSharedTags(t *testing.T) {
	tests := []struct {
		name string
		tags [][]string
		draw []Draw
		want int
	}{
		{"the first draw may take the only question of the second", [][]string{{"a", "b"}, {"a"}}, []Draw{{"a", 1}, {"b", 1}}, 2},
		{"a chain", [][]string{{"a", "b"}, {"b", "c"}, {"c"}, {"a"}}, []Draw{{"a", 2}, {"b", 1}, {"c", 1}}, 4},
		{"any beside a tag", [][]string{{"a"}, nil, nil}, []Draw{{"", 2}, {"a", 1}}, 3},
		{"the same tag twice", [][]string{{"a"}, {"a"}, {"a"}}, []Draw{{"a", 1}, {"a", 2}}, 3},
		{"more than there are", [][]string{{"a"}, {"a", "b"}}, []Draw{{"a", 2}, {"b", 1}}, 2},
	}
	for _, test := range tests {
		for seed := range uint64(50) {
			ids := idsOf(NewPlan(tagged(test.tags...), Rules{Draw: test.draw, ShuffleQuestions: true}, seed, nil))
			if slices.Sort(ids); len(ids) != test.want || len(slices.Compact(slices.Clone(ids))) != len(ids) {
				t.Fatalf("%s: seed %d draws %v", test.name, seed, ids)
			}
		}
	}
}

func TestWhatTheRulesAllowIsDrawn(t *testing.T) {
	tag := rapid.SampledFrom([]string{"a", "b", "c"})
	rapid.Check(t, func(t *rapid.T) {
		set := tagged(rapid.SliceOfN(rapid.SliceOfNDistinct(tag, 0, 3, rapid.ID), 1, 8).Draw(t, "tags")...)
		rules, total := DefaultRules(), 0
		for range rapid.IntRange(1, 4).Draw(t, "draws") {
			d := Draw{Tag: rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, "tag"), Count: rapid.IntRange(1, 3).Draw(t, "count")}
			rules.Draw = append(rules.Draw, d)
			total += d.Count
		}
		plan := NewPlan(set, rules, rapid.Uint64().Draw(t, "seed"), nil)
		ids := idsOf(plan)
		if len(slices.Compact(slices.Clone(ids))) != len(ids) {
			t.Fatalf("%v has a question twice", ids)
		}
		allowed := rules.Check(set) == nil
		if allowed != (len(ids) == total) {
			t.Fatalf("the rules allow %v: %v; drawn were %v", rules.Draw, allowed, ids)
		}
	})
}

func TestDrawRules(t *testing.T) {
	set := tagged([]string{"a"}, []string{"a", "b"}, nil)
	tests := []struct {
		draw []Draw
		want []RulesProblem
	}{
		{nil, nil},
		{[]Draw{{"", 3}}, nil},
		{[]Draw{{"a", 1}, {"b", 1}}, nil},
		{[]Draw{{"a", 0}}, []RulesProblem{outOfRange("a", 0, 2)}},
		{[]Draw{{"a", -1}}, []RulesProblem{outOfRange("a", -1, 2)}},
		{[]Draw{{"c", 1}}, []RulesProblem{outOfRange("c", 1, 0)}},
		{[]Draw{{"a", 3}}, []RulesProblem{outOfRange("a", 3, 2)}},
		{[]Draw{{"a", 2}, {"b", 1}}, []RulesProblem{{Field: "draw", Rule: "draw-shared", Args: map[string]any{"count": 3, "have": 2}}}},
		{[]Draw{{"", 4}, {"b", 2}}, []RulesProblem{outOfRange("", 4, 3), outOfRange("b", 2, 1)}},
	}
	for _, test := range tests {
		rules := DefaultRules()
		rules.Draw = test.draw
		if diff := cmp.Diff(test.want, rules.Check(set)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", test.draw, diff)
		}
	}
}

func outOfRange(tag string, count, have int) RulesProblem {
	return RulesProblem{Field: "draw", Rule: "draw-range", Args: map[string]any{"tag": tag, "count": count, "have": have}}
}
