package questions

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// flightJSON is a set for comparing: pairs of old and new text are put into it.
const flightJSON = `{"readback": 1, "id": "flight", "title": "A flight", "tags": ["air"],
	"briefing": [{"id": "log", "title": "The log", "text": "The crew left at noon."}, {"id": "note", "title": "A note", "text": "Nothing."}],
	"questions": [
		{"id": "q1", "type": "single-choice", "stem": "Who left?", "tags": ["who"], "evidence": [{"source": "log", "quote": "The crew left"}],
			"options": [{"id": "a", "text": "The crew", "correct": true}, {"id": "b", "text": "The tower"}], "explanation": "The log says so."},
		{"id": "q2", "type": "short-text", "stem": "When?", "accept": [{"text": "noon"}, {"text": "midday"}]},
		{"id": "q3", "type": "true-false", "stem": "It was late.", "answer": false},
		{"id": "q4", "type": "ordering", "stem": "Order.", "items": [{"id": "i1", "text": "One"}, {"id": "i2", "text": "Two"}]}]}`

func flightWith(t *testing.T, oldnew ...string) *Set {
	t.Helper()
	text := strings.NewReplacer(oldnew...).Replace(flightJSON)
	if len(oldnew) > 0 && text == flightJSON {
		t.Fatal("nothing was replaced")
	}
	var set Set
	if err := json.Unmarshal([]byte(text), &set); err != nil {
		t.Fatal(err)
	}
	return &set
}

// told writes changes as path: was -> is; what isn't there is a dash.
func told(parts []PartChange) []string {
	said := func(text *string) string {
		if text == nil {
			return "-"
		}
		return *text
	}
	var lines []string
	for _, p := range parts {
		lines = append(lines, strings.Join(p.Path, " ")+": "+said(p.Was)+" -> "+said(p.Is))
	}
	return lines
}

func TestEachPartOfAChangedQuestionIsTold(t *testing.T) {
	tests := []struct {
		name   string
		oldnew []string
		want   []string
	}{
		{"stem", []string{"Who left?", "Who stayed?"}, []string{"stem: Who left? -> Who stayed?"}},
		{"an option", []string{"The tower", "The pilot"}, []string{"options b text: The tower -> The pilot"}},
		{"key", []string{`"The crew", "correct": true}, {"id": "b", "text": "The tower"}`, `"The crew"}, {"id": "b", "text": "The tower", "correct": true}`},
			[]string{"options a correct: true -> false", "options b correct: false -> true"}},
		{"a new option", []string{`"The tower"}`, `"The tower"}, {"id": "c", "text": "Nobody"}`}, []string{"options c text: - -> Nobody"}},
		{"an option that is gone", []string{`, {"id": "b", "text": "The tower"}`, ``}, []string{"options b text: The tower -> -"}},
		{"points", []string{`"stem": "Who left?"`, `"stem": "Who left?", "points": "2"`}, []string{"points: 1 -> 2"}},
		{"tags", []string{`["who"]`, `["who", "people"]`}, []string{"tags: who -> who, people"}},
		{"evidence", []string{`"quote": "The crew left"`, `"quote": "left at noon"`}, []string{"evidence 1 quote: The crew left -> left at noon"}},
		{"more evidence in front", []string{`[{"source": "log"`, `[{"source": "note", "absent": "silent"}, {"source": "log"`},
			[]string{"evidence 1 source: - -> note", "evidence 1 absent: - -> silent"}},
		{"explanation", []string{`, "explanation": "The log says so."`, ``}, []string{"explanation: The log says so. -> -"}},
		{"order of what is accepted", []string{`{"text": "noon"}, {"text": "midday"}`, `{"text": "midday"}, {"text": "noon"}`},
			[]string{"accept order: noon\nmidday -> midday\nnoon"}},
		{"a right answer", []string{`"answer": false`, `"answer": true`}, []string{"answer: false -> true"}},
		{"the right order", []string{`{"id": "i1", "text": "One"}, {"id": "i2", "text": "Two"}`, `{"id": "i2", "text": "Two"}, {"id": "i1", "text": "One"}`},
			[]string{"items order: One\nTwo -> Two\nOne"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := flightWith(t, test.oldnew...).ComparedWith(flightWith(t))
			if len(c.Questions) != 1 || len(c.Sources)+len(c.Set) > 0 || c.Questions[0].Fate != FateChanged || c.Questions[0].Moved {
				t.Fatalf("%+v", c)
			}
			if got := told(c.Questions[0].Parts); !reflect.DeepEqual(got, test.want) {
				t.Errorf("told %q, want %q", got, test.want)
			}
		})
	}
}

func TestWhatIsNewGoneAndMovedIsTold(t *testing.T) {
	before, after := flightWith(t), flightWith(t, "A flight", "The flight", "Nothing.", "Something.")
	qs := after.Questions
	added := qs[1]
	added.ID = "q9"
	after.Questions = []Question{qs[2], qs[0], added, qs[3]}
	c := after.ComparedWith(before)
	if got := told(c.Set); !reflect.DeepEqual(got, []string{"title: A flight -> The flight"}) {
		t.Errorf("of the set: %q", got)
	}
	if len(c.Sources) != 1 || c.Sources[0].ID != "note" || c.Sources[0].Fate != FateChanged {
		t.Errorf("sources: %+v", c.Sources)
	}
	var got []string
	for _, q := range c.Questions {
		got = append(got, q.ID+" "+string(q.Fate))
	}
	if want := []string{"q1 moved", "q9 new", "q2 gone"}; !reflect.DeepEqual(got, want) {
		t.Errorf("questions: %q, want %q", got, want)
	}
	if q9 := told(c.Questions[1].Parts); !reflect.DeepEqual(q9, []string{"type: - -> short-text", "stem: - -> When?", "accept 1 text: - -> noon", "accept 2 text: - -> midday"}) {
		t.Errorf("the new one says %q", q9)
	}
	same := before.ComparedWith(flightWith(t))
	if !same.None() {
		t.Errorf("a set differs from itself: %+v", same)
	}
}
