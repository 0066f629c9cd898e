package native

import (
	"encoding/json"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/readback/readback/questions"
)

// questionAlone is where a question stands that is read by itself.
const questionAlone = "/questions/0"

// ReadQuestion reads the text of one question, as it stands in a set file, and checks it as a question of a set that follows a
// revision (nil: none). readable tells whether all of the text could be read, whatever else is wrong with it. Only the
// question's own problems are told.
func ReadQuestion(text string, in questions.Set, before *questions.Set) (q questions.Question, readable bool, problems questions.Problems) {
	d := &decoder{places: map[string]place{}, undecoded: map[place]bool{}}
	root := d.parse([]byte(text))
	if root == nil {
		return q, false, d.problems
	}
	d.places[questionAlone] = placeAt(root)
	d.questionAt(root, questionAlone, &q)
	readable = q.Body != nil && !d.problems.Failed()
	in.Questions = []questions.Question{q}
	var own questions.Problems
	for _, p := range questions.CheckSince(&in, before) {
		if strings.HasPrefix(p.Pointer, questionAlone) {
			own = append(own, p)
		}
	}
	d.locate(own)
	d.problems.Sort()
	return q, readable, d.problems
}

// WriteQuestion writes one question as YAML, as it stands in a set file.
func WriteQuestion(w io.Writer, q questions.Question) error {
	data, err := json.Marshal(q)
	if err != nil {
		return err
	}
	root, err := newJSONTree(data).value(0)
	if err != nil {
		return err
	}
	style(root)
	e := yaml.NewEncoder(w)
	e.SetIndent(2)
	if err := e.Encode(root); err != nil {
		return err
	}
	return e.Close()
}
