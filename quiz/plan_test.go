package quiz

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func idsOf(plan Plan) []string {
	var ids []string
	for _, q := range plan.Questions {
		ids = append(ids, q.ID)
	}
	return ids
}

var shuffled = Rules{ShuffleQuestions: true, ShuffleOptions: true}

// sorted is a plan with its questions and their parts in the order of their ids.
func sorted(p Plan) Plan {
	p.Questions = slices.Clone(p.Questions)
	byID := func(ids []string) []string { return slices.Sorted(slices.Values(ids)) }
	for i, q := range p.Questions {
		q.Options, q.Claims, q.Prompts, q.Matches, q.Items = byID(q.Options), byID(q.Claims), byID(q.Prompts), byID(q.Matches), byID(q.Items)
		q.Gaps = slices.Clone(q.Gaps)
		for j := range q.Gaps {
			q.Gaps[j].Options = byID(q.Gaps[j].Options)
		}
		p.Questions[i] = q
	}
	slices.SortFunc(p.Questions, func(a, b Planned) int { return strings.Compare(a.ID, b.ID) })
	return p
}

func TestPlanInAuthoredOrder(t *testing.T) {
	want := Plan{Questions: []Planned{
		{ID: "secret-single", Options: []string{"secret-right", "secret-wrong", "secret-other"}},
		{ID: "secret-weighted", Options: []string{"secret-half", "secret-full", "secret-minus", "secret-none"}},
		{ID: "secret-multiple", Options: []string{"secret-m1", "secret-m2", "secret-m3", "secret-m4"}},
		{ID: "secret-statement"}, {ID: "secret-text"}, {ID: "secret-sentence"},
		{ID: "secret-claims", Claims: []string{"secret-c1", "secret-c2"}},
		{ID: "secret-number"},
		{ID: "secret-pairs", Prompts: []string{"secret-p1", "secret-p2", "secret-p3"}, Matches: []string{"secret-n1", "secret-n2", "secret-n4"}},
		{ID: "secret-order", Items: []string{"secret-i1", "secret-i2", "secret-i3", "secret-i4"}},
		{ID: "secret-gaps", Gaps: []PlannedGap{{ID: "secret who", Options: []string{"secret-g1", "secret-g2", "secret-g3"}}, {ID: "secret-number"}, {ID: "secret place"}}},
		{ID: "secret-essay"}, {ID: "secret-note"},
	}}
	for seed := range uint64(5) {
		got := NewPlan(allTypes(t), Rules{}, seed, nil)
		for i := range got.Questions { // which are always shuffled
			slices.Sort(got.Questions[i].Matches)
			slices.Sort(got.Questions[i].Items)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("seed %d (-want +got):\n%s", seed, diff)
		}
	}
}

func TestPlanIsAPermutationMadeByItsSeed(t *testing.T) {
	set := &allTypes(t).Set
	plain := NewPlan(stored(set), Rules{}, 0, nil)
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		plan := NewPlan(stored(set), shuffled, seed, nil)
		if diff := cmp.Diff(plan, NewPlan(stored(set), shuffled, seed, nil)); diff != "" {
			t.Fatalf("the same seed makes another plan:\n%s", diff)
		}
		if diff := cmp.Diff(sorted(plain), sorted(plan)); diff != "" {
			t.Fatalf("it isn't a permutation (-authored +shuffled):\n%s", diff)
		}
	})
}

func TestPlanKeepsWhatItCosts(t *testing.T) {
	rules := DefaultRules()
	rules.TryDeduction, rules.HintDeduction = 25, 12.5
	if plan := NewPlan(allTypes(t), rules, 0, nil); plan.TryDeduction != 25 || plan.HintDeduction != 12.5 {
		t.Errorf("a wrong try costs %v and a hint %v", plan.TryDeduction, plan.HintDeduction)
	}
}

