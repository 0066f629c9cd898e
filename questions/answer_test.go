package questions

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// bodiesToAnswer has a question of each type, and of each marking in which nothing chosen could earn something.
func bodiesToAnswer() map[string]Body {
	yes := true
	return map[string]Body{
		"single-choice":     &SingleChoice{Options: options(right, wrong, wrong)},
		"weighted choice":   &SingleChoice{Options: options(weighing("100"), weighing("-50"))},
		"multiple-response": &MultipleResponse{Options: options(right, wrong, wrong)},
		"all-or-nothing":    &MultipleResponse{Options: options(wrong, wrong), Marking: AllOrNothing},
		"per-option":        &MultipleResponse{Options: options(right, wrong, wrong), Marking: PerOption},
		"weights":           &MultipleResponse{Options: options(weighing("100"), weighing("0")), Marking: ByWeights},
		"true-false":        &TrueFalse{Answer: &yes},
		"short-text":        &ShortText{Accept: []Accept{{Text: "*"}}},
		"select-sentence":   picking(2, "NATO agrees"),
		"compare-sources":   comparing(),
		"numeric":           accepting(NumericAccept{Max: "1e100"}),
		"matching":          capitals(),
		"ordering":          inOrder(RelativePosition, "x", "y", "z"),
		"gap-fill":          threeKinds(),
		"essay":             &Essay{},
		"information":       &Information{},
	}
}

func TestNoAnswerIsZero(t *testing.T) {
	for name, body := range bodiesToAnswer() {
		r := storedWith(t, body)
		for _, none := range []string{"", " ", "null", `""`, "[]", "{}", " [ ] ", "{\n}", "\tnull\n"} {
			fitted, err := r.Fit("q", json.RawMessage(none))
			if fitted != nil || err != nil {
				t.Errorf("%s: %q fits as %q, %v", name, none, fitted, err)
			}
			if got := fractionOf(t, r, none); got != "0" {
				t.Errorf("%s: %q earns %s", name, none, got)
			}
		}
	}
}

func TestFitErrors(t *testing.T) {
	tests := []struct{ body, answer, rule string }{
		{"single-choice", `["a"]`, "form-option"},
		{"single-choice", `1`, "form-option"},
		{"single-choice", `"a" "b"`, "form-option"},
		{"single-choice", `"a`, "form-option"},
		{"single-choice", `"d"`, "unknown-option"},
		{"single-choice", `"A"`, "unknown-option"},
		{"single-choice", `" "`, "unknown-option"},
		{"multiple-response", `"a"`, "form-options"},
		{"multiple-response", `[1]`, "form-options"},
		{"multiple-response", `["a"`, "form-options"},
		{"multiple-response", `{"a":true}`, "form-options"},
		{"multiple-response", `["a","d"]`, "unknown-option"},
		{"multiple-response", `[null]`, "unknown-option"},
		{"multiple-response", `["a","b","a"]`, "twice"},
		{"true-false", `"true"`, "form-boolean"},
		{"true-false", `1`, "form-boolean"},
		{"true-false", `True`, "form-boolean"},
		{"short-text", `true`, "form-text"},
		{"short-text", `["MSS"]`, "form-text"},
		{"short-text", `"` + strings.Repeat("é", MaxTextAnswer+1) + `"`, "too-long"},
		{"select-sentence", `"allies/2.1"`, "form-sentences"},
		{"select-sentence", `["allies/2"]`, "form-sentence"},
		{"select-sentence", `["allies/02.1"]`, "form-sentence"},
		{"select-sentence", `[""]`, "form-sentence"},
		{"select-sentence", `["joint/1.1"]`, "unknown-sentence"},
		{"select-sentence", `["allies/2.3"]`, "unknown-sentence"},
		{"select-sentence", `["allies/5.1"]`, "unknown-sentence"},
		{"select-sentence", `["allies/0.1"]`, "unknown-sentence"},
		{"select-sentence", `["allies/2.0"]`, "unknown-sentence"},
		{"select-sentence", `["allies/-1.1"]`, "unknown-sentence"},
		{"select-sentence", `["allies/1.1","allies/2.1","allies/3.1"]`, "too-many-sentences"},
		{"select-sentence", `["allies/2.1","allies/2.1"]`, "twice"},
		{"compare-sources", `["c1"]`, "form-comparison"},
		{"compare-sources", `{"c1":"states"}`, "form-comparison"},
		{"compare-sources", `{"c1":{"allies":true}}`, "form-comparison"},
		{"compare-sources", `{"c9":{"allies":"states"}}`, "unknown-claim"},
		{"compare-sources", `{"c1":{"charges":"states"}}`, "unknown-source"},
		{"compare-sources", `{"c1":{"allies":"denies"}}`, "unknown-stance"},
		{"compare-sources", `{"c1":{"allies":"States"}}`, "unknown-stance"},
		{"numeric", `true`, "form-number"},
		{"numeric", `[5]`, "form-number"},
		{"numeric", `{"n":5}`, "form-number"},
		{"numeric", `5 6`, "form-number"},
		{"numeric", `"5" "6"`, "form-number"},
		{"numeric", `1e101`, "number-long"},
		{"numeric", `"five"`, "number-form"},
		{"numeric", `"5 km"`, "unit-unexpected"},
		{"matching", `["m1"]`, "form-matching"},
		{"matching", `{"p1":["m1"]}`, "form-matching"},
		{"matching", `{"p1":1}`, "form-matching"},
		{"matching", `{"p9":"m1"}`, "unknown-prompt"},
		{"matching", `{"p9":""}`, "unknown-prompt"},
		{"matching", `{"p1":"m9"}`, "unknown-match"},
		{"matching", `{"p1":"Paris"}`, "unknown-match"},
		{"ordering", `"i1"`, "form-order"},
		{"ordering", `{"i1":1}`, "form-order"},
		{"ordering", `["i1","i2","i4"]`, "unknown-item"},
		{"ordering", `["i1","i2",null]`, "unknown-item"},
		{"ordering", `["i1","i2","i1"]`, "twice"},
		{"ordering", `["i1","i2"]`, "order-incomplete"},
		{"gap-fill", `"x"`, "form-gaps"},
		{"gap-fill", `["x"]`, "form-gaps"},
		{"gap-fill", `{"z":null}`, "unknown-gap"},
		{"essay", `["x"]`, "form-text"},
		{"information", `"read"`, "takes-no-answer"},
	}
	for _, test := range tests {
		r := storedWith(t, bodiesToAnswer()[test.body])
		_, err := r.Mark("q", json.RawMessage(test.answer))
		var fit *FitError
		if !errors.As(err, &fit) {
			t.Errorf("%s takes %.40s: %v", test.body, test.answer, err)
		} else if fit.Rule != test.rule {
			t.Errorf("%s refuses %.40s as %s, want %s", test.body, test.answer, fit.Rule, test.rule)
		}
	}
}

