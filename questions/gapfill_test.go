package questions

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func textGap(texts ...string) Gap {
	g := Gap{}
	for _, text := range texts {
		g.Accept = append(g.Accept, GapAccept{Text: text})
	}
	return g
}

func numberGap(values ...Decimal) Gap {
	g := Gap{}
	for _, value := range values {
		g.Accept = append(g.Accept, GapAccept{Value: value})
	}
	return g
}

func choiceGap(os ...Option) Gap { return Gap{Options: options(os...)} }

func (g Gap) weighing(weight Decimal) Gap {
	g.Weight = weight
	return g
}

// threeKinds has a gap of each kind, in the order of the stem: a, b and c.
func threeKinds() *GapFill {
	number := numberGap("30000")
	number.Unit = "km"
	return &GapFill{Gaps: map[string]Gap{"a": textGap("Hafnium"), "b": number, "c": choiceGap(wrong, right, wrong)}}
}

func TestGapKinds(t *testing.T) {
	tests := []struct {
		gap  Gap
		kind GapKind
	}{
		{textGap("x"), GapText}, {Gap{}, GapText}, {numberGap("1"), GapNumber}, {choiceGap(right, wrong), GapChoice},
		{Gap{Unit: "km"}, GapNumber},
		{Gap{Accept: []GapAccept{{Min: "1"}}}, GapNumber}, {Gap{Accept: []GapAccept{{Max: "1"}}}, GapNumber},
		{Gap{Accept: []GapAccept{{Tolerance: "1"}}}, GapNumber}, {Gap{Accept: []GapAccept{{Text: "x"}, {Value: "1"}}}, GapNumber},
	}
	for _, test := range tests {
		if got := test.gap.Kind(); got != test.kind {
			t.Errorf("%+v is a gap for a %s, want %s", test.gap, got, test.kind)
		}
	}
}