// Attempts that were started by an earlier version keep their plans.
func TestPlansOfOldAreRead(t *testing.T) {
	stored := `{"questions":[{"id":"q1","options":["b","a"]},{"id":"q2","claims":["c1"]},{"id":"q3"}]}`
	want := Plan{Questions: []Planned{{ID: "q1", Options: []string{"b", "a"}}, {ID: "q2", Claims: []string{"c1"}}, {ID: "q3"}}}
	var plan Plan
	if err := json.Unmarshal([]byte(stored), &plan); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, plan); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if data, err := json.Marshal(plan); string(data) != stored || err != nil {
		t.Errorf("it is stored as %s, %v", data, err)
	}
}

func TestPlanIsKeptInOneColumn(t *testing.T) {
	rules := shuffled
	rules.TryDeduction, rules.HintDeduction = 25, 12.5
	plan := NewPlan(allTypes(t), rules, 1, nil)
	data, err := json.Marshal(plan)
	if err != nil {
		t.Fatal(err)
	}
	var got Plan
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(plan, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", data, diff)
	}
}

func TestPlanShuffles(t *testing.T) {
	set := &allTypes(t).Set
	firstQuestions, firstOptions := map[string]bool{}, map[string]bool{}
	for seed := range uint64(200) {
		plan := NewPlan(stored(set), shuffled, seed, nil)
		firstQuestions[plan.Questions[0].ID] = true
		for _, q := range plan.Questions {
			switch q.ID {
			case "secret-single":
				firstOptions[q.Options[0]] = true
			case "secret-weighted": // shuffle: false
				if diff := cmp.Diff([]string{"secret-half", "secret-full", "secret-minus", "secret-none"}, q.Options); diff != "" {
					t.Fatalf("seed %d (-want +got):\n%s", seed, diff)
				}
			}
		}
	}
	if len(firstQuestions) != len(set.Questions) || len(firstOptions) != 3 {
		t.Errorf("only %d questions and %d options ever come first", len(firstQuestions), len(firstOptions))
	}
}

func TestPlanShufflesOnlyWhatItIsTold(t *testing.T) {
	set := &allTypes(t).Set
	plain := NewPlan(stored(set), Rules{}, 0, nil)
	for seed := range uint64(20) {
		if diff := cmp.Diff(idsOf(plain), idsOf(NewPlan(stored(set), Rules{ShuffleOptions: true}, seed, nil))); diff != "" {
			t.Fatalf("questions moved:\n%s", diff)
		}
		for _, q := range NewPlan(stored(set), Rules{ShuffleQuestions: true}, seed, nil).Questions {
			i := slices.IndexFunc(plain.Questions, func(p Planned) bool { return p.ID == q.ID })
			if diff := cmp.Diff(plain.Questions[i], q, cmpopts.IgnoreFields(Planned{}, "Matches", "Items")); diff != "" {
				t.Fatalf("options moved:\n%s", diff)
			}
		}
	}
}

func TestFindPlanned(t *testing.T) {
	plan := NewPlan(allTypes(t), Rules{}, 0, nil)
	if q := plan.Find(2); q == nil || q.ID != "secret-weighted" {
		t.Errorf("question 2 is %v", q)
	}
	for _, n := range []int{-1, 0, 14} {
		if q := plan.Find(n); q != nil {
			t.Errorf("question %d is %v", n, q)
		}
	}
}

func TestMaxOf(t *testing.T) {
	set := &allTypes(t).Set
	if got := MaxOf(stored(set), Rules{}); got != 16 {
		t.Errorf("all questions make %v points, want 16", got)
	}
	if got := MaxOf(stored(set), Rules{Draw: []Draw{{Tag: "text", Count: 1}}}); got != 1 {
		t.Errorf("one question makes %v points, want 1", got)
	}
	if got := MaxOf(stored(set), Rules{Draw: []Draw{{Count: 1}}}); got != 0 {
		t.Errorf("any one question makes %v points, though they differ", got)
	}
}
