package questions

import (
	"encoding/json"
	"math/big"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// typing has a question with a typed answer, and one with gaps for text, and one with a number.
func typing(t *testing.T) *Revision {
	return stored(t, Set{Questions: []Question{
		{QuestionHead{ID: "word", Type: ShortTextType}, &ShortText{Accept: []Accept{{Text: "Hafnium"}, {Text: "gang", Weight: "0"}}}},
		{QuestionHead{ID: "gaps", Type: GapFillType, Stem: "[[y]] [[x]] [[n]]"},
			&GapFill{Gaps: map[string]Gap{"x": textGap("one"), "y": textGap("two"), "n": numberGap("3")}}},
		{QuestionHead{ID: "exact", Type: ShortTextType}, (&ShortText{Accept: []Accept{{Text: "MSS"}}}).with(MatchExact, 0)},
	}})
}

func percentOf(t *testing.T, r *Revision, question, answer string) string {
	t.Helper()
	mark, err := r.Mark(question, json.RawMessage(answer))
	if err != nil {
		t.Fatal(err)
	}
	return shownPercent(mark.Fraction)
}

func TestAccepting(t *testing.T) {
	half := big.NewRat(1, 2)
	tests := []struct {
		name             string
		list             []Acceptance
		question, answer string
		want             string
	}{
		{"nothing", nil, "word", `"the MSS"`, "0"},
		{"a text", []Acceptance{{"word", "", "the mss", one()}}, "word", `" The  MSS "`, "100"},
		{"another text", []Acceptance{{"word", "", "the mss", one()}}, "word", `"MSS"`, "0"},
		{"another question", []Acceptance{{"exact", "", "the mss", one()}}, "word", `"the MSS"`, "0"},
		{"a part", []Acceptance{{"word", "", "the mss", half}}, "word", `"the MSS"`, "50"},
		{"the latest", []Acceptance{{"word", "", "the mss", one()}, {"word", "", "the mss", half}}, "word", `"the MSS"`, "50"},
		{"taken back", []Acceptance{{"word", "", "the mss", one()}, {"word", "", "the mss", nil}}, "word", `"the MSS"`, "0"},
		{"authored texts first", []Acceptance{{"word", "", "hafnium", half}, {"word", "", "gang", one()}}, "word", `"hafnium"`, "100"},
		{"authored for its feedback", []Acceptance{{"word", "", "gang", one()}}, "word", `"gang"`, "0"},
		{"folded, whatever the match", []Acceptance{{"exact", "", "mss", one()}}, "exact", `"mSs"`, "100"},
		{"a gap", []Acceptance{{"gaps", "x", "uno", one()}}, "gaps", `{"x":"Uno"}`, "33.33"},
		{"the other gap", []Acceptance{{"gaps", "x", "uno", one()}}, "gaps", `{"y":"Uno"}`, "0"},
		{"no gap", []Acceptance{{"gaps", "", "uno", one()}}, "gaps", `{"x":"Uno"}`, "0"},
		{"more than full marks", []Acceptance{{"word", "", "x", big.NewRat(2, 1)}}, "word", `"x"`, "100"},
	}
	for _, test := range tests {
		r := typing(t)
		if got := percentOf(t, r.Accepting(test.list), test.question, test.answer); got != test.want {
			t.Errorf("%s: %s earns %s %%, want %s", test.name, test.answer, got, test.want)
		}
		if percentOf(t, r, "word", `"the MSS"`) != "0" {
			t.Errorf("%s: the revision itself was changed", test.name)
		}
	}
	if r := typing(t); r.Accepting(nil) != r || r.Accepting([]Acceptance{}) != r {
		t.Error("accepting nothing makes another revision")
	}
}

func TestAcceptedLaterSaysSo(t *testing.T) {
	fraction := big.NewRat(1, 3)
	r := typing(t).Accepting([]Acceptance{{"word", "", "x", fraction}, {"gaps", "x", "uno", one()}})
	mark, _ := r.Mark("word", json.RawMessage(`"X"`))
	if diff := cmp.Diff([]Reason{because("accepted-later", "percent", "33.33")}, mark.Why); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	mark.Fraction.SetInt64(0)
	if fraction.Sign() == 0 {
		t.Error("who changes a mark changes what was accepted")
	}
	mark, _ = r.Mark("gaps", json.RawMessage(`{"x":"UNO"}`))
	if diff := cmp.Diff(because("accepted-later", "gap", 2, "percent", "100"), mark.Why[2]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnmatched(t *testing.T) {
	tests := []struct {
		question, answer string
		want             []Unmatched
	}{
		{"word", `" The  MSS"`, []Unmatched{{"", " The  MSS", "the mss"}}},
		{"word", `"HAFNIUM"`, nil},
		{"word", `"gang"`, nil}, // listed, though for nothing
		{"word", `"\u200b"`, nil},
		{"word", "", nil}, {"word", "null", nil}, {"word", `""`, nil},
		{"exact", `"mss"`, []Unmatched{{"", "mss", "mss"}}},
		{"gaps", `{"x":"Uno","y":"Due","n":"4"}`, []Unmatched{{"y", "Due", "due"}, {"x", "Uno", "uno"}}},
		{"gaps", `{"x":"one","n":4}`, nil},
		{"gaps", `{}`, nil},
		{"nowhere", `"x"`, nil},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, typing(t).Unmatched(test.question, json.RawMessage(test.answer))); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", test.question, test.answer, diff)
		}
	}
}

// Attempts are finished at the same time, and share their revision.
func TestMarkingAtTheSameTime(t *testing.T) {
	set := fullSet()
	r := stored(t, set).Accepting([]Acceptance{{"short-text", "", "the mss", one()}})
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 20 {
				for id, answer := range answersToFullSet {
					if _, err := r.Mark(id, json.RawMessage(answer)); err != nil {
						t.Errorf("%s: %v", id, err)
					}
				}
				r.Unmatched("gap-fill", json.RawMessage(answersToFullSet["gap-fill"]))
			}
		})
	}
	wait.Wait()
}
