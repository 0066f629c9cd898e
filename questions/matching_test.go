package questions

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// pairing is a matching question: "France=Paris", and distractors behind.
func pairing(pairs [][2]string, distractors ...string) *Matching {
	b := &Matching{}
	for _, p := range pairs {
		b.Pairs = append(b.Pairs, Pair{Prompt: p[0], Match: p[1]})
	}
	for _, d := range distractors {
		b.Distractors = append(b.Distractors, Item{Text: d})
	}
	return b
}

// capitals has the matches m1 Paris, m2 Rome, m3 Rome again, and the distractors m4 Bonn, m5 Rome.
func capitals() *Matching {
	return pairing([][2]string{{"France", "Paris"}, {"Italy", "Rome"}, {"the Pope", " Rome "}}, "Bonn", "Rome")
}

// Moodle and Canvas: right pairs of all pairs, and a text that is there several times is one choice.
func TestMatchingMark(t *testing.T) {
	tests := []struct{ answer, want string }{
		{`{"p1":"m1","p2":"m2","p3":"m3"}`, "1"},
		{`{"p1":"m1","p2":"m3","p3":"m2"}`, "1"}, // equal matches interchange
		{`{"p1":"m1","p2":"m2","p3":"m2"}`, "1"},
		{`{"p1":"m1","p2":"m5","p3":"m5"}`, "1"}, // an equal distractor too
		{`{"p1":"m1"}`, "1/3"},
		{`{"p1":"m1","p2":"m1","p3":"m1"}`, "1/3"},
		{`{"p1":"m4","p2":"m2"}`, "1/3"},
		{`{"p1":"m2","p2":"m1","p3":"m4"}`, "0"},
		{`{"p2":"m2","p3":"m2","p1":""}`, "2/3"},
	}
	r := storedWith(t, capitals())
	for _, test := range tests {
		if got := fractionOf(t, r, test.answer); got != test.want {
			t.Errorf("%s earns %s, want %s", test.answer, got, test.want)
		}
	}
	mark, _ := r.Mark("q", json.RawMessage(`{"p1":"m1","p2":"m1"}`))
	if diff := cmp.Diff([]Reason{because("pairs", "right", 1, "of", 3), because("pairs-wrong", "list", "Italy; the Pope")}, mark.Why); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMatchesAreToldOnce(t *testing.T) {
	r := storedWith(t, capitals())
	want := []Item{{"m1", "Paris"}, {"m2", "Rome"}, {"m4", "Bonn"}}
	if diff := cmp.Diff(want, r.Set.Questions[0].Body.(*Matching).Matches()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMatchingKeepsIDsByText(t *testing.T) {
	before := stored(t, Set{Questions: []Question{{QuestionHead{ID: "q", Type: MatchingType}, capitals()}}})
	// Bonn is no distractor any more, France is gone, and there is a new prompt with a new match.
	set := Set{Questions: []Question{{QuestionHead{ID: "q", Type: MatchingType},
		pairing([][2]string{{"Italy", "Rome"}, {"Germany until 1990", "Bonn"}, {"Spain", "Madrid"}}, "Paris")}}}
	after, err := NewRevision(set, &before.Set)
	if err != nil {
		t.Fatal(err)
	}
	want := &Matching{
		Pairs:       []Pair{{"p2", "Italy", "m2", "Rome"}, {"p4", "Germany until 1990", "m4", "Bonn"}, {"p5", "Spain", "m6", "Madrid"}},
		Distractors: []Item{{"m1", "Paris"}},
	}
	if diff := cmp.Diff(want, after.Set.Questions[0].Body); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestShownMatchIsTheFirstOfItsText(t *testing.T) {
	r := storedWith(t, pairing([][2]string{{"a", "one"}, {"b", "two"}, {"c", " one"}}, "two", "three"))
	for id, want := range map[string]string{"m1": "m1", "m2": "m2", "m3": "m1", "m4": "m2", "m5": "m5", "m6": "m6", "": ""} {
		if got := r.ShownMatch("q", id); got != want {
			t.Errorf("%q is shown as %q, want %q", id, got, want)
		}
	}
	if got := r.ShownMatch("p", "m3"); got != "m3" {
		t.Errorf("a match of no question is shown as %q", got)
	}
}
