package questions

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"
)

// briefing has two short sources: four passages and five sentences in allies, one of each in joint.
func briefing() []Source {
	return []Source{
		{ID: "allies", Title: "Allies blame China", Text: "# Allies\n\n" +
			"The U.S. blames **China**. NATO agrees.\n\n" +
			"Thirty thousand servers were hit. \n\nNobody was “punished”."},
		{ID: "joint", Title: "A joint effort", Text: "Japan and NATO blame China."},
	}
}

// storedWith is the revision of a set on the briefing with one question, q, which has this body.
func storedWith(t testing.TB, body Body) *Revision {
	t.Helper()
	set := Set{Readback: FormatVersion, ID: "set", Title: "Set", Briefing: briefing()}
	set.Questions = []Question{{QuestionHead: QuestionHead{ID: "q", Type: typeOf(body), Stem: stemFor(body)}, Body: body}}
	return stored(t, set)
}

// stemFor is a stem for a body: one with a place for each of its gaps, in the order of their names.
func stemFor(body Body) string {
	b, ok := body.(*GapFill)
	if !ok {
		return "Who?"
	}
	stem := "Fill:"
	for _, name := range slices.Sorted(maps.Keys(b.Gaps)) {
		stem += " [[" + name + "]]"
	}
	return stem
}

func stored(t testing.TB, set Set) *Revision {
	t.Helper()
	r, err := NewRevision(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func typeOf(body Body) Type {
	for _, name := range Types() {
		if reflect.TypeOf(NewBody(name)) == reflect.TypeOf(body) {
			return name
		}
	}
	return ""
}

// fractionOf marks an answer to the one question and writes its exact fraction.
func fractionOf(t testing.TB, r *Revision, answer string) string {
	t.Helper()
	mark, err := r.Mark("q", json.RawMessage(answer))
	if err != nil {
		t.Fatalf("marking %s: %v", answer, err)
	}
	return mark.Fraction.RatString()
}

func TestTypesAllHaveABody(t *testing.T) {
	if len(Types()) != len(bodies) {
		t.Errorf("%d types are listed, %d have a body", len(Types()), len(bodies))
	}
	for _, name := range Types() {
		if got := typeOf(NewBody(name)); got != name {
			t.Errorf("the body of %s is of type %q", name, got)
		}
	}
	if NewBody("essays") != nil {
		t.Error("an unknown type has a body")
	}
}

func TestEvidenceIsRequired(t *testing.T) {
	tests := []struct {
		rule     EvidenceRule
		briefing []Source
		want     bool
	}{
		{"", nil, false},
		{"", briefing(), true},
		{EvidenceOptional, briefing(), false},
		{EvidenceRequired, nil, true},
	}
	for _, test := range tests {
		set := Set{Evidence: test.rule, Briefing: test.briefing}
		if got := set.EvidenceIsRequired(); got != test.want {
			t.Errorf("%q with %d sources: %v, want %v", test.rule, len(test.briefing), got, test.want)
		}
	}
}
