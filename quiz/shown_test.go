package quiz

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

func TestShowAll(t *testing.T) {
	r := allTypes(t)
	plan := inAuthoredOrder(r)
	plan.Questions = plan.Questions[1:]
	plan.Questions[1].Options = []string{"secret-m3", "secret-m1", "secret-m4", "secret-m2"}
	plan.Questions[5].Claims = []string{"secret-c2", "secret-c1"}
	plan.Questions[7].Matches = []string{"secret-n4", "secret-n1", "secret-n2"}
	plan.Questions[8].Items = []string{"secret-i2", "secret-i4", "secret-i1", "secret-i3"}
	plan.Questions[9].Gaps[0].Options = []string{"secret-g2", "secret-g3", "secret-g1"}
	want := []*Shown{
		{Number: 1, Type: "single-choice", Stem: "Who rather?", Points: 1, Options: []ShownPart{{"1", "Half"}, {"2", "Full"}, {"3", "Minus"}, {"4", "None"}}},
		{Number: 2, Type: "multiple-response", Stem: "Which?", Points: 1, Options: []ShownPart{{"1", "Three"}, {"2", "One"}, {"3", "Four"}, {"4", "Two"}}},
		{Number: 3, Type: "true-false", Stem: "Is it?", Points: 1},
		{Number: 4, Type: "short-text", Stem: "Name it.", Points: 1},
		{Number: 5, Type: "select-sentence", Stem: "Pick it.", Points: 1, Source: "allies", Choose: 2},
		{Number: 6, Type: "compare-sources", Stem: "Compare.", Points: 1, Claims: []ShownPart{{"1", "Second claim"}, {"2", "First claim"}}, Sources: []string{"allies", "joint"}},
		{Number: 7, Type: "numeric", Stem: "How far?", Points: 1, Unit: "km", Group: ",", Decimal: ".", HasHint: true},
		{Number: 8, Type: "matching", Stem: "Which alphabet?", Points: 1,
			Prompts: []ShownPart{{"1", "Beta"}, {"2", "Be"}, {"3", "Gamma"}}, Matches: []ShownPart{{"1", "Latin"}, {"2", "Greek"}, {"3", "Cyrillic"}}},
		{Number: 9, Type: "ordering", Stem: "In which order?", Points: 1, Items: []ShownPart{{"1", "Signed"}, {"2", "In force"}, {"3", "Drafted"}, {"4", "Ratified"}}},
		{Number: 10, Type: "gap-fill", Stem: "[[1]] met [[2]] envoys in [[3]].", Points: 1, Group: ",", Decimal: ".", HasHint: true, Gaps: []ShownGap{
			{ID: "1", Kind: "choice", Options: []ShownPart{{"1", "The minister"}, {"2", "The king"}, {"3", "Nobody"}}},
			{ID: "2", Kind: "number", Unit: "men"}, {ID: "3", Kind: "text"}}},
		{Number: 11, Type: "essay", Stem: "Why?", Points: 4, Words: questions.WordRange{Min: 50, Max: 200}},
		{Number: 12, Type: "information", Stem: "The end is near."},
	}
	for i, s := range want { // the last is information, which isn't counted
		s.Place, s.Of = (i+1)%12, 11
	}
	if diff := cmp.Diff(want, ShowAll(r, plan)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestInformationIsNotCounted(t *testing.T) {
	r := allTypes(t)
	plan := Plan{Questions: []Planned{{ID: "secret-statement"}, {ID: r.Set.Questions[len(r.Set.Questions)-1].ID}, {ID: "secret-text"}, {ID: "gone"}}}
	places, of := Places(r, plan)
	if want := []int{1, 0, 2, 0}; of != 2 || !slices.Equal(places, want) {
		t.Errorf("%v of %d", places, of)
	}
}

func TestShowQuestionThatIsNotThere(t *testing.T) {
	r := allTypes(t)
	plan := Plan{Questions: []Planned{{ID: "gone"}}}
	for _, n := range []int{0, 1, 2} {
		if got := ShowQuestion(r, plan, n); got != nil {
			t.Errorf("question %d is %v", n, got)
		}
	}
}

// Neither an authored id nor anything of the key may reach a learner before review.
func TestShownGivesNothingAway(t *testing.T) {
	r := allTypes(t)
	for seed := range uint64(20) {
		plan := NewPlan(r, shuffled, seed, nil)
		data, err := json.Marshal(ShowAll(r, plan))
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"secret", "9876", "98,76", "98000"} { // the numbers are accepted ones
			if i := strings.Index(strings.ToLower(string(data)), secret); i >= 0 {
				t.Fatalf("shown is %s", data[i:min(i+60, len(data))])
			}
		}
	}
}

// Numbers are written as the set's language writes them.
func TestShownNumbersFollowTheLanguage(t *testing.T) {
	r := allTypes(t)
	german, err := questions.NewRevision(r.Set, nil)
	if err != nil {
		t.Fatal(err)
	}
	german.Set.Language = "de"
	plan := inAuthoredOrder(r)
	for _, n := range []int{8, 11} {
		if s := ShowQuestion(german, plan, n); s.Group != "." || s.Decimal != "," {
			t.Errorf("%s: %q and %q", s.Type, s.Group, s.Decimal)
		}
	}
	list, err := ReviewAttempt(german, plan, nil, nil, Release{Key: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := list[7].Key.Accepted[0]; got != "98.765,4 ± 0,5" {
		t.Errorf("accepted is %s", got)
	}
}

func TestHintOf(t *testing.T) {
	r := allTypes(t)
	plan := inAuthoredOrder(r)
	for n, want := range map[int]string{-1: "", 0: "", 1: "", 8: "SECRET hint", 14: ""} {
		if got := HintOf(r, plan, n); got != want {
			t.Errorf("the hint of question %d is %q", n, got)
		}
	}
	if got := HintOf(r, Plan{Questions: []Planned{{ID: "gone"}}}, 1); got != "" {
		t.Errorf("the hint of no question is %q", got)
	}
}
