package questions

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEssayWaitsForAPerson(t *testing.T) {
	r := storedWith(t, &Essay{})
	r.Set.Questions[0].Points = "4"
	mark, err := r.Mark("q", json.RawMessage(`"  Because of <this>.\n"`))
	if err != nil || mark.Fraction != nil || mark.Points != nil || mark.Max.RatString() != "4" {
		t.Errorf("an essay gets %v, %v of %v (%v)", mark.Fraction, mark.Points, mark.Max, err)
	}
	if diff := cmp.Diff([]Reason{because("by-hand")}, mark.Why); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, none := range []string{"", `""`, `" \n "`, "null"} {
		if mark, err := r.Mark("q", json.RawMessage(none)); err != nil || mark.Fraction == nil || mark.Fraction.Sign() != 0 {
			t.Errorf("no essay (%q) gets %v, %v", none, mark.Fraction, err)
		}
	}
}

func TestEssayIsKeptAsTyped(t *testing.T) {
	const essay = `" One\n\n*two* <b>é</b> "`
	if got, err := storedWith(t, &Essay{}).Fit("q", json.RawMessage(essay)); string(got) != essay || err != nil {
		t.Errorf("%s fits as %s, %v", essay, got, err)
	}
	long := strings.Repeat("é", MaxEssay)
	if _, err := storedWith(t, &Essay{}).Fit("q", encode(long)); err != nil {
		t.Errorf("%d characters: %v", MaxEssay, err)
	}
	_, err := storedWith(t, &Essay{}).Fit("q", encode(long+"é"))
	expectFitError(t, "one more", err, &FitError{"too-long", map[string]any{"length": MaxEssay + 1, "most": MaxEssay}})
}

func TestWordCount(t *testing.T) {
	for text, want := range map[string]int{"": 0, " \n": 0, "one": 1, " one\ttwo\u00A0three\n": 3, "state-sponsored attack": 2} {
		if got := WordCount(text); got != want {
			t.Errorf("%q has %d words, want %d", text, got, want)
		}
	}
}

func TestRubricPoints(t *testing.T) {
	b := &Essay{Rubric: []Criterion{{Points: "0.1"}, {Points: "0.2"}, {Points: "3"}}}
	if got := b.RubricPoints().RatString(); got != "33/10" {
		t.Errorf("the rubric is worth %s", got)
	}
}

func TestLevelAndItemInJSON(t *testing.T) {
	for text, want := range map[string]Level{`"Good"`: {Text: "Good"}, `{"text":"Good","points":1.50}`: {"Good", "1.5"}, `{"text":"yes"}`: {Text: "yes"}} {
		var got Level
		if err := json.Unmarshal([]byte(text), &got); got != want || err != nil {
			t.Errorf("%s is read as %+v, %v", text, got, err)
		}
	}
	for text, want := range map[string]Item{`"Good"`: {Text: "Good"}, ` {"id":"i1","text":"Good"}`: {"i1", "Good"}, `{"text":"Good"}`: {Text: "Good"}} {
		var got Item
		if err := json.Unmarshal([]byte(text), &got); got != want || err != nil {
			t.Errorf("%s is read as %+v, %v", text, got, err)
		}
	}
	want := `[{"text":"Good","points":2},"Poor"] ["a",{"id":"i1","text":"b"}]`
	levels, err := json.Marshal([]Level{{"Good", "2"}, {Text: "Poor"}})
	items, err2 := json.Marshal([]Item{{Text: "a"}, {"i1", "b"}})
	if got := string(levels) + " " + string(items); got != want || err != nil || err2 != nil {
		t.Errorf("%s, %v, %v; want %s", got, err, err2, want)
	}
}

func TestInformationTakesNoAnswer(t *testing.T) {
	r := storedWith(t, &Information{})
	if q := r.Set.Questions[0]; q.Marked() || q.Max().Sign() != 0 {
		t.Errorf("information is worth %s", q.Max())
	}
	for _, answer := range []string{`"x"`, "true", "[1]", `{"a":1}`, "0"} {
		_, err := r.Mark("q", json.RawMessage(answer))
		expectFitError(t, answer, err, &FitError{Rule: "takes-no-answer"})
		_, err = r.Rename("q", json.RawMessage(answer), nil)
		expectFitError(t, answer, err, &FitError{Rule: "takes-no-answer"})
	}
	if mark, err := r.Mark("q", nil); err != nil || mark.Fraction.Sign() != 0 || mark.Max.Sign() != 0 {
		t.Errorf("no answer to information gets %v, %v", mark, err)
	}
}
