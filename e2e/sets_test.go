package e2e

import (
	"os"
	"slices"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/questions/starter"
)

// starterSet is the set of the quiz that every new installation has.
func starterSet(t *testing.T) *questions.Set {
	t.Helper()
	set, err := starter.Read()
	if err != nil {
		t.Fatal(err)
	}
	return &set
}

// runwaySet is the set of testdata/runway.yaml: one question of each type that is marked at once.
func runwaySet(t *testing.T) *questions.Set {
	t.Helper()
	return readSet(t, "runway.yaml")
}

// everyType is the small set with a question of each type there is: the last one waits for a person.
func everyType(t *testing.T) *questions.Set {
	t.Helper()
	set := runwaySet(t)
	set.Questions = append(set.Questions, readSet(t, "essay.yaml").Questions...)
	if len(set.Questions) != len(questions.Types()) {
		t.Fatalf("%d questions for %d types", len(set.Questions), len(questions.Types()))
	}
	return set
}

func readSet(t *testing.T, name string) *questions.Set {
	t.Helper()
	set, problems := formats.Read(os.DirFS("testdata"), name, "")
	if problems.Failed() {
		t.Fatalf("%s: %v", name, problems)
	}
	return &set
}

// typesIn lists the types that a set has, in the order of questions.Types.
func typesIn(set *questions.Set) []questions.Type {
	return slices.DeleteFunc(questions.Types(), func(kind questions.Type) bool {
		return !slices.ContainsFunc(set.Questions, func(q questions.Question) bool { return q.Type == kind })
	})
}

// answerable counts the questions that ask something.
func answerable(set *questions.Set) (count int) {
	for i := range set.Questions {
		if set.Questions[i].Marked() {
			count++
		}
	}
	return count
}
