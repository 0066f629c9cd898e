package questions

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// fullSet has a question of each type and every field of a set.
func fullSet() Set {
	no := false
	set := Set{
		Readback: FormatVersion, ID: "set", Title: "A <set> & more", Description: "What?", Language: "en",
		Tags: []string{"b", "a"}, Evidence: EvidenceOptional, Briefing: briefing(),
	}
	for _, body := range []Body{
		&SingleChoice{Options: options(right, Option{Pinned: true}), Shuffle: &no},
		&MultipleResponse{Options: options(weighing("100"), weighing("-33.3")), Marking: ByWeights},
		&TrueFalse{Answer: &no, Feedback: TrueFalseFeedback{True: "No."}},
		&ShortText{Accept: []Accept{{Text: "MSS", Weight: "50", Feedback: "Yes."}}, Match: MatchExact, Typos: 1},
		picking(2, "NATO agrees"),
		comparing(),
		&Numeric{Accept: []NumericAccept{{Value: "30000", Tolerance: "5%", Feedback: "Yes."}, {Min: "10", Max: "12.5", Weight: "50"}}, Unit: "servers"},
		pairing([][2]string{{"Japan", "blames"}, {"NATO", "blames"}}, "is blamed"),
		inOrder(RelativePosition, "First", "second", "third"),
		&GapFill{Gaps: map[string]Gap{
			"who":      {Accept: []GapAccept{{Text: "China", Feedback: "Yes."}}, Match: MatchExact, Typos: 1, Weight: "2"},
			"how many": {Accept: []GapAccept{{Value: "30000", Tolerance: "0.5"}, {Min: "10", Weight: "50"}}, Unit: "servers"},
			"which":    {Options: options(right, wrong), Shuffle: &no, Weight: "0.5"},
		}},
		&Essay{Rubric: []Criterion{{"Both sources", "1", []Level{{"One", "0.5"}, {Text: "None"}}}, {Criterion: "Clear", Points: "0.5"}},
			Words: WordRange{50, 100}},
		&Information{},
	} {
		set.Questions = append(set.Questions, Question{Body: body, QuestionHead: QuestionHead{
			ID: string(typeOf(body)), Type: typeOf(body), Stem: stemFor(body), Points: "1.5", Tags: []string{"t"}, Explanation: "So.", Hint: "Look.", Pinned: true,
			Evidence: []Evidence{{Source: "allies", Quote: "NATO agrees", Passage: 2}, {Source: "joint", Absent: "Silent."}},
		}})
	}
	return set
}

// answersToFullSet has an answer to each question of fullSet that takes one, by its id.
var answersToFullSet = map[string]string{
	"single-choice": `"a"`, "multiple-response": `["a"]`, "true-false": "true", "short-text": `"the MSS"`,
	"select-sentence": `["allies/2.2"]`, "compare-sources": `{"c1":{"allies":"states"}}`,
	"numeric": `"31,000 servers"`, "matching": `{"p1":"m2"}`, "ordering": `["i2","i1","i3"]`,
	"gap-fill": `{"who":"Cathay","how many":"11","which":"b"}`, "essay": `"Because."`,
}

func TestCanonicalReadsBack(t *testing.T) {
	set := fullSet()
	content, sum, err := set.Canonical()
	if err != nil || len(sum) != 64 {
		t.Fatalf("sum %q, %v", sum, err)
	}
	var read Set
	if err := json.Unmarshal([]byte(content), &read); err != nil {
		t.Fatal(err)
	}
	if whole, err := json.Marshal(set); err != nil || string(whole) != content {
		t.Errorf("put together it is\n%s\nand at once\n%s", content, whole)
	}
	if diff := cmp.Diff(set, read); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
}

func TestCanonicalOfEqualContentIsEqual(t *testing.T) {
	first := stored(t, fullSet())
	again, err := NewRevision(fullSet(), &first.Set) // the same file, imported again
	if err != nil {
		t.Fatal(err)
	}
	changed := fullSet()
	changed.Questions[0].Hint = "Look again."
	next, err := NewRevision(changed, &first.Set)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := canonical(t, &first.Set), canonical(t, &again.Set); a != b {
		t.Errorf("the same import gives\n%s\n%s", a, b)
	}
	if a, b := canonical(t, &first.Set), canonical(t, &next.Set); a == b {
		t.Error("a change is lost")
	}
}

func canonical(t *testing.T, set *Set) string {
	content, sum, err := set.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	return sum + " " + content
}

func TestNewRevisionLeavesItsArgumentsAlone(t *testing.T) {
	set, previous := fullSet(), fullSet()
	r, err := NewRevision(set, &previous)
	if err != nil {
		t.Fatal(err)
	}
	r.Set.Briefing[0].Text = "changed"
	r.Set.Questions[0].Body.(*SingleChoice).Options[0].Text = "changed"
	r.Set.Questions[0].Tags[0] = "changed"
	r.Set.Questions[5].Body.(*CompareSources).Claims[0].Sources["allies"] = Silent
	if diff := cmp.Diff(fullSet(), set); diff != "" {
		t.Errorf("the set was changed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(fullSet(), previous); diff != "" {
		t.Errorf("the previous set was changed (-want +got):\n%s", diff)
	}
}

func TestNewRevisionCutsTheBriefing(t *testing.T) {
	r := stored(t, fullSet())
	if len(r.Cuts["allies"]) != 4 || len(r.Cuts["joint"]) != 1 {
		t.Errorf("cut into %d and %d passages", len(r.Cuts["allies"]), len(r.Cuts["joint"]))
	}
	var read Cuts
	data, err := json.Marshal(r.Cuts)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &read); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r.Cuts, read); diff != "" {
		t.Errorf("(-stored +read):\n%s", diff)
	}
}

func TestUnmarshalUnknownType(t *testing.T) {
	var set Set
	if err := json.Unmarshal([]byte(`{"questions":[{"id":"q","type":"crossword"}]}`), &set); err == nil {
		t.Error("an unknown type was read")
	}
}

func TestWhatPassesTheCheckCanBeStored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points, err := ParseDecimal(rapid.StringMatching(`[0-9]{0,3}(\.[0-9]{1,40})?(e-[0-9]{1,2})?`).Draw(t, "points"))
		if err != nil {
			return
		}
		set := fullSet()
		set.Questions[0].Points = points
		if Check(&set).Failed() {
			return
		}
		if _, err := NewRevision(set, nil); err != nil {
			t.Fatal(err)
		}
	})
}
