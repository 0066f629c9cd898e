package quiz

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

func TestDrawByTag(t *testing.T) {
	set := tagged([]string{"a"}, []string{"a"}, []string{"a"}, []string{"b"}, []string{"b"}, nil)
	drawnFirst := map[string]bool{}
	for seed := range uint64(100) {
		plan := NewPlan(stored(set), Rules{Draw: []Draw{{Tag: "a", Count: 2}, {Tag: "b", Count: 1}}}, seed, nil)
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
			ids := idsOf(NewPlan(stored(tagged(test.tags...)), Rules{Draw: test.draw, ShuffleQuestions: true}, seed, nil))
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
		plan := NewPlan(stored(set), rules, rapid.Uint64().Draw(t, "seed"), nil)
		ids := idsOf(plan)
		if len(slices.Compact(slices.Clone(ids))) != len(ids) {
			t.Fatalf("%v has a question twice", ids)
		}
		allowed := rules.Check(stored(set)) == nil
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
		if diff := cmp.Diff(test.want, rules.Check(stored(set))); diff != "" {
			t.Errorf("%v (-want +got):\n%s", test.draw, diff)
		}
	}
}

func outOfRange(tag string, count, have int) RulesProblem {
	return RulesProblem{Field: "draw", Rule: "draw-range", Args: map[string]any{"tag": tag, "count": count, "have": have}}
}

// A learner who comes again is asked what they haven't been asked, as far as there is such a thing.
func TestDrawAvoidsTheSeen(t *testing.T) {
	set := tagged([]string{"a"}, []string{"a"}, []string{"a"}, []string{"b"}, []string{"a", "b"})
	rules := Rules{Draw: []Draw{{"a", 2}, {"b", 1}}}
	tests := []struct {
		name string
		seen map[string]int
		want []string // always among those drawn
		not  []string // never
	}{
		{"one of a tag", map[string]int{"q1": 1}, nil, []string{"q1"}},
		{"all of a tag but one", map[string]int{"q1": 1, "q2": 1, "q5": 1}, []string{"q3", "q4"}, nil},
		{"one that could be moved to the other tag", map[string]int{"q1": 1, "q4": 1}, []string{"q2", "q3", "q5"}, nil},
		{"the least often seen", map[string]int{"q1": 3, "q2": 2, "q3": 2, "q4": 1, "q5": 2}, []string{"q4"}, []string{"q1"}},
		{"all as often", map[string]int{"q1": 1, "q2": 1, "q3": 1, "q4": 1, "q5": 1}, nil, nil},
	}
	for _, test := range tests {
		for seed := range uint64(50) {
			ids := idsOf(NewPlan(stored(set), rules, seed, test.seen))
			if len(ids) != 3 {
				t.Fatalf("%s: seed %d draws %v", test.name, seed, ids)
			}
			for _, id := range test.want {
				if !slices.Contains(ids, id) {
					t.Fatalf("%s: seed %d draws %v without %s", test.name, seed, ids, id)
				}
			}
			for _, id := range test.not {
				if slices.Contains(ids, id) {
					t.Fatalf("%s: seed %d draws %v", test.name, seed, ids)
				}
			}
		}
	}
}

// Every way to draw is tried: none has more questions, nor as many that were shown less often in all.
func TestNoDrawIsBetter(t *testing.T) {
	tag := rapid.SampledFrom([]string{"a", "b", "c"})
	rapid.Check(t, func(t *rapid.T) {
		set := tagged(rapid.SliceOfN(rapid.SliceOfNDistinct(tag, 0, 3, rapid.ID), 1, 7).Draw(t, "tags")...)
		seen := map[string]int{}
		for _, q := range set.Questions {
			seen[q.ID] = rapid.IntRange(0, 3).Draw(t, "seen")
		}
		var rules Rules
		for range rapid.IntRange(1, 3).Draw(t, "draws") {
			rules.Draw = append(rules.Draw, Draw{Tag: rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, "tag"), Count: rapid.IntRange(1, 3).Draw(t, "count")})
		}
		seed := rapid.Uint64().Draw(t, "seed")
		plan := NewPlan(stored(set), rules, seed, seen)
		if diff := cmp.Diff(plan, NewPlan(stored(set), rules, seed, seen)); diff != "" {
			t.Fatalf("the same seed draws something else:\n%s", diff)
		}
		got := drawnWorth{}
		for _, id := range idsOf(plan) {
			got = got.with(seen[id])
		}
		if best := bestDraw(set, rules.Draw, seen, 0); got != best {
			t.Fatalf("%v has %+v, and %+v is possible", idsOf(plan), got, best)
		}
	})
}

