package questions

import (
	"encoding/json"
	"errors"
	"testing"
)

func questionOf(t *testing.T, text string) *Question {
	t.Helper()
	var q Question
	if err := json.Unmarshal([]byte(`{"id": "q", "stem": "[[g]]", `+text+`}`), &q); err != nil {
		t.Fatal(err)
	}
	return &q
}

// keyedCases are a question as it was asked, the same with another key, an answer, and what it earns then; or why it can't.
var keyedCases = []struct{ name, asked, key, answer, want, rule string }{
	{"another option", `"type": "single-choice", "options": [{"id": "a", "text": "A", "correct": true}, {"id": "b", "text": "B"}]`,
		`"type": "single-choice", "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B", "correct": true}]`, `"b"`, "1", ""},
	{"options that have changed places", `"type": "single-choice", "options": [{"id": "a", "text": "A", "correct": true}, {"id": "b", "text": "B"}]`,
		`"type": "single-choice", "options": [{"id": "a", "text": "B", "correct": true}, {"id": "b", "text": "A"}]`, `"b"`, "1", ""},
	{"a wording mended", `"type": "single-choice", "options": [{"id": "a", "text": "A", "correct": true}, {"id": "b", "text": "The bee in teh box"}]`,
		`"type": "single-choice", "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "The bee in the box", "correct": true}]`, `"b"`, "1", ""},
	{"another answer over an option", `"type": "single-choice", "options": [{"id": "a", "text": "Iran", "correct": true}, {"id": "b", "text": "Russia"}]`,
		`"type": "single-choice", "options": [{"id": "a", "text": "Iran"}, {"id": "b", "text": "China", "correct": true}]`, ``, "", "part-gone"},
	{"an option gone", `"type": "single-choice", "options": [{"id": "a", "text": "A", "correct": true}, {"id": "b", "text": "B"}]`,
		`"type": "single-choice", "options": [{"id": "a", "text": "A", "correct": true}, {"id": "c", "text": "C"}]`, ``, "", "part-gone"},
	{"a new right option", `"type": "single-choice", "options": [{"id": "a", "text": "A", "correct": true}, {"id": "b", "text": "B"}]`,
		`"type": "single-choice", "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}, {"id": "c", "text": "C", "correct": true}]`, ``, "", "part-new"},
	{"another type", `"type": "true-false", "answer": true`, `"type": "short-text", "accept": [{"text": "yes"}]`, ``, "", "type"},
	{"the other of two", `"type": "true-false", "answer": true`, `"type": "true-false", "answer": false`, `false`, "1", ""},
	{"another text", `"type": "short-text", "accept": [{"text": "noon"}]`, `"type": "short-text", "accept": [{"text": "night"}]`, `"Night"`, "1", ""},
	{"another number", `"type": "numeric", "unit": "km", "accept": [{"value": 1}]`, `"type": "numeric", "unit": "km", "accept": [{"value": 2}]`, `"2"`, "1", ""},
	{"another unit", `"type": "numeric", "unit": "km", "accept": [{"value": 1}]`, `"type": "numeric", "unit": "m", "accept": [{"value": 2}]`, ``, "", "unit"},
	{"all of them", `"type": "multiple-response", "options": [{"id": "a", "text": "A", "correct": true}, {"id": "b", "text": "B"}]`,
		`"type": "multiple-response", "options": [{"id": "a", "text": "A", "correct": true}, {"id": "b", "text": "B", "correct": true}]`, `["a"]`, "1/2", ""},
	{"pairs the other way", `"type": "matching", "pairs": [{"id": "p1", "prompt": "P", "match_id": "m1", "match": "X"}, {"id": "p2", "prompt": "Q", "match_id": "m2", "match": "Y"}]`,
		`"type": "matching", "pairs": [{"id": "p1", "prompt": "P", "match_id": "m1", "match": "Y"}, {"id": "p2", "prompt": "Q", "match_id": "m2", "match": "X"}]`,
		`{"p1": "m2", "p2": "m1"}`, "1", ""},
	{"one match for two", `"type": "matching", "pairs": [{"id": "p1", "prompt": "P", "match_id": "m1", "match": "X"}, {"id": "p2", "prompt": "Q", "match_id": "m2", "match": "Y"}]`,
		`"type": "matching", "pairs": [{"id": "p1", "prompt": "P", "match_id": "m1", "match": "X"}, {"id": "p2", "prompt": "Q", "match_id": "m2", "match": "X"}]`,
		`{"p1": "m1", "p2": "m1"}`, "1", ""},
	{"another order", `"type": "ordering", "items": [{"id": "i1", "text": "A"}, {"id": "i2", "text": "B"}]`,
		`"type": "ordering", "items": [{"id": "i2", "text": "B"}, {"id": "i1", "text": "A"}]`, `["i2", "i1"]`, "1", ""},
	{"an item more", `"type": "ordering", "items": [{"id": "i1", "text": "A"}, {"id": "i2", "text": "B"}]`,
		`"type": "ordering", "items": [{"id": "i2", "text": "B"}, {"id": "i1", "text": "A"}, {"id": "i3", "text": "C"}]`, ``, "", "part-new"},
	{"another gap", `"type": "gap-fill", "gaps": {"g": {"accept": [{"text": "noon"}]}}`, `"type": "gap-fill", "gaps": {"g": {"accept": [{"text": "night"}]}}`, `{"g": "night"}`, "1", ""},
	{"a gap of another kind", `"type": "gap-fill", "gaps": {"g": {"accept": [{"text": "noon"}]}}`,
		`"type": "gap-fill", "gaps": {"g": {"options": [{"id": "a", "text": "A", "correct": true}, {"id": "b", "text": "B"}]}}`, ``, "", "gap-kind"},
	{"a gap gone", `"type": "gap-fill", "gaps": {"g": {"accept": [{"text": "noon"}]}}`, `"type": "gap-fill", "gaps": {"h": {"accept": [{"text": "noon"}]}}`, ``, "", "part-gone"},
	{"another stance", `"type": "compare-sources", "claims": [{"id": "c1", "text": "A", "sources": {"s": "states"}}]`,
		`"type": "compare-sources", "claims": [{"id": "c1", "text": "A", "sources": {"s": "silent"}}]`, `{"c1": {"s": "silent"}}`, "1", ""},
	{"a source not compared", `"type": "compare-sources", "claims": [{"id": "c1", "text": "A", "sources": {"s": "states"}}]`,
		`"type": "compare-sources", "claims": [{"id": "c1", "text": "A", "sources": {"r": "silent"}}]`, ``, "", "source"},
	{"another sentence", `"type": "select-sentence", "source": "s", "correct": ["One came."]`, `"type": "select-sentence", "source": "s", "correct": ["Two left."]`, `["s/1.2"]`, "1", ""},
	{"a sentence that wasn't there", `"type": "select-sentence", "source": "s", "correct": ["One came."]`, `"type": "select-sentence", "source": "s", "correct": ["Three."]`, ``, "", "source"},
	{"an essay", `"type": "essay"`, `"type": "essay", "words": {"min": 3}`, ``, "", "by-hand"},
}

