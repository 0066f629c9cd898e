package reports

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestAPDFWithoutNamesHasNone(t *testing.T) {
	from := manyRows(30)
	from.learners[3].Guest, from.learners[4].ExternalID = true, "4711"
	from.answers = []AnswerRow{{Attempt: "a1", LearnerID: "p1", Learner: worldNames[1]}}
	names, _ := from.Pseudonyms()
	s := anonymousSource{from, names}
	var learners []string
	for r := range s.LearnerRows(t.Context(), Filter{}) {
		learners = append(learners, r.Learner)
		if r.Learner != r.LearnerID || r.Guest || r.ExternalID != "" {
			t.Errorf("%+v", r)
		}
	}
	for r := range s.AttemptRows(t.Context(), Filter{}) {
		if !slices.Contains(learners, r.Learner) || r.LearnerID != r.Learner || !strings.HasPrefix(r.Attempt, "attempt-") {
			t.Errorf("%+v", r)
		}
	}
	for r := range s.AnswerRows(t.Context(), Filter{}) {
		if r.Learner != names.of("learner-", "p1") || r.Attempt != names.of("attempt-", "a1") {
			t.Errorf("%+v", r)
		}
	}
	if len(learners) != 30 || !slices.IsSorted(learners) {
		t.Errorf("%d learners, in order: %v", len(learners), slices.IsSorted(learners))
	}
	for _, kind := range []string{"attempts", "learners"} {
		var with, without bytes.Buffer
		o := Order{Filter: Filter{Quiz: "q"}, Kind: kind, Format: "pdf", At: start}
		if err := Write(t.Context(), &with, from, o); err != nil {
			t.Fatal(err)
		}
		o.Anonymous = true
		if err := Write(t.Context(), &without, from, o); err != nil {
			t.Fatal(err)
		}
		if font := []byte("hangul"); !bytes.Contains(with.Bytes(), font) || bytes.Contains(without.Bytes(), font) {
			t.Errorf("%s: whether a Korean name is in it can't be told by its fonts", kind)
		}
	}
}