func TestGapBodyHasAllFields(t *testing.T) {
	no := false
	tests := []struct {
		gap  Gap
		want Body
	}{
		{Gap{Accept: []GapAccept{{Text: "x", Weight: "50", Feedback: "So."}}, Match: MatchExact, Typos: 2},
			&ShortText{Accept: []Accept{{Text: "x", Weight: "50", Feedback: "So."}}, Match: MatchExact, Typos: 2}},
		{Gap{Accept: []GapAccept{{Value: "1", Tolerance: "5%", Weight: "50", Feedback: "So."}, {Min: "2", Max: "3"}}, Unit: "km"},
			&Numeric{Accept: []NumericAccept{{Value: "1", Tolerance: "5%", Weight: "50", Feedback: "So."}, {Min: "2", Max: "3"}}, Unit: "km"}},
		{Gap{Options: options(right, wrong), Shuffle: &no, Weight: "2"}, &SingleChoice{Options: options(right, wrong), Shuffle: &no}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, test.gap.Body()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// Moodle's cloze: Σ weight·fraction / Σ weight.
func TestGapFillMark(t *testing.T) {
	plain := threeKinds()
	weighted := &GapFill{Gaps: map[string]Gap{
		"a": textGap("Hafnium").weighing("2"), "b": numberGap("5").weighing("0.5"), "c": choiceGap(right, wrong).weighing("0"),
	}}
	partial := &GapFill{Gaps: map[string]Gap{
		"a": {Accept: []GapAccept{{Text: "x"}, {Text: "y", Weight: "25"}}},
		"b": choiceGap(weighing("100"), weighing("-50"), weighing("-100")).weighing("3"),
	}}
	tests := []struct {
		body         *GapFill
		answer, want string
	}{
		{plain, `{"a":"hafnium","b":"30,000 km","c":"b"}`, "1"},
		{plain, `{"a":"hafnium","b":30000,"c":"b"}`, "1"},
		{plain, `{"a":"hafnium"}`, "1/3"},
		{plain, `{"a":"hafnium","b":"30.000","c":"a"}`, "1/3"},
		{plain, `{"a":"","b":null,"c":"b"}`, "1/3"},
		{plain, `{"a":"x","b":"1","c":"c"}`, "0"},
		{weighted, `{"a":"Hafnium","b":"5"}`, "1"},
		{weighted, `{"a":"Hafnium"}`, "4/5"},
		{weighted, `{"b":"5","c":"b"}`, "1/5"},
		{weighted, `{"c":"a"}`, "0"},
		{partial, `{"a":"y","b":"a"}`, "13/16"},
		{partial, `{"a":"y"}`, "1/16"},
		{partial, `{"a":"y","b":"b"}`, "-5/16"},
		{partial, `{"b":"c"}`, "-3/4"},
	}
	for _, test := range tests {
		if got := fractionOf(t, storedWith(t, test.body), test.answer); got != test.want {
			t.Errorf("%s earns %s, want %s", test.answer, got, test.want)
		}
	}
}

// Reasons count gaps in the order of the stem, which isn't that of their names.
func TestGapFillSaysWhyByGap(t *testing.T) {
	r := storedWith(t, threeKinds())
	r.Set.Questions[0].Stem = "First [[c]], then [[ a ]] and [[b]]."
	mark, err := r.Mark("q", json.RawMessage(`{"a":"hafnim","c":"a","b":"1,000 km"}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Reason{
		because("gaps", "right", 0, "of", 3),
		because("option-wrong", "gap", 1, "text", "Option a"),
		because("text-unmatched", "gap", 2),
		because("number-read", "gap", 3, "number", "1,000"), because("number-unmatched", "gap", 3),
	}
	if diff := cmp.Diff(want, mark.Why); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	mark, _ = r.Mark("q", json.RawMessage(`{"a":"Hafnium"}`))
	want = []Reason{
		because("gaps", "right", 1, "of", 3), because("no-answer", "gap", 1),
		because("text-matched", "gap", 2, "text", "Hafnium", "match", "fold"), because("no-answer", "gap", 3),
	}
	if diff := cmp.Diff(want, mark.Why); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWhatDoesNotFitSaysInWhichGap(t *testing.T) {
	tests := []struct {
		answer string
		want   FitError
	}{
		{`{"a":1}`, FitError{"form-text", map[string]any{"gap": "a"}}},
		{`{"a":"` + strings.Repeat("x", MaxTextAnswer+1) + `"}`, FitError{"too-long", map[string]any{"gap": "a", "length": 1001, "most": 1000}}},
		{`{"b":"5 miles"}`, FitError{"unit-other", map[string]any{"gap": "b", "found": "miles", "unit": "km"}}},
		{`{"b":"many"}`, FitError{"number-form", map[string]any{"gap": "b", "text": "many"}}},
		{`{"b":[1]}`, FitError{"form-number", map[string]any{"gap": "b"}}},
		{`{"c":"z"}`, FitError{"unknown-option", map[string]any{"gap": "c", "id": "z"}}},
		{`{"c":["a"]}`, FitError{"form-option", map[string]any{"gap": "c"}}},
		{`{"d":"x"}`, FitError{"unknown-gap", map[string]any{"id": "d"}}},
		{`{"c":"z","b":"many","a":1}`, FitError{"form-text", map[string]any{"gap": "a"}}}, // always the same one of several
	}
	r := storedWith(t, threeKinds())
	for _, test := range tests {
		_, err := r.Fit("q", json.RawMessage(test.answer))
		expectFitError(t, test.answer, err, &test.want)
	}
}

func TestGapOrder(t *testing.T) {
	q := Question{QuestionHead{Stem: "[[b]] [[x]] [[ a ]] [[b]] [a] [[c\n]] `[[c]]`"}, threeKinds()}
	if got := q.GapOrder(); !slices.Equal(got, []string{"b", "a", "c"}) {
		t.Errorf("the order is %q", got)
	}
	if got := (&Question{QuestionHead{Stem: "[[a]]"}, &Ordering{}}).GapOrder(); got != nil {
		t.Errorf("a question without gaps has %q", got)
	}
}

func TestStemWith(t *testing.T) {
	show := func(name string) string { return "<" + name + ">" }
	q := Question{QuestionHead{Stem: "[[b]] [[x]] [[ a ]] [b]"}, threeKinds()}
	if got := q.StemWith(show); got != "<b> [[x]] <a> [b]" {
		t.Errorf("the stem is %q", got)
	}
	q.Body = &Essay{}
	if got := q.StemWith(show); got != q.Stem {
		t.Errorf("the stem without gaps is %q", got)
	}
}

func TestGapFillRename(t *testing.T) {
	own := map[string]string{"gap a": "2", "gap b": "3", "gap c": "1", "gap-answer c/b": "1/2", "gap-answer a/b": "2/b", "gap-answer a/x/y": "2/x/y"}
	names := func(part Part, id string) (string, bool) {
		to, ok := own[string(part)+" "+id]
		return to, ok
	}
	r := storedWith(t, threeKinds())
	tests := []struct{ answer, want string }{
		{`{"a":"b","b":5,"c":"b"}`, `{"1":"2","2":"b","3":5}`},
		{`{"a":"x/y"}`, `{"2":"x/y"}`},
		{`{"a":"","c":null}`, `{"1":null,"2":""}`},
	}
	for _, test := range tests {
		if got, err := r.Rename("q", json.RawMessage(test.answer), names); string(got) != test.want || err != nil {
			t.Errorf("%s is renamed to %s, %v; want %s", test.answer, got, err, test.want)
		}
	}
	_, err := r.Rename("q", json.RawMessage(`{"z":"b"}`), names)
	expectFitError(t, "an unknown gap", err, &FitError{"unknown-gap", map[string]any{"id": "z"}})
	_, err = r.Rename("q", json.RawMessage(`{"c":"z"}`), names)
	expectFitError(t, "an unknown option", err, &FitError{"unknown-option", map[string]any{"id": "z", "gap": "c"}})
}

func TestGapOptionsKeepIDsByText(t *testing.T) {
	gaps := func(texts string) Set {
		return Set{Questions: []Question{{QuestionHead{ID: "q", Type: GapFillType}, &GapFill{Gaps: map[string]Gap{"x": {Options: partsOf(texts)}}}}}}
	}
	before := stored(t, gaps("red green"))
	after, err := NewRevision(gaps("green blue red"), &before.Set)
	if err != nil {
		t.Fatal(err)
	}
	if got := written(after.Set.Questions[0].Body.(*GapFill).Gaps["x"].Options); got != "b:green c:blue a:red" {
		t.Errorf("the options are %s", got)
	}
}

func TestMarkGap(t *testing.T) {
	body := threeKinds()
	body.Gaps["a"] = body.Gaps["a"].weighing("2")
	r := storedWith(t, body)
	r = r.Accepting([]Acceptance{{Question: "q", Gap: "a", Text: "hafnia", Fraction: share(1, 2)}})
	tests := []struct{ gap, answer, fraction, points, max string }{
		{"a", `"hafnium"`, "1", "1/2", "1/2"},
		{"a", `"hafnia"`, "1/2", "1/4", "1/2"},
		{"a", `"x"`, "0", "0", "1/2"},
		{"a", `""`, "0", "0", "1/2"},
		{"b", `"30,000 km"`, "1", "1/4", "1/4"},
		{"c", `"b"`, "1", "1/4", "1/4"},
		{"c", "null", "0", "0", "1/4"},
	}
	for _, test := range tests {
		m, err := r.MarkGap("q", test.gap, json.RawMessage(test.answer))
		if err != nil {
			t.Fatalf("%s in %s: %v", test.answer, test.gap, err)
		}
		if got := [3]string{m.Fraction.RatString(), m.Points.RatString(), m.Max.RatString()}; got != [3]string{test.fraction, test.points, test.max} {
			t.Errorf("%s in %s earns %v, want %+v", test.answer, test.gap, got, test)
		}
	}
	_, err := r.MarkGap("q", "b", json.RawMessage(`"many"`))
	expectFitError(t, "no number", err, &FitError{"number-form", map[string]any{"gap": "b", "text": "many"}})
	for _, place := range [][2]string{{"q", "d"}, {"p", "a"}} {
		if _, err := r.MarkGap(place[0], place[1], nil); !errors.Is(err, ErrNoQuestion) {
			t.Errorf("%v: %v", place, err)
		}
	}
}

func TestMatchedText(t *testing.T) {
	body := threeKinds()
	r := storedWith(t, body)
	if a := r.MatchedText("q", "a", "HAFNIUM"); a == nil || a.Text != "Hafnium" {
		t.Errorf("%v is matched", a)
	}
	for _, place := range [][3]string{{"q", "a", "x"}, {"q", "b", "30000"}, {"q", "", "Hafnium"}, {"p", "a", "Hafnium"}} {
		if a := r.MatchedText(place[0], place[1], place[2]); a != nil {
			t.Errorf("%v matches %v", place, a)
		}
	}
}