func TestAQuestionIsMarkedByAnotherKey(t *testing.T) {
	for _, c := range keyedCases {
		asked, key := questionOf(t, c.asked), questionOf(t, c.key)
		asked.Points = "3"
		set := Set{ID: "s", Briefing: []Source{{ID: "s", Text: "One came. Two left."}}, Questions: []Question{*asked}}
		r := &Revision{Set: set, Cuts: CutBriefing(set.Briefing)}
		keyed, err := asked.KeyedBy(key, r.Cuts)
		refused := (*KeyError)(nil)
		if errors.As(err, &refused); c.rule != "" {
			if refused == nil || refused.Rule != c.rule {
				t.Errorf("%s: %v, want %s", c.name, err, c.rule)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		again := r.Keyed([]*Question{keyed})
		mark, err := again.Mark("q", json.RawMessage(c.answer))
		if err != nil || mark.Fraction.RatString() != c.want || mark.Max.RatString() != "3" {
			t.Errorf("%s: %+v, %v, want %s of 3", c.name, mark, err, c.want)
		}
		if same, err := r.Mark("q", json.RawMessage(c.answer)); err != nil || same.Fraction.Cmp(mark.Fraction) == 0 {
			t.Errorf("%s: the revision itself marks so: %+v, %v", c.name, same, err)
		}
	}
}

func TestAKeyAndAcceptedTextsGoTogether(t *testing.T) {
	asked, key := questionOf(t, `"type": "short-text", "accept": [{"text": "noon"}]`), questionOf(t, `"type": "short-text", "accept": [{"text": "night"}]`)
	r := &Revision{Set: Set{ID: "s", Questions: []Question{*asked}}}
	keyed, err := asked.KeyedBy(key, nil)
	if err != nil {
		t.Fatal(err)
	}
	list := []Acceptance{{Question: "q", Text: "dusk", Fraction: one()}}
	for name, both := range map[string]*Revision{"key first": r.Keyed([]*Question{keyed}).Accepting(list), "text first": r.Accepting(list).Keyed([]*Question{keyed})} {
		for answer, want := range map[string]string{`"night"`: "1", `"dusk"`: "1", `"noon"`: "0"} {
			if mark, err := both.Mark("q", json.RawMessage(answer)); err != nil || mark.Fraction.RatString() != want {
				t.Errorf("%s: %s earns %+v, %v", name, answer, mark, err)
			}
		}
	}
}
