package quiz

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

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
		{`1234.50`, false, nil, "1234.50", nil},
		{`"1,234.5 km"`, false, nil, "1,234.5 km", nil},
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

func TestGivenMatch(t *testing.T) {
	g := Given{Answer: json.RawMessage(`{"1":"3"}`)}
	if g.Match("1") != "3" || g.Match("2") != "" || (Given{}).Match("1") != "" || (Given{Answer: json.RawMessage(`"1"`)}).Match("1") != "" {
		t.Errorf("the matches of %s aren't read", g.Answer)
	}
}

func TestGivenOrder(t *testing.T) {
	g := Given{Answer: json.RawMessage(`["2","1"]`)}
	if !slices.Equal(g.Order(), []string{"2", "1"}) || (Given{}).Order() != nil {
		t.Errorf("the order of %s isn't read", g.Answer)
	}
}

func TestGivenGap(t *testing.T) {
	g := Given{Answer: json.RawMessage(`{"1":"3","2":98765,"3":"a word"}`)}
	for id, want := range map[string]string{"1": "3", "2": "98765", "3": "a word", "4": ""} {
		if got := g.Gap(id); got != want {
			t.Errorf("in gap %s of %s is %q", id, g.Answer, got)
		}
	}
	if (Given{}).Gap("1") != "" || (Given{Answer: json.RawMessage(`"1"`)}).Gap("1") != "" {
		t.Error("there is something in a gap of no answer")
	}
}

func TestGivenIsWhatWasStored(t *testing.T) {
	r := allTypes(t)
	p := &Planned{ID: "secret-single", Options: []string{"secret-other", "secret-right", "secret-wrong"}}
	got, err := p.Given(r, Answer{Seq: 4, Answer: json.RawMessage(`"secret-right"`), Certainty: Certain})
	if diff := cmp.Diff(Given{Seq: 4, Answer: json.RawMessage(`"2"`), Certainty: 3}, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}
