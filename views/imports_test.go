package views

import (
	"testing"
	"testing/fstest"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
)

func TestExampleSetHasNoProblems(t *testing.T) {
	_, problems := native.Read(fstest.MapFS{"example.yaml": {Data: []byte(exampleSet)}}, "example.yaml")
	for _, p := range problems {
		t.Errorf("example.yaml:%d:%d: %s", p.Line, p.Column, p.Rule)
	}
}

func TestCheckSaysWhatAnImportWouldMake(t *testing.T) {
	failed := []ProblemLine{{Severity: questions.Error}, {Severity: questions.Error}, {Severity: questions.Warning}}
	set := &ImportedSet{ID: "harbour", Title: "Harbour"}
	same := &ImportedSet{ID: "harbour", Title: "Harbour", Identical: true}
	tests := []struct {
		name        string
		page        ImportPage
		title, lede string
		may         bool
	}{
		{"errors", ImportPage{Set: set, Problems: failed}, "2 errors and 1 warning", "Nothing was imported. Correct the errors and check again.", false},
		{"unreadable", ImportPage{Problems: failed[:1]}, "1 error", "Nothing was imported. Correct the errors and check again.", false},
		{"warning", ImportPage{Set: set, Problems: failed[2:], Replaces: 3}, "1 warning", `This makes revision 4 of "Harbour", with 0 questions.`, true},
		{"new", ImportPage{Set: set}, "No problems", `"Harbour" will be a new set with 0 questions, under the id harbour.`, true},
		{"identical", ImportPage{Set: same, Replaces: 3}, "No problems", "There is nothing to import.", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := checkedTitle(test.page); got != test.title {
				t.Errorf("title %q, want %q", got, test.title)
			}
			if got := checkedLede(test.page); got != test.lede {
				t.Errorf("lede %q, want %q", got, test.lede)
			}
			if got := test.page.mayImport(); got != test.may {
				t.Errorf("may import: %v, want %v", got, test.may)
			}
		})
	}
}