func TestFitErrorSaysWhat(t *testing.T) {
	_, err := storedWith(t, picking(1, "NATO agrees")).Fit("q", json.RawMessage(`["allies/1.1","allies/2.1"]`))
	want := &FitError{Rule: "too-many-sentences", Args: map[string]any{"picked": 2, "most": 1}}
	if diff := cmp.Diff(error(want), err); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !strings.Contains(err.Error(), "too-many-sentences") {
		t.Errorf("its text is %q", err)
	}
}

func TestFitIsCanonical(t *testing.T) {
	tests := []struct{ body, answer, want string }{
		{"single-choice", " \"b\"\n", `"b"`},
		{"single-choice", `"\u0062"`, `"b"`},
		{"multiple-response", `[ "c", "a" ]`, `["a","c"]`},
		{"true-false", " true", "true"},
		{"short-text", `"  <b> \u00e9 "`, `"  <b> é "`},
		{"short-text", `" \t\n\u00a0"`, ""},
		{"select-sentence", `["allies/3.1","allies/2.2"]`, `["allies/2.2","allies/3.1"]`},
		{"compare-sources", `{"c2":{"joint":"silent","allies":"states"},"c1":{}}`, `{"c2":{"allies":"states","joint":"silent"}}`},
		{"numeric", ` 1.50 `, `1.5`},
		{"numeric", `1E3`, `1000`},
		{"numeric", `" 1,500 "`, `" 1,500 "`},
		{"numeric", `"\u00a0"`, ""},
		{"matching", `{"p2":"m3","p1":"m5","p3":""}`, `{"p1":"m5","p2":"m3"}`},
		{"matching", `{"p2":"","p1":null}`, ""},
		{"ordering", ` [ "i3", "i1", "i2" ]`, `["i3","i1","i2"]`},
		{"gap-fill", `{"b":1e1,"c": "a" ,"a":" <x> "}`, `{"a":" <x> ","b":10,"c":"a"}`},
		{"gap-fill", `{"b":null,"c":"","a":" "}`, ""},
		{"essay", `" \n"`, ""},
	}
	for _, test := range tests {
		got, err := storedWith(t, bodiesToAnswer()[test.body]).Fit("q", json.RawMessage(test.answer))
		if string(got) != test.want || err != nil {
			t.Errorf("%s: %s fits as %s, %v; want %s", test.body, test.answer, got, err, test.want)
		}
	}
}

func TestAnswerToNoQuestion(t *testing.T) {
	r := storedWith(t, comparing())
	_, fit := r.Fit("x", nil)
	_, mark := r.Mark("x", nil)
	_, rename := r.Rename("x", nil, nil)
	for _, err := range []error{fit, mark, rename} {
		if !errors.Is(err, ErrNoQuestion) {
			t.Errorf("got %v, want %v", err, ErrNoQuestion)
		}
	}
}

func expectFitError(t *testing.T, what string, err error, want *FitError) {
	t.Helper()
	var got *FitError
	if !errors.As(err, &got) {
		t.Errorf("%.60s: %v, want %v", what, err, want)
	} else if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%.60s (-want +got):\n%s", what, diff)
	}
}
