package questions

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// rewritten is sound with another text in one of its sources.
func rewritten(source, old, text string) *Set {
	set := sound()
	s := set.Source(source)
	s.Text = strings.Replace(s.Text, old, text, 1)
	return set
}

// lacking is sound without one of its sources.
func lacking(source string) *Set {
	set := sound()
	set.Briefing = slices.DeleteFunc(set.Briefing, func(s Source) bool { return s.ID == source })
	return set
}

// TestWhatWasBoundIsStale: what a question rested on in the revision before is a warning where it is gone; all else is as wrong
// as ever.
func TestWhatWasBoundIsStale(t *testing.T) {
	moved := rewritten("joint", "China", "nobody")
	moved.Questions[0].Evidence = []Evidence{{Source: "joint", Quote: "Japan accuses"}}
	added := rewritten("joint", "China", "nobody")
	added.Questions[5].ID = "another"
	sentence := rewritten("allies", "NATO agrees.", "NATO agrees. So it is")
	sentence.Questions[4].Body.(*SelectSentence).Correct = []string{"China. NATO agrees"}
	before := sound()
	before.Questions[4].Body.(*SelectSentence).Correct = []string{"China. NATO agrees"}
	tests := []struct {
		name        string
		set, before *Set
		want        []string // "severity rule question", each once
	}{
		{"nothing changed", sound(), sound(), nil},
		{"a source that one question rests on", rewritten("joint", "China", "nobody"), sound(), []string{"warning stale compare-sources"}},
		{"with nothing before", rewritten("joint", "China", "nobody"), nil, []string{"error quote-not-found compare-sources"}},
		{"another quote", moved, sound(), []string{"error quote-not-found single-choice", "warning stale compare-sources"}},
		{"another question", added, sound(), []string{"error quote-not-found another"}},
		{"a sentence that was never one", sentence, before, []string{"warning stale select-sentence"}},
		{"a source that is gone", lacking("joint"), sound(), func() (all []string) {
			for _, q := range sound().Questions {
				all = append(all, "warning stale "+q.ID)
			}
			return all
		}()},
		{"stale before already", rewritten("joint", "China", "nobody"), rewritten("joint", "China", "nobody"), []string{"warning stale compare-sources"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range CheckSince(test.set, test.before) {
				got = append(got, fmt.Sprintf("%s %s %s", p.Severity, p.Rule, p.Question))
			}
			slices.Sort(got)
			slices.Sort(test.want)
			if diff := cmp.Diff(test.want, slices.Compact(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestStaleNamesTheNearestPassage(t *testing.T) {
	set := rewritten("allies", "NATO agrees.", "NATO hardly agrees.")
	ps := CheckSince(set, sound())
	want := map[string]any{"source": "allies", "quote": "NATO agrees", "gone": false, "passage": 2, "text": "The U.S. blames China. NATO hardly agrees."}
	if len(ps) == 0 || ps[0].Pointer != "/questions/0/evidence/0/quote" {
		t.Fatalf("%+v", ps)
	}
	if diff := cmp.Diff(want, ps[0].Args); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestStaleQuestionsAreNotAsked, and nothing of them is written down: a revision is the same whatever was bound before.
func TestStaleQuestionsAreNotAsked(t *testing.T) {
	whole := stored(t, *sound())
	if stale := whole.Stale(); len(stale) > 0 || whole.Asked() != &whole.Set || whole.AllHeldBack() {
		t.Errorf("stale in a sound set: %v", stale)
	}
	one := stored(t, *rewritten("joint", "China", "nobody"))
	if diff := cmp.Diff([]string{"compare-sources"}, one.Stale()); diff != "" {
		t.Error(diff)
	}
	if asked := one.Asked(); len(asked.Questions) != 11 || asked.Question("compare-sources") != nil || one.Set.Question("compare-sources") == nil {
		t.Errorf("asked are %d, of %d", len(asked.Questions), len(one.Set.Questions))
	}
	if !one.IsStale("compare-sources") || one.IsStale("essay") || one.AllHeldBack() {
		t.Error("another question is stale")
	}
	if !one.Accepting([]Acceptance{{Question: "short-text", Text: "x"}}).IsStale("compare-sources") {
		t.Error("a correction binds it")
	}
	if all := stored(t, *lacking("allies")); !all.AllHeldBack() || len(all.Stale()) != 12 {
		t.Errorf("stale are %v", all.Stale())
	}
	read, err := NewRevision(one.Set, &whole.Set)
	if err != nil || canonical(t, &read.Set) != canonical(t, &one.Set) {
		t.Errorf("stored again it differs: %v", err)
	}
}

// TestAsStaleAsChecked: a question is held back exactly when the check calls it stale, whatever becomes of its sources.
func TestAsStaleAsChecked(t *testing.T) {
	cut := rapid.SampledFrom([]string{"China", "NATO agrees", "Nobody", "Japan", "servers", "\n\n", ". "})
	rapid.Check(t, func(rt *rapid.T) {
		set := sound()
		for i := range set.Briefing {
			if rapid.Bool().Draw(rt, "changed") {
				set.Briefing[i].Text = strings.ReplaceAll(set.Briefing[i].Text, cut.Draw(rt, "cut"), rapid.SampledFrom([]string{" ", "It"}).Draw(rt, "put"))
			}
		}
		ps := CheckSince(set, sound())
		if ps.Failed() {
			rt.Fatalf("a change of the sources alone is refused: %+v", ps)
		}
		var told []string
		for _, p := range ps {
			if p.Rule == StaleRule && !slices.Contains(told, p.Question) {
				told = append(told, p.Question)
			}
		}
		if diff := cmp.Diff(told, stored(t, *set).Stale()); diff != "" {
			rt.Fatalf("(-checked +held back):\n%s", diff)
		}
	})
}
