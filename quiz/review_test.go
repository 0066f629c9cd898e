package quiz

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/readback/readback/questions"
)

func TestReleaseAt(t *testing.T) {
	closes := clock(20, 0)
	all := Release{Marks: true, Key: true}
	tests := []struct {
		feedback FeedbackMode
		state    State
		now      time.Time
		want     Release
	}{
		{FeedbackEach, Finished, clock(12, 0), all},
		{FeedbackEnd, Finished, clock(12, 0), all},
		{FeedbackClosing, Finished, clock(12, 0), Release{From: closes}},
		{FeedbackClosing, Finished, closes.Add(-time.Nanosecond), Release{From: closes}},
		{FeedbackClosing, Finished, closes, all},
		{FeedbackMarks, Finished, clock(23, 0), Release{Marks: true}},
		{FeedbackNone, Finished, clock(23, 0), Release{}},
		{FeedbackEach, Open, clock(12, 0), Release{}},
		{FeedbackEnd, Open, clock(12, 0), Release{}},
		{FeedbackClosing, Open, clock(23, 0), Release{}},
		{FeedbackMarks, Open, clock(23, 0), Release{}},
		{FeedbackNone, Open, clock(23, 0), Release{}},
		{"", Finished, clock(23, 0), Release{}},
	}
	for _, test := range tests {
		rules := Rules{Feedback: test.feedback, Closes: closes}
		if diff := cmp.Diff(test.want, rules.ReleaseAt(test.state, test.now)); diff != "" {
			t.Errorf("%q, %s at %v (-want +got):\n%s", test.feedback, test.state, test.now, diff)
		}
	}
}

// TestReleaseWaitsForExtraTime: who has more time than others isn't told the key by them.
func TestReleaseWaitsForExtraTime(t *testing.T) {
	closes := clock(20, 0)
	rules := Rules{Feedback: FeedbackClosing, Closes: closes, Longest: 30 * time.Minute}
	if got, want := rules.ReleaseAt(Finished, closes.Add(time.Minute)), (Release{From: clock(20, 30)}); got != want {
		t.Errorf("released %+v, want %+v", got, want)
	}
	if got := rules.ReleaseAt(Finished, clock(20, 30)); !got.Key {
		t.Errorf("released %+v", got)
	}
}

// reviewed is the review of allTypes in authored order, by authored id.
func reviewed(t *testing.T, answers map[string]string, release Release) map[string]Reviewed {
	t.Helper()
	r := allTypes(t)
	plan := inAuthoredOrder(r)
	list, err := ReviewAttempt(r, plan, answersOf(answers), nil, release)
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]Reviewed{}
	for i, q := range list {
		byID[plan.Questions[i].ID] = q
	}
	return byID
}

func TestReviewWithoutTheKeyGivesNothingAway(t *testing.T) {
	for _, release := range []Release{{}, {Marks: true}, {From: clock(20, 0)}} {
		answers := map[string]string{}
		for id, text := range right {
			answers[id] = text
		}
		answers["secret-text"] = `"something"` // what learners typed themselves isn't the key
		answers["secret-gaps"] = `{"secret who":"secret-g2","secret-number":98765,"secret place":"something"}`
		answers["secret-essay"] = essay
		data, err := json.Marshal(reviewedList(t, answers, release))
		if err != nil {
			t.Fatal(err)
		}
		if i := strings.Index(strings.ToLower(string(data)), "secret"); i >= 0 {
			t.Errorf("%v shows %s", release, data[i:min(i+60, len(data))])
		}
	}
}

