package questions

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNearestSentences(t *testing.T) {
	f := NewFinder(CutBriefing(briefing()))
	tests := []struct{ source, quote, want string }{
		{"allies", "Thirty hundred servers were hit.", "allies/3.1"},
		{"allies", "NATO disagrees", "allies/2.2"},
		{"joint", "Japan blames China.", "joint/1.1"},
		{"gone", "Nobody was ever punished", "allies/4.1"},
		{"allies", "Zebras", ""},
	}
	for _, test := range tests {
		got := ""
		if refs := f.Nearest(test.source, test.quote, 1); len(refs) > 0 {
			got = refs[0].String()
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.quote, got, test.want)
		}
	}
}

// TestRebound binds every quote of every type to another one; the question that was there stays as it was.
func TestRebound(t *testing.T) {
	set := sound()
	for i := range set.Questions {
		q := &set.Questions[i]
		before, err := copied(*q)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range q.Bindings() {
			to := Evidence{Source: b.Source, Quote: "another"}
			own, ok := q.Rebound(b.Below, to)
			if ok != (b.Quote != "" || b.Absent != "") {
				t.Errorf("%s%s: bound %v", q.ID, b.Below, ok)
			}
			if diff := cmp.Diff(before, *q); diff != "" {
				t.Fatalf("the question itself was changed (-was +is):\n%s", diff)
			}
			if !ok {
				continue
			}
			found := false
			for _, other := range own.Bindings() {
				found = found || other.Below == b.Below && other.Quote == "another"
			}
			if !found {
				t.Errorf("%s%s isn't bound", q.ID, b.Below)
			}
		}
	}
}

func TestARightSentenceStaysInItsSource(t *testing.T) {
	q := &sound().Questions[4]
	if _, ok := q.Rebound("/correct/0", Evidence{Source: "joint", Quote: "Japan and NATO blame China."}); ok {
		t.Error("a right sentence is of another source")
	}
}
