package handlers

import (
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
	"github.com/readback/readback/questions/starter"
)

// formSets are sets with questions of every type.
func formSets(t *testing.T) []questions.Set {
	t.Helper()
	sets := []questions.Set{must[questions.Set](t)(starter.Read())}
	for _, f := range []struct{ dir, name string }{{"../e2e/testdata", "runway.yaml"}, {"../e2e/testdata", "essay.yaml"}, {"../views", "specimen.yaml"}} {
		set, problems := native.Read(os.DirFS(f.dir), f.name)
		if problems.Failed() {
			t.Fatalf("%s: %+v", f.name, problems)
		}
		sets = append(sets, set)
		stored := must[*questions.Revision](t)(questions.NewRevision(set, nil))
		sets = append(sets, stored.Set) // with ids
	}
	return sets
}

func asFields(t *testing.T, q questions.Question) (fields map[string]any) {
	t.Helper()
	data := must[[]byte](t)(json.Marshal(q))
	if err := json.Unmarshal(data, &fields); err != nil {
		t.Fatal(err)
	}
	return fields
}

// TestFormKeepsQuestions: what the form of a question says, sent back as it is, is the question.
func TestFormKeepsQuestions(t *testing.T) {
	types := map[questions.Type]int{}
	for _, set := range formSets(t) {
		for i := range set.Questions {
			q := &set.Questions[i]
			r := &formReader{form: formOf(q), errors: map[string]string{}}
			if back := r.question(q); !reflect.DeepEqual(asFields(t, back), asFields(t, *q)) || len(r.errors) > 0 {
				t.Errorf("%s/%s came back as\n%v, was\n%v %v", set.ID, q.ID, asFields(t, back), asFields(t, *q), r.errors)
			}
			types[q.Type]++
		}
	}
	for _, kind := range questions.Types() {
		if types[kind] == 0 {
			t.Errorf("no %s was tried", kind)
		}
	}
}
