package quiz

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestDefaultRulesAreFine(t *testing.T) {
	if ps := DefaultRules().Check(allTypes(t)); ps != nil {
		t.Errorf("problems: %v", ps)
	}
}

func TestRulesCheck(t *testing.T) {
	tests := []struct {
		name        string
		spoil       func(r *Rules)
		field, rule string
	}{
		{"negative limit", func(r *Rules) { r.TimeLimit = -1 }, "time_limit", "negative"},
		{"negative attempts", func(r *Rules) { r.Attempts = -1 }, "attempts", "negative"},
		{"negative page", func(r *Rules) { r.PerPage = -1 }, "per_page", "negative"},
		{"closes first", func(r *Rules) { r.Opens, r.Closes = clock(12, 0), clock(11, 0) }, "closes", "closes-before-opens"},
		{"closes at once", func(r *Rules) { r.Opens, r.Closes = clock(12, 0), clock(12, 0) }, "closes", "closes-before-opens"},
		{"unknown zone", func(r *Rules) { r.Zone = "Europe/Nowhere" }, "zone", "zone-unknown"},
		{"low pass mark", func(r *Rules) { r.PassMark = number(-0.1) }, "pass_mark", "pass-mark-range"},
		{"high pass mark", func(r *Rules) { r.PassMark = number(100.1) }, "pass_mark", "pass-mark-range"},
		{"no number", func(r *Rules) { r.PassMark = number(math.NaN()) }, "pass_mark", "pass-mark-range"},
		{"feedback after no closing", func(r *Rules) { r.Feedback = FeedbackClosing }, "closes", "closing-needed"},
		{"unknown counts", func(r *Rules) { r.Counts = "worst" }, "counts", "choice-unknown"},
		{"unknown briefing", func(r *Rules) { r.Briefing = "" }, "briefing", "choice-unknown"},
		{"negative tries", func(r *Rules) { r.Tries = -1 }, "tries", "tries-range"},
		{"too many tries", func(r *Rules) { r.Feedback, r.Tries = FeedbackEach, 21 }, "tries", "tries-range"},
		{"tries without checks", func(r *Rules) { r.Tries = 2 }, "tries", "tries-need-each"},
		{"a bonus for wrong tries", func(r *Rules) { r.TryDeduction = -1 }, "try_deduction", "percent-range"},
		{"more than everything for a try", func(r *Rules) { r.TryDeduction = 100.1 }, "try_deduction", "percent-range"},
		{"no number for a try", func(r *Rules) { r.TryDeduction = math.NaN() }, "try_deduction", "percent-range"},
		{"a bonus for a hint", func(r *Rules) { r.HintDeduction = -1 }, "hint_deduction", "percent-range"},
		{"more than everything for a hint", func(r *Rules) { r.HintDeduction = math.Inf(1) }, "hint_deduction", "percent-range"},
		{"no number for a hint", func(r *Rules) { r.HintDeduction = math.NaN() }, "hint_deduction", "percent-range"},
		{"unknown feedback", func(r *Rules) { r.Feedback = "later" }, "feedback", "choice-unknown"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rules := DefaultRules()
			test.spoil(&rules)
			want := []RulesProblem{{Field: test.field, Rule: test.rule}}
			if diff := cmp.Diff(want, rules.Check(allTypes(t))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRulesThatAreFine(t *testing.T) {
	for name, change := range map[string]func(r *Rules){
		"one try at the end":  func(r *Rules) { r.Tries = 1 },
		"tries":               func(r *Rules) { r.Feedback, r.Tries, r.TryDeduction = FeedbackEach, 20, 100 },
		"hints for something": func(r *Rules) { r.HintDeduction = 33.3 },
		"certainty":           func(r *Rules) { r.Certainty = true },
	} {
		rules := DefaultRules()
		change(&rules)
		if ps := rules.Check(allTypes(t)); ps != nil {
			t.Errorf("%s: %v", name, ps)
		}
	}
}

func TestRulesCheckReportsAllAtOnce(t *testing.T) {
	rules := Rules{TimeLimit: -1, Attempts: -1, Draw: []Draw{{Tag: "x", Count: 1}}}
	fields := map[string]bool{}
	for _, p := range rules.Check(allTypes(t)) {
		fields[p.Field] = true
	}
	want := map[string]bool{"time_limit": true, "attempts": true, "counts": true, "briefing": true, "feedback": true, "draw": true}
	if diff := cmp.Diff(want, fields); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRulesAreKeptInOneColumn(t *testing.T) {
	want := Rules{
		TimeLimit: 90 * time.Minute, Attempts: 2, Counts: CountsMean, Opens: clock(8, 0), Closes: clock(20, 0), Zone: "Europe/Berlin", PerPage: 5,
		ShuffleQuestions: true, ShuffleOptions: true, Draw: []Draw{{Tag: "who", Count: 1}}, Briefing: BriefingBefore, Feedback: FeedbackClosing, PassMark: number(66.7),
		Tries: 3, TryDeduction: 33.3, Hints: true, HintDeduction: 10, Certainty: true,
	}
	for _, rules := range []Rules{want, DefaultRules(), {}} {
		data, err := json.Marshal(rules)
		if err != nil {
			t.Fatal(err)
		}
		var got Rules
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(rules, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", data, diff)
		}
	}
}

func TestPages(t *testing.T) {
	tests := []struct {
		perPage, questions, pages int
		last                      []int
	}{
		{1, 3, 3, []int{3}},
		{2, 3, 2, []int{3}},
		{2, 4, 2, []int{3, 4}},
		{0, 3, 1, []int{1, 2, 3}},
		{5, 3, 1, []int{1, 2, 3}},
		{1, 0, 1, nil},
	}
	for _, test := range tests {
		rules := Rules{PerPage: test.perPage}
		if got := rules.PageCount(test.questions); got != test.pages {
			t.Errorf("%d questions by %d make %d pages, want %d", test.questions, test.perPage, got, test.pages)
		}
		if diff := cmp.Diff(test.last, rules.OnPage(test.pages, test.questions)); diff != "" {
			t.Errorf("last page of %d by %d (-want +got):\n%s", test.questions, test.perPage, diff)
		}
		for n := 1; n <= test.questions; n++ {
			if page := rules.PageOf(n); page < 1 || page > test.pages {
				t.Errorf("question %d of %d by %d is on page %d", n, test.questions, test.perPage, page)
			}
		}
	}
}
