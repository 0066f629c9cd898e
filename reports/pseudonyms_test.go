package reports

import (
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/readback/readback/quiz"
)

// known is a quiz whose people all have something that gives them away.
func known() shelf {
	return shelf{quiz: quiz.Quiz{Title: "Harbour"},
		attempts: attempts(), answers: answers(), learners: []LearnerRow{
			{LearnerID: "p1", Learner: "Ann", ExternalID: "0042", Guest: true},
			{LearnerID: "p2", Learner: "Ben", ExternalID: "0043"},
			{LearnerID: "p3", Learner: "Cid", ExternalID: "0044", Guest: true},
			{LearnerID: "p4", Learner: "Dan", ExternalID: "0045"},
		}}
}

func tableOf(t *testing.T, o Order) [][]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(written(t, known(), o))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func TestAnAnonymousReportTellsNobody(t *testing.T) {
	for _, kind := range Kinds {
		for _, format := range []string{"csv", "json", "jsonl"} {
			got := written(t, known(), Order{Kind: kind.Name, Format: format, Anonymous: true})
			for _, secret := range []string{"Ann", "Müller", "Ben", "Essayist", "sum", "p1", "p2", "0042", "+A1", `"a1"`, "a1,"} {
				if strings.Contains(got, secret) {
					t.Errorf("%s as %s tells %q:\n%s", kind.Name, format, secret, got)
				}
			}
		}
	}
}

func TestGuestsAreBlankInAnAnonymousReport(t *testing.T) {
	for _, kind := range []string{"attempts", "learners"} {
		records := tableOf(t, Order{Kind: kind, Format: "csv", Anonymous: true, Columns: []string{"guest", "external_id"}})
		for _, row := range records[1:] {
			if row[0] != "" || row[1] != "" {
				t.Errorf("%s: %q", kind, row)
			}
		}
	}
}

func TestPseudonymsAreTheSameInEachReportAndOtherWithAnotherKey(t *testing.T) {
	attempts := tableOf(t, Order{Kind: "attempts", Format: "csv", Anonymous: true, Columns: []string{"attempt", "learner_id", "learner"}})
	answers := tableOf(t, Order{Kind: "answers", Format: "csv", Anonymous: true, Columns: []string{"attempt", "learner_id", "learner"}})
	if !slices.Equal(attempts[1], answers[1]) || attempts[1][1] != attempts[1][2] || attempts[1][1] == attempts[2][1] {
		t.Errorf("%q and %q", attempts, answers)
	}
	one, other := NewPseudonyms([]byte("one")), NewPseudonyms([]byte("other"))
	if one.of("learner-", "p1") == other.of("learner-", "p1") || one.of("learner-", "p1") == one.of("attempt-", "p1") {
		t.Error("the key makes no difference")
	}
}

func TestTheOrderOfLearnersTellsNobody(t *testing.T) {
	records := tableOf(t, Order{Kind: "learners", Format: "csv", Anonymous: true})
	byPseudonym := slices.IsSortedFunc(records[1:], func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	if len(records) != 5 || !byPseudonym {
		t.Errorf("%q", records)
	}
}

func TestColumnsAreChosenInTheirOrder(t *testing.T) {
	records := tableOf(t, Order{Kind: "attempts", Format: "csv", Columns: []string{"percent", "learner"}})
	if !slices.Equal(records[0], []string{"percent", "learner"}) || !slices.Equal(records[2], []string{"", "'@sum"}) {
		t.Errorf("%q", records)
	}
}

func TestWhatCantBeAskedForIsSaid(t *testing.T) {
	none, not := (*ErrNoColumn)(nil), (*ErrNotFor)(nil)
	if err := (Order{Kind: "learners", Format: "csv", Columns: []string{"shoe_size"}}).Check(); !errors.As(err, &none) || !strings.Contains(err.Error(), `"shoe_size"`) || !strings.Contains(err.Error(), "percent") {
		t.Errorf("%v", err)
	}
	for _, o := range []Order{{Anonymous: true}, {Columns: []string{"learner"}}} {
		o.Kind, o.Format = "learners", "moodle-csv"
		if err := o.Check(); !errors.As(err, &not) || !strings.Contains(err.Error(), `"moodle-csv"`) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}