// drawnWorth is how many questions were drawn, and how often they were seen in all.
type drawnWorth struct{ count, seen int }

func (w drawnWorth) with(seen int) drawnWorth { return drawnWorth{w.count + 1, w.seen + seen} }

func (w drawnWorth) better(than drawnWorth) bool {
	return w.count > than.count || w.count == than.count && w.seen < than.seen
}

// bestDraw gives each question from one on to each of the draws, or to none.
func bestDraw(set *questions.Set, draws []Draw, seen map[string]int, from int) drawnWorth {
	if from == len(set.Questions) {
		return drawnWorth{}
	}
	q := &set.Questions[from]
	best := bestDraw(set, draws, seen, from+1)
	for i, d := range draws {
		if d.Count == 0 || !d.matches(q) {
			continue
		}
		rest := slices.Clone(draws)
		rest[i].Count--
		if with := bestDraw(set, rest, seen, from+1).with(seen[q.ID]); with.better(best) {
			best = with
		}
	}
	return best
}

// Information asks nothing: it is in every attempt, and doesn't count among what is drawn.
func TestInformationIsNotDrawn(t *testing.T) {
	set := tagged([]string{"a"}, []string{"a"}, []string{"a"})
	note := questions.Question{QuestionHead: questions.QuestionHead{ID: "note", Type: questions.InformationType, Tags: []string{"a"}}, Body: &questions.Information{}}
	set.Questions = slices.Insert(set.Questions, 1, note)
	for seed := range uint64(20) {
		ids := idsOf(NewPlan(stored(set), Rules{Draw: []Draw{{"a", 2}}}, seed, nil))
		if len(ids) != 3 || !slices.Contains(ids, "note") {
			t.Fatalf("seed %d draws %v", seed, ids)
		}
	}
	rules := DefaultRules()
	rules.Draw = []Draw{{"a", 4}}
	if diff := cmp.Diff([]RulesProblem{outOfRange("a", 4, 3)}, rules.Check(stored(set))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// An attempt is made, stored and marked as one, so that it has a bound, however large the set is.
func TestAnAttemptHasABound(t *testing.T) {
	note := questions.Question{QuestionHead: questions.QuestionHead{ID: "note", Type: questions.InformationType}, Body: &questions.Information{}}
	for name, test := range map[string]struct {
		questions int
		draw      []Draw
		notes     int
		asked     int // 0: it is fine
	}{
		"as many as fit":              {MaxAsked, nil, 0, 0},
		"one more":                    {MaxAsked + 1, nil, 0, MaxAsked + 1},
		"drawn of many":               {3 * MaxAsked, []Draw{{"", MaxAsked}}, 0, 0},
		"too many drawn":              {3 * MaxAsked, []Draw{{"", MaxAsked - 1}, {"", 2}}, 0, MaxAsked + 1},
		"information beside the rest": {3 * MaxAsked, []Draw{{"", MaxAsked}}, 1, MaxAsked + 1},
	} {
		set := tagged(make([][]string, test.questions)...)
		set.Questions = append(set.Questions, slices.Repeat([]questions.Question{note}, test.notes)...)
		rules := DefaultRules()
		rules.Draw = test.draw
		var want []RulesProblem
		if test.asked > 0 {
			want = []RulesProblem{{Field: "draw", Rule: "draw-many", Args: map[string]any{"count": test.asked, "most": MaxAsked}}}
		}
		if diff := cmp.Diff(want, rules.Check(stored(set))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
