package quiz

import (
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

// partlyStale has a question for each of the tags; those that are stale quote what their source doesn't say any more.
func partlyStale(tags []string, stale []bool) *questions.Revision {
	set := questions.Set{Briefing: []questions.Source{{ID: "log", Title: "Log", Text: "The crew left."}}}
	for i, tag := range tags {
		quote := "The crew left."
		if stale[i] {
			quote = "The crew stayed."
		}
		set.Questions = append(set.Questions, questions.Question{
			QuestionHead: questions.QuestionHead{ID: "q" + strconv.Itoa(i), Type: questions.ShortTextType, Tags: []string{tag},
				Evidence: []questions.Evidence{{Source: "log", Quote: quote}}},
			Body: &questions.ShortText{Accept: []questions.Accept{{Text: "x"}}},
		})
	}
	return stored(&set)
}

// TestStaleQuestionsAreNeverDrawn, whatever the rules ask for; and what the rules allow can be drawn of the others.
func TestStaleQuestionsAreNeverDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tags := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b"}), 1, 8).Draw(t, "tags")
		r := partlyStale(tags, rapid.SliceOfN(rapid.Bool(), len(tags), len(tags)).Draw(t, "stale"))
		rules, total := DefaultRules(), len(tags)-len(r.Stale())
		rules.ShuffleQuestions = rapid.Bool().Draw(t, "shuffle")
		for _, tag := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"", "a", "b"}), 0, 2, rapid.ID).Draw(t, "draws") {
			rules.Draw = append(rules.Draw, Draw{Tag: tag, Count: rapid.IntRange(1, 3).Draw(t, "count")})
		}
		if len(rules.Draw) > 0 {
			total = 0
			for _, d := range rules.Draw {
				total += d.Count
			}
		}
		ids := idsOf(NewPlan(r, rules, rapid.Uint64().Draw(t, "seed"), nil))
		if i := slices.IndexFunc(ids, r.IsStale); i >= 0 {
			t.Fatalf("%s is stale and drawn", ids[i])
		}
		if rules.Check(r) == nil && (len(ids) != total || MaxOf(r, rules) != float64(total)) {
			t.Fatalf("drawn are %v for %v points, the rules allow %v", ids, MaxOf(r, rules), rules.Draw)
		}
	})
}

func TestNothingLeftToAsk(t *testing.T) {
	r := partlyStale([]string{"a", "b"}, []bool{true, true})
	want := []RulesProblem{{Rule: "all-held-back", Args: map[string]any{"count": 2}}}
	if diff := cmp.Diff(want, DefaultRules().Check(r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if ids := idsOf(WholePlan(&r.Set)); len(ids) != 2 {
		t.Errorf("who looks at the set sees %v", ids)
	}
}
