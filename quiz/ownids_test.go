package quiz

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readback/readback/questions"
)

func TestAnswersAreTranslatedThereAndBack(t *testing.T) {
	r := allTypes(t)
	rapid.Check(t, func(t *rapid.T) {
		plan := NewPlan(r, shuffled, rapid.Uint64().Draw(t, "seed"), nil)
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
	number := &Planned{ID: "secret-number"}
	pairs := &Planned{ID: "secret-pairs", Prompts: []string{"secret-p1", "secret-p2", "secret-p3"}, Matches: []string{"secret-n4", "secret-n1", "secret-n2"}}
	order := &Planned{ID: "secret-order", Items: []string{"secret-i4", "secret-i2", "secret-i1", "secret-i3"}}
	gaps := &Planned{ID: "secret-gaps", Gaps: []PlannedGap{
		{ID: "secret who", Options: []string{"secret-g3", "secret-g1", "secret-g2"}}, {ID: "secret-number"}, {ID: "secret place"}}}
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
		{number, `"98 765.4 km"`, `"98 765.4 km"`},
		{number, `98765.4`, `98765.4`},
		{number, `"far"`, "!number-form"},
		{number, `"7 kg"`, "!unit-other"},
		{pairs, `{"1":"2","3":"1"}`, `{"secret-p1":"secret-n1","secret-p3":"secret-n4"}`},
		{pairs, `{"1":"","3":"1"}`, `{"secret-p3":"secret-n4"}`},
		{pairs, `{"1":""}`, ""},
		{pairs, `{"4":"1"}`, "!unknown-prompt"},
		{pairs, `{"1":"4"}`, "!unknown-match"},
		{pairs, `{"secret-p1":"1"}`, "!unknown-prompt"},
		{pairs, `{"1":"secret-n1"}`, "!unknown-match"},
		{order, `["3","2","4","1"]`, `["secret-i1","secret-i2","secret-i3","secret-i4"]`},
		{order, `["3","2","4"]`, "!order-incomplete"},
		{order, `["3","2","4","4"]`, "!twice"},
		{order, `["3","2","4","5"]`, "!unknown-item"},
		{order, `[]`, ""},
		{gaps, `{"1":"3","2":"98,765","3":"2"}`, `{"secret place":"2","secret who":"secret-g2","secret-number":"98,765"}`},
		{gaps, `{"1":"4"}`, "!unknown-option"},
		{gaps, `{"1":"secret-g2"}`, "!unknown-option"},
		{gaps, `{"4":"a"}`, "!unknown-gap"},
		{gaps, `{"secret who":"1"}`, "!unknown-gap"},
		{gaps, `{"2":98765}`, `{"secret-number":98765}`},
		{gaps, `{"2":"many"}`, "!number-form"},
		{gaps, `{"3":"a/b"}`, `{"secret place":"a/b"}`},
		{gaps, `{"1":"","3":" "}`, ""},
		{&Planned{ID: "secret-essay"}, `"Because."`, `"Because."`},
		{&Planned{ID: "secret-note"}, `"Because."`, "!takes-no-answer"},
		{&Planned{ID: "secret-note"}, `null`, ""},
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

// Authored ids may look like the attempt's own; each is taken for what it is.
func TestOwnIDsAreNotTakenForAuthoredOnes(t *testing.T) {
	gap := questions.Gap{Options: questions.Options{{ID: "2", Text: "one", Correct: true}, {ID: "1", Text: "two"}}}
	q := questions.Question{
		QuestionHead: questions.QuestionHead{ID: "q", Type: questions.GapFillType, Stem: "[[2]] and [[1]]"},
		Body:         &questions.GapFill{Gaps: map[string]questions.Gap{"1": {Accept: []questions.GapAccept{{Text: "x"}}}, "2": gap}},
	}
	r := &questions.Revision{Set: questions.Set{Questions: []questions.Question{q}}}
	plan := NewPlan(r, Rules{}, 0, nil)
	const shown, stored = `{"1":"1","2":"2"}`, `{"1":"2","2":"2"}`
	if got, err := plan.Questions[0].Authored(r, json.RawMessage(shown)); string(got) != stored || err != nil {
		t.Errorf("%s is stored as %s, %v", shown, got, err)
	}
	if got, err := plan.Questions[0].Shown(r, json.RawMessage(stored)); string(got) != shown || err != nil {
		t.Errorf("%s is shown as %s, %v", stored, got, err)
	}
}

func TestMatchesWithEqualTextsAreShownAsOne(t *testing.T) {
	r := allTypes(t)
	pairs := &Planned{ID: "secret-pairs", Prompts: []string{"secret-p1"}, Matches: []string{"secret-n4", "secret-n1", "secret-n2"}}
	for _, id := range []string{"secret-n1", "secret-n3"} {
		got, err := pairs.Shown(r, json.RawMessage(`{"secret-p1":"`+id+`"}`))
		if string(got) != `{"1":"2"}` || err != nil {
			t.Errorf("%s is shown as %s, %v", id, got, err)
		}
	}
}

// Why an answer is refused is told in the words of the page: it names no gap, nor anything else, as the author does.
func TestRefusalsGiveNothingAway(t *testing.T) {
	r := allTypes(t)
	value := rapid.SampledFrom([]string{`"1"`, `"2"`, `"9"`, `""`, `"many"`, `"7 kg"`, `7`, `1e999`, `null`, `true`, `[]`, `{}`, `["1"]`, `["1","1"]`, `["4","3","2","1"]`, `{"1":"1"}`, `{"joint":"x"}`})
	answer := rapid.OneOf(value, rapid.Custom(func(t *rapid.T) string {
		return fmt.Sprintf(`{"%d":%s,"%d":%s}`, rapid.IntRange(0, 4).Draw(t, "id"), value.Draw(t, "value"), rapid.IntRange(0, 4).Draw(t, "id"), value.Draw(t, "value"))
	}))
	rapid.Check(t, func(t *rapid.T) {
		plan := NewPlan(r, shuffled, rapid.Uint64().Draw(t, "seed"), nil)
		p := plan.Find(rapid.IntRange(1, len(plan.Questions)).Draw(t, "number"))
		shown := answer.Draw(t, "answer")
		var fit *questions.FitError
		if _, err := p.Authored(r, json.RawMessage(shown)); errors.As(err, &fit) {
			if told := fmt.Sprint(fit.Rule, fit.Args); strings.Contains(told, "secret") {
				t.Fatalf("%s: %s is refused with %s", p.ID, shown, told)
			}
		} else if err != nil {
			t.Fatal(err)
		}
	})
}

func TestRefusalsNameTheGap(t *testing.T) {
	r := allTypes(t)
	plan := NewPlan(r, Rules{}, 0, nil)
	for shown, want := range map[string]string{`{"2":"many"}`: "2", `{"2":"7 kg"}`: "2", `{"1":"9"}`: "1"} {
		_, err := plan.Find(11).Authored(r, json.RawMessage(shown))
		var fit *questions.FitError
		if !errors.As(err, &fit) || fit.Args["gap"] != want {
			t.Errorf("%s is refused with %+v", shown, fit)
		}
	}
}
