package quiz

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

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
	if diff := cmp.Diff(want, ShowAll(r, plan)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
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
		plan := NewPlan(&r.Set, shuffled, seed, nil)
		data, err := json.Marshal(ShowAll(r, plan))
		if err != nil {
			t.Fatal(err)
		}
		if i := strings.Index(strings.ToLower(string(data)), "secret"); i >= 0 {
			t.Fatalf("shown is %s", data[i:min(i+60, len(data))])
		}
	}
}

func TestAnswersAreTranslatedThereAndBack(t *testing.T) {
	r := allTypes(t)
	rapid.Check(t, func(t *rapid.T) {
		plan := NewPlan(&r.Set, shuffled, rapid.Uint64().Draw(t, "seed"), nil)
		for _, texts := range []map[string]string{right, wrong} {
			for i := range plan.Questions {
				p := &plan.Questions[i]
				stored, err := r.Fit(p.ID, json.RawMessage(texts[p.ID]))
				if err != nil {
					t.Fatal(err)
				}
				shown, err := p.Shown(r, stored)
				if err != nil {
					t.Fatal(err)
				}
				back, err := p.Authored(r, shown)
				if string(back) != string(stored) || err != nil {
					t.Fatalf("%s is shown as %s and comes back as %s, %v", stored, shown, back, err)
				}
				again, err := p.Shown(r, back)
				if string(again) != string(shown) || err != nil {
					t.Fatalf("%s is shown as %s, then as %s, %v", stored, shown, again, err)
				}
				if strings.Contains(string(shown), "secret-") {
					t.Fatalf("shown is %s", shown)
				}
			}
		}
	})
}

func TestAuthored(t *testing.T) {
	r := allTypes(t)
	single := &Planned{ID: "secret-single", Options: []string{"secret-other", "secret-right", "secret-wrong"}}
	multiple := &Planned{ID: "secret-multiple", Options: []string{"secret-m4", "secret-m3", "secret-m2", "secret-m1"}}
	claims := &Planned{ID: "secret-claims", Claims: []string{"secret-c2", "secret-c1"}}
	text := &Planned{ID: "secret-text"}
	tests := []struct {
		planned     *Planned
		shown, want string // want is canonical JSON, or "!" and the rule of the error
	}{
		{single, `"2"`, `"secret-right"`},
		{single, `"0"`, "!unknown-option"},
		{single, `"4"`, "!unknown-option"},
		{single, `"02"`, "!unknown-option"},
		{single, `"+2"`, "!unknown-option"},
		{single, `"secret-right"`, "!unknown-option"},
		{single, `2`, "!form-option"},
		{single, `null`, ""},
		{single, ``, ""},
		{multiple, `["1","4"]`, `["secret-m1","secret-m4"]`},
		{multiple, `["4","1"]`, `["secret-m1","secret-m4"]`},
		{multiple, `["1","1"]`, "!twice"},
		{multiple, `["5"]`, "!unknown-option"},
		{multiple, `[ ]`, ""},
		{claims, `{"1":{"joint":"states"}}`, `{"secret-c2":{"joint":"states"}}`},
		{claims, `{"3":{"joint":"states"}}`, "!unknown-claim"},
		{claims, `{"1":{"other":"states"}}`, "!unknown-source"},
		{claims, `{"1":{}}`, ""},
		{text, `" word "`, `" word "`},
		{text, `"  "`, ""},
		{&Planned{ID: "secret-statement"}, `false`, `false`},
		{&Planned{ID: "secret-sentence"}, `["allies/2.1"]`, `["allies/2.1"]`},
		{&Planned{ID: "secret-sentence"}, `["joint/1.1"]`, "!unknown-sentence"},
	}
	for _, test := range tests {
		got, err := test.planned.Authored(r, json.RawMessage(test.shown))
		var fit *questions.FitError
		switch rule, refused := strings.CutPrefix(test.want, "!"); {
		case refused && (!errors.As(err, &fit) || fit.Rule != rule):
			t.Errorf("%s: %s gives %v, want %s", test.planned.ID, test.shown, err, rule)
		case !refused && (string(got) != test.want || err != nil):
			t.Errorf("%s: %s gives %s, %v; want %s", test.planned.ID, test.shown, got, err, test.want)
		}
	}
}

func TestAuthoredOfNoQuestion(t *testing.T) {
	if _, err := (&Planned{ID: "gone"}).Authored(allTypes(t), json.RawMessage(`"1"`)); !errors.Is(err, questions.ErrNoQuestion) {
		t.Errorf("got %v", err)
	}
}

func TestGiven(t *testing.T) {
	given := func(answer string) Given { return Given{Answer: json.RawMessage(answer)} }
	tests := []struct {
		answer string
		empty  bool
		has    []string // of "1", "2", "true", "false", "allies/3.2"
		text   string
		picked []string
	}{
		{"", true, nil, "", nil},
		{`"2"`, false, []string{"2"}, "2", nil},
		{`["1","allies/3.2"]`, false, []string{"1", "allies/3.2"}, "", []string{"1", "allies/3.2"}},
		{`true`, false, []string{"true"}, "", nil},
		{`false`, false, []string{"false"}, "", nil},
		{`"two words"`, false, nil, "two words", nil},
		{`{"1":{"allies":"states"}}`, false, nil, "", nil},
	}
	for _, test := range tests {
		g := given(test.answer)
		var has []string
		for _, id := range []string{"1", "2", "true", "false", "allies/3.2"} {
			if g.Has(id) {
				has = append(has, id)
			}
		}
		if g.Empty() != test.empty || g.Text() != test.text {
			t.Errorf("%s: empty %v, text %q", test.answer, g.Empty(), g.Text())
		}
		if diff := cmp.Diff(test.has, has); diff != "" {
			t.Errorf("%s has (-want +got):\n%s", test.answer, diff)
		}
		if diff := cmp.Diff(test.picked, g.Picked()); diff != "" {
			t.Errorf("%s picked (-want +got):\n%s", test.answer, diff)
		}
	}
}

func TestGivenStance(t *testing.T) {
	g := Given{Answer: json.RawMessage(`{"1":{"allies":"states"}}`)}
	if g.Stance("1", "allies") != questions.States || g.Stance("1", "joint") != "" || g.Stance("2", "allies") != "" || (Given{}).Stance("1", "allies") != "" {
		t.Errorf("the stances of %s aren't read", g.Answer)
	}
}
