package quiz

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

func TestCheckOf(t *testing.T) {
	const full, half, none = `"secret-full"`, `"secret-half"`, `"secret-none"`
	weighted := func(answer string) Answer { return answered("secret-weighted", answer) }
	locked := func(a Answer) Answer {
		a.CheckedAt = clock(12, 30)
		return a
	}
	tests := []struct {
		name   string
		answer Answer
		most   int
		want   Check
	}{
		{"never checked", weighted(full), 3, Check{Left: 3}},
		{"no answer", weighted(""), 3, Check{Left: 3}},
		{"right at once", tried(weighted(full), full), 3, Check{Verdict: Right, Tries: 1, Locked: true}},
		{"wrong", tried(weighted(none), none), 3, Check{Verdict: Wrong, Tries: 1, Left: 2}},
		{"partly right", tried(weighted(half), none, half), 3, Check{Verdict: Partly, Tries: 2, Left: 1}},
		{"right at last", tried(weighted(full), none, half, full), 4, Check{Verdict: Right, Tries: 3, Locked: true}},
		{"wrong at last", tried(weighted(none), none, half, none), 3, Check{Verdict: Wrong, Tries: 3, Locked: true}},
		{"more tries than there are", tried(weighted(none), none, half, none), 2, Check{Verdict: Wrong, Tries: 3, Locked: true}},
		{"once", tried(weighted(none), none), 1, Check{Verdict: Wrong, Tries: 1, Locked: true}},
		{"changed since", tried(weighted(full), none), 3, Check{Verdict: Wrong, Tries: 1, Left: 2, Changed: true}},
		{"taken away since", tried(weighted(""), none), 3, Check{Verdict: Wrong, Tries: 1, Left: 2, Changed: true}},
		{"locked with tries left", locked(tried(weighted(none), none)), 3, Check{Verdict: Wrong, Tries: 1, Locked: true}},
		{"locked when tries weren't kept", locked(weighted(none)), 3, Check{Verdict: Wrong, Locked: true}},
		{"locked as it is when no try was left", locked(tried(weighted(full), none)), 1, Check{Verdict: Right, Tries: 1, Locked: true}},
		{"an essay can't be tried again", tried(answered("secret-essay", essay), essay), 3, Check{Verdict: Awaiting, Tries: 1, Locked: true}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := CheckOf(allTypes(t), test.answer, test.most)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCheckKnowsWhatWasAccepted(t *testing.T) {
	a := tried(answered("secret-text", `"hamlet"`), `"hamlet"`)
	r := Accepting(allTypes(t), []Correction{accepting("secret-text", "", "hamlet", "1", 0)})
	if got, err := CheckOf(r, a, 3); err != nil || got.Verdict != Right || !got.Locked {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestMostTries(t *testing.T) {
	for tries, want := range map[int]int{0: 1, 1: 1, 3: 3} {
		if got := (Rules{Tries: tries}).MostTries(); got != want {
			t.Errorf("%d in the rules are %d", tries, got)
		}
	}
}

// While there are tries left, a checked question tells its verdict and nothing else.
func TestATryWithTriesLeftGivesNothingAway(t *testing.T) {
	r := allTypes(t)
	plan := NewPlan(r, shuffled, 7, nil)
	answers := map[string]Answer{}
	for id, text := range wrong {
		answers[id] = hinted(tried(answered(id, text), text))
	}
	got, err := ReviewChecked(r, plan, answers, nil, 2)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(wrong) {
		t.Errorf("%d questions were checked, and %d are shown", len(wrong), len(got))
	}
	for n, q := range got {
		if q.Mark != nil || q.Key != nil {
			t.Errorf("%s: mark %v, key %v", plan.Find(n).ID, q.Mark, q.Key)
		}
		if diff := cmp.Diff(&Check{Verdict: Wrong, Tries: 1, Left: 1}, q.Check); diff != "" {
			t.Errorf("%s (-want +got):\n%s", plan.Find(n).ID, diff)
		}
	}
	data, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	if i := strings.Index(strings.ToLower(string(data)), "secret"); i >= 0 {
		t.Errorf("it shows %s", data[i:min(i+60, len(data))])
	}
}

func TestReviewCheckedLocksOneByOne(t *testing.T) {
	r := allTypes(t)
	plan := inAuthoredOrder(r)
	answers := answersOf(right)
	locked := tried(answers["secret-single"], `"secret-wrong"`, `"secret-right"`)
	locked.CheckedAt = clock(12, 2)
	answers["secret-single"] = locked
	answers["secret-text"] = tried(answers["secret-text"], `"something"`)
	got, err := ReviewChecked(r, plan, answers, nil, 3)
	if err != nil {
		t.Fatal(err)
	}
	checks := map[int]Check{}
	for n, q := range got {
		checks[n] = *q.Check
		if (q.Key != nil) != q.Check.Locked || (q.Mark != nil) != q.Check.Locked {
			t.Errorf("question %d is locked: %v, mark %v, key %v", n, q.Check.Locked, q.Mark, q.Key)
		}
	}
	want := map[int]Check{
		1: {Verdict: Right, Tries: 2, Locked: true},
		5: {Verdict: Wrong, Tries: 1, Left: 2, Changed: true},
	}
	if diff := cmp.Diff(want, checks); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// An answer that may still change shows no key, though its tries are used up since the rules became stricter, or though it
// was accepted meanwhile.
func TestOnlyLockedAnswersShowTheKey(t *testing.T) {
	r := allTypes(t)
	plan := inAuthoredOrder(r)
	answers := map[string]Answer{
		"secret-single": tried(answered("secret-single", `"secret-wrong"`), `"secret-wrong"`, `"secret-other"`),
		"secret-text":   tried(answered("secret-text", `"hamlet"`), `"hamlet"`),
	}
	got, err := ReviewChecked(r, plan, answers, []Correction{accepting("secret-text", "", "hamlet", "1", 0)}, 2)
	if err != nil {
		t.Fatal(err)
	}
	if none, more := got[1].Check.Left, got[5].Check.Left; none != 0 || more != 1 {
		t.Errorf("%d and %d tries are left", none, more)
	}
	for n, q := range got {
		if q.Mark != nil || q.Key != nil || q.Check.Locked {
			t.Errorf("question %d: mark %v, key %v, check %+v", n, q.Mark, q.Key, q.Check)
		}
	}
}

// The verdict is on the answer: what a hint costs doesn't make it less right.
func TestVerdictIsOnTheAnswer(t *testing.T) {
	r := allTypes(t)
	plan := inAuthoredOrder(r)
	plan.HintDeduction = 10
	answers := answersOf(right)
	answers["secret-single"] = hinted(answers["secret-single"])
	list, err := ReviewAttempt(r, plan, answers, nil, Release{Marks: true})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(&ShownMark{Verdict: Right, Points: 1.8, Max: 2}, list[0].Mark); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReviewOfMarksByHand(t *testing.T) {
	r := allTypes(t)
	answers := maps.Clone(right)
	answers["secret-essay"] = essay
	c := byHand("secret-essay", "7/8", 1)
	c.Criteria, c.Comment = []string{"2.5", "1"}, "SECRET well argued"
	review := func(release Release) Reviewed {
		list, err := ReviewAttempt(r, inAuthoredOrder(r), answersOf(answers), []Correction{c}, release)
		if err != nil {
			t.Fatal(err)
		}
		return list[11]
	}
	got := review(Release{Marks: true, Key: true})
	want := &ShownMark{Verdict: Partly, Points: 3.5, Max: 4, Why: []questions.Reason{{Rule: "marked-by-hand"}}}
	if diff := cmp.Diff(want, got.Mark); diff != "" {
		t.Errorf("mark (-want +got):\n%s", diff)
	}
	if got.Key.Comment != c.Comment || *got.Key.Rubric[0].Given != 2.5 || *got.Key.Rubric[1].Given != 1 {
		t.Errorf("the key is %+v", got.Key)
	}
	data, err := json.Marshal(review(Release{Marks: true}))
	if err != nil || strings.Contains(strings.ToLower(string(data)), "secret") {
		t.Errorf("without the key it shows %s, %v", data, err)
	}
}
