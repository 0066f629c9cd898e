package questions

import "testing"

func options(os ...Option) Options {
	for i := range os {
		os[i].Text = "Option " + letters(i)
	}
	return os
}

var right, wrong = Option{Correct: true}, Option{}

func weighing(weight Decimal) Option { return Option{Weight: weight} }

func TestSingleChoiceMark(t *testing.T) {
	plain := &SingleChoice{Options: options(wrong, right, wrong)}
	weighted := &SingleChoice{Options: options(weighing("100"), weighing("33.3"), weighing("-50"), weighing(""), weighing("-100"))}
	tests := []struct {
		body         *SingleChoice
		answer, want string
	}{
		{plain, `"b"`, "1"},
		{plain, `"a"`, "0"},
		{plain, ` "c" `, "0"},
		{weighted, `"a"`, "1"},
		{weighted, `"b"`, "333/1000"},
		{weighted, `"c"`, "-1/2"},
		{weighted, `"d"`, "0"},
		{weighted, `"e"`, "-1"},
	}
	for _, test := range tests {
		if got := fractionOf(t, storedWith(t, test.body), test.answer); got != test.want {
			t.Errorf("%s earns %s, want %s", test.answer, got, test.want)
		}
	}
}

func TestMultipleResponseMark(t *testing.T) {
	marked := func(m MultipleMarking) *MultipleResponse { // a, b and d are right, c and e wrong
		return &MultipleResponse{Marking: m, Options: options(right, right, wrong, right, wrong)}
	}
	weighted := &MultipleResponse{Marking: ByWeights, Options: options(
		weighing("60"), weighing("60"), weighing("33.3"), weighing("-50"), weighing(""))}
	tests := []struct {
		body         *MultipleResponse
		answer, want string
	}{
		{marked(""), `["a","b","d"]`, "1"},
		{marked(""), `["d","a","b"]`, "1"},
		{marked(""), `["a"]`, "1/3"},
		{marked(""), `["a","b"]`, "2/3"},
		{marked(""), `["a","b","c"]`, "1/3"},
		{marked(""), `["a","c","e"]`, "0"},
		{marked(""), `["c","e"]`, "0"},
		{marked(""), `["a","b","c","d","e"]`, "1/3"},
		{marked(RightMinusWrong), `["a","b","d","e"]`, "2/3"},

		{marked(AllOrNothing), `["b","d","a"]`, "1"},
		{marked(AllOrNothing), `["a","b"]`, "0"},
		{marked(AllOrNothing), `["a","b","c","d"]`, "0"},

		{marked(PerOption), `["a","b","d"]`, "1"},
		{marked(PerOption), `["a"]`, "3/5"},
		{marked(PerOption), `["c"]`, "1/5"},
		{marked(PerOption), `["c","e"]`, "0"},
		{marked(PerOption), `["a","b","c","d","e"]`, "3/5"},

		{weighted, `["a"]`, "3/5"},
		{weighted, `["a","b"]`, "1"}, // 120 %
		{weighted, `["a","c"]`, "933/1000"},
		{weighted, `["a","d"]`, "1/10"},
		{weighted, `["d"]`, "0"}, // −50 %
		{weighted, `["a","e"]`, "3/5"},
		{weighted, `["a","b","c","d"]`, "1"}, // 103.3 %
	}
	for _, test := range tests {
		if got := fractionOf(t, storedWith(t, test.body), test.answer); got != test.want {
			t.Errorf("%q: %s earns %s, want %s", test.body.Marking, test.answer, got, test.want)
		}
	}
}

func TestTrueFalseMark(t *testing.T) {
	yes, no := true, false
	tests := []struct {
		key    *bool
		answer string
		want   string
	}{{&yes, "true", "1"}, {&yes, "false", "0"}, {&no, "false", "1"}, {&no, " true ", "0"}}
	for _, test := range tests {
		if got := fractionOf(t, storedWith(t, &TrueFalse{Answer: test.key}), test.answer); got != test.want {
			t.Errorf("%s where %v is right earns %s, want %s", test.answer, *test.key, got, test.want)
		}
	}
}

func TestTrueFalseFeedback(t *testing.T) {
	f := TrueFalseFeedback{True: "yes", False: "no"}
	if f.For(true) != "yes" || f.For(false) != "no" {
		t.Errorf("feedback is %q and %q", f.For(true), f.For(false))
	}
}
