package quiz

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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

func TestPlanInAuthoredOrder(t *testing.T) {
	want := Plan{Questions: []Planned{
		{ID: "secret-single", Options: []string{"secret-right", "secret-wrong", "secret-other"}},
		{ID: "secret-weighted", Options: []string{"secret-half", "secret-full", "secret-minus", "secret-none"}},
		{ID: "secret-multiple", Options: []string{"secret-m1", "secret-m2", "secret-m3", "secret-m4"}},
		{ID: "secret-statement"}, {ID: "secret-text"}, {ID: "secret-sentence"},
		{ID: "secret-claims", Claims: []string{"secret-c1", "secret-c2"}},
	}}
	for seed := range uint64(5) {
		if diff := cmp.Diff(want, NewPlan(&allTypes(t).Set, Rules{}, seed)); diff != "" {
			t.Errorf("seed %d (-want +got):\n%s", seed, diff)
		}
	}
}

func TestPlanIsAPermutationMadeByItsSeed(t *testing.T) {
	set := &allTypes(t).Set
	plain := NewPlan(set, Rules{}, 0)
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		plan := NewPlan(set, shuffled, seed)
		if diff := cmp.Diff(plan, NewPlan(set, shuffled, seed)); diff != "" {
			t.Fatalf("the same seed makes another plan:\n%s", diff)
		}
		bySorting := func(p Plan) Plan {
			p.Questions = slices.Clone(p.Questions)
			slices.SortFunc(p.Questions, func(a, b Planned) int { return strings.Compare(a.ID, b.ID) })
			for i := range p.Questions {
				p.Questions[i].Options = slices.Sorted(slices.Values(p.Questions[i].Options))
			}
			return p
		}
		if diff := cmp.Diff(bySorting(plain), bySorting(plan)); diff != "" {
			t.Fatalf("it isn't a permutation (-authored +shuffled):\n%s", diff)
		}
	})
}

func TestPlanShuffles(t *testing.T) {
	set := &allTypes(t).Set
	firstQuestions, firstOptions := map[string]bool{}, map[string]bool{}
	for seed := range uint64(200) {
		plan := NewPlan(set, shuffled, seed)
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
	plain := NewPlan(set, Rules{}, 0)
	for seed := range uint64(20) {
		if diff := cmp.Diff(idsOf(plain), idsOf(NewPlan(set, Rules{ShuffleOptions: true}, seed))); diff != "" {
			t.Fatalf("questions moved:\n%s", diff)
		}
		for _, q := range NewPlan(set, Rules{ShuffleQuestions: true}, seed).Questions {
			i := slices.IndexFunc(plain.Questions, func(p Planned) bool { return p.ID == q.ID })
			if diff := cmp.Diff(plain.Questions[i], q); diff != "" {
				t.Fatalf("options moved:\n%s", diff)
			}
		}
	}
}

func TestFindPlanned(t *testing.T) {
	plan := NewPlan(&allTypes(t).Set, Rules{}, 0)
	if q := plan.Find(2); q == nil || q.ID != "secret-weighted" {
		t.Errorf("question 2 is %v", q)
	}
	for _, n := range []int{-1, 0, 8} {
		if q := plan.Find(n); q != nil {
			t.Errorf("question %d is %v", n, q)
		}
	}
}

func TestMaxOf(t *testing.T) {
	set := &allTypes(t).Set
	if got := MaxOf(set, Rules{}); got != 8 {
		t.Errorf("all questions make %v points, want 8", got)
	}
	if got := MaxOf(set, Rules{Draw: []Draw{{Tag: "text", Count: 1}}}); got != 1 {
		t.Errorf("one question makes %v points, want 1", got)
	}
}