func reviewedList(t *testing.T, answers map[string]string, release Release) []Reviewed {
	t.Helper()
	r := allTypes(t)
	list, err := ReviewAttempt(r, NewPlan(r, shuffled, 7, nil), answersOf(answers), nil, release)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestReviewShowsOnlyWhatIsReleased(t *testing.T) {
	answers := maps.Clone(right)
	answers["secret-essay"] = essay
	for id, q := range reviewed(t, answers, Release{}) {
		if q.Mark != nil || q.Key != nil || q.Given.Empty() && id != "secret-note" || q.Stem == "" {
			t.Errorf("%s: mark %v, key %v, given %s", id, q.Mark, q.Key, q.Given.Answer)
		}
	}
	for id, q := range reviewed(t, answers, Release{Marks: true}) {
		if id == "secret-note" && q.Mark != nil || id != "secret-note" && (q.Mark == nil || q.Mark.Why != nil) || q.Key != nil {
			t.Errorf("%s: mark %v, key %v", id, q.Mark, q.Key)
		}
	}
	for id, q := range reviewed(t, answers, Release{Marks: true, Key: true}) {
		if id == "secret-note" && q.Mark != nil || id != "secret-note" && (q.Mark == nil || q.Mark.Why == nil) || q.Key == nil {
			t.Errorf("%s: mark %v, key %v", id, q.Mark, q.Key)
		}
	}
}

func TestReviewMarks(t *testing.T) {
	half := map[string]string{
		"secret-single": "null", "secret-weighted": `"secret-half"`, "secret-multiple": `["secret-m1","secret-m2"]`,
		"secret-text": `"secret half"`, "secret-sentence": `["allies/1.2"]`, "secret-claims": wrong["secret-claims"],
		"secret-number": `98001`, "secret-pairs": `{"secret-p3":"secret-n1"}`, "secret-order": `["secret-i1","secret-i3","secret-i4","secret-i2"]`,
		"secret-gaps": `{"secret place":"secret village"}`, "secret-essay": essay,
	}
	tests := map[string]map[string]Verdict{
		"right": {}, "wrong": {}, "half": {
			"secret-single": Wrong, "secret-weighted": Partly, "secret-multiple": Partly, "secret-statement": Unanswered,
			"secret-text": Partly, "secret-sentence": Partly, "secret-claims": Wrong, "secret-number": Partly, "secret-pairs": Partly,
			"secret-order": Partly, "secret-gaps": Partly, "secret-essay": Awaiting,
		},
	}
	for id := range right {
		tests["right"][id], tests["wrong"][id] = Right, Wrong
	}
	tests["right"]["secret-essay"], tests["wrong"]["secret-essay"] = Unanswered, Unanswered
	delete(half, "secret-single")
	tests["half"]["secret-single"] = Unanswered
	for name, answers := range map[string]map[string]string{"right": right, "wrong": wrong, "half": half} {
		got := map[string]Verdict{}
		for id, q := range reviewed(t, answers, Release{Marks: true}) {
			if q.Mark != nil {
				got[id] = q.Mark.Verdict
			}
		}
		if diff := cmp.Diff(tests[name], got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	negative := reviewed(t, map[string]string{"secret-weighted": `"secret-minus"`}, Release{Marks: true})["secret-weighted"].Mark
	if diff := cmp.Diff(&ShownMark{Verdict: Wrong, Points: -1, Max: 1}, negative); diff != "" {
		t.Errorf("negative (-want +got):\n%s", diff)
	}
}

func TestReviewKeys(t *testing.T) {
	yes := true
	span := func(passage, start, end int) questions.Span {
		return questions.Span{Passage: passage, Start: start, End: end}
	}
	quote := func(n int, source, quote string, at questions.Span, claim string) KeyEvidence {
		return KeyEvidence{Number: n, Source: source, Quote: quote, Span: at, Claim: claim}
	}
	want := map[string]*Key{
		"secret-single": {Explanation: "SECRET explanation",
			Options:  []KeyOption{{"1", true, "SECRET right", 0}, {"2", false, "SECRET wrong", 0}, {"3", false, "", 0}},
			Evidence: []KeyEvidence{quote(1, "allies", "SECRET first sentence.", span(1, 0, 22), "")}},
		"secret-weighted": {
			Options:  []KeyOption{{"1", false, "", 50}, {"2", true, "", 0}, {"3", false, "", 0}, {"4", false, "", 0}},
			Evidence: []KeyEvidence{{Number: 2, Source: "joint", Absent: "SECRET silence"}}},
		"secret-multiple": {
			Options:  []KeyOption{{"1", true, "SECRET one", 0}, {"2", true, "", 0}, {"3", false, "", 0}, {"4", true, "", 0}},
			Evidence: []KeyEvidence{quote(3, "joint", "SECRET joint sentence", span(1, 0, 21), "")}},
		"secret-statement": {Answer: &yes, TypedKey: TypedKey{Feedback: "SECRET yes"},
			Evidence: []KeyEvidence{quote(4, "allies", "A third sentence.", span(2, 0, 17), "")}},
		"secret-text": {TypedKey: TypedKey{Accepted: []string{"SECRET word"}, Partly: []Worth{{"SECRET half", 50}}, Feedback: "SECRET praise"},
			Evidence: []KeyEvidence{quote(5, "allies", "SECRET second", span(1, 23, 36), "")}},
		"secret-sentence": {Sentences: []string{"allies/1.2", "allies/2.2"}, Evidence: []KeyEvidence{
			quote(6, "allies", "SECRET second sentence.", span(1, 23, 46), ""),
			quote(7, "allies", "A fourth sentence.", span(2, 18, 36), "")}},
		"secret-claims": {Explanation: "SECRET comparison",
			Cells: map[string]map[string]questions.Stance{
				"1": {"allies": "states", "joint": "silent"}, "2": {"allies": "contradicts", "joint": "states"}},
			Evidence: []KeyEvidence{
				quote(8, "allies", "SECRET first", span(1, 0, 12), "1"),
				quote(9, "allies", "A third", span(2, 0, 7), "2"),
				quote(10, "joint", "SECRET joint", span(1, 0, 12), "2")}},
		"secret-number": {TypedKey: TypedKey{Accepted: []string{"98,765.4 ± 0.5"}, Partly: []Worth{{"98,000 – 99,000", 50}, {"98,765.4 ± 5%", 25}}, Feedback: "SECRET distance"},
			Evidence: []KeyEvidence{{Number: 11, Source: "joint", Absent: "SECRET number"}}},
		"secret-pairs": {Pairs: map[string]string{"1": "1", "2": "2", "3": "1"},
			Evidence: []KeyEvidence{{Number: 12, Source: "joint", Absent: "SECRET pairs"}}},
		"secret-order": {Order: []string{"1", "2", "3", "4"},
			Evidence: []KeyEvidence{{Number: 13, Source: "joint", Absent: "SECRET order"}}},
		"secret-gaps": {Gaps: map[string]GapKey{
			"1": {Options: []KeyOption{{"1", false, "SECRET nobody", 0}, {"2", true, "", 0}, {"3", false, "", 0}}, Fraction: 1, Verdict: Right},
			"2": {TypedKey: TypedKey{Accepted: []string{"98,765"}, Feedback: "SECRET envoys"}, Fraction: 1, Verdict: Right},
			"3": {TypedKey: TypedKey{Accepted: []string{"SECRET town"}, Partly: []Worth{{"SECRET village", 50}}, Feedback: "SECRET praise"}, Fraction: 1, Verdict: Right}},
			Evidence: []KeyEvidence{{Number: 14, Source: "joint", Absent: "SECRET gaps"}}},
		"secret-essay": {Explanation: "SECRET reasons", Rubric: []KeyCriterion{
			{Criterion: "SECRET argument", Points: 3, Levels: []KeyLevel{{"SECRET good", number(3)}, {"SECRET poor", nil}}},
			{Criterion: "SECRET style", Points: 1}}},
		"secret-note": {Explanation: "SECRET afterthought"},
	}
	got := map[string]*Key{}
	for id, q := range reviewed(t, right, Release{Marks: true, Key: true}) {
		got[id] = q.Key
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReviewFeedbackIsOnTheAnswerGiven(t *testing.T) {
	tests := map[string]struct {
		answers                         map[string]string
		statement, text, distance, town string
	}{
		"right": {right, "SECRET yes", "SECRET praise", "SECRET distance", "SECRET praise"},
		"wrong": {wrong, "SECRET no", "", "SECRET nothing", ""},
		"range": {map[string]string{"secret-number": `"98,001"`}, "", "", "SECRET range", ""},
		"none":  {nil, "", "", "", ""},
	}
	for name, test := range tests {
		q := reviewed(t, test.answers, Release{Marks: true, Key: true})
		want := []string{test.statement, test.text, test.distance, test.town}
		got := []string{q["secret-statement"].Key.Feedback, q["secret-text"].Key.Feedback, q["secret-number"].Key.Feedback, q["secret-gaps"].Key.Gaps["3"].Feedback}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestReviewMarksEachGap(t *testing.T) {
	r := allTypes(t)
	answers := map[string]string{"secret-gaps": `{"secret who":"secret-g1","secret place":"hamlet"}`}
	type filled struct {
		Fraction float64
		Verdict  Verdict
	}
	tests := map[string]struct {
		corrections []Correction
		want        filled
	}{
		"as it was":      {nil, filled{0, Wrong}},
		"accepted later": {[]Correction{accepting("secret-gaps", "secret place", "hamlet", "1/2", 1)}, filled{0.5, Partly}},
		"another gap's":  {[]Correction{accepting("secret-gaps", "secret who", "hamlet", "1/2", 1)}, filled{0, Wrong}},
	}
	for name, test := range tests {
		list, err := ReviewAttempt(r, inAuthoredOrder(r), answersOf(answers), test.corrections, Release{Key: true})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]filled{}
		for id, gap := range list[10].Key.Gaps {
			got[id] = filled{gap.Fraction, gap.Verdict}
		}
		if diff := cmp.Diff(map[string]filled{"1": {0, Wrong}, "2": {0, Unanswered}, "3": test.want}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestReviewKeyFollowsTheOrderShown(t *testing.T) {
	r := allTypes(t)
	plan := Plan{Questions: []Planned{
		{ID: "secret-claims", Claims: []string{"secret-c2", "secret-c1"}},
		{ID: "secret-single", Options: []string{"secret-other", "secret-right", "secret-wrong"}},
		{ID: "secret-pairs", Prompts: []string{"secret-p1", "secret-p2", "secret-p3"}, Matches: []string{"secret-n4", "secret-n2", "secret-n1"}},
		{ID: "secret-order", Items: []string{"secret-i4", "secret-i1", "secret-i2", "secret-i3"}},
		{ID: "secret-gaps", Gaps: []PlannedGap{{ID: "secret who", Options: []string{"secret-g2", "secret-g3", "secret-g1"}}, {ID: "secret-number"}, {ID: "secret place"}}},
	}}
	list, err := ReviewAttempt(r, plan, answersOf(right), nil, Release{Marks: true, Key: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := list[0].Key.Cells["1"]["allies"]; got != questions.Contradicts {
		t.Errorf("the first claim shown is said to %s", got)
	}
	if diff := cmp.Diff([]KeyOption{{"1", false, "", 0}, {"2", true, "SECRET right", 0}, {"3", false, "SECRET wrong", 0}}, list[1].Key.Options); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]string{"1": "3", "2": "2", "3": "3"}, list[2].Key.Pairs); diff != "" {
		t.Errorf("pairs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"2", "3", "4", "1"}, list[3].Key.Order); diff != "" || !slices.Equal(list[3].Given.Order(), list[3].Key.Order) {
		t.Errorf("given %s, order (-want +got):\n%s", list[3].Given.Answer, diff)
	}
	if diff := cmp.Diff([]KeyOption{{"1", true, "", 0}, {"2", false, "", 0}, {"3", false, "SECRET nobody", 0}}, list[4].Key.Gaps["1"].Options); diff != "" {
		t.Errorf("options of the gap (-want +got):\n%s", diff)
	}
	if !list[1].Given.Has("2") || list[0].Given.Stance("1", "allies") != questions.Contradicts {
		t.Errorf("given are %s and %s", list[0].Given.Answer, list[1].Given.Answer)
	}
}

func TestReviewChecked(t *testing.T) {
	r := allTypes(t)
	plan := NewPlan(r, Rules{}, 0, nil)
	answers := answersOf(right)
	locked := answers["secret-multiple"]
	locked.CheckedAt = clock(12, 0)
	answers["secret-multiple"] = locked
	got, err := ReviewChecked(r, plan, answers, nil, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := reviewed(t, right, Release{Marks: true, Key: true})["secret-multiple"]
	want.Key.Evidence[0].Number = 1
	want.Check = &Check{Verdict: Right, Locked: true}
	if diff := cmp.Diff(map[int]Reviewed{3: want}, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
